"""Library: the law as a tree, a filter that searches all of it, and a preview of what the cursor is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sentencing.report import amounts
from sentencing.report.words import Words
from sentencing.tui.bar import Bar
from sentencing.tui.hints import Hints
from sentencing.tui.keys import bound, later, quietly
from sentencing.tui.preview import Shown, of_article, of_offence, of_system
from sentencing.tui.prose import Block, Prose
from sentencing.tui.tiers import Tiers
from sentencing.tui.tree import LawTree, Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.corpus.find import Hit
    from sentencing.corpus.store import Corpus

_MOST_HITS = 100


class Library(Screen[None]):
    """Where one finds an offence."""

    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]]] = [(0, "-tiny"), (72, "-narrow"), (100, "-normal"), (150, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("enter", "open", later("open"), later("Open a branch, or walk through a case of an offence"), "library.open", shown="enter"),
        bound("slash", "find", later("find"), later("Find by number, name, pinyin or a word of the law"), "app.find", shown="/"),
        bound("escape", "clear", later("tree"), later("Leave the filter, back to the tree"), "library.clear", shown="esc"),
        quietly("down", "move(1)", "hits.down"),
        quietly("up", "move(-1)", "hits.up"),
    ]

    words: reactive[Words | None] = reactive(None)
    above: reactive[tuple[Block, ...]] = reactive(())
    shown: reactive[Shown | None] = reactive(None)
    below: reactive[tuple[Block, ...]] = reactive(())

    @dataclass
    class Chosen(Message):
        """An offence to walk through."""

        offence: str

    def __init__(self, corpus: Corpus, day: str, words: Words) -> None:
        super().__init__()
        self.corpus = corpus
        self.day = day
        self._at: Place | None = None
        self.set_reactive(Library.words, words)

    def compose(self) -> ComposeResult:
        """The filter above the tree, the preview beside them."""
        yield Bar()
        with Horizontal(id="rooms"):
            with Vertical(id="left"):
                yield Input(compact=True, id="filter")
                yield LawTree(self.corpus).data_bind(Library.words)
                yield OptionList(markup=False, id="hits")
                yield Prose(id="nothing")
            with VerticalScroll(id="preview", can_focus=False):
                yield Prose(id="above").data_bind(blocks=Library.above)
                yield Tiers().data_bind(Library.shown)
                yield Prose(id="below").data_bind(blocks=Library.below)
        yield Hints().data_bind(Library.words)

    def on_mount(self) -> None:
        """Begin in the tree."""
        self._named()
        self.query_one(LawTree).focus()

    def watch_words(self) -> None:
        """Say everything in another language."""
        if self.is_mounted:
            self._named()
            self._preview(self._at)
            self.search(self.query_one(Input).value)

    def _named(self) -> None:
        words, bar = self.words, self.query_one(Bar)
        if words:
            bar.name_shown = words.say("sentencing")
            bar.aside = words.say("law of {date}", date=amounts.date(words, self.day))
            self.query_one(Input).placeholder = words.say("/ to find: a number, a name, pinyin, a word")

    # The filter.

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Search as one types."""
        self.search(event.value)

    def search(self, text: str) -> None:
        """Show what is found in place of the tree; the tree for an empty text."""
        from sentencing.corpus.find import search  # not before something is typed

        asked = bool(text.strip())
        found = search(self.corpus.find_index(), text, _MOST_HITS) if asked else ()
        self.set_class(asked, "-searching")
        self.set_class(asked and not found, "-nothing")
        hits = self.query_one("#hits", OptionList)
        hits.set_options(Option(self._hit(hit), f"{hit.kind}:{hit.id}") for hit in found)
        hits.highlighted = 0 if found else None
        if asked and not found and self.words:
            self.query_one("#nothing", Prose).blocks = nothing(self.words)

    def _hit(self, hit: Hit) -> Content:
        assert self.words is not None
        title = self.words.text(hit.title)
        others = [each for each in hit.title.values() if each != title]
        return Content.assemble((hit.article.ljust(6) + " ", "dim"), title, ("  " + others[0], "dim") if others else "")

    @on(OptionList.OptionHighlighted)
    def look_at_hit(self, event: OptionList.OptionHighlighted) -> None:
        """Preview what was found."""
        kind, _, name = (event.option_id or "").partition(":")
        self._preview(Place(kind, name, name.partition("/")[0], "", {}, ""))

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def open_hit(self) -> None:
        """Walk through what was found."""
        if self._at and self._at.kind == "offence" and self.has_class("-searching"):
            self.post_message(self.Chosen(self._at.id))

    def action_find(self) -> None:
        """To the filter."""
        self.query_one(Input).focus()

    def action_clear(self) -> None:
        """Back to the tree."""
        self.query_one(Input).value = ""
        self.query_one(LawTree).focus()

    def action_move(self, step: int) -> None:
        """Through what was found, while one types."""
        hits = self.query_one("#hits", OptionList)
        if self.has_class("-searching"):
            (hits.action_cursor_down if step > 0 else hits.action_cursor_up)()
        elif step > 0:
            self.query_one(LawTree).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what has no meaning here and now."""
        del parameters
        return self.has_class("-searching") or self.focused is self.query_one(Input) if action == "clear" else True

    def action_open(self) -> None:
        """What enter does is done by the tree and by the filter."""

    # The preview.

    @on(LawTree.Looked)
    def look(self, message: LawTree.Looked) -> None:
        """Preview what the cursor is on."""
        self._preview(message.place)

    @on(LawTree.Opened)
    def open(self, message: LawTree.Opened) -> None:
        """Walk through an offence."""
        if message.place.kind == "offence":
            self.post_message(self.Chosen(message.place.id))

    def _preview(self, place: Place | None) -> None:
        self._at = place
        if place is None or self.words is None:
            return
        shown = self._shown(place, self.words)
        if shown:
            self.above, self.shown, self.below = shown.above, shown, shown.below
            self.query_one("#preview").scroll_home(animate=False)

    def _shown(self, place: Place, words: Words) -> Shown | None:
        match place.kind:
            case "offence":
                return of_offence(self.corpus, place.id, self.day, words)
            case "article":
                entry = next(each for each in self.corpus.articles() if each.id == place.id)
                return of_article(self.corpus, entry, self.day, words)
            case "system":
                return of_system(self.corpus, next(each for each in self.corpus.systems() if each.id == place.id), words)
            case _:
                return None


def nothing(words: Words) -> tuple[Block, ...]:
    """What stands where nothing was found."""
    from sentencing.tui.prose import Passage

    return (
        Passage(words.say("Nothing found.")),
        Passage(words.say("Try an article number (240), a name in any language, pinyin, or a word of the law."), "quiet"),
    )
