"""Is the encoding right? Compares statute files with the official texts, penalty by penalty, both ways."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sentencing.corpus.problem import Problem, UsageProblem, one_line
from sentencing.corpus.sources import Source, SystemSource
from sentencing.law import statute
from sentencing.review.official.edition import Texts, library
from sentencing.review.official.encoded import Encoding, reached
from sentencing.review.official.figures import (
    compare_accounts,
    compare_cites,
    compare_figures,
    compare_spans,
    compare_undated_cites,
)
from sentencing.review.official.frames import (
    compare_fines,
    compare_threats,
    compare_tiers,
    compare_units,
    compare_unread,
)
from sentencing.review.official.prints import compare_fingerprints
from sentencing.review.official.referrals import compare_references, compare_referrals
from sentencing.review.official.result import IDLE, WAIVED_AS, Compared, Finding, Place, Result, Skipped
from sentencing.review.official.rules import compare_consequences, compare_leniencies, compare_rules

# What the files say against the texts; and the code's text, where an article has a file, against what the files say.
_FROM_FILES = (
    compare_cites,
    compare_tiers,
    compare_units,
    compare_rules,
    compare_references,
    compare_consequences,
    compare_figures,
    compare_spans,
)
_FROM_TEXT = (
    compare_threats,
    compare_fines,
    compare_leniencies,
    compare_referrals,
    compare_accounts,
    compare_unread,
)
_NAMED_IF_OUT_OF_REACH = (statute.Tier, statute.Unit, statute.Rule, statute.Reference, statute.Definition)


@dataclass(frozen=True)
class Report:
    """The result of a comparison. `counts` says how many of each kind of thing were compared; `within` is the file or
    folder that it is limited to, or empty."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    counts: dict[str, int]
    within: str = ""

    @property
    def compared(self) -> int:
        """How many clauses, figures and cites were compared."""
        return sum(self.counts.values())

    def problems(self) -> tuple[Problem, ...]:
        """The differences with file, line and column, in the order of the files."""
        return tuple(sorted({finding.problem() for finding in self.findings}))

    def settles(self, source: Source) -> bool:
        """Whether a file was reported on and nothing was found in it."""
        found = any(finding.place.document is source.document for finding in self.findings)
        return not found and _inside(source.document.file, self.within)


def verify(systems: Iterable[SystemSource], texts: str, within: str = "") -> Report:
    """Compare every system whose wording names texts with those in a folder; raises UsageProblem if there are none.

    `within` limits what is reported to a file or folder of statutes.
    """
    if not os.path.isdir(texts):
        raise UsageProblem(f"there is no folder {one_line(texts)}")
    read = tuple(systems)
    results = [result for system in read for result in _system(system, texts)]
    if not any(isinstance(result, Compared) for result in results):
        raise UsageProblem(f"none of the texts that the systems' wording.toml name is in {one_line(texts)}")
    waivers = (waiver for each in read for source in each.sources for waiver in source.content.waiver)
    return _report((result for result in results if _told(result, within)), waivers, within)


def compare(encoding: Encoding, days: tuple[Texts, ...]) -> Iterator[Result]:
    """Everything that comparing one system with the texts of some days, the newest last, yields."""
    for texts in days:
        for each in (*_FROM_FILES, *_FROM_TEXT):
            yield from each(encoding, texts)
    yield from compare_undated_cites(encoding, days)
    for newest in days[-1:]:
        yield from compare_fingerprints(encoding, newest)
    yield from _out_of_reach(encoding, days)


def _system(system: SystemSource, folder: str) -> Iterator[Result]:
    days, missing = library(system, folder)
    yield from (Skipped(file, "", "the text", "it is not in the folder") for file in missing)
    results = tuple(compare(Encoding(system), days)) if days else ()
    yield from results
    if days and not missing:  # what a waiver is for may stand in the text that is missing
        yield from _idle(system, results)


def _idle(system: SystemSource, results: Iterable[Result]) -> Iterator[Finding]:
    """The waivers of a system of what is not found, on any day."""
    met = {_waived_by(result) for result in results if isinstance(result, Finding)}
    for source in system.sources:
        for index, waiver in enumerate(source.content.waiver):
            if waiver.finding.startswith(WAIVED_AS) and _waives(waiver) not in met:
                place = Place(source.document, ("waiver", index))
                yield Finding(place, waiver.cite.text, IDLE, "", "idle-waiver", waiver.of)


def _waives(waiver: statute.Waiver) -> tuple[str, str, str]:
    return waiver.finding, waiver.of, waiver.cite.text


def _waived_by(finding: Finding) -> tuple[str, str, str]:
    """What a waiver of a finding says."""
    return f"{WAIVED_AS}{finding.sort}", finding.of, finding.cite


def _out_of_reach(encoding: Encoding, days: tuple[Texts, ...]) -> Iterator[Skipped]:
    """What no text that is there can confirm: other instruments, and versions that are law on no text's day."""
    for element in encoding.elements:
        if not isinstance(element.record, _NAMED_IF_OUT_OF_REACH):
            continue
        if not any(pin.instrument in texts.editions for texts in days for pin in element.pins):
            yield Skipped(element.file, element.cite, element.name, "no text of that instrument")
        elif not any(reached(element, texts) and any(map(texts.read, element.pins)) for texts in days):
            yield Skipped(element.file, element.cite, element.name, "no text of a day on which it is law")


def _told(result: Result, within: str) -> bool:
    """Whether a result belongs in a report that is limited to a file or folder."""
    match result:
        case Finding(place=place):
            return _inside(place.document.file, within)
        case Skipped(file=file):
            return _inside(file, within)
        case _:
            return True


def _inside(file: str, within: str) -> bool:
    path, folder = os.path.abspath(file), os.path.abspath(within)
    return not within or path == folder or path.startswith(folder + os.sep)


def _report(results: Iterable[Result], waivers: Iterable[statute.Waiver], within: str) -> Report:
    waived = set(map(_waives, waivers))
    findings: dict[Finding, Finding] = {}
    skipped: dict[Skipped, None] = {}
    counts: Counter[str] = Counter()
    for result in results:
        match result:
            case Compared(kind=kind):
                counts[kind] += 1
            case Skipped():
                skipped[result] = None
            case Finding() if _waived_by(result) in waived:
                skipped[Skipped(result.place.document.file, result.cite, result.what, "waived")] = None
            case Finding():  # what is found on several days is told once, of the newest
                findings[replace(result, day="")] = result
    return Report(tuple(findings.values()), tuple(skipped), dict(counts), within)
