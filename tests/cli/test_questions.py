"""Plain questions are read without what others need, and mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sentencing.cli import main, plain
from sentencing.commands.arguments import parsed
from sentencing.corpus.problem import UsageProblem
from sentencing.corpus.understand import Vocabulary, resolve_word
from sentencing.law.provision import Circumstance
from sentencing.question import answers_meant, as_typed, offence_meant
from tests.shipped import law

WORDS = st.sampled_from(
    [
        "range",
        "cn/240",
        "victims=3",
        "surrender",
        "age=?",
        "--json",
        "--lang",
        "zh",
        "--as-of",
        "2015-06-18",
        "--statutes",
        "-x",
        "--help=",
        "",
    ]
)


@given(st.lists(WORDS, max_size=7))
def test_a_plain_question_is_read_as_the_declared_command_line_reads_it(words: list[str]) -> None:
    found = plain(["range", *words])
    if found is None:
        return
    declared = parsed(["range", *words])
    for name in ("offence", "facts", "json", "lang", "as_of", "statutes", "run"):
        assert getattr(found, name, None) == getattr(declared, name, None), name


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["range"],
        ["range", "--json"],
        ["range", "cn/240", "-h"],
        ["range", "cn/240", "--lang"],
        ["--lang", "zh", "range", "cn/240"],
    ],
)
def test_what_is_not_plain(words: list[str]) -> None:
    assert plain(words) is None


def test_options_stand_anywhere() -> None:
    assert parsed(["--lang", "zh", "range", "cn/240", "--json", "victims=3"]).facts == ["victims=3"]
    assert parsed(["find", "a", "--json", "b"]).query == ["a", "b"]
    with pytest.raises(UsageProblem, match="unrecognized arguments: more"):
        parsed(["list", "cn", "more"])


def test_plain_facts_mean_what_the_corpus_understands() -> None:
    for number, entry in enumerate(law().entries()):
        offence = law().offence(entry.id)
        vocabulary = Vocabulary.of(law(), offence)
        common = law().system(offence.system).elements
        if number % 10:  # what is asked of every offence is asked of one in ten here
            common = common._replace(circumstances=(), facts=())
        for each in (*offence.elements.circumstances, *common.circumstances):
            assert isinstance(each, Circumstance)
            (word,) = resolve_word(vocabulary, each.id)
            assert answers_meant(law(), offence, [each.id]) == {word.name: word.value}
        for fact in (*offence.elements.facts, *common.facts):
            if fact.type == "count" and not fact.within:
                (word,) = resolve_word(vocabulary, f"{fact.id}=3")
                assert answers_meant(law(), offence, [f"{fact.id}=3"]) == {word.name: word.value}


def test_what_excludes_itself() -> None:
    offence = law().offence("cn/240")
    with pytest.raises(
        UsageProblem, match=r"stage=attempt and stage=preparation cannot go together \(22\(1\); 23\(1\)\)"
    ):
        answers_meant(law(), offence, ["attempt", "preparation"])
    assert answers_meant(law(), offence, ["surrender", "surrender=yes"]) == {"surrender": True}


def test_offences() -> None:
    assert offence_meant(law(), "cn/240") == "cn/240"
    assert offence_meant(law(), "第二百四十条") == "cn/240"


def test_as_typed() -> None:
    assert [as_typed("age", None), as_typed("resold", True), as_typed("resold", False), as_typed("victims", 3)] == [
        "age=?",
        "resold",
        "resold=no",
        "victims=3",
    ]


@given(st.lists(st.text(max_size=12), max_size=3), st.sampled_from(["range", "show", "find", "list", "rules"]))
def test_no_words_crash_it(words: list[str], command: str) -> None:
    words = [word for word in words if not word.startswith("-")]
    assert main([command, "cn/240", *words]) in (0, 2)
    assert main([command, *words]) in (0, 2)


@given(
    st.lists(
        st.sampled_from(
            ["victims=3", "age=?", "stage=?", "3人", "自首", "zishou", "role=?", "recidivist=no", "raped", "victims=?"]
        ),
        max_size=4,
    )
)
def test_no_facts_crash_it(words: list[str]) -> None:
    assert main(["range", "cn/240", *words]) in (0, 2)
    assert main(["range", "cn/240", *words, "--json", "--lang", "zh"]) in (0, 2)
