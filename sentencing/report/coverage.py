"""What of a code is encoded, as text: a table of its parts, then each part article by article; and as JSON."""

from __future__ import annotations

from sentencing.corpus.coverage import BESIDE, DELEGATED, ENCODED, GENERAL, MISSING, REPEALED, SPECIAL
from sentencing.law.record import Record
from sentencing.report import amounts
from sentencing.report.cells import clip, columns, pad, right, width, wrap
from sentencing.report.json import SCHEMA
from sentencing.report.speech import Speech
from sentencing.report.text import WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from sentencing.corpus.coverage import Covered
    from sentencing.law.provision import System, Text
    from sentencing.report.words import Words

_INDENT = "  "
_CELL = 9  # an article and its mark
_COLUMN = 9  # a number of the table
_NO_CHARGE, _REPEALED, _MISSING = "-", "x", "?"
_NAMED = 2  # charges that an article reaches; more are counted
_WIDEST = (7, 36)


class Section(Record):
    """Articles that are told together: the General Part, a chapter, what stands in none, another instrument."""

    title: str
    part: str
    articles: tuple[Covered, ...]


def coverage_text(
    words: Words, system: System, chapters: Iterable[tuple[str, Text]], found: tuple[Covered, ...], day: str
) -> str:
    """What of a system's code is encoded, at most 80 cells wide, with a line end after each line."""
    return _Coverage(words, system, tuple(chapters), found, day).text()


class _Coverage:
    def __init__(
        self, words: Words, system: System, chapters: tuple[tuple[str, Text], ...], found: tuple[Covered, ...], day: str
    ) -> None:
        self.words = words
        self.system = system
        self.day = day
        self.speech = Speech(words, system, day)
        self.sections = tuple(self.divided(chapters, found))

    def text(self) -> str:
        code = [each for each in self.sections if each.part != BESIDE]
        blocks = [self.head(), self.table(), self.legend(), *(list(self.section(each)) for each in code)]
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"

    def divided(self, chapters: tuple[tuple[str, Text], ...], found: tuple[Covered, ...]) -> Iterator[Section]:
        """The parts of the code in its order, and then what stands beside it."""
        general = tuple(each for each in found if each.part == GENERAL)
        special = [each for each in found if each.part == SPECIAL]
        yield Section(self.words.say("General Part"), GENERAL, general)
        known = {name for name, _ in chapters}
        for name, title in chapters:
            yield Section(self.speech.text(title), SPECIAL, tuple(each for each in special if each.chapter == name))
        rest = tuple(each for each in special if each.chapter not in known)
        yield Section(self.words.say("In no chapter"), SPECIAL, rest)
        for name in dict.fromkeys(each.instrument for each in found if each.part == BESIDE):
            held = tuple(each for each in found if each.part == BESIDE and each.instrument == name)
            yield Section(self.speech.instrument(name, full=True), BESIDE, held)

    def head(self) -> list[str]:
        system, code = self.speech.text(self.system.title), self.speech.instrument(self.system.code)
        title = self.words.meant("a system and its code", "{system}, {code}", system=system, code=code)
        day = self.words.say("law in force on {date}", date=amounts.date(self.words, self.day))
        return [title + right(day, WIDTH - width(title))]

    # The table.

    def table(self) -> list[str]:
        """How many articles of each part became what, with a total; then the instruments beside the code."""
        meant = self.words.meant
        names = (
            meant("a column: articles with charges", "encoded"),
            meant("a column: how many charges", "charges"),
            meant("a column: articles without charges", "without"),
            meant("a column: articles", "repealed"),
            meant("a column: articles", "no file"),
        )
        code = [each for each in self.sections if each.part != BESIDE and each.articles]
        beside = [each for each in self.sections if each.part == BESIDE]
        whole = Section(self.words.say("Total"), "", tuple(article for each in code for article in each.articles))
        lines = [pad("", WIDTH - _COLUMN * len(names)) + "".join(right(name, _COLUMN) for name in names)]
        lines += [_counted(each) for each in (*code, whole)]
        return [*lines, "", self.words.say("Beside the code"), *map(_counted, beside)] if beside else lines

    # A part, article by article.

    def section(self, section: Section) -> Iterator[str]:
        if not section.articles:
            return
        yield section.title
        yield from _grid(section)
        yield from columns(self.remarks(section), WIDTH, indent=_INDENT, widest=_WIDEST)
        yield from self.missing(section)

    def remarks(self, section: Section) -> list[tuple[str, ...]]:
        """What each article does that has no charge of its own (in the General Part none has), or since when it is
        gone."""
        rows: list[tuple[str, ...]] = []
        for each in section.articles:
            if each.status == REPEALED:
                said = self.words.say("repealed since {date}", date=amounts.date(self.words, each.since))
            elif each.status == DELEGATED and section.part != GENERAL:
                said = self.does(each)
            else:
                continue
            rows.append((each.article, self.speech.text(each.title), said))
        return rows

    def does(self, each: Covered) -> str:
        """What an article without a charge says, and for which charges."""
        words = self.words
        said = words.series([_count(words, noun, n) for noun, n in each.does.items()]) or words.meant(
            "what an article says", "nothing"
        )
        if not each.bears_on:
            return said
        some = len(each.bears_on) <= _NAMED
        charges = words.both(each.bears_on) if some else words.many("{n} charge", "{n} charges", len(each.bears_on))
        return words.meant("what an article says, for charges", "{said}, for {charges}", said=said, charges=charges)

    def missing(self, section: Section) -> Iterator[str]:
        """The articles that are not encoded: from when on they are, who takes them up, or their numbers alone."""
        words, gone = self.words, [each for each in section.articles if each.status == MISSING]
        later = [each for each in gone if each.since]
        for day in sorted({each.since for each in later}):
            listed = _ranges([each for each in later if each.since == day])
            said = words.say("Encoded only since {date}: {articles}", date=amounts.date(words, day), articles=listed)
            yield from wrap(said, WIDTH, _INDENT)
        if any(each.notes for each in gone):
            listed = words.series(self.noted(gone))
            said = words.say("No file of their own, but taken up under another article: {articles}", articles=listed)
            yield from wrap(said, WIDTH, _INDENT)
        if silent := [each for each in gone if not each.since and not each.notes]:
            said = words.say("Not encoded: {articles}", articles=_ranges(silent))
            yield from wrap(said, WIDTH, _INDENT)

    def noted(self, gone: list[Covered]) -> Iterator[str]:
        """The articles without a file that another takes note of, together where it is the same one."""
        noted = [each for each in gone if each.notes]
        for under in dict.fromkeys(each.notes[0].under for each in noted):
            listed = _ranges([each for each in noted if each.notes[0].under == under])
            yield self.words.meant(
                "articles, noted under another", "{articles} ({under})", articles=listed, under=under
            )

    def legend(self) -> list[str]:
        general = any(each.articles for each in self.sections if each.part == GENERAL)
        say = self.words.say
        said = [say("After each article the number of its charges; - none, x repealed, ? no file of its own.")]
        if general:
            said.append(say("In the General Part: the number of its rules and of what follows by it."))
        return wrap(self.words.sentences(said), WIDTH)


def _counted(section: Section) -> str:
    """A row of the table."""
    of = {status: sum(each.status == status for each in section.articles) for status in (DELEGATED, REPEALED, MISSING)}
    encoded = [each for each in section.articles if each.status == ENCODED]
    numbers = (len(encoded), sum(len(each.charges) for each in encoded), of[DELEGATED], of[REPEALED], of[MISSING])
    left = WIDTH - _COLUMN * len(numbers)
    title = pad(_INDENT + clip(section.title, left - len(_INDENT) - 1), left)
    return title + "".join(right(str(n) if n else ".", _COLUMN) for n in numbers)


def _grid(section: Section) -> Iterator[str]:
    """Every article with its mark, as many on a line as there is room for; not those of which nothing is known but
    that their numbers lie between others."""
    known = [each for each in section.articles if each.status != MISSING or each.since or each.notes]
    cells = [right(each.article, 6) + " " + pad(_mark(section, each), _CELL - 7) for each in known]
    each_line = (WIDTH - len(_INDENT)) // _CELL
    for start in range(0, len(cells), each_line):
        yield (_INDENT + "".join(cells[start : start + each_line])).rstrip()


def _mark(section: Section, each: Covered) -> str:
    match each.status:
        case "encoded":
            return str(len(each.charges))
        case "repealed":
            return _REPEALED
        case "not-encoded":
            return _MISSING
        case _:
            rules = each.does.get("rule", 0) + each.does.get("consequence", 0) if section.part == GENERAL else 0
            return str(rules) if rules else _NO_CHARGE


def _count(words: Words, noun: str, n: int) -> str:
    match noun:
        case "tier":
            return words.many("{n} frame", "{n} frames", n)
        case "unit":
            return words.say("fines of organisations")
        case "rule":
            return words.many("{n} rule", "{n} rules", n)
        case "reference":
            return words.many("{n} reference", "{n} references", n)
        case "consequence":
            return words.many("{n} consequence", "{n} consequences", n)
        case "definition":
            return words.many("{n} definition", "{n} definitions", n)
        case _:
            return words.many("{n} note", "{n} notes", n)


def _ranges(articles: list[Covered]) -> str:
    """Articles, those whose numbers follow each other as ranges: `32–34, 39–41, 43`."""
    runs: list[list[str]] = []
    for each in articles:
        if runs and _follows(runs[-1][-1], each.article):
            runs[-1].append(each.article)
        else:
            runs.append([each.article])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _follows(one: str, other: str) -> bool:
    """Whether a number comes next in a code: 134 after 133, 133-1 after 133, 134 after 133-2."""
    (head, _, inserted), (next_head, _, next_inserted) = one.partition("-"), other.partition("-")
    if not head.isdecimal() or not next_head.isdecimal():
        return False
    if head == next_head:
        return next_inserted == str(int(inserted or 0) + 1)
    return int(next_head) == int(head) + 1 and not next_inserted


def coverage_json(found: Mapping[str, tuple[Covered, ...]], day: str, tool: dict[str, str]) -> dict[str, Any]:
    """One entry per article, system by system."""
    rows = [_row(system, each) for system, articles in found.items() for each in articles]
    return {"schema": SCHEMA, "tool": tool, "law": {"as_of": day, "text_as_of": None}, "coverage": rows}


def _row(system: str, each: Covered) -> dict[str, Any]:
    return {
        "jurisdiction": system,
        "instrument": each.instrument,
        "article": each.article,
        "part": each.part,
        "chapter": each.chapter or None,
        "title": each.title or None,
        "status": each.status,
        "since": each.since or None,
        "charges": len(each.charges),
        "offences": list(each.charges),
        "does": dict(each.does),
        "bears_on": list(each.bears_on),
        "why": [{"under": note.under, "cite": note.cite, "text": note.text} for note in each.notes],
    }
