"""Where references lead a case, worked by hand on a small system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sentencing.corpus.store import open_corpus
from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from tests.corpus.conftest import cache_home
from tests.corpus.house import circumstance, offence, problems, with_files

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


class TestTheOffenceThatTheCaseNames:
    """`other`: the fact `other-offence` of the system says which."""

    NAMED = '[article]\narticle = "9"\ntitle = { en = "Others" }\n\n[[fact]]\nid = "other-offence"\ntype = "offence"\nlabel = { en = "Which" }\n'

    def law(self, kind: str) -> dict[str, str]:
        return {
            "n1": offence("1", circumstance("agreed") + reference(kind, "other", 'when = "agreed"\n')),
            "n2": offence("2", reference(kind, "other")).replace("1y..5y", "6m..2y"),
            "general_9": self.NAMED,
        }

    def test_convicted_of_it_though_it_is_no_graver(self, tmp_path: Path) -> None:
        found = asked(tmp_path, {"agreed": True, "other-offence": "xx/2"}, **self.law("convict"))
        assert (found.convicted_of, [(each.kind, each.to) for each in found.via]) == ("xx/2", [("convict", "xx/2")])

    def test_convicted_of_it_besides(self, tmp_path: Path) -> None:
        found = asked(tmp_path, {"agreed": True, "other-offence": "xx/2"}, **self.law("cumulate"))
        assert (found.convicted_of, [each.offence for each in found.cumulate]) == ("xx/1", ["xx/2"])

    @pytest.mark.parametrize("kind", ["convict", "cumulate", "heavier"])
    @pytest.mark.parametrize("facts", [{"agreed": True}, {"agreed": True, "other-offence": "xx/1"}])
    def test_naming_none_or_the_one_asked_about_leads_nowhere(
        self, tmp_path: Path, kind: str, facts: dict[str, Any]
    ) -> None:
        found = asked(tmp_path, facts, **self.law(kind))
        assert (found.convicted_of, found.via, found.cumulate) == ("xx/1", (), ())


class TestFurtherConvictions:
    def law(self, way: str) -> dict[str, str]:
        besides = '[[reference]]\nid = "besides"\ncite = "1"\ncumulate = ["xx/3"]\nwhen = "bribed"\n'
        return {
            "n1": offence("1", circumstance("worse") + circumstance("bribed") + way + besides),
            "n2": offence("2", besides.replace("bribed", "xx/1:bribed")).replace("1y..5y", "5y..9y"),
            "n3": offence("3"),
        }

    @pytest.mark.parametrize("kind", ["convict", "heavier"])
    def test_what_stands_in_place_of_an_offence_leaves_them(self, tmp_path: Path, kind: str) -> None:
        way = reference(kind, "xx/2", 'when = "worse"\n')
        found = asked(tmp_path, {"worse": True, "bribed": True}, **self.law(way))
        assert (found.convicted_of, [each.offence for each in found.cumulate]) == ("xx/2", ["xx/3"])

    def test_the_offence_itself_is_not_a_further_one(self, tmp_path: Path) -> None:
        way = reference("convict", "xx/3", 'when = "worse"\n')
        found = asked(tmp_path, {"worse": True, "bribed": True}, **self.law(way))
        assert (found.convicted_of, found.cumulate) == ("xx/3", ())


class TestAnswersCarriedToAFurtherConviction:
    """It is about another act: only a question in the same words is answered for both."""

    def law(self, asks: str, more: str = "", kind: str = "cumulate") -> dict[str, str]:
        tier = '[[tier]]\nid = "{}"\ncite = "2(1)"\n{}principal = ["prison {}"]\n'
        tiers = tier.format("base", "", "1y..5y") + tier.format("bad", 'when = "serious"\n', "5y..9y")
        return {
            "n1": offence("1", circumstance("serious", 'ask = { en = "Was it?" }\n') + reference(kind, "xx/2", more)),
            "n2": offence("2", circumstance("serious", f'ask = {{ en = "{asks}" }}\n') + tiers),
        }

    def further(self, folder: Path, facts: dict[str, Any], **files: str) -> tuple[str, list[str]]:
        found = asked(folder, facts, **files)
        tier = found.cumulate[0].tier
        assert tier
        return tier.id, [each.id for each in found.reasons if each.code == "not-carried"]

    def test_the_same_question(self, tmp_path: Path) -> None:
        assert self.further(tmp_path, {"serious": True}, **self.law("Was it?")) == ("bad", [])

    def test_another_question(self, tmp_path: Path) -> None:
        assert self.further(tmp_path, {"serious": True}, **self.law("Was the other?")) == ("base", ["serious"])

    def test_another_question_answered_for_itself(self, tmp_path: Path) -> None:
        facts = {"serious": True, "xx/2:serious": True}
        assert self.further(tmp_path, facts, **self.law("Was the other?")) == ("bad", [])

    def test_one_that_the_reference_hands_on(self, tmp_path: Path) -> None:
        law = self.law("Was the other?", 'with = { serious = "@serious" }\n')
        assert self.further(tmp_path, {"serious": True}, **law) == ("bad", [])

    def test_in_place_of_its_source_it_is_about_the_same_act(self, tmp_path: Path) -> None:
        found = asked(tmp_path, {"serious": True}, **self.law("Was the other?", kind="convict"))
        assert found.tier
        assert found.tier.id == "bad"


class TestALapsingReference:
    """The offence in whose place another comes stands where that one is not made out, if the reference lapses."""

    def found(self, folder: Path, more: str, facts: dict[str, Any]) -> Assessment:
        two = offence("2", circumstance("great")).replace("title = {", 'needs = "great"\ntitle = {', 1)
        return asked(folder, facts, n1=offence("1", reference("convict", "xx/2", more)), n2=two)

    def test_it_leads_on_where_the_other_is_made_out(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "lapses = true\n", {"xx/2:great": True}).convicted_of == "xx/2"

    def test_the_offence_stands_where_it_is_not(self, tmp_path: Path) -> None:
        found = self.found(tmp_path, "lapses = true\n", {"xx/2:great": False})
        assert (found.liable, found.convicted_of, found.via) == (True, "xx/1", ())
        assert [each.detail["to"] for each in found.reasons if each.code == "lapses"] == ["xx/2"]

    def test_without_the_key_neither_stands(self, tmp_path: Path) -> None:
        assert self.found(tmp_path, "", {"xx/2:great": False}).liable is False

    def test_what_is_not_known_leaves_both_open(self, tmp_path: Path) -> None:
        found = self.found(tmp_path, "lapses = true\n", {"xx/2:great": None})
        assert (found.liable, found.convicted_of) == (True, None)
        assert found.unknown == ("xx/2:great",)

    def test_only_a_conviction_lapses(self, tmp_path: Path) -> None:
        one = offence("1", reference("punish", "xx/2", "lapses = true\n"))
        assert any("only a `convict`" in each for each in problems(with_files(tmp_path, n1=one, n2=offence("2"))))


class TestAnswersApart:
    """An id that means another thing to the offence in whose place another comes: its answer stays where it is."""

    RULE = '[[rule]]\nid = "old"\ncite = "1"\nlabel = { en = "old" }\nwhen = "old"\nmay = ["exempt"]\nfollows = true\n'
    TIERS = '[[tier]]\nid = "base"\ncite = "2"\nprincipal = ["prison 1y..5y"]\n[[tier]]\nid = "up"\ncite = "2"\nwhen = "old"\nprincipal = ["prison 5y..9y"]\n'

    def found(self, folder: Path, more: str, facts: dict[str, Any]) -> Assessment:
        one = offence("1", circumstance("old") + self.RULE + reference("convict", "xx/2", more))
        return asked(folder, facts, n1=one, n2=offence("2", circumstance("old") + self.TIERS))

    def test_answers_go_along_by_their_id(self, tmp_path: Path) -> None:
        found = self.found(tmp_path, "", {"old": True})
        assert found.tier is not None
        assert (found.tier.id, [rule.id for rule in found.rules]) == ("up", ["old"])

    def test_but_for_those_apart(self, tmp_path: Path) -> None:
        """The rule of the first offence that follows the case is still read by the answer given there."""
        found = self.found(tmp_path, 'apart = ["old"]\n', {"old": True})
        assert found.tier is not None
        assert (found.tier.id, [rule.id for rule in found.rules]) == ("base", ["old"])
        assert [each.detail["name"] for each in found.reasons if each.code == "not-carried"] == ["xx/2:old"]

    def test_the_other_offence_is_answered_by_its_own_name(self, tmp_path: Path) -> None:
        found = self.found(tmp_path, 'apart = ["old"]\n', {"xx/2:old": True})
        assert found.tier is not None
        assert (found.tier.id, found.rules) == ("up", ())

    @pytest.mark.parametrize(
        ("facts", "tiers"), [({"old": None}, ["base"]), ({"xx/2:old": None}, ["base", "up"])], ids=str
    )
    def test_what_is_not_known_is_not_known_of_one(
        self, tmp_path: Path, facts: dict[str, Any], tiers: list[str]
    ) -> None:
        found = self.found(tmp_path, 'apart = ["old"]\n', facts)
        ended = [each.id for each in found.reasons if each.step == "tier"]
        assert ended == tiers
        assert found.unknown == tuple(facts)

    @pytest.mark.parametrize(
        ("kind", "more", "wanted"),
        [
            ("convict", 'apart = ["olt"]\n', "there is no fact or circumstance 'olt'"),
            ("convict", 'alike = ["olt"]\n', "there is no fact or circumstance 'olt'"),
            ("punish", 'apart = ["old"]\n', "asks about both offences as one"),
            ("cumulate", 'apart = ["old"]\n', "carries no other question"),
            ("cumulate", 'alike = ["old"]\n', "only what is asked in the same words"),
        ],
    )
    def test_they_are_asked_by_both(self, tmp_path: Path, kind: str, more: str, wanted: str) -> None:
        one = offence("1", circumstance("old") + reference(kind, "xx/2", more))
        found = problems(with_files(tmp_path, n1=one, n2=offence("2", circumstance("old"))))
        assert any(wanted in each for each in found), found
