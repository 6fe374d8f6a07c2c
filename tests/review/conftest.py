from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

import pytest

from sentencing.corpus import sources
from sentencing.corpus.document import Document, open_document
from sentencing.corpus.read import read
from tests.corpus.conftest import cache_home

__all__ = ["cache_home"]


@pytest.fixture(scope="module")
def read_once() -> Iterator[None]:
    """Files that have not changed are read once for all the damages: they are most of the work."""
    documents: dict[tuple[str, int, int], Document] = {}

    def opened(path: str, *, sound: bool = False) -> Document:
        status = os.stat(path)
        key = (path, status.st_mtime_ns, status.st_size)
        if key not in documents:
            documents[key] = open_document(path, sound=sound)
        return documents[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "open_document", opened)
        patch.setattr(sources, "read", cache(read))
        yield
