"""Questions over all cases of an offence at once, without enumerating them (design, section 5, "Over all cases").

    found = space(law, offence, day)
    found.groups                       what can come out, how often, and the smallest scenario of each
    found.where(lambda group: ...)     how many scenarios are so, and the smallest
    found.smallest(lambda group: ...)  every smallest set of departures with which they are
    compare(found, other)              the same scenarios under two laws

A *scenario* answers every question that the offence, the General Part and the offences to which references lead ask;
to be silent is an answer where the law takes silence for one. What the court may find is no answer but the court's.
"""

from __future__ import annotations

from sentencing.engine.space.group import Group
from sentencing.engine.space.space import Compared, Found, Space, compare, space

__all__ = ["Compared", "Found", "Group", "Space", "compare", "space"]
