from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.house import circumstance, copied, offence, problems, with_files

NUMBER = '[[fact]]\nid = "boats"\ntype = "count"\n'
CHOICE = '[[fact]]\nid = "kind"\ntype = "choice"\nvalues = [{ id = "sail", label = { en = "s" } }, { id = "oar", label = { en = "o" } }]\n'
RULE = '[[rule]]\nid = "r"\ncite = "13(2)"\nlabel = { en = "r" }\nmay = ["lighter"]\n'
ARTICLE = '[article]\narticle = "14"\ntitle = { en = "About 14" }\n'


def tier(more: str, name: str = "base") -> str:
    return f'[[tier]]\nid = "{name}"\ncite = "13(1)"\nprincipal = ["prison 1y..5y"]\n{more}\n'


def test_the_test_system_has_no_problem(tmp_path: Path) -> None:
    assert problems(copied(tmp_path)) == []


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (tier('when = "bigg"') + circumstance("big"), "when: there is no fact or circumstance 'bigg', here or shared; did you mean 'big'?"),
        (tier('when = { all = ["surrender", "surender"] }'), "9:31: tier.base.when.all[1]: there is no fact or circumstance 'surender', here or shared; did you mean 'surrender'?"),
        (tier('when = "xx/12:severl"'), "'xx/12' declares no fact or circumstance 'severl'; did you mean 'xx/12:several'?"),
        (tier('when = "xx/99:x"'), "there is no file 'xx/99' in this system"),
        (tier("when = { surrender = 3 }"), "9:10: tier.base.when.surrender: 'surrender' is a yes-no question: true or false"),
        (tier('when = "boats"') + NUMBER, "'boats' is a count: test it, as in { boats = \">= 3\" }"),
        (tier('when = { boats = "sail" }') + NUMBER, "'boats' is a count: a number is wanted"),
        (tier('when = { kind = "soil" }') + CHOICE, "'soil' is none of the values of 'kind'; did you mean 'sail'?"),
        (tier('when = { kind = ["oar", "sial"] }') + CHOICE, "9:26: tier.base.when.kind[1]: 'sial' is none of the values of 'kind'; did you mean 'sail'?"),
        (tier('when = { boats = ">= @botas" }') + NUMBER, "9:22: tier.base.when.boats: there is no fact or circumstance 'botas'"),
        (tier('when = { offence-date = ">= 3" }'), "'offence-date' is a date: a date, such as \">= 2015-11-01\" is wanted"),
        (tier('when = "tier:base"'), "9:9: tier.base.when: 'tier' can be asked only in a rule or a consequence"),
        (tier("when = { frame-max = 3 }"), "'frame-max' can be asked only in a rule or a consequence"),
        (RULE.replace("lighter", "not-liable"), 'rule.r.may: a rule against liability says shall = ["not-liable"], and no more'),
        (RULE.replace('may = ["lighter"]', 'shall = ["not-liable", "exempt"]'), "rule.r.shall: a rule against liability says"),
        (RULE + 'when = "tier:bass"', "there is no tier 'bass' that this reaches; did you mean 'base'?"),
        (RULE + 'when = "frame:prisn"', "'prisn' is no kind of sanction; did you mean 'prison'?"),
        (RULE + 'when = "offence:intentionel"', "'intentionel' is neither an offence nor a property of offences; did you mean 'intentional'?"),
        (RULE.replace("lighter", "bar lif"), "there is no sanction 'lif' on the ladder; did you mean 'life'?"),
        (RULE.replace("lighter", "mitigated stp"), "there is no reduction 'stp' in jurisdiction.toml; did you mean 'step'?"),
        (RULE + 'of = "xx/31"', "'xx/31' is no offence, chapter or property"),
        (RULE + 'but = ["chapter:ch2"]', "'chapter:ch2' is no offence, chapter or property; did you mean 'chapter:ch1'?"),
        (RULE + 'instead_of = "accesory"', "there is no other rule 'accesory' here; did you mean 'accessory'?"),
        (RULE + 'contested = "view"', "there is no doctrine 'view'"),
        (tier("").replace("prison 1y", "prisn 1y"), "8:15: tier.base.principal[0]: there is no sanction 'prisn' on the ladder; did you mean 'prison'?"),
        (tier('within = "bas"'), "there is no other tier 'bas' of the same offence"),
        (tier('additional = [{ shall = ["fine 50%..2x of sales"] }]'), "there is no fact or circumstance 'sales'"),
        ('[[tier]]\nid = "base"\ncite = "13(1)"\nframe_of = "xx/12#worst"', "there is no tier of xx/12 'worst'"),
        ('[[tier]]\nid = "base"\ncite = "13(1)"\nframe_of = "xx/12"', "'xx/12' names no tier, as xx/12#base does"),
        ('[[definition]]\nof = "boats"\ncite = "13"\nshall = "surrender"\n' + NUMBER, "'boats' is no circumstance: only those are defined"),
        ('[[reference]]\nid = "x"\ncite = "13"\nconvict = "xx/21"', "there is no offence 'xx/21' in this system"),
        ('[[reference]]\nid = "x"\ncite = "13"\nconvict = "xx/12"\nwith = { botas = 3 }', "there is no fact or circumstance 'botas'"),
        ('[[reference]]\nid = "x"\ncite = "13"\nconvict = "xx/12"\nwith = { boats = "@many" }', "there is no fact or circumstance 'many'"),
        ('[[example]]\ngiven = { boats = "many" }\n' + NUMBER, "'many' is no count"),
        ("[[example]]\ngiven = { surrender = 2 }", "'surrender' is a yes-no question"),
        ('[[example]]\ntier = "bass"', "there is no tier of xx/13 'bass'; did you mean 'base'?"),
        ('[[note]]\ncite = "xx/cod 4"\nkind = "other"\ntext = { en = "n" }', "there is no instrument 'xx/cod' in jurisdiction.toml; did you mean 'xx/code'?"),
        ('[source]\ninstrument = "xx/cde"\ntext_as_of = 2026-01-01', "there is no instrument 'xx/cde'; did you mean 'xx/code'?"),
    ],
)  # fmt: skip
def test_what_is_named_must_exist(tmp_path: Path, more: str, wanted: str) -> None:
    found = problems(with_files(tmp_path, n13=offence("13", more)))
    assert any(wanted in problem for problem in found), found
    assert all(problem.startswith("13.toml:") for problem in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (RULE, "a file without an offence says in [article] what it is about"),
        (ARTICLE + RULE, "this file declares no offence: 'of' must say which this is for"),
        (ARTICLE + "[[example]]\nfrom = 1", "there is no key 'from' here"),
        (ARTICLE + "[[example]]", "'offence' must say which offence this is an example of"),
        (offence("15"), "an offence of this file is called 'xx/14', or that and a dot and more"),
        (offence("14") + '[[circumstance]]\nid = "surrender"\ncite = "1"\nlabel = { en = "x" }', "'surrender' is shared by all files (xx/shared)"),
        (offence("14") + 2 * NUMBER, "'boats' stands twice in this file"),
        (offence("14").replace('"Offence 14" }', '"Offence 14" }\nchapter = "ch9"\nis = ["wilful"]'), "there is no chapter 'ch9'"),
    ],
)  # fmt: skip
def test_files_say_what_they_are(tmp_path: Path, text: str, wanted: str) -> None:
    found = problems(with_files(tmp_path, n14=text))
    assert any(wanted in problem for problem in found), found


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("", "", "stands twice: it overlaps"),
        ("until = 2010-01-01", "from = 2010-01-01", "stands twice: it overlaps"),
        ("from = 2010-01-02", "until = 2010-01-01", ""),
        ("until = 2010-01-01", "from = 2010-01-03", "has a gap: the version before it"),
    ],
)
@pytest.mark.parametrize("noun", ["tier", "circumstance", "rule"])
def test_versions_follow_one_another(tmp_path: Path, noun: str, one: str, other: str, wanted: str) -> None:
    make = {
        "tier": tier,
        "circumstance": lambda more: circumstance("c", more + "\n"),
        "rule": lambda more: RULE + more + "\n",
    }
    found = problems(with_files(tmp_path, n13=offence("13", make[noun](one) + make[noun](other))))
    assert ([wanted in problem for problem in found] == [True]) if wanted else not found, found


def test_a_waiver_admits_a_gap(tmp_path: Path) -> None:
    versions = RULE + "until = 2010-01-01\n" + RULE + "from = 2012-01-01\n"
    waiver = '[[waiver]]\nfinding = "gap"\nof = "r"\ncite = "13(2)"\nreason = { en = "so it was" }\n'
    assert problems(with_files(tmp_path, n13=offence("13", versions + waiver))) == []


def test_two_offences_of_a_file_may_each_have_a_tier_of_one_name(tmp_path: Path) -> None:
    second = offence("13", tier('of = "xx/13.a"') + tier('of = "xx/13.b"')).replace('"xx/13"', '"xx/13.a"')
    assert problems(with_files(tmp_path, n13=second + offence("13", "#[[tier]]").replace('"xx/13"', '"xx/13.b"'))) == []


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (circumstance("a", 'when = "b"\n') + circumstance("b", 'when = "a"\n'), "it rests on itself: "),
        (circumstance("a", 'when = { not = "a" }\n'), "it rests on itself: a -> a"),
        (circumstance("a") + '[[definition]]\nof = "a"\ncite = "1"\nshall = "a"\n', "it rests on itself: a -> a"),
        (tier('within = "up"') + tier('within = "base"', "up"), "the tiers are each within the other"),
        (tier('lighter_than = "up"') + tier('lighter_than = ["base"]', "up"), "the tiers are each lighter than the other"),
        ('[[tier]]\nid = "base"\ncite = "1"\nframe_of = "xx/13#up"\n[[tier]]\nid = "up"\ncite = "1"\nframe_of = "xx/13#base"\n', "the frames are borrowed in a circle"),
        ('[[reference]]\nid = "x"\ncite = "13"\npunish = "xx/13"', "the offences refer to each other in a circle: xx/13 -> xx/13"),
    ],
)  # fmt: skip
def test_nothing_rests_on_itself(tmp_path: Path, more: str, wanted: str) -> None:
    found = problems(with_files(tmp_path, n13=offence("13", more)))
    assert len(found) == 1
    assert wanted in found[0]


def test_a_circle_through_two_files(tmp_path: Path) -> None:
    there = offence("13", '[[reference]]\nid = "x"\ncite = "13"\nconvict = "xx/14"\n')
    back = offence("14", '[[reference]]\nid = "x"\ncite = "14"\npunish = "xx/13"\n')
    (found,) = problems(with_files(tmp_path, n13=there, n14=back))
    assert "13.toml:12:12" in found


def test_the_same_mistake_is_told_once(tmp_path: Path) -> None:
    notes = '[[note]]\ncite = "xx/cod 4"\nkind = "other"\ntext = { en = "n" }\n' * 3
    (found,) = problems(with_files(tmp_path, n13=offence("13", notes)))
    assert "(and 2 more times in this file)" in found


def test_files_that_cannot_be_told_apart(tmp_path: Path) -> None:
    found = problems(with_files(tmp_path, general_12='[article]\narticle = "1"\ntitle = { en = "x" }'))
    assert any("has a file of the same name" in problem for problem in found)


def test_mistakes_of_all_files_are_told(tmp_path: Path) -> None:
    found = problems(with_files(tmp_path, n13="x = 1", n14="= 2", n15=offence("15")))
    assert [problem.partition(":")[0] for problem in found] == ["13.toml", "14.toml"]


def test_jurisdiction_is_linked_too(tmp_path: Path) -> None:
    root = copied(tmp_path)
    path = root / "xx" / "jurisdiction.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('use = ["prison ..<min"]', 'use = ["prson ..<min"]'), encoding="utf-8"
    )
    assert "there is no sanction 'prson' on the ladder; did you mean 'prison'?" in problems(root)[0]


TRANSITION = '[[jurisdiction.transition]]\ncite = "5"\nuse = "new"\n'
ELEMENTS = 'before = 2010-01-01\nelements = ["surrender"]\n'


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (ELEMENTS, ""),
        ('first = ["xx/later"]\n', ""),
        ("", "a transition says"),
        ("before = 2010-01-01\n", "a transition says"),
        ('elements = ["surrender"]\n', "a transition says"),
        (ELEMENTS + 'first = ["xx/later"]\n', "a transition says"),
        ('first = ["xx/latr"]\n', "there is no instrument 'xx/latr' with a first day in jurisdiction.toml; did you mean 'xx/later'?"),
        ('first = ["xx/code"]\n', "there is no instrument 'xx/code' with a first day in jurisdiction.toml"),
        (ELEMENTS.replace("surrender", "surender"), "there is no rule or consequence 'surender'"),
    ],
)  # fmt: skip
def test_a_transition_names_what_there_is(tmp_path: Path, more: str, wanted: str) -> None:
    root = copied(tmp_path)
    later = '[[instrument]]\nid = "xx/later"\nkind = "interpretation"\ntitle = { en = "Later" }\nfrom = 2010-01-01\n'
    file = root / "xx" / "jurisdiction.toml"
    file.write_text(file.read_text(encoding="utf-8") + TRANSITION + more + later, encoding="utf-8")
    found = problems(root)
    assert (len(found) == 1 and wanted in found[0]) if wanted else not found, found
