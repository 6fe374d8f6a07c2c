"""The small languages inside a statute file's strings, and the error they share."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction
    from typing import TypeAlias

    Number: TypeAlias = int | Fraction


class GrammarError(ValueError):
    """A value that does not follow its grammar: why, how many characters into it, and at which keys below it."""

    def __init__(self, why: str, at: int = 0, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(why)
        self.why = why
        self.at = at
        self.path = path

    def under(self, *keys: str | int) -> GrammarError:
        """The same error, seen from the table or array that holds the value."""
        return GrammarError(self.why, self.at, (*keys, *self.path))


def ratio(numerator: int, denominator: int) -> Number:
    """An exact quotient: an int where it is whole, else a Fraction."""
    if numerator % denominator == 0:
        return numerator // denominator
    from fractions import Fraction  # only where a bound is scaled: most answers never need it

    return Fraction(numerator, denominator)


def times(number: Number, numerator: int, denominator: int) -> Number:
    """`number` multiplied by a fraction, exact."""
    if isinstance(number, int):
        return ratio(number * numerator, denominator)
    return ratio(number.numerator * numerator, number.denominator * denominator)


def pack_number(number: Number | None) -> int | str | None:
    """A number as JSON can hold it: a fraction is a string such as `3/2`."""
    return number if number is None or isinstance(number, int) else str(number)


def unpack_number(packed: int | str | None) -> Number | None:
    """The inverse of `pack_number`."""
    if packed is None or isinstance(packed, int):
        return packed
    numerator, _, denominator = packed.partition("/")
    return ratio(int(numerator), int(denominator))
