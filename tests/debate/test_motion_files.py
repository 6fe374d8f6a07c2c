"""Motions as files: what is right is laid over the law, what is wrong is told where it stands."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sentencing.corpus.motions import motion_meant, read_motion
from sentencing.corpus.overlay import AmendedLaw, amended
from sentencing.corpus.problem import StatuteError, UsageProblem
from sentencing.corpus.roots import system_folders
from sentencing.debate.motion import program_of
from sentencing.engine.assess import assess
from sentencing.engine.case import Case
from sentencing.law.band import plain
from sentencing.law.changes import between_systems
from sentencing.law.sanction import Sanction
from sentencing.review.logic import Seen, faults
from tests.cli.asking import refused
from tests.corpus.house import DATA, REPOSITORY, copied, with_files
from tests.debate.motion_house import HEAD

DAY = date(2026, 1, 15)
README = (REPOSITORY / "statutes" / "README.md").read_text(encoding="utf-8")
TIER = '[[replace]]\nin = "xx/12"\n[[replace.tier]]\nid = "base"\ncite = "12(1)"\nprincipal = ["prison 2y..5y"]\n'
NEEDS = '[[{kind}]]\nin = "xx/12"\nneeds = {needs}\n'


def laid(folder: Path, text: str, root: Path | None = None) -> AmendedLaw:
    """A motion laid over the small system."""
    path = folder / "m.toml"
    path.write_text(text, encoding="utf-8")
    return amended(system_folders((str(root or DATA / "xx"),)), read_motion(str(path)), DAY)


def wrong(folder: Path, text: str, root: Path | None = None) -> str:
    """What is said of a motion that is wrong: one line for each problem."""
    with pytest.raises(StatuteError) as caught:
        laid(folder, text, root)
    return "\n".join(str(problem._replace(file=Path(problem.file).name)) for problem in caught.value.problems)


def may(law: AmendedLaw, **facts: bool | int | str) -> str:
    """What a court may impose for taking boats."""
    found = assess(law, "xx/12", Case({name.replace("_", "-"): value for name, value in facts.items()}), str(DAY)).may
    return " | ".join(f"{rung} {span.low}..{span.high}" if span else rung for rung, span in plain(found))


def test_the_example_of_the_readme(tmp_path: Path) -> None:
    (text,) = re.findall(r"^```toml\n(\[motion\].*?)^```$", README, re.DOTALL | re.MULTILINE)
    law = laid(tmp_path, text)
    assert may(law) == "prison 24..60"
    assert may(law, boats=2) == "life"
    assert may(law, brought_back=True) == "prison 24..60"


def test_the_law_itself_is_untouched(tmp_path: Path) -> None:
    laid(tmp_path, HEAD + TIER)
    assert may(laid(tmp_path, HEAD + TIER.replace("replace", "add").replace('"base"', '"other"'))) == "prison 24..60"
    assert may(laid(tmp_path, HEAD + '[[remove]]\nin = "xx/12"\nrule = ["brought-back"]')) == "prison 12..60"


def test_sanctions_alone_are_joined_and_struck(tmp_path: Path) -> None:
    some = 'in = "xx/12"\nsanctions = [{ tier = "aggravated", principal = ["life"] }]'
    assert may(laid(tmp_path, f"{HEAD}[[remove]]\n{some}"), boats=2) == "prison 60..180"
    joined = some.replace("aggravated", "base")
    assert may(laid(tmp_path, f"{HEAD}[[add]]\n{joined}")) == "prison 12..60 | life"


def test_a_rule_of_the_general_part(tmp_path: Path) -> None:
    rule = '[[replace]]\nin = "xx/5"\n[[replace.rule]]\nid = "surrender"\ncite = "5(2)"\nlabel = { en = "Surrender" }\n'
    law = laid(tmp_path, f'{HEAD}about = ["xx/12"]\n{rule}when = "surrender"\nshall = ["exempt"]')
    assert may(law, surrender=True) == "exempt"


def test_rules_of_the_general_part_come_and_go(tmp_path: Path) -> None:
    gone = f'{HEAD}about = ["xx/12"]\n[[remove]]\nin = "xx/5"\nrule = ["accessory"]\n'
    assert may(laid(tmp_path, gone), role="accessory") == "prison 12..60"
    more = '[[add]]\nin = "xx/5"\n[[add.rule]]\nid = "late"\ncite = "5(3)"\nlabel = { en = "Late" }\n'
    law = laid(tmp_path, f'{gone}{more}when = {{ role = "accessory" }}\nshall = ["exempt"]')
    assert may(law, role="accessory") == "exempt"
    changes = between_systems(laid(tmp_path, HEAD + TIER).system("xx"), law.system("xx"), str(DAY))
    assert [(each.id, each.before is None, each.after is None) for each in changes] == [
        ("accessory", False, True),
        ("late", True, False),
    ]


def test_what_a_crime_requires_comes_and_goes(tmp_path: Path) -> None:
    root = copied(tmp_path)
    added = HEAD + NEEDS.format(kind="add", needs='{ boats = ">= 2" }')
    law = laid(tmp_path, added)
    assert may(law, boats=1) == ""
    assert may(law, boats=2) == "prison 60..180 | life"
    file = next(root.rglob("12.toml"))
    file.write_text(
        file.read_text(encoding="utf-8").replace("\n[source]", 'needs = "several"\n[source]', 1), encoding="utf-8"
    )
    assert (
        may(laid(tmp_path, HEAD + NEEDS.format(kind="remove", needs="true"), file.parent), boats=1) == "prison 12..60"
    )
    law = laid(tmp_path, HEAD + NEEDS.format(kind="replace", needs='"brought-back"'), file.parent)
    assert (may(law, brought_back=False), may(law, brought_back=True)) == ("", "prison 6..60")
    assert "xx/12 needs something already: [[replace]] changes it" in wrong(tmp_path, added, file.parent)


def test_what_is_removed_may_be_added_in_other_words(tmp_path: Path) -> None:
    gone = '[[remove]]\nin = "xx/12"\ncite = ["12(3)"]\n'
    again = '[[add]]\nin = "xx/12"\n[[add.rule]]\nid = "brought-back"\ncite = "12(3)"\nlabel = { en = "B" }\n'
    law = laid(tmp_path, f'{HEAD}{gone}{again}when = "brought-back"\nshall = ["exempt"]')
    assert may(law, brought_back=True) == "exempt"


def test_versions_of_other_days_give_way(tmp_path: Path) -> None:
    tiers = "".join(
        f'[[tier]]\nid = "base"\ncite = "13(1)"\nprincipal = ["{frame}"]\n{days}\n'
        for frame, days in (("fine", "until = 2020-12-31"), ("prison 1y..2y", "from = 2021-01-01\nuntil = 2030-12-31"),
                            ("life", "from = 2031-01-01"))
    )  # fmt: skip
    head = '[[offence]]\nid = "xx/13"\narticle = "13"\ntitle = { en = "T" }\n'
    root = with_files(tmp_path, n13=head + tiers)
    law = laid(tmp_path, HEAD + TIER.replace("12", "13"), root / "xx")
    (tier,) = law.offence("xx/13").elements.tiers
    assert tier.principal == (Sanction.parse("prison 2y..5y"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TIER.replace("xx/12", "xx/21"), "m.toml:10:7: replace[0].in: there is no offence and no article 'xx/21' in this system; did you mean 'xx/12'?"),
        (TIER.replace('"base"', '"bse"'), "m.toml:12:7: replace[0].tier.bse.id: there is no tier 'bse' in xx/12 on 2026-01-15; did you mean 'base'?"),
        (TIER.replace("replace", "add"), "m.toml:12:7: add[0].tier.base.id: xx/12 has a tier 'base' already: [[replace]] changes it"),
        (TIER + 'when = "sevral"', "m.toml:15:9: replace[0].tier.base.when: there is no fact or circumstance 'sevral', here or shared; did you mean 'several'?"),
        (TIER + 'when = { boats = ">= 2 x" }', "m.toml:15:"),
        (TIER.replace("prison 2y..5y", "prisn 2y..5y"), "m.toml:14:15: replace[0].tier.base.principal[0]:"),
        (TIER.replace("prison 2y..5y", "prison 9y..5y"), "the span ends (5y) before it begins (9y)"),
        (TIER + 'within = "worst"', "m.toml:15:11: replace[0].tier.base.within: there is no other tier 'worst' of the same offence"),
        (TIER + 'frame_off = "x"', "m.toml:15:1: replace[0].tier.base.frame_off: there is no key 'frame_off' here; did you mean 'frame_of'?"),
        (TIER + "from = 2026-01-15", "m.toml:15:1: replace[0].tier.base.from: a motion speaks of one day of law: its clauses have no dates"),
        ('[[remove]]\nin = "xx/12"\nrule = ["brought-bak"]', "m.toml:11:10: remove[0].rule[0]: there is no rule 'brought-bak' in xx/12 on 2026-01-15; did you mean 'brought-back'?"),
        ('[[remove]]\nin = "xx/12"\ncite = ["12(4)"]', "m.toml:11:10: remove[0].cite[0]: nothing in xx/12 rests on '12(4)' on 2026-01-15"),
        ('[[remove]]\nin = "xx/12"\nsanctions = [{ tier = "base", principal = ["life"] }]', "remove[0].sanctions[0].principal[0]: the tier 'base' does not hold it"),
        ('[[remove]]\nin = "xx/12"\nsanctions = [{ tier = "base", principal = ["prison"] }]', "nothing is left of 'base': its id under [[remove]] takes it away"),
        ('[[add]]\nin = "xx/12"\nsanctions = [{ tier = "base" }]', "add[0].sanctions[0]: one of principal / additional is required here"),
        ('[[replace]]\nin = "xx/12"', "m.toml:9:1: replace[0]: the clause holds nothing, such as a [[replace.tier]]"),
        ("", "m.toml:1:1: motion: it changes nothing: [[replace]], [[add]] or [[remove]] says what"),
        (NEEDS.format(kind="replace", needs='"several"'), "replace[0].needs: xx/12 needs nothing on 2026-01-15"),
        (NEEDS.format(kind="add", needs='"sevral"'), "add[0].needs: there is no fact or circumstance 'sevral', here or shared; did you mean 'several'?"),
        (NEEDS.format(kind="add", needs='"several"').replace("xx/12", "xx/5"), "add[0].needs: 'in' must name the one offence that this is needed for, not 'xx/5'"),
        ('[[remove]]\nin = "xx/12"\ncircumstance = ["several"]', "m.toml:9:1: remove[0]: with this the law no longer fits together:"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(tmp_path: Path, text: str, said: str) -> None:
    assert said in wrong(tmp_path, HEAD + text)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"xx"', '"yy"', "m.toml:3:11: motion.system: there is no system 'yy'"),
        ('"proposed"', '"agreed"', "m.toml:6:11: motion.status: 'agreed' is none of 'proposed' or 'passed'"),
        ('"proposed"', '"passed"', "m.toml:6:11: motion.status: a motion that passed, and no other, says from which day it is law"),
        ('"proposed"', '"passed"\nin_force = 2025-01-01', "m.toml:7:12: motion.in_force: it is law (2025-01-01) before it was published (2026-01-15)"),
        ('title = { en = "M" }\n', "", "motion.title: 'title' is required here"),
        ("2026-01-15 }", '"2026-01-15" }', "a date without quotes, such as 2015-11-01, is wanted"),
        ('by = { en = "Somebody" }', "by = {}", "motion.by: the words are missing"),
        ('id = "m"', 'id = "M!"', "motion.id: 'M!' is not an id: small letters, digits and hyphens"),
        ("by = {", 'about = ["xx/21"]\nby = {', "m.toml:7:11: motion.about[0]: there is no offence 'xx/21' in this system; did you mean 'xx/12'?"),
    ],
)  # fmt: skip
def test_so_is_one_in_its_head(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert said in wrong(tmp_path, HEAD.replace(old, new) + TIER)


def test_words_find_a_motion_and_what_is_none_is_told(tmp_path: Path) -> None:
    root = copied(tmp_path)
    (root / "motions").mkdir()
    (root / "motions" / "m.toml").write_text(HEAD.replace('"M"', '"Death for boats"') + TIER, encoding="utf-8")
    for words in ("m", "death for boats", "deth for boats"):
        assert motion_meant((str(root),), words).motion.id == "m"
    with pytest.raises(UsageProblem, match="no motion is called 'cattle'; there are m"):
        motion_meant((str(root),), "cattle")
    with pytest.raises(UsageProblem, match=r"there is no file 'none\.toml'"):
        motion_meant((str(root),), "none.toml")


def test_the_law_of_a_day_to_come_is_not_known() -> None:
    assert "that day is still to come" in refused("motion", "message-of-2015", "--law", "2999-01-01")


def test_the_command_refuses_in_one_line(tmp_path: Path) -> None:
    law = ("--statutes", f"only:{DATA / 'xx'}")
    path = tmp_path / "m.toml"
    path.write_text(HEAD + TIER.replace('"base"', '"bse"'), encoding="utf-8")
    assert refused("motion", str(path), *law).startswith(f"{path}:12:7: replace[0].tier.bse.id: there is no tier 'bse'")
    assert "is not a date such as 2015-06-18" in refused("motion", str(path), "--law", "yesterday", *law)
    assert "no motion is called 'x'" in refused("motion", "x", *law)
    assert "is no offence: only those have frames" in refused("near", "xx/5", *law)


def test_a_frame_of_life_alone_leaves_an_accessory_nowhere_to_go(tmp_path: Path) -> None:
    alone = '[[remove]]\nin = "xx/12"\ntier = ["aggravated"]\n'
    life = '[[replace]]\nin = "xx/12"\nsanctions = [{ tier = "base", principal = ["life"] }]\n'
    found = [
        each.finding for each in faults(program_of(laid(tmp_path, HEAD + alone + life), "xx/12", str(DAY)), Seen())
    ]
    assert "nothing-below" in found
    beside = [each.finding for each in faults(program_of(laid(tmp_path, HEAD + alone), "xx/12", str(DAY)), Seen())]
    assert "nothing-below" not in beside


def test_a_tier_that_goes_first_is_tied_with_none(tmp_path: Path) -> None:
    tier = '[[add]]\nin = "xx/12"\n[[add.tier]]\nid = "other"\ncite = "12(2)"\nprincipal = ["prison 5y..", "life"]\n'
    tied, settled = (
        {each.finding for each in faults(program_of(laid(tmp_path, HEAD + tier + more), "xx/12", str(DAY)), Seen())}
        for more in ('when = "several"', 'when = "several"\nlighter_than = "aggravated"')
    )
    assert "tie" in tied
    assert "tie" not in settled
