"""Compare: two to four cases side by side under one ruler: other facts, days, offences, law and motion."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from string import ascii_uppercase
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var

from sentencing.corpus.problem import StatuteError, UsageProblem
from sentencing.debate.compare import MOST, Column, Side, carried, compare
from sentencing.engine.case import Case, CaseError
from sentencing.engine.prepared import PreparedLaw
from sentencing.report import amounts
from sentencing.report.telling import Telling
from sentencing.report.words import Words, mark
from sentencing.tui.bar import Bar, Head
from sentencing.tui.columns import alone, compared, empty
from sentencing.tui.hints import Hints
from sentencing.tui.history import History
from sentencing.tui.keys import bound
from sentencing.tui.messages import Changed, Visit
from sentencing.tui.page import Page
from sentencing.tui.prose import Block, Gap
from sentencing.tui.room import Room
from sentencing.tui.session import COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.case import Answer
    from sentencing.tui.export import Exports


class Compare(Room):
    """The columns; the cursor is on one of them. `sides` is the whole state."""

    ROOM = "compare"
    BINDINGS: ClassVar[list[BindingType]] = [
        bound(
            "enter",
            "open",
            mark("a key", "open"),
            mark("a key", "Open this column in a walk"),
            "compare.open",
            shown="enter",
        ),
        bound(
            "right,tab",
            "step(1)",
            mark("a key", "next"),
            mark("a key", "The next column"),
            "compare.next",
            shown="→",
            show=False,
        ),
        bound(
            "left,h,shift+tab",
            "step(-1)",
            mark("a key", "before"),
            mark("a key", "The column before"),
            "compare.before",
            shown="←",
            show=False,
        ),
        bound(
            "n",
            "again",
            mark("a key", "other day"),
            mark("a key", "Beside it, the same on another day"),
            "compare.again",
        ),
        bound(
            "v",
            "vary",
            mark("a key", "other facts"),
            mark("a key", "Beside it, the same with other facts: change them in a walk"),
            "compare.vary",
        ),
        bound(
            "o",
            "other",
            mark("a key", "other offence"),
            mark("a key", "Beside it, the same facts under another offence"),
            "compare.other",
        ),
        bound(
            "m",
            "motion",
            mark("a key", "motion"),
            mark("a key", "Beside it, the same under a motion"),
            "compare.motion",
        ),
        bound("d", "day", mark("a key", "date"), mark("a key", "The day of this column"), "compare.day"),
        bound("x,delete", "remove", mark("a key", "remove"), mark("a key", "Remove this column"), "compare.remove"),
        bound(
            "escape",
            "leave",
            mark("a key", "back"),
            mark("a key", "Back to where one came from"),
            "compare.back",
            shown="esc",
        ),
    ]

    sides: var[tuple[Side, ...]] = var(())
    at: var[int] = var(0)
    columns: tuple[Column, ...] = ()

    def compose(self) -> ComposeResult:
        """The head, the page, the keys."""
        yield Bar().data_bind(Room.head)
        yield Page(id="columns")
        yield Hints().data_bind(Room.words)

    def on_mount(self) -> None:
        """Show what is there."""
        self.query_one(Page).focus()
        self._draw(keep=False)

    # What is shown.

    def watch_words(self) -> None:
        """Say everything in another language."""
        self._show(keep=True)

    def watch_sides(self) -> None:
        """Show other columns."""
        self._show(keep=True)

    def watch_at(self) -> None:
        """Mark another column."""
        self._show(keep=True)

    def _show(self, *, keep: bool = False) -> None:
        if self.is_mounted:
            self._draw(keep=keep)

    def _draw(self, *, keep: bool) -> None:
        title = self.language.say("Compare")
        said = ", ".join(ascii_uppercase[: len(self.sides)]) if self.sides else ""
        self.head = Head(title=title, other=said)
        self.query_one(Page).begin(tuple(self._blocks(self.language)), keep=keep)
        self.refresh_bindings()

    def _blocks(self, words: Words) -> tuple[Block, ...]:
        if not self.columns:
            return empty(words)
        tellings = tuple(Telling(words, each.side.law, each.assessment) for each in self.columns)
        blocks = compared(tellings, self.columns, self.at)
        return blocks if len(self.columns) > 1 else (*blocks, Gap(), *alone(words))

    # Columns.

    def take(self, sides: tuple[Side, ...], *, anew: bool = False) -> bool:
        """Set further columns beside those that there are, or in place of them; False where they cannot be."""
        kept = () if anew else self.sides
        more = tuple(each for each in sides if not any(_same(each, one) for one in kept))
        if len(kept) + len(more) > MOST:
            said = self.language.say("Four columns are the most: remove one first (x in Compare).")
            self.app.notify(said, severity="warning", markup=False)
            return False
        return self._put((*kept, *more), len(kept) + len(more) - 1 if more else self.at)

    def restore(self, kept: tuple[tuple[str, dict[str, Answer], str, str], ...]) -> None:
        """The columns of the last time, without those that the law no longer answers."""
        from sentencing.report.motion_found import under  # with all that looks into motions

        for offence, facts, day, motion in kept[:MOST]:
            if not self.corpus.knows(offence):
                continue
            side = Side(self.law, offence, facts, day)
            try:
                made = under(self.corpus, side, motion) if motion else side
                self.columns = (*self.columns, *compare([made]))
            except (CaseError, StatuteError, UsageProblem):
                continue
        self.set_reactive(Compare.sides, tuple(each.side for each in self.columns))

    def _put(self, sides: tuple[Side, ...], at: int) -> bool:
        """Show these columns, unless the engine refuses one: then say why."""
        try:
            self.columns = compare(sides)
        except CaseError as error:
            self.app.notify(self._refused(error), severity="warning", markup=False)
            return False
        self.set_reactive(Compare.at, max(min(at, len(sides) - 1), 0))
        self.set_reactive(Compare.sides, sides)
        kept = [[each.offence, each.facts, each.day, each.motion] for each in sides]
        self.app.post_message(Changed(COLUMNS, kept))
        self._show(keep=True)
        return True

    def _refused(self, error: CaseError) -> str:
        from sentencing.tui.refusal import refused
        from sentencing.tui.told import tell

        words, told = self.language, None
        if self.sides:
            law = PreparedLaw(self.side.law)
            told = tell(law, self.side.offence, Case(self.side.facts), self.side.day, words)
        return words.sentences(list(refused(words, told, error)))

    @property
    def side(self) -> Side:
        """The column that the cursor is on."""
        return self.sides[self.at]

    def _beside(self, side: Side) -> None:
        """A further column after the one that the cursor is on."""
        self._put((*self.sides[: self.at + 1], side, *self.sides[self.at + 1 :]), self.at + 1)

    def _replaced(self, at: int, side: Side) -> None:
        if at < len(self.sides):
            self._put((*self.sides[:at], side, *self.sides[at + 1 :]), at)

    # Keys.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that needs a column where there is none; grey out a further one where there is no room."""
        del parameters
        if action in ("again", "vary", "other", "motion"):
            return bool(self.sides) and (len(self.sides) < MOST or None)
        return bool(self.sides) or action not in ("open", "day", "remove", "step")

    def action_step(self, by: int) -> None:
        """Another column."""
        if self.sides:
            self.at = (self.at + by) % len(self.sides)

    def action_remove(self) -> None:
        """Take the column away."""
        self._put((*self.sides[: self.at], *self.sides[self.at + 1 :]), self.at)

    def action_open(self) -> None:
        """Walk through the case of the column."""
        self._visit(self.at)

    def _visit(self, at: int) -> None:
        side = self.sides[at]
        law = side.law if side.motion else None
        back = partial(self._come_back, at)
        self.post_message(Visit(side.offence, side.facts, side.day, law=law, motion=side.motion, back=back))

    def _come_back(self, at: int, history: History, day: str) -> None:
        """Take over what was changed in the walk."""
        side = self.sides[at]
        self._replaced(at, side._replace(facts=dict(history.case.facts), day=day))

    def action_vary(self) -> None:
        """The same once more, to be changed in a walk."""
        self._beside(self.side)
        self._visit(self.at)

    def action_again(self) -> None:
        """The same on another day."""
        self._ask_day(lambda day: self._beside(self._on(day)))

    def action_day(self) -> None:
        """Another day for this column."""
        self._ask_day(lambda day: self._replaced(self.at, self._on(day)))

    def _ask_day(self, taken: Callable[[str], None]) -> None:
        from sentencing.tui.when import When  # only when it is asked for

        sheet = When(self.side.day, self.language, self._refuses)
        self.app.push_screen(sheet, lambda day: taken(day) if day else None)

    def _refuses(self, day: str) -> str:
        """Why the column cannot stand on a day; empty where it can."""
        from sentencing.question import known_on  # only for another day

        try:
            known_on(self.corpus, day)
            compare([self._on(day)])
        except CaseError as error:
            return self._refused(error)
        except StatuteError:
            return self._unfit(day)
        return ""

    def _on(self, day: str) -> Side:
        """The column on another day; a motion is laid over the law of that day. Raises StatuteError where the motion
        does not fit it."""
        from sentencing.report.motion_found import under  # with all that looks into motions

        side = self.side._replace(day=day)
        return under(self.corpus, side, side.motion) if side.motion else side

    def action_other(self) -> None:
        """The same facts under another offence."""
        from sentencing.tui.choose import Choice, Choose  # only when something is chosen

        here, systems = self.side, {each.id: each.title for each in self.corpus.systems()}
        entries = [each for each in (each.on(here.day) for each in self.corpus.entries()) if each is not None]

        def offered(words: Words) -> list[Choice]:
            where = {name: words.text(title) for name, title in systems.items()}
            return [
                Choice(
                    each.id,
                    words.text(each.title),
                    f"{where[each.jurisdiction]} {each.article}",
                    each.id == here.offence,
                )
                for each in entries
            ]

        sheet = Choose(lambda words: words.say("The same facts under which offence?"), offered, self.language)
        self.app.push_screen(sheet, lambda offence: self._beside(self._as(offence)) if offence else None)

    def _as(self, offence: str) -> Side:
        side = self.side
        same = self.corpus.offence(offence).system == self.corpus.offence(side.offence).system
        return carried(side if same else side._replace(law=self.law, motion=""), offence)

    def action_motion(self) -> None:
        """The same under a motion."""
        from sentencing.corpus.motions import motions  # only when it is asked for
        from sentencing.tui.choose import Choice, Choose, nothing_found

        here = self.side
        system = self.corpus.offence(here.offence).system
        found = sorted((each.motion for each in motions(self.corpus.roots)), key=lambda each: each.published.date)

        def offered(words: Words) -> list[Choice]:
            return [
                Choice(each.id, words.text(each.title), each.published.date.isoformat(), each.id == here.motion)
                for each in found
                if each.system == system
            ]

        def nothing(words: Words, typed: str) -> str:
            return nothing_found(words) if typed else words.say("No motion is here about this legal system.")

        sheet = Choose(lambda words: words.say("The same under which motion?"), offered, self.language, nothing=nothing)
        self.app.push_screen(sheet, self._moved)

    def _moved(self, motion: str | None) -> None:
        from sentencing.report.motion_found import under  # with all that looks into motions

        if motion is None:
            return
        try:
            side = under(self.corpus, self.side, motion)
        except StatuteError:
            self.app.notify(self._unfit(self.side.day), severity="warning", markup=False)
        else:
            self._beside(side)

    def _unfit(self, day: str) -> str:
        """That a motion does not fit the law of a day."""
        words = self.language
        date = amounts.date(words, day)
        return words.say("The motion does not fit the law of {date}: d sets an earlier day.", date=date)

    def action_leave(self) -> None:
        """Back to where one came from."""
        self.out()

    def exports(self, words: Words) -> Exports | None:
        """The comparison, as `compare` prints it."""
        from sentencing.report.comparison import comparison_json, comparison_text
        from sentencing.report.origin import tool_of
        from sentencing.tui.export import Exports

        columns = self.columns
        if not columns:
            return None
        return Exports(
            "comparison",
            lambda: comparison_text(words, columns),
            lambda: comparison_json(words, columns, tool_of(self.corpus)),
            words,
        )


def _same(one: Side, other: Side) -> bool:
    """Whether two columns ask the same."""
    return (one.offence, one.facts, one.day, one.motion) == (other.offence, other.facts, other.day, other.motion)
