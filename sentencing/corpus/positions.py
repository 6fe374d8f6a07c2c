"""Lines and columns of a TOML file's keys and values. Imported only when there is an error to place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import tree_sitter_toml
from tree_sitter import Language, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

Path: TypeAlias = tuple[str | int, ...]

_DEEPEST = 60  # reading refuses files that nest deeper long before


class Places:
    """Where each key and value of a TOML text stands. Lines and columns count from 1, columns in characters."""

    def __init__(self, text: str) -> None:
        self._lines = text.encode().split(b"\n")
        self._keys: dict[Path, Node] = {}
        self._values: dict[Path, Node] = {}
        self._lengths: dict[Path, int] = {}
        tree = Parser(Language(tree_sitter_toml.language())).parse(text.encode())
        self._tree = tree
        self._document(tree.root_node)
        self._both = {**self._keys, **self._values}

    def key(self, path: Sequence[str | int]) -> tuple[int, int]:
        """The place of the key that `path` ends in, or of the nearest table around it."""
        return self._nearest(self._keys, tuple(path))

    def value(self, path: Sequence[str | int], at: int = 0) -> tuple[int, int]:
        """The place of the value at `path`, `at` characters into it if it is a string, or of the nearest around it."""
        exact = self._values.get(tuple(path))
        line, column = self._nearest(self._both, tuple(path))
        if exact is None or exact.type != "string":
            return line, column
        quotes = len(exact.children[0].text or b"") if exact.children else 1
        return line, column + (quotes + at if quotes == 1 else 0)

    def _nearest(self, places: dict[Path, Node], path: Path) -> tuple[int, int]:
        while path and path not in places:
            path = path[:-1]
        return self._place(places[path]) if path else (1, 1)

    def _place(self, node: Node) -> tuple[int, int]:
        row, column = node.start_point
        return row + 1, len(self._lines[row][:column].decode(errors="replace")) + 1

    def _document(self, root: Node) -> None:
        for node in root.children:
            if node.type == "pair":
                self._pair(node, (), 0)
            elif node.type in ("table", "table_array_element"):
                self._table(node)

    def _table(self, node: Node) -> None:
        name = next((child for child in node.children if child.type.endswith("key")), None)
        if name is None:
            return
        path = self._resolved(name, new_element=node.type == "table_array_element")
        self._keys.setdefault(path, node)
        self._values.setdefault(path, node)
        for child in node.children:
            if child.type == "pair":
                self._pair(child, path, 0)

    def _resolved(self, name: Node, *, new_element: bool) -> Path:
        """The path that a header names: tables of an array are the last of it, a new one in `[[...]]`."""
        path: Path = ()
        parts = list(_parts(name))
        for index, part in enumerate(parts):
            path = (*path, part)
            last = index == len(parts) - 1
            if last and new_element:
                self._lengths[path] = self._lengths.get(path, 0) + 1
            self._keys.setdefault(path, name)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _pair(self, node: Node, path: Path, depth: int) -> None:
        if len(node.children) < 3 or depth > _DEEPEST:
            return
        for part in _parts(node.children[0]):
            path = (*path, part)
            self._keys.setdefault(path, node.children[0])
        self._value(node.children[2], path, depth)

    def _value(self, node: Node, path: Path, depth: int) -> None:
        self._values.setdefault(path, node)
        if depth > _DEEPEST:
            return
        if node.type == "inline_table":
            for child in node.children:
                if child.type == "pair":
                    self._pair(child, path, depth + 1)
        elif node.type == "array":
            items = (child for child in node.children if child.type not in ("[", "]", ",", "comment"))
            for index, item in enumerate(items):
                self._value(item, (*path, index), depth + 1)


def _parts(key: Node) -> Iterator[str]:
    """The parts of a bare, quoted or dotted key, from left to right."""
    pending = [key]
    while pending:
        node = pending.pop()
        if node.type == "dotted_key":
            pending.extend(child for child in reversed(node.children) if child.type != ".")
        else:
            text = (node.text or b"").decode(errors="replace")
            yield text[1:-1] if node.type == "quoted_key" else text
