"""Cases in files: what is written is read again, and every mistake is told with its line and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.corpus.problem import StatuteError
from sentencing.saved import SavedCase, case_text, read_case, write_case
from tests import shipped
from tests.cli.asking import refused, run

ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "victims": st.integers(1, 10**6) | st.none(),
        "surrender": st.booleans() | st.none(),
        "role": st.sampled_from(["principal", "accessory", "coerced", None]),
        "age": st.integers(0, 120) | st.none(),
        "offence-date": st.just(20150618),
    },
)
LINES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")) | st.just("\n"), max_size=60)


@given(facts=ANSWERS, title=LINES, note=LINES, day=st.sampled_from(["", "2015-06-18", "2026-11-22"]))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, facts: dict[str, shipped.Answer], title: str, note: str, day: str
) -> None:
    path = tmp_path_factory.mktemp("cases") / "case.toml"
    case = SavedCase("cn/240", facts, title, day, note)
    write_case(shipped.law(), case, str(path))
    assert read_case(shipped.law(), str(path)) == case


def test_amounts_and_parts_of_facts_keep_their_units(tmp_path: Path) -> None:
    path = tmp_path / "drugs.toml"
    path.write_text('offence = "cn/347"\n[facts.drugs]\nheroin = "60g"\n', encoding="utf-8")
    case = read_case(shipped.law(), str(path))
    assert list(case.facts) == ["drugs.heroin"]
    again = tmp_path / "again.toml"
    again.write_text(case_text(shipped.law(), case), encoding="utf-8")
    assert read_case(shipped.law(), str(again)) == case


class TestRange:
    """`range FILE.toml`."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> str:
        path = tmp_path / "buyer.toml"
        lines = ['offence = "cn/241"', "as_of = 2015-06-18", "[facts]", 'victim = "child"', "abused = false"]
        path.write_text("\n".join([*lines, "obstructed = false", ""]), encoding="utf-8")
        return str(path)

    def test_it_answers_as_if_it_had_been_typed(self, file: str) -> None:
        typed = ["cn/241", "victim=child", "abused=no", "obstructed=no", "--as-of", "2015-06-18"]
        assert run("range", file, "--json").out == run("range", *typed, "--json").out

    def test_what_is_typed_goes_before_what_is_written(self, file: str) -> None:
        answer = json.loads(run("range", file, "abused", "--as-of", "2015-11-01", "--json").out)
        assert answer["facts"]["abused"] is True
        assert answer["law"]["as_of"] == "2015-11-01"


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("", ":1:1:", "'offence' is missing"),
        ("offence = 240", ":1:11:", "a string"),
        ('offence = "cn/999"', ":1:", "cn/999"),
        ('offence = "cn/240"\nas_of = "2015-06-18"', ":2:", "a date without quotes"),
        ('offence = "cn/240"\nas_of = 2015-06-18T12:00:00', ":2:", "a date"),
        ('offence = "cn/240"\nfact = 1', ":2:", "did you mean 'facts'"),
        ('offence = "cn/240"\n[facts]\nvictims = "many"', ":3:", "many"),
        ('offence = "cn/240"\n[facts]\nvictimz = 3', ":3:", "victimz"),
        ('offence = "cn/240"\n[facts]\nvictims = 3.5', ":3:", "an answer is"),
        ('offence = "cn/240"\n[facts]\nvictims = [3]', ":3:", "an answer is"),
        ("offence = ", ":1:", ""),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, place: str, what: str) -> None:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    told = refused("range", str(path))
    assert f"case.toml{place}" in told
    assert what in told


def test_there_is_no_such_file() -> None:
    assert "there is no file" in refused("range", "nowhere.toml")


def test_a_file_of_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StatuteError):
        read_case(shipped.law(), str(path))
