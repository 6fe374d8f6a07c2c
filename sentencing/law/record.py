"""Immutable records that cost little to define.

An answer on the command line starts in milliseconds. Importing `dataclasses` or `typing` takes longer than computing
the answer, so the types an answer needs are named tuples made by this small base class. The records of a statute file
(`law.statute`), which only reading TOML imports, are ordinary dataclasses.
"""

from __future__ import annotations

from collections import namedtuple

__all__ = ["Record"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:

    class _RecordType(type):
        def __new__(mcs, name, bases, body):  # noqa: ANN001, ANN204
            if not bases:
                return super().__new__(mcs, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = [body.pop(field) for field in fields if field in body]
            base = namedtuple(  # noqa: PYI024  typing.NamedTuple is what this spares
                name, fields, defaults=defaults
            )
            members = {key: value for key, value in body.items() if key not in ("__annotations__", "__classcell__")}
            made = type(name, (base,), {"__slots__": (), **members})
            made.__annotations__ = body.get("__annotations__", {})
            return made

    class Record(metaclass=_RecordType):
        """Subclass it as one would `typing.NamedTuple`: annotated fields, defaults last, methods allowed."""
