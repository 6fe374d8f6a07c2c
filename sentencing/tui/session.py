"""What was on the screens, kept from one start of the app to the next.

A session is a file to which each change is added as one line of JSON the moment it is made, so that whatever ends the
program takes at most a line that was being written. Two apps at a time have a file each: a file that another holds is
left alone. A damaged file is set aside under another name, and what stood before the damage is restored.
"""

from __future__ import annotations

import json
import os
import time

from sentencing.engine.case import Case
from sentencing.law.record import Record
from sentencing.tui.history import History

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from sentencing.engine.case import Answer

COLUMNS = "columns"  # the event that tells what stands in the comparison
_MOST_APPS = 100  # at a time
_LONGEST_PAST = 1000  # steps of a case that are kept when the app starts again
_LARGEST = 50_000_000  # bytes; no session is as long


class Kept(Record):
    """What a session holds: the walk that was open (an offence, or none), the cases with their histories, the columns
    of the comparison (offence, facts, day, motion), and what was chosen for the whole app (`language`, `theme`).
    `aside` is where a damaged file was put, or empty."""

    offence: str = ""
    histories: dict[str, History] = {}  # noqa: RUF012 - a record's default, never written to
    chosen: dict[str, str] = {}  # noqa: RUF012 - the same
    aside: str = ""
    columns: tuple[tuple[str, dict[str, Answer], str, str], ...] = ()


class Session:
    """The file of one running app. What cannot be written is not kept, and the app goes on: `broken` says why."""

    def __init__(self, file: BinaryIO | None, broken: str = "") -> None:
        self._file = file
        self._kept = file is not None
        self.broken = broken

    @property
    def keeps(self) -> bool:
        """Whether what was told is kept when the app ends."""
        return self._kept

    def tell(self, *event: Any) -> None:
        """Add a change to the file."""
        if self._file is None:
            return
        try:
            self._file.write(_line(event))
            self._file.flush()
        except OSError as error:
            self._file, self._kept, self.broken = None, False, error.strerror or str(error)

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()
            self._file = None


def opened(folder: str) -> tuple[Session, Kept]:
    """The first session in a folder that no other app holds, and what it kept. It is written anew, without what can
    no longer be undone."""
    try:
        os.makedirs(folder, exist_ok=True)
        for number in range(1, _MOST_APPS):
            file = _held(os.path.join(folder, f"session-{number}.jsonl"))
            if file is not None:
                kept = _restored(file)
                return Session(file), kept
    except OSError as error:
        return Session(None, error.strerror or str(error)), Kept()
    return Session(None, f"{_MOST_APPS} apps are running"), Kept()


def _held(path: str) -> BinaryIO | None:
    """The file, open and held; None if another app holds it."""
    file = open(path, "a+b")  # noqa: SIM115 - it stays open as long as the app runs
    try:
        _hold(file)
    except OSError:
        file.close()
        return None
    return file


def _hold(file: BinaryIO) -> None:
    """Hold a file until it is closed or the process ends; raises OSError if another holds it."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _restored(file: BinaryIO) -> Kept:
    """What a held file keeps; it is then written anew, beginning with that."""
    content = _content(file)
    kept, sound = _kept(content)
    if not sound:
        kept = kept._replace(aside=_set_aside(file.name, content))
    anew = b"".join(_line(event) for event in _events(kept))
    if anew != content:
        _rewrite(file, anew)
    return kept


def _content(file: BinaryIO) -> bytes:
    """What stands in a file, or in the copy beside it if the file was being written anew when the app was ended."""
    file.seek(0)
    content = file.read(_LARGEST)
    try:
        with open(f"{file.name}.part", "rb") as copy:
            whole = copy.read(_LARGEST)
    except FileNotFoundError:
        return content
    return whole if whole.startswith(content) else content


def _rewrite(file: BinaryIO, content: bytes) -> None:
    """Another content for a held file. A copy stands beside it meanwhile, from which a file cut short is made whole."""
    beside = f"{file.name}.part"
    with open(beside, "wb") as copy:
        copy.write(content)
    file.seek(0)
    file.truncate()
    file.write(content)
    file.flush()
    os.unlink(beside)


def _set_aside(path: str, content: bytes) -> str:
    aside = f"{path}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    with open(aside, "wb") as file:
        file.write(content)
    return aside


def _line(event: object) -> bytes:
    return json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass") + b"\n"


# Reading.


def _kept(content: bytes) -> tuple[Kept, bool]:
    """What the lines of a file add up to, and whether all could be read. A last line without its end was being written
    when the app was ended: it is no damage."""
    *lines, _unfinished = content.split(b"\n")
    kept = Kept()
    for line in lines:
        try:
            kept = _after(kept, json.loads(line))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return kept, False
    return kept, True


def _after(kept: Kept, event: Any) -> Kept:
    """What is kept after one more change; raises ValueError for what is none."""
    match event:
        case ["open", str(offence)]:
            return kept._replace(offence=offence)
        case ["columns", list(columns)]:
            return kept._replace(columns=tuple(map(_column, columns)))
        case ["chose", str(what), str(value)]:
            return kept._replace(chosen={**kept.chosen, what: value})
        case ["history", str(offence), list(past), dict(now), list(future)]:
            history = History(_case(now), tuple(map(_case, past)), tuple(map(_case, future)))
        case ["then", str(offence), dict(facts)]:
            history = _of(kept, offence).then(_case(facts))
        case ["amended", str(offence), dict(facts)]:
            history = _of(kept, offence).amended(_case(facts))
        case ["back", str(offence)]:
            history = _of(kept, offence).back()
        case ["forth", str(offence)]:
            history = _of(kept, offence).forth()
        case ["noted", str(offence), str(title), str(note)]:
            history = _of(kept, offence).named(title).noted(note)
        case ["named", str(offence), str(title), dict(facts)]:
            history = _of(kept, offence).named(title, _case(facts))
        case ["note", str(offence), str(note)]:
            history = _of(kept, offence).noted(note)
        case _:
            raise ValueError(event)
    return kept._replace(histories={**kept.histories, event[1]: history})


def _column(column: Any) -> tuple[str, dict[str, Answer], str, str]:
    match column:
        case [str(offence), dict(facts), str(day), str(motion)]:
            return offence, dict(_case(facts).facts), day, motion
        case _:
            raise ValueError(column)


def _of(kept: Kept, offence: str) -> History:
    return kept.histories.get(offence, History())


def _case(facts: Any) -> Case:
    for name, value in facts.items():
        if not isinstance(name, str) or not isinstance(value, (bool, int, str, type(None))):
            raise TypeError(name)
    return Case(facts)


def _events(kept: Kept) -> Iterator[tuple[object, ...]]:
    """The changes that add up to what is kept."""
    for what, value in kept.chosen.items():
        yield "chose", what, value
    for offence, history in kept.histories.items():
        past = [case.facts for case in history.past[-_LONGEST_PAST:]]
        yield "history", offence, past, history.case.facts, [case.facts for case in history.future[:_LONGEST_PAST]]
        for title, case in history.names:
            yield "named", offence, title, case.facts
        if history.note:
            yield "note", offence, history.note
    if kept.columns:
        yield COLUMNS, kept.columns
    if kept.offence:
        yield "open", kept.offence
