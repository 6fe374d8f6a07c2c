"""A motion as text: four lines to say aloud, then the clauses, the frames, whom it does not reach, and what follows."""

from __future__ import annotations

from sentencing.corpus.entries import in_order
from sentencing.law import band as bands
from sentencing.report import amounts
from sentencing.report.cells import columns, pad, right, width, wrap
from sentencing.report.claim import VERDICTS
from sentencing.report.day import telling_on
from sentencing.report.effects import options
from sentencing.report.motion_answer import Sayer
from sentencing.report.motion_lines import lines
from sentencing.report.motion_table import table
from sentencing.report.near import near_rows
from sentencing.report.ruler import ruler
from sentencing.report.text import bar, scale, tick_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.debate.matrix import Hurt, Matrix
    from sentencing.debate.motion import Effects, Moved, Passed
    from sentencing.debate.motion_claims import Turned
    from sentencing.debate.near import Neighbours
    from sentencing.law.motion import Motion
    from sentencing.law.provision import Rule
    from sentencing.report.motion_answer import MotionAnswer
    from sentencing.report.words import Words

WIDTH = 80
_INDENT = "  "
_WIDEST = (34, 16)
_NAMED = 14  # of those who may still get less


def motion_text(words: Words, answer: MotionAnswer, *, only_table: bool = False, every: bool = False) -> str:
    """A motion, at most 80 cells wide; with `only_table` the comparison table alone, with `every` no list cut short."""
    made = MotionPage(words, answer)
    if only_table:
        sections = [made.head(), table(words, answer, whole=True)]
    else:
        sections = [
            made.head(),
            [line for each in lines(words, answer) if each for line in wrap(each, WIDTH, _INDENT)],
            made.section(words.say("Clauses"), table(words, answer, whole=False)),
            *(made.frames_section(each) for each in answer.effects if each.moved),
            made.section(words.say("Not reached"), made.passed()),
            made.section(words.say("May still get less"), made.lower(every=every)),
            made.section(words.say("Whose sentence changes"), made.hurt()),
            made.section(words.say("Nothing left to choose"), made.absolute()),
            made.section(words.say("As grave"), made.near(every=every)),
            made.section(words.say("What follows unasked"), made.knocks()),
            made.section(words.say("Claims that turn"), made.claims()),
        ]
    return "\n\n".join("\n".join(each) for each in [*sections, made.foot()] if each) + "\n"


def motions_text(words: Words, found: Iterable[Motion]) -> str:
    """The motions that there are, by the day of their publication."""
    in_order = sorted(found, key=lambda each: each.published.date)
    rows = [(each.published.date.isoformat(), each.id, words.text(each.title)) for each in in_order]
    return "\n".join(columns(rows, WIDTH, indent="", widest=(10, 26))) + "\n"


class MotionPage(Sayer):
    """The sections of the page."""

    def section(self, title: str, said: list[str]) -> list[str]:
        """What is said under its title; nothing where nothing is."""
        return [title, *said] if said else []

    def date(self, day: str) -> str:
        """A day, written out."""
        return amounts.date(self.words, day)

    def head(self) -> list[str]:
        """Title, status, id, the law it is laid over, who proposed it and where that was published."""
        motion, words = self.answer.motion, self.words
        title, status = words.text(motion.title), self.status()
        fits = width(title) + width(status) + 2 <= WIDTH
        first = [title + right(status, WIDTH - width(title))] if fits else [*wrap(title, WIDTH), right(status, WIDTH)]
        day = words.say("over the law of {date}", date=self.date(self.answer.day))
        by = words.meant(
            "who proposed it, and where",
            "{by} ({where})",
            by=words.text(motion.by),
            where=words.text(motion.published.title),
        )
        return [*first, motion.id + right(day, WIDTH - len(motion.id)), *wrap(by, WIDTH)]

    def status(self) -> str:
        """Whether it passed."""
        passed = self.answer.motion.in_force
        if passed is None:
            return self.words.meant("the status of a motion", "proposed")
        return self.words.say("law since {date}", date=self.date(passed.isoformat()))

    def frames_section(self, effects: Effects) -> list[str]:
        """The frames of an offence that move."""
        title = self.words.say("Frames: {offence}", offence=self.title(effects.offence))
        return self.section(title, list(self.drawn(effects)))

    def drawn(self, effects: Effects) -> Iterator[str]:
        """A small ruler for each frame that moves: before and after, on one scale."""
        telling = telling_on(self.words, self.answer.proposed, effects.offence, self.answer.day)
        marks = (self.words.say("before"), self.words.say("after"))
        margin = 2 * len(_INDENT) + max(map(width, marks)) + 2
        ladder = self.system.ladder
        sides = {
            f"{place}:{side}": bands.union(ladder, (each.frame for each in (moved.before, moved.after)[side]))
            for place, moved in enumerate(effects.moved)
            for side in (0, 1)
        }
        measured = ruler(ladder, sides, WIDTH - margin - 2, lambda tick: width(tick_name(telling, tick)))
        bars = {row.band: bar(measured, row, band="frame").rstrip() for row in measured.rows}
        yield " " * margin + scale(telling, measured)
        for place, moved in enumerate(effects.moved):
            yield from self.titled(self.name(moved, effects.offence), self.plain.cite(moved.tier.cite, main=True))
            for side, mark in enumerate(marks):
                drawn = bars.get(f"{place}:{side}", "")
                yield (_INDENT * 2 + pad(mark, margin - 2 * len(_INDENT)) + drawn).rstrip()

    def titled(self, label: str, cite: str) -> list[str]:
        """A label, and where it stands at the right margin."""
        first, *more = wrap(label, WIDTH - width(cite) - 2, _INDENT)
        return [first + right(cite, WIDTH - width(first)), *more]

    def passed(self) -> list[str]:
        """Whom a frame does not reach, and what becomes of them; those who are not liable in one list."""
        every = [(moved, each) for effects in self.answer.effects for moved in effects.moved for each in moved.passed]
        rows = [self.passed_row(moved, each) for moved, each in every if each.after]
        said = columns(dict.fromkeys(rows), WIDTH, indent=_INDENT, widest=_WIDEST)
        none = self.several(each.rule for _, each in every if not each.after)
        return [
            *said,
            *(wrap(self.words.say("Not liable, then as now: {who}.", who=none), WIDTH, _INDENT) if none else []),
        ]

    def passed_row(self, moved: Moved, each: Passed) -> tuple[str, str, str]:
        """One of them: who, where the law says so, and what the rule itself makes the court do instead of the frame."""
        said = self.does(moved, each.rule)
        if each.untouched:
            said = self.words.say("{band}, then as now", band=self.brief(each.after))
        return self.who(each.rule), self.plain.cite(each.rule.cite, main=True), said

    def does(self, moved: Moved, rule: Rule) -> str:
        """What a rule does to the frames that the motion wants: what it bars, or what takes their place."""
        barred = frozenset(sanction.rung for sanction in moved.bands[1])
        said = options(self.plain, rule.options, barred)
        if all(each.verb == "bar" for option in rule.options for each in option.effects):
            return said
        return self.words.say("not {frame}: {band}", frame=self.frames(moved.after), band=said)

    def lower(self, *, every: bool) -> list[str]:
        """The first of those who may still get less, or all."""
        who = self.lower_named()
        named = who if every else who[:_NAMED]
        if len(who) > len(named):
            named.append(self.words.more(len(who) - len(named)))
        return wrap(self.words.meant("between people", "; ").join(named), WIDTH, _INDENT) if named else []

    def lower_named(self) -> list[str]:
        """The grounds of the law on which the court may, or must, still go below a frame that moves: those of the code
        in its order, then those that other instruments add."""
        every = [moved for effects in self.answer.effects for moved in effects.moved]
        passed = {each.rule.id for moved in every for each in moved.passed}
        rules = {rule.id: rule for moved in every for rule in moved.lower if rule.id not in passed}
        in_order_of_code = sorted(rules.values(), key=lambda each: (" " in each.cite, in_order(each.cite)))
        return list(dict.fromkeys(map(self.who, in_order_of_code)))

    def hurt(self) -> list[str]:
        """Cases that show it: who is hurt most and least, who is helped."""
        rows = []
        for effects, matrix in zip(self.answer.effects, self.answer.matrices, strict=True):
            for title, hurt in self.picked(matrix):
                before, after = map(self.brief, hurt.moves)
                said = self.words.say("{before} becomes {after}", before=before, after=after)
                rows.append((title, self.told(effects.offence, hurt), said))
        return columns(rows, WIDTH, indent=_INDENT, widest=(10, 30))

    def picked(self, matrix: Matrix | None) -> Iterator[tuple[str, Hurt]]:
        """The cases of a matrix that are told, each with its name."""
        if matrix is None:
            return
        say = self.words.say
        for title, hurt in ((say("most"), matrix.most), (say("least"), matrix.least), (say("helped"), matrix.helped)):
            if hurt is not None:
                yield title, hurt

    def absolute(self) -> list[str]:
        """The frames of which one kind of sanction is left."""
        return columns(self.absolute_rows(), WIDTH, indent=_INDENT, widest=_WIDEST)

    def absolute_rows(self) -> list[tuple[str, str, str]]:
        """Each of them: its name, where it stands, what is left."""
        return [
            (self.name(moved, effects.offence), self.plain.cite(moved.tier.cite, main=True), self.frames(moved.after))
            for effects in self.answer.effects
            for moved in effects.moved
            if moved.absolute
        ]

    def near(self, *, every: bool) -> list[str]:
        """What is as grave as the frames before, and as those after."""
        asked = (self.words, self.answer.law, self.system, self.answer.day)
        return [line for title, each in self.around() for line in near_rows(*asked, each, title, every=every)]

    def around(self) -> Iterator[tuple[str, Neighbours]]:
        """The neighbours of the frames that go, and of those that come, after a word for which they are."""
        for found, was in zip(self.answer.near, self.answer.near_before, strict=True):
            kept = {each.of.framed.frame for each in found}
            gone = [each for each in was if each.of.framed.frame not in kept] if len(was) == 1 else []
            yield from ((self.words.say("before"), each) for each in gone)
            yield from ((self.words.say("after"), each) for each in found)

    def knocks(self) -> list[str]:
        """What follows that nobody asked for."""
        return [line for each in self.answer.knocks for line in wrap(self.knock(each), WIDTH, _INDENT)]

    def claims(self) -> list[str]:
        """The claims of which a verdict is another under the motion."""
        turned = self.turned()
        if self.answer.claims is None:
            return [_INDENT + self.words.say("Not looked at: --claims puts the known claims to both laws.")]
        if not turned:
            return [_INDENT + self.words.say("None.")]
        rows = []
        for each in turned:
            rows.append((each.claim.id, self.turns(each)))
            rows.append(("", self.words.text(each.claim.text)))
        return columns(rows, WIDTH, indent=_INDENT, widest=(40,))

    def turned(self) -> list[Turned]:
        """Those claims, among the ones that were put to both laws."""
        return [each for each in self.answer.claims or () if each.turns]

    def turns(self, each: Turned) -> str:
        """The verdicts on a claim under the law, and under the motion."""
        before, after = (self.verdicts(*side) for side in (each.before, each.after))
        return self.words.say("{before}, then {after}", before=before, after=after)

    def verdicts(self, verdict: str, statute: str) -> str:
        """Both verdicts on a claim."""
        promise, summary = (self.words.meant(*VERDICTS[each]) for each in (verdict, statute))
        return self.words.say("{promise} as a promise and {summary} as a summary", promise=promise, summary=summary)

    def foot(self) -> list[str]:
        """Where the proposal can be read, and that it is none of the law."""
        motion = self.answer.motion
        said = [self.words.say("A motion is no law. What it says is ours, after the publication named.")]
        return [*wrap(self.words.sentences(said), WIDTH), *([motion.published.url] if motion.published.url else [])]
