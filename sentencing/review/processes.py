"""Work shared out among processes: what comes back is what one process would find, in the same order."""

from __future__ import annotations

import gc
import os
import threading
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

Item = TypeVar("Item")

FEWEST = 32  # items for which processes are worth their start
MOST = 8  # processes: each keeps a copy of what it makes ready


def shared_out(
    work: Callable[[Item], list[Any]], items: Sequence[Item], told: Callable[[Item], None] | None = None
) -> list[Any]:
    """What `work` finds in each item, put together in the order of the items; `told` hears of each that is done.

    `work` returns what can be sent from one process to another. Only where a process can be forked, with all that it
    has read, are there several; whatever one of them leaves undone, this process does itself.
    """
    done: dict[int, list[Any]] = {}
    count = min(MOST, _processors()) if len(items) >= FEWEST else 1
    if count > 1 and hasattr(os, "fork") and threading.active_count() == 1:
        _forked(work, items, told, done, count)
    for at, item in enumerate(items):
        if at not in done:
            done[at] = work(item)
            if told:
                told(item)
    return [found for at in range(len(items)) for found in done[at]]


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _forked(work: Any, items: Sequence[Any], told: Any, done: dict[int, list[Any]], count: int) -> None:
    from multiprocessing import get_context
    from multiprocessing.connection import wait

    context = get_context("fork")
    taken = context.Value("i", 0)
    reading: list[Any] = []
    children: list[Any] = []
    try:
        for _ in range(count):
            reader, writer = context.Pipe(duplex=False)
            child = context.Process(target=_child, args=(work, items, taken, writer), daemon=True)
            child.start()
            children.append(child)
            writer.close()
            reading.append(reader)
        while reading:
            for ready in wait(reading):
                _receive(ready, reading, items, told, done)
    finally:
        for child in children:
            child.terminate()
            child.join()


def _receive(reader: Any, reading: list[Any], items: Sequence[Any], told: Any, done: dict[int, Any]) -> None:
    try:
        at, found = reader.recv()
    except EOFError:
        reading.remove(reader)
        return
    done[at] = found
    if told:
        told(items[at])


def _child(work: Any, items: Sequence[Any], taken: Any, writer: Connection) -> None:
    """Take one item after another, until none is left. What fails here fails again, and is told, where it is made up
    for; so nothing is said."""
    gc.disable()  # it ends before anything is worth collecting
    while True:
        with taken.get_lock():
            at = taken.value
            taken.value += 1
        if at >= len(items):
            return
        try:
            found = work(items[at])
        except BaseException:  # noqa: BLE001 - also an interruption, which the first process tells
            os._exit(1)
        writer.send((at, found))
