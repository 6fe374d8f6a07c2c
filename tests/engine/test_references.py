"""Where references lead a case, worked by hand on a small system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sentencing.corpus.store import open_corpus
from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from tests.corpus.conftest import cache_home
from tests.corpus.house import circumstance, offence, with_files

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from sentencing.engine.assessment import Assessment

__all__ = ["cache_home"]

DAY = "2026-01-01"


def asked(folder: Path, facts: dict[str, Any], **files: str) -> Assessment:
    """The assessment of xx/1 under the small system with these files."""
    law = open_corpus((str(with_files(folder, **files)),))
    return assess(law, "xx/1", Case(facts), DAY)


def reference(kind: str, to: str, more: str = "") -> str:
    """The text of a reference; `more` are further keys."""
    written = f'["{to}"]' if kind in ("heavier", "cumulate", "acts") else f'"{to}"'
    return f'[[reference]]\nid = "leads"\ncite = "1"\n{kind} = {written}\n{more}'


WAY = """
[[fact]]
id = "way"
type = "choice"
default = "{default}"
label = {{ en = "Way" }}
values = [{{ id = "by-day", label = {{ en = "by day" }} }}, {{ id = "by-night", label = {{ en = "by night" }} }}]
"""


class TestUnknownAnswers:
    def test_an_answer_that_cannot_be_does_not_rule_out_the_others(self, tmp_path: Path) -> None:
        """By day the act is punished as another, and that never happens to a crew: so a crew acted by night."""
        one = offence("1", WAY.format(default="by-day") + reference("punish", "xx/2", 'when = { way = "by-day" }\n'))
        never = '[[never]]\nwhen = "crew"\ncite = "2"\nlabel = { en = "no crew by day" }\n'
        two = offence("2", circumstance("crew") + never).replace("1y..5y", "5y..9y")
        found = asked(tmp_path, {"way": None, "xx/2:crew": True, "crew": True}, n1=one, n2=two)
        assert [str(each.span.low) for each in found.open if each.span] == ["12"]
