"""An assessment as a screen of text: the answer first, then the ruler, then why, and what it rests on."""

from __future__ import annotations

from sentencing.law.band import plain
from sentencing.report import amounts, ground
from sentencing.report.cells import clip, columns, pad, right, width, wrap
from sentencing.report.lead import lead
from sentencing.report.ruler import BANDS, ruler
from sentencing.report.telling import Telling, heading_of, version_of
from sentencing.report.why import notes, steps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.assessment import Assessment
    from sentencing.engine.case import Law
    from sentencing.engine.in_time import InTime
    from sentencing.law.band import Band
    from sentencing.report.ruler import Row, Ruler, Tick
    from sentencing.report.words import Words

WIDTH = 80
_INDENT = "  "
GLYPHS = {"frame": "=", "shall": "#", "may": "~", "open": "-"}
_EMPTY = "."
_LABEL = 14  # cells of a sanction's name on the ruler
_CITES = 18  # cells; longer cites run on below


def assessment_text(
    words: Words, law: Law, assessment: Assessment, laws: InTime | None = None, *, every: bool = False
) -> str:
    """The whole answer, at most 80 cells wide, with a line end after each line. `laws` are the two that may govern,
    where there are two; `every`: all that follows, and not only what is asked first."""
    telling = Telling(words, law, assessment)
    blocks = [
        _head(telling),
        _lead(telling),
        _limitation(telling, laws) if laws else [],
        _laws(telling, laws) if laws else [],
        drawn(telling),
        _why(telling),
        _notes(telling),
        _after(telling, every=every),
        _ground(telling),
        _foot(telling),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(telling: Telling) -> list[str]:
    answer, words, speech = telling.assessment, telling.words, telling.speech
    asked = telling.law.offence(answer.offence)
    version = version_of(asked, answer.day)
    system = speech.text(telling.system.title)
    place = words.meant(
        "a place in a heading",
        "{system}, {heading}",
        system=system,
        heading=heading_of(speech, asked, answer.day),
    )
    day = words.say("law in force on {date}", date=amounts.date(words, answer.day))
    title = speech.text(version.title)
    if width(title) + width(place) + 2 <= WIDTH:
        return [title + right(place, WIDTH - width(title)), right(day, WIDTH)]
    return [*wrap(title, WIDTH), right(place, WIDTH), right(day, WIDTH)]


def _lead(telling: Telling) -> list[str]:
    return wrap(telling.words.sentences(lead(telling)), WIDTH, _INDENT, _INDENT)


def _limitation(telling: Telling, laws: InTime) -> list[str]:
    from sentencing.report.limitation import limitation  # only where the days of the case are named

    said = limitation(telling, laws)
    return wrap(said, WIDTH, _INDENT, _INDENT) if said else []


def _laws(telling: Telling, laws: InTime) -> list[str]:
    from sentencing.report.governing import both_laws, governing  # only where laws of two days are compared

    rows = columns(both_laws(telling, laws), WIDTH, indent=_INDENT)
    return [telling.words.say("Which law"), *rows, *wrap(governing(telling, laws), WIDTH, _INDENT, _INDENT)]


# The ruler.


def drawn(telling: Telling) -> list[str]:
    """The bands on the jurisdiction's ladder, in characters."""
    answer = telling.assessment
    named: dict[str, Band] = {name: getattr(answer, name) for name in BANDS}
    if not answer.open:
        return []
    names = {name: row_name(telling.words, name) for name in BANDS}
    margin = len(_INDENT) + max(map(width, names.values())) + 2
    others = [telling.frame(tier) for tier in telling.tiers.values()]
    measured = ruler(telling.ladder, named, WIDTH - margin - 2, lambda tick: width(tick_name(telling, tick)), others)
    lines = [" " * margin + scale(telling, measured)]
    lines += [
        _INDENT + pad(names[row.band], margin - len(_INDENT)) + bar(measured, row)
        for row in measured.rows
        if row.differs
    ]
    return [line.rstrip() for line in lines]


def row_name(words: Words, band: str) -> str:
    """What the row of a band is called."""
    match band:
        case "frame":
            return words.meant("a row of the ruler", "law")
        case "shall":
            return words.meant("a row of the ruler", "must")
        case "may":
            return words.meant("a row of the ruler", "may")
        case _:
            return words.meant("a row of the ruler", "open")


def tick_name(telling: Telling, tick: Tick, *, whole: bool = False) -> str:
    """The label of a tick: a term, or the short name of a sanction; `whole`, one that cuts no word."""
    words = telling.words
    if tick.edge:
        low = words.meant("on the ruler: the law sets no least term", "no min") if tick.edge == "low" else ""
        return low or words.meant("on the ruler: the law sets no longest term", "no max")
    if tick.months is not None:
        return _short_term(words, tick)
    names = {
        "exempt": words.meant("on the ruler", "exempt"),
        "fine": words.meant("on the ruler", "fine"),
        "community": words.meant("on the ruler", "community"),
        "surveillance": words.meant("on the ruler", "surveillance") if whole else words.meant("on the ruler", "surv."),
        "detention": words.meant("on the ruler", "detention") if whole else words.meant("on the ruler", "det."),
        "life": words.meant("on the ruler", "life"),
        "death": words.meant("on the ruler", "death"),
    }
    several = sum(rung.kind == tick.kind for rung in telling.ladder.rungs) > 1
    if tick.kind in names and (not several or tick.rung == tick.kind):
        return names[tick.kind]
    return clip(telling.speech.text(telling.ladder.rung(tick.rung).title), _LABEL)


def _short_term(words: Words, tick: Tick) -> str:
    months = tick.months
    if not isinstance(months, int):
        return words.meant("on the ruler: months", "{n}m", n=months)
    years, left = divmod(months, 12)
    if not left:
        return words.meant("on the ruler: years", "{n}y", n=years)
    if not years:
        return words.meant("on the ruler: months", "{n}m", n=left)
    return words.meant("on the ruler: years and months", "{years}y{months}m", years=years, months=left)


def scale(telling: Telling, measured: Ruler) -> str:
    """The labels of the ticks, each beginning at its own."""
    line = ""
    for tick in measured.ticks:
        line = pad(line, tick.column) + tick_name(telling, tick)
    return line


def bar(measured: Ruler, row: Row, *, band: str = "") -> str:
    """A band in characters: each stretch in that of the first band that holds it, or all of it in that of a `band`."""
    cells = [" "] * (measured.width + 1)
    for tick in measured.ticks:
        cells[tick.column] = _EMPTY
    for run in row.runs:
        cells[run.first : run.last + 1] = GLYPHS[band or run.origin] * (run.last + 1 - run.first)
    return "".join(cells)


# Why, and the rest.


def _why(telling: Telling) -> list[str]:
    rows = [(each.label, each.cite, each.text) for each in steps(telling)]
    return [telling.words.say("Why"), *columns(rows, WIDTH, indent=_INDENT, widest=(32, _CITES))] if rows else []


def _notes(telling: Telling) -> list[str]:
    helps = [
        telling.speech.text(each.detail["help"]) for each in telling.assessment.not_liable if each.detail.get("help")
    ]
    return [line for each in (*helps, *_settling(telling), *notes(telling)) for line in wrap(each, WIDTH)]


def _settling(telling: Telling) -> Iterator[str]:
    """What to type so that what is open for want of an answer is settled."""
    answer = telling.assessment
    if answer.unknown and (answer.liable is None or plain(answer.open) != plain(answer.may)):
        typed = telling.words.meant("between facts", "; ").join(_typed(telling, name) for name in answer.unknown)
        yield telling.words.say("To settle it, say: {facts}.", facts=typed)


def _typed(telling: Telling, name: str) -> str:
    """How a fact is typed, with what it may be."""
    fact = telling.speech.named(name)
    values, within = getattr(fact, "values", ()), getattr(fact, "within", None)
    if values:
        return f"{name}={'|'.join(value.id for value in values)}"
    if within:
        low, high = within
        return telling.words.say("{name}=N, from {low} to {high}", name=name, low=low, high=high)
    return f"{name}=N" if hasattr(fact, "type") else f"{name}=yes|no"


def _ground(telling: Telling) -> list[str]:
    rows = [tuple(each) for each in ground.assumptions(telling)]
    return [telling.words.say("What it rests on"), *columns(rows, WIDTH, indent=_INDENT)] if rows else []


def _after(telling: Telling, *, every: bool) -> list[str]:
    rows, more = ground.following(telling, every=every)
    if not rows:
        return []
    words = telling.words
    lines = columns([(each.label, each.cite, each.text) for each in rows], WIDTH, indent=_INDENT, widest=(12, _CITES))
    if more:
        lines.append(_INDENT + words.more(more))
    return [words.say("What follows"), *lines]


def _foot(telling: Telling) -> Iterator[str] | list[str]:
    said, cite = ground.statute_words(telling)
    lines: list[str] = []
    if said:
        place = telling.speech.cite(cite)
        one = _INDENT + said + right(place, WIDTH - width(_INDENT + said))
        lines += (
            [one] if width(said) + width(place) + 6 <= WIDTH else [*wrap(said, WIDTH, _INDENT), right(place, WIDTH)]
        )
    return [*lines, *wrap(telling.words.sentences(ground.provenance(telling)), WIDTH)]
