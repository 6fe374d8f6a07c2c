"""Records behave as named tuples do."""

from __future__ import annotations

import pytest

from sentencing.law.record import Record


class Boat(Record):
    name: str
    oars: int = 2


def test_fields_by_position_and_by_name() -> None:
    assert Boat("Ada") == Boat(name="Ada", oars=2) == ("Ada", 2)
    assert Boat("Ada", 4).oars == 4
    assert Boat("Ada")._replace(oars=6) == ("Ada", 6)
    assert repr(Boat("Ada")) == "Boat(name='Ada', oars=2)"


@pytest.mark.parametrize("given", [((), {}), (("Ada", 2, 3), {}), (("Ada",), {"name": "Bo"}), (("Ada",), {"sail": 1})])
def test_what_does_not_fit_is_refused(given: tuple[tuple[object, ...], dict[str, object]]) -> None:
    positional, named = given
    with pytest.raises(TypeError):
        Boat(*positional, **named)  # type: ignore[arg-type]


def test_a_field_cannot_be_set() -> None:
    with pytest.raises(AttributeError):
        Boat("Ada").oars = 3  # type: ignore[misc]
