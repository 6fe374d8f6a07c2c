"""Immutable records that cost little to define.

An answer on the command line starts in milliseconds. Importing `dataclasses` or `typing` takes longer than computing
the answer, and even `collections.namedtuple` checks and documents what nobody reads here, so the types an answer needs
are tuples with named fields made by this small base class. The records of a statute file (`law.statute`), which only
reading TOML imports, are ordinary dataclasses.
"""

from __future__ import annotations

from _collections import _tuplegetter  # type: ignore[import-not-found]  # what named tuples read fields with

__all__ = ["Record"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:

    class _RecordType(type):
        """Makes a class with annotated fields a tuple with those fields, as `typing.NamedTuple` does."""

        def __new__(mcs, name, bases, body):  # noqa: ANN001, ANN204
            if not bases:
                return super().__new__(mcs, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = tuple(body.pop(field) for field in fields if field in body)
            members = {key: value for key, value in body.items() if key != "__classcell__"}
            members.update((field, _tuplegetter(index, None)) for index, field in enumerate(fields))
            members.update(__slots__=(), __new__=_maker(fields, defaults), _fields=fields)
            members.update(_replace=_replace, __repr__=_repr)
            return type(name, (tuple,), members)

    def _maker(fields, defaults):  # noqa: ANN001, ANN202
        """The constructor: positional and keyword arguments in the order of the fields, the last with defaults.

        One function serves every class: compiling each its own would cost an answer more than all its records.
        """
        size = len(fields)
        defaults = tuple(defaults)
        least = size - len(defaults)
        silent = dict(zip(fields[least:], defaults, strict=True))

        def made(cls, *values, **named):  # noqa: ANN001, ANN002, ANN003, ANN202
            if len(values) == size and not named:
                return new(cls, values)
            if named or not least <= len(values) <= size:
                return new(cls, _completed(cls, values, named, silent))
            return new(cls, values + defaults[len(values) - size :])

        new = tuple.__new__
        return made

    def _completed(cls, values, named, silent):  # noqa: ANN001, ANN202
        """All the values of a record, those that were not given by position among them; raises TypeError."""
        left = {**silent, **named}
        try:
            rest = tuple(left[field] for field in cls._fields[len(values) :])
        except KeyError as missing:
            raise TypeError(f"{cls.__name__} wants {missing.args[0]}") from None
        if len(values) + len(rest) != len(cls._fields) or named.keys() - set(cls._fields[len(values) :]):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}, each once")
        return (*values, *rest)

    def _replace(self, **changes):  # noqa: ANN001, ANN003, ANN202
        """The record with some fields changed."""
        changed = tuple.__new__(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"no such fields: {', '.join(changes)}")
        return changed

    def _repr(self):  # noqa: ANN001, ANN202
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({fields})"

    class Record(metaclass=_RecordType):
        """Subclass it as one would `typing.NamedTuple`: annotated fields, defaults last, methods allowed."""
