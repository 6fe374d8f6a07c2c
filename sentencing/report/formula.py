"""A frame as the statute itself would word it, made from the data and never stored.

A system's `wording` holds the templates. Where it has none, the frame is given in the notation of statute files.
"""

from __future__ import annotations

from sentencing.law.effect import written
from sentencing.law.grammar import times
from sentencing.law.numerals import Numerals
from sentencing.law.sanction import Sanction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from sentencing.law.grammar import Number
    from sentencing.law.provision import Addition, Fact, Tier
    from sentencing.law.span import Span

_OPENING, _CLOSING = ("(", "（"), (")", "）")


def formula(wording: Mapping[str, Any], tier: Tier, basis: Mapping[str, str] | None = None) -> str:
    """The frame of a tier. `basis` says, by the id of a fact, what a fine is measured by (see `bases`)."""
    if "frame" not in wording:
        return _plain(tier)
    words = _Words(wording, basis or {})
    return words.penalty(tier.principal) + "".join(words.added(addition) for addition in tier.additional)


def fine_formula(wording: Mapping[str, Any], fine: Iterable[Sanction], basis: Mapping[str, str] | None = None) -> str:
    """What an organisation itself pays."""
    if "unit" not in wording:
        return " | ".join(written(sanction) for sanction in fine)
    words = _Words(wording, basis or {})
    return str(wording["unit"]["penalty"]).format(principal=words.choices(tuple(fine)))


def bases(facts: Iterable[Fact], language: str) -> dict[str, str]:
    """The names of facts in one language, by id, without the unit that stands in brackets after some."""
    return {fact.id: _without_unit(fact.label[language]) for fact in facts if language in fact.label}


def _without_unit(label: str) -> str:
    bracket = max(map(label.rfind, _OPENING))
    return label[:bracket].rstrip() if bracket > 0 and label.endswith(_CLOSING) else label


class _Words:
    def __init__(self, wording: Mapping[str, Any], basis: Mapping[str, str]) -> None:
        self.wording = wording
        self.frame: Mapping[str, str] = wording["frame"]
        self.numerals = Numerals.of(wording)
        self.basis = basis

    def penalty(self, principal: tuple[Sanction, ...]) -> str:
        return self.frame["penalty"].format(principal=self.choices(principal))

    def added(self, addition: Addition) -> str:
        mode: str = self.wording["additional"][addition.mode]
        return self.frame["added"].format(added=mode.format(choices=self.choices(addition.choices)))

    def choices(self, sanctions: tuple[Sanction, ...]) -> str:
        first = [self.sanction(sanction) for sanction in sanctions]
        last = first.pop()
        return self.frame["or"].join([self.frame["and"].join(first), last] if first else [last])

    def sanction(self, sanction: Sanction) -> str:
        kind = self.wording["kinds"].get(sanction.rung, sanction.rung)
        span = self.span(sanction.span) if sanction.span else ""
        return self.frame["sanction"].format(of=self.basis.get(sanction.of, sanction.of), span=span, kind=kind)

    def span(self, span: Span) -> str:
        low, high = self.bound(span.low, span.unit), self.bound(span.high, span.unit)
        shape = _shape(span)
        return str(self.wording["span"][shape]).format(low=low, high=high or self._rung(span.high_rung))

    def bound(self, number: Number | None, unit: str) -> str:
        if number is None:
            return ""
        return "".join(self._unit(name, count) for name, count in _parts(number, unit))

    def _unit(self, name: str, count: int) -> str:
        return str(self.wording["units"][name]).format(n=self.numerals.spell(count))

    def _rung(self, rung: str) -> str:
        return str(self.wording["kinds"].get(rung, rung))


def _shape(span: Span) -> str:
    if span.low is None:
        return "below" if span.high_open else "most"
    if span.high is None and not span.high_rung:
        return "least"
    if span.low == span.high:
        return "exactly"
    return "between_below" if span.high_open else "between"


def _parts(number: Number, unit: str) -> Iterable[tuple[str, int]]:
    """A bound as counts of named units: 18 months are a year and six months, a half is fifty per cent."""
    if unit == "months":
        years, months = divmod(int(number), 12)
        return [part for part in (("year", years), ("month", months)) if part[1]] or [("month", 0)]
    if unit == "share":
        whole = isinstance(number, int)
        return [("times", int(number))] if whole else [("percent", int(times(number, 100, 1)))]
    return [("day" if unit == "days" else "money", int(number))]


def _plain(tier: Tier) -> str:
    said = [" | ".join(written(sanction) for sanction in tier.principal)]
    said += [f"{each.mode}: {' | '.join(written(choice) for choice in each.choices)}" for each in tier.additional]
    return "; ".join(said)
