"""No input crashes the reading of law: whatever stands in a file, it is read or it is refused with a place."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sentencing.corpus.build import build
from sentencing.corpus.problem import Problem, StatuteError
from sentencing.corpus.read import read_file
from sentencing.corpus.roots import system_folders
from tests.corpus.house import DATA, copied, problems

TEXT = (DATA / "xx" / "12.toml").read_text(encoding="utf-8")
BITS = ["\n", '"', "'", "[", "]", "{", "}", "=", ",", ".", "#", '"""', "[[tier]]", "when = ", "\u202e", "\x00", "-1", "1e9", "0x", "2001-01-01",
        "true", "{ all = [", "@", "..", ">= ", "é", "罪", "\ud7ff", "\\u0000", "inf", "id = ", "[[", "]]", "nan", "9" * 20, "a.b.c", "\r"]  # fmt: skip


def readable(content: bytes, name: str = "1.toml") -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        found: tuple[Problem, ...] = ()
        try:
            read_file(str(path))
        except StatuteError as error:
            found = error.problems or (Problem("", 0, 0, "", "an error without a problem"),)
        assert all(problem.line >= 1 and problem.column >= 1 and str(problem).isprintable() for problem in found)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = TEXT
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 12))
        text = text[:at] + draw(st.sampled_from(BITS)) + text[at + cut :]
    return text


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    lines = TEXT.split("\n")
    for _ in range(draw(st.integers(1, 8))):
        one, other = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


VALUES = st.recursive(
    st.sampled_from(
        ['"x"', "3", "true", "2001-01-01", "1.5", '"prison 5y.."', '"12(1)"', '">= 3"', '""', "[]", "{}", "07:30:00"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(["all", "any", "not", "at-least", "n", "of", "en", "id", "boats", "shall"]),
            inner,
            max_size=3,
        ).map(lambda table: "{ " + ", ".join(f"{key} = {value}" for key, value in table.items()) + " }"),
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "id",
        "cite",
        "when",
        "principal",
        "additional",
        "label",
        "from",
        "type",
        "default",
        "values",
        "with",
        "given",
        "of",
        "may",
    ]
)
NOUNS = st.sampled_from(["offence", "fact", "circumstance", "definition", "tier", "unit", "rule", "reference", "consequence", "note", "never",
                         "doctrine", "waiver", "example", "place", "article", "source", "jurisdiction", "instrument"])  # fmt: skip


@given(st.binary(max_size=400))
def test_random_bytes(content: bytes) -> None:
    readable(content)


@given(mutated())
def test_a_file_with_scratches(text: str) -> None:
    readable(text.encode(errors="surrogatepass"))


@given(shuffled())
def test_a_file_out_of_order(text: str) -> None:
    readable(text.encode())


@given(
    NOUNS,
    st.dictionaries(KEYS, VALUES, max_size=6),
    st.sampled_from(["[{}]", "[[{}]]"]),
    st.sampled_from(["1.toml", "jurisdiction.toml"]),
)
def test_anything_under_any_key(noun: str, table: dict[str, str], header: str, name: str) -> None:
    head = header.format(noun)
    text = "\n".join([head, *(f"{key} = {value}" for key, value in table.items())])
    readable(text.encode(), name)


@given(mutated())
def test_a_system_with_a_scratched_file(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        (root / "xx" / "12.toml").write_bytes(text.encode(errors="surrogatepass"))
        found = problems(root)
        assert all(problem.isprintable() for problem in found)
        assert found or build(system_folders((str(root),)))


@given(
    st.sampled_from(["numerals", "layout", "frame", "cite", "text", "rule", "units", "reference", "number_words"]),
    st.dictionaries(
        st.sampled_from(["digits", "scales", "also", "heading", "penalty", "short", "file", "modals"]),
        VALUES,
        max_size=4,
    ),
    st.sampled_from(["[{}]", "[[{}]]"]),
)
def test_anything_in_a_wording(table: str, content: dict[str, str], header: str) -> None:
    text = "\n".join([header.format(table), *(f"{key} = {value}" for key, value in content.items())])
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        (root / "xx" / "wording.toml").write_text(text, encoding="utf-8")
        found = problems(root)
        assert all(problem.isprintable() for problem in found)
        assert found or build(system_folders((str(root),)))
