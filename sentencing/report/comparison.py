"""Assessments side by side, as text and as JSON: one ruler for all of them, and a table in which what is the same
everywhere is said once."""

from __future__ import annotations

from string import ascii_uppercase

from sentencing.debate.compare import common_ladder, on_ladder
from sentencing.debate.proposed import ProposedLaw
from sentencing.law.provision import in_force
from sentencing.law.record import Record
from sentencing.report import amounts
from sentencing.report.cells import pad, width, wrap
from sentencing.report.json import SCHEMA, assessment_json
from sentencing.report.lead import unmade
from sentencing.report.ruler import ruler
from sentencing.report.speech import starred
from sentencing.report.telling import Telling, heading_of
from sentencing.report.text import bar, row_name, scale, tick_name
from sentencing.report.why import steps_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from sentencing.debate.compare import Column
    from sentencing.engine.case import Law
    from sentencing.law.band import Band
    from sentencing.report.ruler import Ruler, Tick
    from sentencing.report.words import Words

_WIDTH = 80
_GAP = 2
_DRAWN = ("frame", "shall", "may", "open")


class Line(Record):
    """A row of the table: what it is about, and what each column has there. `same` tells whether all have the same."""

    label: str
    texts: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether every column says the same."""
        return len(set(self.texts)) == 1


def comparison_text(words: Words, columns: tuple[Column, ...]) -> str:
    """The whole comparison, at most 80 cells wide."""
    tellings = _tellings(words, columns)
    said = [line for each in idle(tellings) for line in wrap(each, _WIDTH)]
    blocks = [_table(lines(tellings, columns)), drawn(tellings), said, aside(tellings, columns)]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def comparison_json(words: Words, columns: tuple[Column, ...], tool: dict[str, str]) -> dict[str, Any]:
    """The comparison as one object: the answer of each column, and the rows in which they differ."""
    tellings = _tellings(words, columns)
    made = [
        {
            "motion": each.side.motion or None,
            "changed_by_motion": not each.side.law.leaves(each.assessment)
            if isinstance(each.side.law, ProposedLaw)
            else None,
            "not_asked": list(each.side.unasked),
            "assessment": assessment_json(words, each.side.law, each.assessment, tool),
        }
        for each in columns
    ]
    rows = [{"label": line.label, "same": line.same, "text": list(line.texts)} for line in lines(tellings, columns)]
    return {"schema": SCHEMA, "tool": tool, "columns": made, "rows": rows}


def _tellings(words: Words, columns: tuple[Column, ...]) -> tuple[Telling, ...]:
    return tuple(Telling(words, each.side.law, each.assessment) for each in columns)


# The table.


def lines(tellings: tuple[Telling, ...], columns: tuple[Column, ...]) -> tuple[Line, ...]:
    """The rows of the table, without those that no column has."""
    words = tellings[0].words
    parts: tuple[tuple[str, Callable[[Telling, Column], str]], ...] = (
        (words.meant("a row of a comparison", "Offence"), _offence),
        (words.meant("a row of a comparison", "Law of"), _law_of),
        (words.meant("a row of a comparison", "Facts"), _facts),
        (words.meant("a row of a comparison", "Law"), _frame),
        (words.meant("a row of a comparison", "Must"), lambda telling, _: _band(telling, telling.assessment.shall)),
        (words.meant("a row of a comparison", "May"), lambda telling, _: _band(telling, telling.assessment.may)),
        (words.meant("a row of a comparison", "Open"), _open),
        (words.meant("a row of a comparison", "Total"), lambda telling, _: _band(telling, telling.assessment.total)),
        (words.meant("a row of a comparison", "Article"), _article),
        (words.meant("a row of a comparison", "Rules"), _rules),
        (words.meant("a row of a comparison", "Because"), _because),
    )
    made = (
        Line(label, tuple(say(telling, column) for telling, column in zip(tellings, columns, strict=True)))
        for label, say in parts
    )
    return tuple(line for line in made if any(line.texts))


def _offence(telling: Telling, column: Column) -> str:
    return offence_placed(telling, column.side.offence)


def offence_placed(telling: Telling, offence: str) -> str:
    """What an offence is called, and where it stands."""
    return telling.words.meant(
        "an offence and where it stands",
        "{title} ({system}, {heading})",
        title=telling.title(offence),
        system=telling.speech.text(telling.system.title),
        heading=heading_of(telling.speech, telling.law.offence(offence), telling.assessment.day),
    )


def _law_of(telling: Telling, column: Column) -> str:
    day, side, words = amounts.date(telling.words, telling.assessment.day), column.side, telling.words
    if not side.motion:
        return day
    title = words.text(dict(side.proposal))
    motion = words.meant("a motion by its title", "“{title}”", title=title) if title else side.motion
    return words.say("{date}, as amended by {motion}", date=day, motion=motion)


def _facts(telling: Telling, column: Column) -> str:
    return telling.words.meant("between facts", "; ").join(fact(telling, *each) for each in column.side.facts.items())


def fact(telling: Telling, name: str, value: object) -> str:
    """A fact and what was answered: `number of victims: 3`."""
    label, words = telling.speech.label(name), telling.words
    if value is True:
        return label
    said = words.say("not known") if value is None else words.say("no") if value is False else None
    return words.meant(
        "a fact and its answer", "{fact}: {answer}", fact=label, answer=said or telling.speech.value(name, value)
    )


def _frame(telling: Telling, _: Column) -> str:
    answer = telling.assessment
    return telling.speech.punishment(answer.frame, answer.additional) if answer.frame else ""


def _band(telling: Telling, band: Band | None) -> str:
    return telling.speech.band(band) if band else ""


def _open(telling: Telling, _: Column) -> str:
    answer = telling.assessment
    return _band(telling, answer.open if answer.open != answer.may else ())


def _article(telling: Telling, _: Column) -> str:
    tier = telling.assessment.tier
    return telling.speech.cite(tier.cite) if tier else ""


def _rules(telling: Telling, _: Column) -> str:
    """The rules that bear on the sentence, those too that leave every band as it is."""
    words, found = telling.words, telling.assessment.reasons
    steps = (
        step for each in found if (each.step, each.code) == ("rule", "applies") for step in steps_of(telling, each)
    )
    said = (
        words.meant(
            "a rule in a comparison", "{label} ({cite}) {text}", label=each.label, cite=each.cite, text=each.text
        )
        for each in steps
    )
    return words.meant("between facts", "; ").join(said)


def _because(telling: Telling, _: Column) -> str:
    answer, words = telling.assessment, telling.words
    if answer.liable is False:
        why = words.meant("between facts", "; ").join(unmade(telling, each) for each in answer.not_liable)
        return words.say("not liable: {reasons}", reasons=why)
    if answer.tier:
        return ""
    facts = words.both([telling.speech.label(name) for name in answer.unknown])
    return words.say("it depends on: {facts}", facts=facts) if facts else words.say("it depends on what is not known")


def _table(rows: tuple[Line, ...]) -> list[str]:
    """The rows under the letters of the columns. What every column has stands once, across all of them."""
    many = len(rows[0].texts)
    margin = max(width(line.label) for line in rows) + _GAP
    each = (_WIDTH - margin - _GAP * (many - 1)) // many
    letters = [pad(letter, each + _GAP) for letter in ascii_uppercase[:many]]
    made = [" " * margin + "".join(letters).rstrip(), ""]
    for line in rows:
        made += _across(line, margin) if line.same else _row(line, margin, each)
    return made


def _across(line: Line, margin: int) -> list[str]:
    return wrap(line.texts[0], _WIDTH, pad(line.label, margin), " " * margin)


def _row(line: Line, margin: int, size: int) -> Iterator[str]:
    cells = [wrap(text or "–", size) for text in line.texts]
    for index in range(max(map(len, cells))):
        parts = [pad(cell[index] if index < len(cell) else "", size + _GAP) for cell in cells]
        yield (pad("" if index else line.label, margin) + "".join(parts)).rstrip()


# The ruler.


def drawn(tellings: tuple[Telling, ...]) -> list[str]:
    """Every column's bands, on one ruler."""
    first = tellings[0]
    measured, names = measure(tellings, _WIDTH - 2)
    if not measured.rows:
        return []
    margin = max(map(width, names.values())) + _GAP
    measured, names = measure(tellings, _WIDTH - margin - 2)
    made = [" " * margin + scale(first, measured)]
    made += [
        pad(names[row.band], margin) + bar(measured, row, band=row.band.partition(" ")[2]) for row in measured.rows
    ]
    return [each.rstrip() for each in made]


def measure(
    tellings: tuple[Telling, ...], cells: int, longest: int = _WIDTH, *, whole: bool = False
) -> tuple[Ruler, dict[str, str]]:
    """A ruler for all the columns, and what its rows are called; no label takes more than `longest` cells, and if they
    are to be `whole` none cuts a word. A band that holds no more than the one above it, in the same column, has no
    row."""
    words, common = tellings[0].words, common_ladder(telling.system for telling in tellings)
    named: dict[str, Band] = {}
    names: dict[str, str] = {}
    for letter, telling in zip(ascii_uppercase, tellings, strict=False):
        above: Band = ()
        for name in _DRAWN:
            band = on_ladder(common, telling.system, getattr(telling.assessment, name))
            if band and band != above:
                named[f"{letter} {name}"] = above = band
                names[f"{letter} {name}"] = f"{letter} {row_name(words, name)}"

    def label(tick: Tick) -> int:
        return min(width(tick_name(tellings[0], tick, whole=whole)), longest)

    return ruler(common, named, cells, label), names


# Beside the table.


def idle(tellings: tuple[Telling, ...]) -> list[str]:
    """Each column under a motion that changes nothing in its offence."""
    words, said = tellings[0].words, []
    for letter, telling in zip(ascii_uppercase, tellings, strict=False):
        if why := changes_nothing(telling):
            said.append(words.meant("what is said of a column", "{column}: {text}", column=letter, text=why))
    return said


def changes_nothing(telling: Telling) -> str:
    """That the motion by which the law is taken to be amended changes nothing in this offence, and in which ones it
    does; empty where it changes something, or where there is no motion."""
    law, words, day = telling.law, telling.words, telling.assessment.day
    if not isinstance(law, ProposedLaw) or not law.leaves(telling.assessment):
        return ""
    changed = [
        offence_placed(telling, each) for each in law.amends if _there(law, each, day) and law.changes(each, day)
    ]
    said = words.say("The motion changes nothing in this offence.")
    return (
        words.sentences([said, words.say("It changes: {offences}.", offences=words.both(changed))]) if changed else said
    )


def _there(law: Law, offence: str, day: str) -> bool:
    return any(in_force(each, day) for each in law.offence(offence).versions)


def aside(tellings: tuple[Telling, ...], columns: tuple[Column, ...]) -> list[str]:
    """What the first column says and another's offence does not ask; and what a star means, if there is one."""
    first, words = tellings[0], tellings[0].words
    made: list[str] = []
    for letter, column in zip(ascii_uppercase, columns, strict=False):
        if column.side.unasked:
            facts = words.both([first.speech.label(name) for name in column.side.unasked])
            made += wrap(words.say("{column} does not ask about: {facts}.", column=letter, facts=facts), _WIDTH)
    shown = (_band(each, band) for each in tellings for band in (each.assessment.shall, each.assessment.may))
    return made + [line for each in starred(words, shown) for line in wrap(each, _WIDTH)]
