"""Where the law says so, as lawyers of the system write it: from `240(1)(2)` to the words for it."""

from __future__ import annotations

from sentencing.law.numerals import Numerals
from sentencing.law.values import pins

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sentencing.law.values import Pin


def pinpoint(wording: Mapping[str, Any], cite: str, *, short: bool = False) -> str:
    """A cite in words, with numbers in words or, if `short`, in digits. Without wording, the cite as it is.

    A cite of another instrument keeps that instrument's id in front; the caller knows its title.
    """
    if "cite" not in wording:
        return cite
    return str(wording["cite"]["join"]).join(_pin(wording, pin, short=short) for pin in pins(cite))


def _pin(wording: Mapping[str, Any], pin: Pin, *, short: bool) -> str:
    forms = wording["cite"]["short"] if short else wording["cite"]
    numerals = Numerals() if short else Numerals.of(wording)
    article, *inserted = pin.article.split("-")
    said = [forms["article"].format(article=_number(numerals, article))]
    # An inserted article keeps its number in words even where the rest is in digits.
    said += [forms["inserted"].format(number=_number(Numerals.of(wording), number)) for number in inserted]
    for name, label in zip(("paragraph", "item"), pin.labels, strict=False):
        said.append(forms[name].format(**{name: _number(numerals, label)}))
    return (f"{pin.instrument} " if pin.instrument else "") + "".join(said)


def _number(numerals: Numerals, label: str) -> str:
    return numerals.spell(int(label)) if label.isdecimal() else label
