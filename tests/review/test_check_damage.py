"""Whatever goes wrong in a shipped statute file, `check` finds it: in that file, on that line, and as what it is.

The law is a part of the shipped one that stands on its own. Each damage is one exact replacement in one file.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from sentencing.corpus.problem import Problem, StatuteError
from sentencing.corpus.roots import system_folders
from sentencing.corpus.sources import read_systems
from sentencing.corpus.store import open_corpus
from sentencing.review.check import check
from tests.review.boats import SHIPPED
from tests.review.places import stands_today

DAY = "2026-11-22"
TRAFFICKING, BUYING, THEFT = "criminal-law/240", "criminal-law/241", "criminal-law/264"
KIDNAPPING, RAPE = "criminal-law/239", "criminal-law/236"
ACCESSORIES, NO_DEATH, MITIGATION = "general/27", "general/49", "general/63"


class Damage(NamedTuple):
    """What is replaced in a file; what is then found (words of the finding), on a line that begins so, in which file
    if not in the same."""

    file: str
    old: str
    new: str
    found: str
    line: str
    there: str = ""


BASE = 'principal = ["prison 5y..10y"]\nadditional = [{ shall = ["fine"] }]\n'
KILLING = """[[reference]]
id = "killing"
cite = "232; 69(1)"
from = 1997-10-01
label = { en = "An intentional killing is a second conviction", zh = "另行故意杀害的，数罪并罚" }
when = "killed-victim"
cumulate = ["cn/232"]
inferred = true
"""
NEGLIGENT = """[[example]]
says = { en = "Negligence is never joint", zh = "过失犯罪不成立共同犯罪" }
offence = "cn/133"
given = { role = "accessory" }
shall = ["prison 6m..3y", "detention 1m..6m"]
may = ["prison 6m..3y", "detention 1m..6m"]
"""
WAIVER = '[[waiver]]\nfinding = "tie"\nof = "gravest"\ncite = "240(1)"\nreason = { en = "So it is." }\n\n'
LESSER = '"lighter", "mitigated", "exempt"]\n\n[[note]]'
INFANT = 'says = { en = "An infant got by deceit, since 2017"'
FRAME, TIER, RULE, EXAMPLE_ADDED = "frame = ", "[[tier]]", "[[rule]]", "additional = "

FIGURES = {
    "a month off the minimum": Damage(TRAFFICKING, 'principal = ["prison 5y..10y"]', 'principal = ["prison 5y1m..10y"]', "frame is prison 5y1m..10y (example)", FRAME),
    "a month off the maximum": Damage(TRAFFICKING, 'principal = ["prison 5y..10y"]', 'principal = ["prison 5y..10y1m"]', "'base' and 'aggravated' overlap (overlap)", TIER),
    "a gap between tiers": Damage(TRAFFICKING, 'principal = ["prison 5y..10y"]', 'principal = ["prison 5y..9y11m"]', "a gap between 'base' and 'aggravated'", TIER),
    "overlapping tiers": Damage(KIDNAPPING, 'principal = ["prison 5y..10y"]', 'principal = ["prison 5y..11y"]', "'less-serious' and 'base' overlap (overlap)", TIER),
    "beyond what any sentence may be": Damage(TRAFFICKING, 'principal = ["prison 5y..10y"]', 'principal = ["prison 5y..16y"]', "(beyond-limits)", TIER),
    "life dropped": Damage(TRAFFICKING, '["prison 10y..", "life"]\nadd', '["prison 10y.."]\nadd', "frame is prison 10y..15y (example)", FRAME),
    "death for life": Damage(KIDNAPPING, 'principal = ["prison 10y..", "life"]', 'principal = ["prison 10y..", "death"]', "frame is prison 10y..15y, death", FRAME),
    "detention dropped": Damage(BUYING, '"prison ..3y", "detention", ', '"prison ..3y", ', "frame is surveillance 3m..2y, prison", FRAME),
    "a threshold off": Damage(TRAFFICKING, 'victims = ">= 3"', 'victims = ">= 4"', "the tier is base", "tier = "),
    "a share off": Damage(THEFT, '["half-six", "burglary", "armed"], amount = ">= 50% of @huge-here"', '["half-six", "burglary", "armed"], amount = ">= 80% of @huge-here"', "may is fine", "may = "),
    "a limit of the system off": Damage("jurisdiction", '"6m..15y"', '"6m..20y"', "prison 10y..20y", "shall = ", MITIGATION),
}  # fmt: skip

ADDITIONS = {
    "a missing fine": Damage(TRAFFICKING, BASE, BASE.splitlines()[0] + "\n", "what is added is nothing", EXAMPLE_ADDED),
    "a fine that may be left out": Damage(TRAFFICKING, BASE, BASE.replace("shall", "may"), "what is added is may fine", EXAMPLE_ADDED),
    "confiscation for a fine": Damage(KIDNAPPING, 'principal = ["prison 5y..10y"]\nadditional = [{ shall = ["fine"] }]', 'principal = ["prison 5y..10y"]\nadditional = [{ shall = ["confiscation"] }]', "what is added is shall confiscation", EXAMPLE_ADDED),
    "one of two, made both": Damage(TRAFFICKING, '10y..", "life"]\nadditional = [{ shall = ["fine", "confiscation"] }]\n\n', '10y..", "life"]\nadditional = [{ shall = ["fine"] }, { shall = ["confiscation"] }]\n\n', "what is added is shall fine; shall confiscation", EXAMPLE_ADDED),
    "together or alone, made together": Damage(THEFT, '"surveillance"]\nadditional = [{ shall-or-sole', '"surveillance"]\nadditional = [{ shall', "what is added is shall fine", EXAMPLE_ADDED),
}  # fmt: skip

TIERS = {
    "a tier that cannot be reached": Damage(TRAFFICKING, 'when = "especially-serious"', 'when = { all = ["especially-serious"], not = "especially-serious" }', "no answers make this tier apply (unreachable)", TIER),
    "no base": Damage(TRAFFICKING, 'zh = "一般情形" }\n', 'zh = "一般情形" }\nwhen = "three-or-more"\n', "reach no tier (no-base)", "[[offence]]"),
    "a tie": Damage(KIDNAPPING, 'injured-gravely"] }\nprincipal = ["life", "death"]', 'injured-gravely"] }\nprincipal = ["prison 10y..", "life"]', "neither is graver: say which goes first (tie)", TIER),
    "`within` dropped": Damage(TRAFFICKING, 'within = "aggravated"', "#", "the tier is gravest", "tier = "),
    "`lighter_than` dropped": Damage(KIDNAPPING, 'lighter_than = "base"\n', "", "no answers make this tier apply", TIER),
    "a circumstance in the wrong tier": Damage(KIDNAPPING, '["killed", "injured-gravely"]', '["killed", "injured-gravely", "less-serious"]', "the tier is gravest", "tier = "),
    "an aggravating circumstance that lowers a bound": Damage(TRAFFICKING, 'when = "especially-serious"', 'when = { all = ["especially-serious"], not = "stole-infant" }', "it raises a bound under some answers and lowers one under others (not-monotone)", "[[circumstance]]"),
    "a listed case left out": Damage(TRAFFICKING, ', "serious-harm", "sold-abroad"]', ', "serious-harm"]', "nothing asks about this circumstance (unused)", "[[circumstance]]"),
}  # fmt: skip

RULES = {
    "shall, made may": Damage(ACCESSORIES, f"shall = [{LESSER}", f"may = [{LESSER}", "shall is prison 5y..10y", "shall = "),
    "an option dropped": Damage(ACCESSORIES, LESSER, LESSER.replace(', "exempt"', ""), "shall is surveillance", "shall = "),
    "heavier for lighter": Damage(ACCESSORIES, LESSER, LESSER.replace("lighter", "heavier"), "lighter and another heavier (not-monotone)", RULE),
    "the wrong reduction": Damage(ACCESSORIES, LESSER, LESSER.replace("mitigated", "mitigated below"), "shall is exempt, surveillance", "shall = "),
    "another reduction for all": Damage("jurisdiction", 'mitigated = "next"', 'mitigated = "below"', "may is surveillance", "may = ", MITIGATION),
    "a rule for everyone": Damage(ACCESSORIES, 'of = ["intentional"]\n', "", "shall is exempt", "shall = "),
    "a bar dropped": Damage(NO_DEATH, 'when = "pregnant-at-trial"\nshall = ["bar death"]', 'when = "pregnant-at-trial"\nshall = ["lighter"]', "shall is death", "shall = "),
    "a rule that never fires": Damage(BUYING, 'when = { victim = ["child", "both"], not = {', 'when = { all = ["abused"], victim = ["child", "both"], not = {', "no answers make this rule hold (never-fires)", RULE),
    "a definition that does not bind": Damage(TRAFFICKING, 'shall = "infant-by-deceit"', 'may = "infant-by-deceit"', "the tier is base", "tier = "),
    "an absence that is presumed": Damage(BUYING, 'default = "unknown"\nlabel = { en = "Abused', 'label = { en = "Abused', "may is", "may = "),
}  # fmt: skip

LINKS = {
    "a reference dropped": Damage(TRAFFICKING, KILLING, "", "further convictions: none", "cumulate = "),
    "a reference of another kind": Damage(TRAFFICKING, '"killed-victim"\ncumulate', '"killed-victim"\nheavier', "further convictions: none", "cumulate = "),
    "a reference to another offence": Damage(BUYING, '["resold"], not = { any = ["forced-sex", "girl-under-14"] } }\nconvict = "cn/240"', '["resold"], not = { any = ["forced-sex", "girl-under-14"] } }\nconvict = "cn/242"', "there is no fact or circumstance 'forced-prostitution', here or shared", "alike = "),
    "a question of another meaning, carried": Damage(KIDNAPPING, 'apart = ["less-serious"]\n', "", "'less-serious' is another question in cn/232: is it 'apart', its answer not carried, or 'alike'? (carried)", "[[reference]]"),
    "what makes it a crime left out": Damage(TRAFFICKING, '["trafficking-act", "to-sell", ', '["trafficking-act", ', "(unused)", "[[circumstance]]"),
    "what cannot go together, allowed": Damage(TRAFFICKING, 'role = ["accessory", "coerced"]', 'role = ["coerced"]', "the case is not refused", "refused = "),
    "a fact that nothing asks about": Damage(THEFT, 'shall = { thefts-in-two-years = ">= 3" }', 'shall = "burglary"', "nothing asks about this fact (unused)", "[[fact]]"),
    "a wrong default": Damage("shared", "default = 1\n", "default = 3\n", "the tier is aggravated", "tier = ", TRAFFICKING),
}  # fmt: skip

NAMES = {
    "a misspelt key": Damage(TRAFFICKING, "within = ", "withn = ", "there is no key 'withn' here", "withn"),
    "a misspelt circumstance": Damage(TRAFFICKING, 'when = "especially-serious"', 'when = "especially-serios"', "there is no fact or circumstance 'especially-serios'", "when = "),
    "a misspelt value": Damage(TRAFFICKING, '["accessory", "coerced"]', '["accessory", "coersed"]', "'coersed' is none of the values of 'role'", "when = "),
    "a misspelt sanction": Damage(TRAFFICKING, 'principal = ["death"]', 'principal = ["deth"]', "there is no sanction 'deth' on the ladder", "principal = "),
    "a misspelt tier": Damage(TRAFFICKING, 'within = "aggravated"', 'within = "aggravted"', "there is no other tier 'aggravted'", "within = "),
    "a misspelt offence": Damage(TRAFFICKING, 'cumulate = ["cn/232"]\ninferred', 'cumulate = ["cn/2322"]\ninferred', "there is no offence 'cn/2322'", "cumulate = "),
}  # fmt: skip

CITES = {
    "an instrument that is not there": Damage(TRAFFICKING, 'cite = "cn/fashi-2016-28 2"', 'cite = "cn/fashi-2016-82 2"', "there is no instrument 'cn/fashi-2016-82'", "cite = "),
    "a tier of another article": Damage(TRAFFICKING, 'id = "base"\ncite = "240(1)"', 'id = "base"\ncite = "241(1)"', "nor another tier of this file stands in 241(1) (strange-cite)", "cite = "),
    "the wrong item of a list": Damage(TRAFFICKING, 'cite = "240(1)(7)"', 'cite = "240(1)(9)"', "gathers the items 1, 2, 3, 4, 5, 6, 8, 9, and not 7 (list-hole)", "when = "),
    "the wrong paragraph": Damage(BUYING, 'id = "obstructed"\ncite = "241(6)"', 'id = "obstructed"\ncite = "241(7)"', "241(7) is none of the paragraphs that this file was compared with (not-compared)", "cite = "),
}  # fmt: skip

DATES = {
    "a gap between versions": Damage(RAPE, 'cite = "236(3)(3)"\nuntil = 2021-02-28', 'cite = "236(3)(3)"\nuntil = 2021-02-27', "'in-public' has a gap", "from = "),
    "versions that overlap": Damage(RAPE, 'cite = "236(3)(3)"\nuntil = 2021-02-28', 'cite = "236(3)(3)"\nuntil = 2021-03-01', "'in-public' stands twice: it overlaps", "id = "),
    "an end before the beginning": Damage(RAPE, 'cite = "236(3)(3)"\nuntil', 'cite = "236(3)(3)"\nfrom = 2021-03-01\nuntil', "it ends (2021-02-28) before it begins", "until = "),
    "both dates a day off": Damage(BUYING, 'until = 2015-10-31\nlabel = { en = "Child', 'until = 2015-10-30\nlabel = { en = "Child', "has a gap", "from = "),
    "an interpretation after its time": Damage(TRAFFICKING, "from = 2017-01-01\nshall", "from = 2018-01-01\nshall", "the tier is base", "tier = "),
    "law before its instrument": Damage(TRAFFICKING, "from = 2017-01-01\nshall", "shall", "the first day of what it rests on (cn/fashi-2016-28 1) (before-its-law)", "cite = "),
    "a version a year off": Damage(KIDNAPPING, "from = 2015-11-01\nlabel", "from = 2016-11-01\nlabel", "'gravest' has a gap", "from = "),
    "a quoted date": Damage("criminal-law/233", "from = 1997-10-01", 'from = "1997-10-01"', "a date without quotes", "from = "),
}  # fmt: skip

REVIEW = {
    "too few examples": Damage(ACCESSORIES, NEGLIGENT, "", "2 examples; every file has at least 3 (few-examples)", "#:schema"),
    "an idle waiver": Damage(TRAFFICKING, f"[[example]]\n{INFANT}", f"{WAIVER}[[example]]\n{INFANT}", "nothing is found that this would waive (idle-waiver)", "[[waiver]]"),
    "an example without its offence": Damage(ACCESSORIES, 'offence = "cn/133"\n', "", "'offence' must say which offence this is an example of", "[[example]]"),
}  # fmt: skip

DAMAGES = FIGURES | ADDITIONS | TIERS | RULES | LINKS | NAMES | CITES | DATES | REVIEW


@pytest.fixture(scope="module")
def law(read_once: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The part of the shipped law that the damages are done to."""
    copy = tmp_path_factory.mktemp("law") / "cn"
    shutil.copytree(SHIPPED / "cn", copy, ignore=shutil.ignore_patterns("cases", "decision-*"))
    kept = _kept(copy)
    for file in copy.glob("criminal-law/*.toml"):
        if file not in kept:
            file.unlink()
    return copy


def _kept(law: Path) -> set[Path]:
    """What the damages are done to, what the General Part speaks of, and what those refer to in turn or are punished
    by: files whose elements are `of` an offence."""
    special = {file.stem: file for file in law.glob("criminal-law/*.toml")}
    pending = [file for file in law.rglob("*.toml") if file not in special.values()]
    pending += [special[damage.file.rpartition("/")[2]] for damage in DAMAGES.values() if "criminal" in damage.file]
    texts = {file: file.read_text(encoding="utf-8") for file in special.values()}
    kept: set[Path] = set()
    while pending:
        file = pending.pop()
        if file not in kept:
            kept.add(file)
            named = re.findall(r'"(?:offence:)?cn/([0-9-]+)[".:#]', file.read_text(encoding="utf-8"))
            pending += [special[name] for name in named if name in special]
            pending += [other for other in special.values() if f'of = ["cn/{file.stem}"]' in texts[other]]
    return kept


def _check(law: Path, within: Path) -> tuple[Problem, ...]:
    """What `sentencing check` tells of a file."""
    roots = (str(law),)
    try:
        return check(open_corpus(roots), read_systems(system_folders(roots)), DAY, str(within))
    except StatuteError as error:
        return error.problems


@pytest.mark.parametrize("file", [TRAFFICKING, KIDNAPPING, ACCESSORIES])
def test_nothing_is_found_where_nothing_is_wrong(law: Path, file: str) -> None:
    assert _check(law, law / f"{file}.toml") == ()


def test_there_are_damages_enough() -> None:
    assert len(DAMAGES) >= 20


def test_a_waiver_of_a_gap_between_versions_is_not_idle(law: Path) -> None:
    damage = DAMAGES["a gap between versions"]
    waiver = WAIVER.replace("tie", "gap").replace("gravest", "in-public").replace("240(1)", "236(3)(3)")
    file = law / f"{damage.file}.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(damage.old, damage.new).replace("[[example]]", f"{waiver}[[example]]", 1), "utf-8")
    try:
        assert _check(law, file) == ()
    finally:
        file.write_text(text, encoding="utf-8")


def _once(text: str, old: str) -> int | None:
    """Where a text stands once in a file, or, where what was law before says the same, in what is law."""
    found = [each.start() for each in re.finditer(re.escape(old), text)]
    if len(found) > 1:
        found = [at for at in found if stands_today(text, at)]
    return found[0] if len(found) == 1 else None


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_to_the_shipped_law_is_found(law: Path, damage: str) -> None:
    done = DAMAGES[damage]
    file, there = law / f"{done.file}.toml", law / f"{done.there or done.file}.toml"
    text = file.read_text(encoding="utf-8")
    at = _once(text, done.old)
    assert at is not None, f"{done.file} no longer has this once: {done.old}"
    file.write_text(text[:at] + done.new + text[at + len(done.old) :], encoding="utf-8")
    try:
        found = _check(law, there)
        lines = there.read_text(encoding="utf-8").split("\n")
    finally:
        file.write_text(text, encoding="utf-8")
    assert {problem.file for problem in found} == {str(there)}
    told = [problem for problem in found if done.found in str(problem)]
    assert told, [str(problem) for problem in found]
    assert any(lines[problem.line - 1].startswith(done.line) for problem in told), lines[told[0].line - 1]
