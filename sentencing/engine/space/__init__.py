"""Questions over all cases of an offence at once, without enumerating them (design, section 5, "Over all cases").

    found = space(law, offence, day)
    found.groups                       what can come out, how often, and the smallest scenario of each
    found.exists(lambda group: ...)    whether a scenario is so at all
    found.where(lambda group: ...)     how many scenarios are so, and the smallest
    found.smallest(lambda group: ...)  every smallest set of departures with which they are
    compare(found, other)              the same scenarios under two laws

Nothing is worked out before it is asked. A claim is answered over the rules that it can distinguish; past the budget of
one diagram scenarios are taken in parts, and past that of all parts an answer is "undecided".

A *scenario* answers every question that the offence, the General Part and the offences to which references lead ask;
to be silent is an answer where the law takes silence for one. What the court may find is no answer but the court's.
"""

from __future__ import annotations

from sentencing.engine.space.group import Group
from sentencing.engine.space.space import Compared, Found, Space, compare, space

__all__ = ["Compared", "Found", "Group", "Space", "compare", "space"]
