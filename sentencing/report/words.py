"""The words of a language: messages from a catalogue, and texts of statutes in the language that comes nearest.

English is the language of the source; every other language is a catalogue under `locale/`, compiled. Nothing here or
anywhere else names a language: what catalogues there are is looked up.
"""

from __future__ import annotations

import os

from sentencing.law.numerals import Numerals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from gettext import GNUTranslations

    from sentencing.law.provision import Text

SOURCE = "en"  # the language in which the messages of this program are written
_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "locale")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


class UnknownLanguageError(ValueError):
    """A language that has no catalogue; `known` are those that have one."""

    def __init__(self, language: str, known: tuple[str, ...]) -> None:
        super().__init__(f"there are no words in '{language}', only in {', '.join(known)}")
        self.language = language
        self.known = known


def languages() -> tuple[str, ...]:
    """The languages in which this program can answer."""
    found = [name for name in sorted(os.listdir(_FOLDER)) if os.path.isfile(_catalogue(name))]
    return (SOURCE, *(name for name in found if name != SOURCE))


def preferred(environment: Mapping[str, str]) -> str:
    """The language of a user's locale if there is a catalogue for it, else that of the source."""
    locale = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    name = locale.partition(".")[0].partition("@")[0]
    for candidate in (name, name.partition("_")[0]):
        if candidate.replace("_", "").isalnum() and (candidate == SOURCE or os.path.isfile(_catalogue(candidate))):
            return candidate
    return SOURCE


def mark(context: str, message: str) -> tuple[str, str]:
    """A message that is chosen now and said later: `words.meant(*mark(...))`. It makes translators see it."""
    return context, message


def words(language: str) -> Words:
    """The words of a language; raises UnknownLanguageError if it has no catalogue."""
    if language == SOURCE:
        return Words(language, None)
    if language not in languages():
        raise UnknownLanguageError(language, languages())
    from gettext import GNUTranslations  # not for the source's own language: that needs none

    with open(_catalogue(language), "rb") as file:
        return Words(language, GNUTranslations(file))


class Words:
    """Messages in one language. Placeholders in braces are filled with the values given."""

    __slots__ = ("_messages", "language", "numerals")

    def __init__(self, language: str, messages: GNUTranslations | None) -> None:
        self.language = language
        self._messages = messages
        self.numerals = self._numerals()

    def say(self, message: str, /, **values: object) -> str:
        """A message."""
        said = self._messages.gettext(message) if self._messages else message
        return said.format_map(values)

    def meant(self, context: str, message: str, /, **values: object) -> str:
        """A message whose translation depends on what is meant; the context tells translators."""
        said = self._messages.pgettext(context, message) if self._messages else message
        return said.format_map(values)

    def many(self, one: str, several: str, n: int, /, **values: object) -> str:
        """A message about a number, `{n}` in it."""
        said = self._messages.ngettext(one, several, n) if self._messages else one if n == 1 else several
        return said.format(n=self.number(n), **values)

    def more(self, n: int) -> str:
        """The end of a list that is cut short: how many it leaves out, and how to see them."""
        return self.many("and {n} more: --all", "and {n} more: --all", n)

    def cited(self, text: str, cite: str) -> str:
        """A statement with its cite, if it has one."""
        return self.meant("a statement and its cite", "{text} ({cite})", text=text, cite=cite) if cite else text

    def number(self, number: int) -> str:
        """A whole number as the language writes it in legal prose."""
        return self.numerals.spell(number)

    def text(self, text: Text, own: str = "") -> str:
        """The words of a statute file in this language, else in the system's own, else in any."""
        return text.get(self.language) or text.get(own) or next(iter(text.values()), "")

    def either(self, items: Iterable[str]) -> str:
        """One of several: `a, b or c`."""
        *first, last = items
        return self.meant("list", "{first} or {last}", first=self.series(first), last=last) if first else last

    def both(self, items: Iterable[str]) -> str:
        """All of several: `a, b and c`."""
        *first, last = items
        return self.meant("list", "{first} and {last}", first=self.series(first), last=last) if first else last

    def together(self, facts: Iterable[str]) -> str:
        """Facts or conditions of which each must be there: `a, b and c`."""
        *first, last = facts
        if not first:
            return last
        return self.meant("facts that go together", "{first} and {last}", first=self.series(first), last=last)

    def series(self, items: Iterable[str]) -> str:
        """Several, one after another: `a, b, c`."""
        return self.meant("list", ", ").join(items)

    def sentences(self, said: Iterable[str]) -> str:
        """Sentences, one after another."""
        whole = ""
        for each in said:
            whole = self.meant("two sentences", "{first} {second}", first=whole, second=each) if whole else each
        return whole

    def sentence(self, text: str) -> str:
        """A text as a sentence: its first letter a capital, a full stop at its end."""
        stop = self.meant("end of a sentence", ".")
        return capital(text) + ("" if text.endswith(stop) else stop)

    def _numerals(self) -> Numerals:
        """How the language writes numbers in words; none if it uses digits."""
        digits = self.meant("the ten digits, if law is quoted with numbers in words", " ").strip()
        scales = self.meant("the words for ten, hundred and so on, each followed by its value", " ").split()
        return Numerals(digits, {each[0]: int(each[1:]) for each in scales})


def _catalogue(language: str) -> str:
    return os.path.join(_FOLDER, language, "LC_MESSAGES", "sentencing.mo")


def capital(text: str) -> str:
    """A text as it stands at the beginning of a line or a sentence."""
    return text[:1].upper() + text[1:]
