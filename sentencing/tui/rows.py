"""Lines of lists: texts broken to the width of the list, whatever that is."""

from __future__ import annotations

from functools import lru_cache

from textual.cache import LRUCache
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sentencing.report import cells
from sentencing.tui.prose import wrap
from sentencing.tui.tones import ACCENT, QUIET

COURT = "⚖"  # marks what the court judges
CURSOR = "▌"  # stands beside the question under the cursor
NEXT = "›"  # marks the open question that can change the most
NONE = "·"  # stands where nothing is said
_INDENT = 2
_WIDEST_ANSWER = 22
_KEPT = 2**10  # lines that are kept


class Line(Visual):
    """A text in one tone. A line end in it begins a new line."""

    def __init__(self, text: str, tone: str) -> None:
        self.text = text
        self.tone = tone

    def __eq__(self, other: object) -> bool:
        """Whether the other line says and looks the same: then it need not be drawn again."""
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def content(self, width: int) -> Content:
        """The text at a width."""
        lines = [line for part in self.text.split("\n") for line in (wrap(part, width) or [""])]
        return Content.styled("\n".join(lines), self.tone)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The text as Textual draws it."""
        return _content(self, width).render_strips(max(width, 2), height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All the width that there is."""
        del rules
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as the text takes."""
        del rules
        return _content(self, width).plain.count("\n") + 1


@lru_cache(_KEPT)
def _content(line: Line, width: int) -> Content:
    """What a line says at a width: one that was broken before is not broken again."""
    return line.content(width)


class Beside(Line):
    """A text, and in small print on the right what stands beside it; below it where there is no room."""

    def __init__(self, text: str, aside: str) -> None:
        super().__init__(text, "")
        self.aside = aside

    def content(self, width: int) -> Content:
        """Both at a width."""
        lines = [Content(line) for line in wrap(self.text, width)] or [Content("")]
        gap = width - lines[-1].cell_length - cells.width(self.aside)
        if gap > 1:
            lines[-1] = Content.assemble(lines[-1], " " * gap, (self.aside, QUIET))
        else:
            lines += [Content.styled(" " * _INDENT + line, QUIET) for line in wrap(self.aside, width - _INDENT)]
        return Content("\n").join(lines)


class Numbered(Line):
    """A title after its number; further lines begin below the title."""

    def __init__(self, number: str, title: str, tone: str = "") -> None:
        super().__init__(title, tone)
        self.number = number

    def content(self, width: int) -> Content:
        """The number and the title at a width."""
        size = cells.width(self.number)
        first, *rest = wrap(self.text, width - size) or [""]
        lines = [Content.assemble((self.number, QUIET), (first, self.tone))]
        lines += [Content.styled(" " * size + line, self.tone) for line in rest]
        return Content("\n").join(lines)


class Answered(Line):
    """A question on the left and its answer on the right; `court` marks what the court judges, `suggested` what is best
    answered next. An `aside` stands below in small print."""

    def __init__(
        self,
        text: str,
        tone: str,
        answer: str,
        answer_tone: str,
        *,
        court: bool,
        suggested: bool = False,
        aside: str = "",
    ) -> None:
        super().__init__(text, tone)
        self.answer = cells.clip(answer, _WIDEST_ANSWER) or NONE
        self.answer_tone = answer_tone
        self.court = court
        self.suggested = suggested
        self.aside = aside

    def content(self, width: int) -> Content:
        """The question and its answer at a width."""
        room = width - _INDENT - cells.width(self.answer) - cells.width(f" {COURT}") - 1
        first, *rest = wrap(self.text, room) or [""]
        label = self._label(first, last=not rest, mark=NEXT if self.suggested else "")
        gap = " " * max(width - label.cell_length - cells.width(self.answer), 1)
        lines = [self._label(line, last=line is rest[-1]) for line in rest]
        below = [Content.styled(" " * 2 * _INDENT + line, QUIET) for line in wrap(self.aside, width - 2 * _INDENT)]
        return Content("\n").join([Content.assemble(label, gap, (self.answer, self.answer_tone)), *lines, *below])

    def _label(self, line: str, *, last: bool, mark: str = "") -> Content:
        after = (f" {COURT}", ACCENT) if self.court and last else ""
        return Content.assemble((cells.pad(mark, _INDENT), ACCENT), (line, self.tone), after)


class Told(Line):
    """A text, and below it, if it is known, what came of it."""

    def __init__(self, text: str, result: str, tone: str) -> None:
        super().__init__(text, "")
        self.result = result
        self.result_tone = tone

    def content(self, width: int) -> Content:
        """The text at a width, set in from its second line on."""
        first, *rest = wrap(self.text, max(width - _INDENT, 2)) or [""]
        lines = [Content(first), *(Content(" " * _INDENT + line) for line in rest)]
        if self.result:
            lines.append(Content.styled(" " * _INDENT + self.result, self.result_tone))
        return Content("\n").join(lines)


class Rows(OptionList, inherit_bindings=False):
    """A list that draws no line again that it drew before, though all its lines are made anew, and that asks for no
    layout of the screen however many it has."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._drawn: LRUCache[tuple[object, ...], list[Strip]] = LRUCache(_KEPT)

    def _get_option_render(self, option: Option, style: Style) -> list[Strip]:
        index = self.get_option_index(option.id or "")
        key = (option.prompt, style, self.scrollable_content_region.width, index)
        strips = self._drawn.get(key)
        if strips is None:
            strips = self._drawn[key] = super()._get_option_render(option, style)
        return strips

    @property
    def takes(self) -> int:
        """The lines that its options take at the width that it has."""
        return len(self._lines)

    def on_resize(self) -> None:
        """Keep what the cursor is on in sight."""
        self.call_after_refresh(self.scroll_to_highlight)

    def notify_style_update(self) -> None:
        """Other colours: no line looks as it did."""
        super().notify_style_update()
        self._drawn.clear()
