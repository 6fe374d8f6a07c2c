"""Work shared out among processes gives what one process gives."""

from __future__ import annotations

import os

import pytest

from sentencing.review import processes
from sentencing.review.processes import FEWEST, shared_out

MANY = list(range(FEWEST * 3))


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_processors", lambda: 2)


def _with_its_process(item: int) -> list[tuple[int, int]]:
    return [(item, os.getpid())]


def test_what_several_processes_find_stands_in_the_order_of_the_items() -> None:
    heard: list[int] = []
    found = shared_out(_with_its_process, MANY, heard.append)
    assert [item for item, _ in found] == MANY
    assert sorted(heard) == MANY
    if hasattr(os, "fork"):
        assert os.getpid() not in {process for _, process in found}


def test_a_few_items_are_done_here() -> None:
    assert {process for _, process in shared_out(_with_its_process, MANY[:3])} == {os.getpid()}


def test_what_a_process_leaves_undone_is_done_here() -> None:
    here = os.getpid()

    def dying(item: int) -> list[int]:
        if os.getpid() != here and item % 5 == 1:
            os._exit(9)
        return [item]

    assert shared_out(dying, MANY) == MANY


def test_an_error_is_told_as_if_there_were_one_process() -> None:
    def failing(item: int) -> list[int]:
        if item == 7:
            raise LookupError("seven")
        return [item]

    with pytest.raises(LookupError, match="seven"):
        shared_out(failing, MANY)
