"""Worked cases: sentences derived by hand from the text of the law, and what the program answers.

Every file of `worked/` is a list of cases. `given` holds answers (`?` is unknown; dates and "50g" are read as such),
`why` says how the law gets there. Bands (`frame`, `shall`, `may`, `open`, `total`), `cumulate`, `elsewhere` and
`unknown` are told in full. `consequence`, `no_consequence`, `rules`, `refused_cites` and `assumption_kinds` name only
what must (or must not) be there; a consequence counts where a sentence it follows from is in reach. A cite names an
element that stands under it, alone or among other cites. A case that names the day of the act is answered by the law
that governs it, that of the act or that of judgment (of `as_of`, if `given` names no day of judgment).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from sentencing.corpus.roots import default_roots
from sentencing.corpus.store import open_corpus
from sentencing.engine.asked import ask
from sentencing.engine.assess import assess
from sentencing.engine.case import Case, CaseError, ImpossibleCaseError
from sentencing.engine.in_time import in_time
from sentencing.engine.prepared import PreparedLaw
from sentencing.law import band as bands
from sentencing.law.condition import number
from sentencing.law.effect import written
from sentencing.law.sanction import Sanction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.law.band import Band

FOLDER = Path(__file__).parent / "worked"
TODAY = "2026-11-22"
BANDS = ("frame", "shall", "may", "open", "total")
TOLD = ("liable", "convicted_of", *BANDS, "cumulate", "elsewhere", "unknown", "rules", "consequence", "no_consequence")
KEYS = {"offence", "as_of", "given", "why", "refused", "refused_cites", *TOLD, "assumption_kinds"}
LIABLE = {True: True, False: False, None: "unknown"}


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for index, case in enumerate(tomli.loads(path.read_text(encoding="utf-8"))["case"], 1):
            yield pytest.param(case, id=f"{path.stem}-{index}-{case['offence']}")


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreparedLaw]:
    """The law that is shipped, compiled into a folder of this test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("SENTENCING_STATUTES", raising=False)
        yield PreparedLaw(open_corpus(default_roots()))


@pytest.mark.parametrize("case", list(_cases()))
def test_case(law: PreparedLaw, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    expected, found = _answer(law, case)
    assert found == expected, case["why"]


def _answer(law: PreparedLaw, case: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the case says, and what the program says about the same things."""
    day, facts = str(case.get("as_of", TODAY)), {name: _value(value) for name, value in case.get("given", {}).items()}
    try:
        answer = _judged(law, case["offence"], Case(facts), day)
    except CaseError as error:
        return _refused(case, error)
    expected: dict[str, Any] = {"refused": case.get("refused", False), "nowhere asked": set()}
    found: dict[str, Any] = {"refused": False, "nowhere asked": set(_unasked(law, case["offence"], facts, day, answer))}
    for key in (key for key in case if key in {*TOLD, "assumption_kinds"}):
        expected[key], found[key] = _told(law, case, key, answer)
    return expected, found


def _judged(law: PreparedLaw, offence: str, case: Case, day: str) -> Assessment:
    """The answer of the law that governs: of two, where the case names the day of the act."""
    both = in_time(law, offence, case, day) if {"offence-date", "end-date"} & case.facts.keys() else None
    return both.governs if both else assess(law, offence, case, day)


def _unasked(law: PreparedLaw, offence: str, facts: dict[str, Any], day: str, answer: Assessment) -> Iterator[str]:
    """The ids answered that neither law asks about, of the offence or, where an id names it, of a further one."""
    for name in facts:
        bare = name.partition(".")[0]
        scope, _, own = bare.rpartition(":")
        further = any(scope == each.offence and own in _asked(law, scope, day) for each in answer.cumulate)
        if not further and all(bare not in _asked(law, offence, each) for each in (day, answer.day)):
            yield name


@cache
def _asked(law: PreparedLaw, offence: str, day: str) -> frozenset[str]:
    """What is asked about an offence."""
    program = ask(law, offence, Case({}), day).program
    return frozenset((*program.facts, *program.circumstances))


def _refused(case: dict[str, Any], error: CaseError) -> tuple[dict[str, Any], dict[str, Any]]:
    wanted = set(case.get("refused_cites", ()))
    cites = set(_cites([error.cite])) if isinstance(error, ImpossibleCaseError) else set()
    refused = True if case.get("refused") else str(error)
    return {"refused": case.get("refused", False), "cites": wanted}, {"refused": refused, "cites": wanted & cites}


def _told(law: PreparedLaw, case: dict[str, Any], key: str, answer: Assessment) -> tuple[Any, Any]:
    """What the case and the answer say under one key."""
    said = case[key]
    if key in BANDS:
        ladder = law.system(case["offence"].partition("/")[0]).ladder
        return _words(bands.band(ladder, map(Sanction.parse, said))), _words(getattr(answer, key) or ())
    following = set(_cites(each.consequence.cite for each in answer.consequences if each.reached))
    match key:
        case "liable":
            return said, LIABLE[answer.liable]
        case "convicted_of":
            return said, answer.convicted_of
        case "cumulate":
            return set(said), {each.offence for each in answer.cumulate}
        case "elsewhere" | "unknown":
            return set(said), set(getattr(answer, key))
        case "no_consequence":
            return set(), set(said) & following
        case "consequence":
            return set(said), set(said) & following
        case "rules":
            return set(said), set(said) & set(_cites(each.cite for each in answer.rules))
        case _:
            return set(said), set(said) & {each.kind for each in answer.assumptions}


def _cites(cites: Iterable[str]) -> Iterator[str]:
    for cite in cites:
        yield from re.split(r";\s*", cite)


def _words(band: Band) -> list[str]:
    return [written(sanction) for sanction in band]


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return int(value.strftime("%Y%m%d"))
    if isinstance(value, str) and value[0].isdigit():
        return number(value)
    return None if value == "?" else value
