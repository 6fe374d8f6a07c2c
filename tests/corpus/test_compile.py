from __future__ import annotations

import json
from pathlib import Path

from sentencing.corpus.compile import compile_offence, compile_system
from sentencing.corpus.names import Names
from sentencing.corpus.roots import system_folders
from sentencing.corpus.sources import read_systems
from sentencing.corpus.store import open_corpus
from sentencing.law.packed import load_offence, load_system, pack
from sentencing.law.provision import Offence, System
from sentencing.law.sanction import Sanction
from tests.corpus.house import DATA, circumstance, offence, problems, with_files

ARTICLE = '[article]\narticle = "9"\ntitle = { en = "About 9" }\n'


def compiled(root: Path, name: str) -> tuple[System, Offence]:
    assert problems(root) == []
    (source,) = read_systems(system_folders((str(root),)))
    names = Names(source)
    return compile_system(names), compile_offence(names, name)


def test_the_example_of_the_readme() -> None:
    system, found = compiled(DATA, "xx/12")
    assert [tier.id for tier in found.elements.tiers] == ["base", "aggravated"]
    assert found.elements.tiers[1].additional[0].mode == "shall"
    assert found.elements.facts[0].default == 1
    assert found.versions[0].since == "2001-01-01"
    assert found.source is not None
    assert found.source.text_as_of == "2026-01-01"
    assert {fact.id: fact.default for fact in system.elements.facts} == {
        "age": (18, 74),
        "role": "principal",
        "offence-date": None,
    }
    assert [rule.id for rule in system.elements.rules] == ["surrender", "accessory"]
    assert system.ladder.rung("prison").limits is not None
    assert system.source is not None


def test_records_survive_being_packed() -> None:
    system, found = compiled(DATA, "xx/12")
    assert load_offence(json.loads(json.dumps(pack(found)))) == found
    again = load_system(json.loads(json.dumps(pack(system))))
    assert again.elements == system.elements
    assert again.ladder == system.ladder
    assert again.reductions == system.reductions


def test_what_another_file_says_of_an_offence_comes_with_its_facts_under_their_scope(tmp_path: Path) -> None:
    gate = ARTICLE + circumstance("grave", 'when = "deep"\n') + circumstance("deep")
    gate += '[[rule]]\nid = "gate"\ncite = "9"\nlabel = { en = "g" }\nof = "intentional"\nwhen = { all = ["grave", "surrender", "xx/12:several"] }\nmay = ["bar life"]\n'
    system, found = compiled(with_files(tmp_path, n9=gate), "xx/12")
    (rule,) = [rule for rule in found.elements.rules if rule.id == "gate"]
    assert rule.when == ("all", (("yes", "xx/9:grave"), ("yes", "surrender"), ("yes", "several")))
    assert {"xx/9:grave", "xx/9:deep", "several"} <= {each.id for each in found.elements.circumstances}
    assert "surrender" not in {each.id for each in found.elements.circumstances}
    assert "gate" not in {each.id for each in system.elements.rules}


def test_general_rules_may_ask_about_one_offence(tmp_path: Path) -> None:
    rule = ARTICLE + '[[rule]]\nid = "g"\ncite = "9"\nlabel = { en = "g" }\nwhen = "xx/12:several"\nmay = ["lighter"]\n'
    system, found = compiled(with_files(tmp_path, general_9=rule), "xx/12")
    assert next(each for each in system.elements.rules if each.id == "g").when == ("yes", "xx/12:several")
    assert {"xx/12:several"} <= {each.id for each in system.elements.circumstances}
    assert {"xx/12:boats"} <= {each.id for each in system.elements.facts}
    assert "g" not in {each.id for each in found.elements.rules}


def test_definitions_go_with_what_they_define(tmp_path: Path) -> None:
    text = (
        ARTICLE + circumstance("vile") + '[[definition]]\nof = "xx/12:especially-serious"\ncite = "9"\nmay = "vile"\n'
    )
    _, found = compiled(with_files(tmp_path, n9=text), "xx/12")
    (definition,) = found.elements.definitions
    assert (definition.of, definition.may) == ("especially-serious", ("yes", "xx/9:vile"))
    assert "xx/9:vile" in {each.id for each in found.elements.circumstances}


def test_a_borrowed_frame_has_the_versions_of_the_lender(tmp_path: Path) -> None:
    lent = "".join(
        f'[[tier]]\nid = "base"\ncite = "13"\nprincipal = ["prison {low}y..5y"]\n{dates}\n'
        for low, dates in (
            (1, "until = 2009-12-31"),
            (2, "from = 2010-01-01\nuntil = 2019-12-31"),
            (3, "from = 2020-01-01"),
        )
    )
    borrower = '[[tier]]\nid = "base"\ncite = "14"\nframe_of = "xx/13#base"\nfrom = 2015-01-01\n'
    _, found = compiled(with_files(tmp_path, n13=offence("13", lent), n14=offence("14", borrower)), "xx/14")
    tiers = [(tier.principal, tier.since, tier.until, tier.borrowed_from) for tier in found.elements.tiers]
    assert tiers == [
        ((Sanction.parse("prison 2y..5y"),), "2015-01-01", "2019-12-31", "xx/13#base"),
        ((Sanction.parse("prison 3y..5y"),), "2020-01-01", "", "xx/13#base"),
    ]


def test_what_a_reference_sets_is_named_as_its_target_names_it(tmp_path: Path) -> None:
    reference = '[[fact]]\nid = "ships"\ntype = "count"\n[[reference]]\nid = "x"\ncite = "13"\nconvict = "xx/12"\nwith = { boats = "@ships", several = true }\n'
    _, found = compiled(with_files(tmp_path, n13=offence("13", reference)), "xx/13")
    (each,) = found.elements.references
    assert (each.kind, each.to, each.given) == ("convict", ("xx/12",), {"boats": "@ships", "several": True})


def test_quantities_are_in_their_smallest_unit(tmp_path: Path) -> None:
    facts = '[[fact]]\nid = "drugs"\ntype = "quantity"\nunit = "g"\ndefault = 2\n[[fact]]\nid = "line"\ntype = "quantity"\nunit = "g"\nwithin = "10..50"\n'
    _, found = compiled(with_files(tmp_path, n13=offence("13", facts)), "xx/13")
    drugs, line = found.elements.facts
    assert drugs.default == 2000
    assert (line.default, line.within) == (None, (10_000, 50_000))


def test_an_example_is_told_as_its_offence_names_things(tmp_path: Path) -> None:
    text = (
        ARTICLE
        + circumstance("vile")
        + '[[rule]]\nid = "v"\ncite = "9"\nlabel = { en = "v" }\nof = "xx/12"\nwhen = "vile"\nmay = ["lighter"]\n'
    )
    text += '[[example]]\noffence = "xx/12"\ngiven = { vile = true, boats = 3 }\nframe = ["life"]\n'
    article = open_corpus((str(with_files(tmp_path, n9=text)),)).article("xx/9")
    (example,) = article.elements["example"]
    assert example == {"given": {"xx/9:vile": True, "boats": 3}, "offence": "xx/12", "frame": ["life"]}
