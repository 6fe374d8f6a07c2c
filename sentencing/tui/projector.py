"""The answer for a hall: a large ruler across the whole width, one sentence, one citation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from sentencing.report.lead import lead
from sentencing.report.speech import starred
from sentencing.report.words import mark
from sentencing.tui import ruler
from sentencing.tui.keys import bound
from sentencing.tui.over import Over
from sentencing.tui.prose import wrap
from sentencing.tui.told import Told, retell
from sentencing.tui.tones import QUIET, STRONG

_MARGIN = 4  # columns on each side, where there is room
_LEAST = 12  # cells below which lines are not made shorter
_LINE = 72  # cells of a line that a hall still reads at a glance
_THICKEST = 5  # lines of a band
_AIR = 6  # lines of the screen for each line of a band


class Projector(Over[None]):
    """Any key leaves but that for the language, and so does a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("escape", "dismiss", mark("a key", "back"), mark("a key", "Any key goes back"), "projector.back")
    ]

    def __init__(self, told: Told) -> None:
        super().__init__(told.words)
        self._told = told

    def compose(self) -> ComposeResult:
        """One picture."""
        yield Picture(self._told)

    def say(self) -> None:
        """The same in another language."""
        self.query_one(Picture).told = retell(self._told, self.language)

    def on_key(self, event: events.Key) -> None:
        """Any key leaves."""
        found = self.active_bindings.get(event.key)
        if found and found.binding.id == "app.language":
            return
        event.stop()
        event.prevent_default()
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """A click leaves too, wherever it is."""
        event.stop()
        self.leave()


class Picture(Widget):
    """The sentence, the ruler below it, the citation at the end; in the middle of the screen."""

    told: var[Told | None] = var(None)

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.set_reactive(Picture.told, told)

    def watch_told(self) -> None:
        """Another picture."""
        self.refresh()

    def render(self) -> Content:
        """The picture at the size that there is."""
        width, height = self.content_size
        lines = picture(self.told, width, height) if self.told else []
        above = max((height - len(lines)) // 2, 0)
        return Content("\n").join([*[Content("")] * above, *lines[:height]])


def picture(told: Told, width: int, height: int) -> list[Content]:
    """Its lines. Where there is little height the ruler is drawn in a line, and before it would cut the sentence it is
    left out."""
    margin = _MARGIN if width > 10 * _MARGIN else 0
    said = list(_middle(sentence(told), width, margin, STRONG))
    cited = list(_middle(citation(told), width, margin, QUIET))
    scale = ruler.of_answer(told.telling)
    for thick in range(max(min(_THICKEST, height // _AIR), 1), 0, -1) if scale else ():
        assert scale is not None
        drawn = [Content(" " * margin).append(each) for each in ruler.large(scale, width - 2 * margin, thick)]
        gap = [Content("")] * (2 if thick > 1 else 1)
        whole = [*said, *gap, *drawn, *gap, *cited]
        if len(whole) <= height or thick == 1:
            return whole if len(whole) <= height else [*said, *cited]
    return [*said, Content(""), *cited]


def sentence(told: Told) -> str:
    """What a court must impose, with what has to be said before it."""
    answer = told.assessment
    before = sum(via.kind != "cumulate" for via in answer.via) + (answer.liable is None)
    said = lead(told.telling)[: 2 if answer.liable is False else before + 1]
    return told.words.sentences([*said, *starred(told.words, said)])


def citation(told: Told) -> str:
    """Where the law says so."""
    speech, words, answer = told.telling.speech, told.words, told.assessment
    cite = answer.tier.cite if answer.tier else answer.not_liable[0].cite if answer.not_liable else ""
    title = told.telling.title(answer.convicted_of or answer.offence)
    if not cite:
        return title
    system, heading = speech.text(told.telling.system.title), speech.heading(cite)
    place = words.meant("a place in a heading", "{system}, {heading}", system=system, heading=heading)
    return words.meant("an offence and where it stands", "{title}. {place}", title=title, place=place)


def _middle(text: str, width: int, margin: int, tone: str) -> Iterator[Content]:
    """Lines in the middle of the width, about as long as each other."""
    room = min(width - 2 * margin, _LINE)
    count = len(wrap(text, room))
    while room > _LEAST and len(wrap(text, room - 1)) == count:
        room -= 1
    for line in wrap(text, room):
        content = Content.styled(line, tone)
        yield Content(" " * max((width - content.cell_length) // 2, 0)).append(content)
