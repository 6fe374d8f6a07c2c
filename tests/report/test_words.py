"""Languages: found, chosen, and complete."""

from __future__ import annotations

import io
import re
from gettext import GNUTranslations
from itertools import pairwise

import pytest

from sentencing.report.words import SOURCE, UnknownLanguageError, languages, preferred, words
from tests.report import catalogue

# Values that every message about such a thing is given, though the English words do not use them.
GIVEN = {"title", "month", "n"}


def placeholders(message: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", message))


def entries(compiled: GNUTranslations) -> dict[object, str]:
    """What a compiled catalogue says; its header tells only who made it."""
    return {key: said for key, said in compiled._catalog.items() if key}


def messages(path: catalogue.Path) -> list[tuple[str | None, str, str]]:
    found = []
    for each in catalogue.read(path):
        if each.id:
            ids = each.id if isinstance(each.id, tuple) else (each.id,)
            strings = each.string if isinstance(each.string, tuple) else (each.string,)
            found += [(each.context, ids[-1], string) for string in strings]
    return found


@pytest.mark.parametrize("path", catalogue.catalogues(), ids=lambda path: path.parent.parent.name)
class TestCatalogue:
    def test_numbers_that_are_written_in_words_stand_without_spaces(self, path: catalogue.Path) -> None:
        if not words(path.parent.parent.name).numerals.digits:
            pytest.skip("numbers stand in digits")
        for each in catalogue.read(path):
            for said in each.string if isinstance(each.string, tuple) else ():
                assert not re.search(r" \{n\}|\{n\} ", said), said

    def test_it_has_every_message_of_the_source_and_no_other(self, path: catalogue.Path) -> None:
        wanted = {(each.context, each.id) for each in catalogue.said() if each.id}
        assert {(each.context, each.id) for each in catalogue.read(path) if each.id} == wanted

    def test_every_message_is_translated(self, path: catalogue.Path) -> None:
        assert [message for _, message, string in messages(path) if not string] == []

    def test_no_translation_wants_what_it_is_not_given(self, path: catalogue.Path) -> None:
        wrong = [
            message for _, message, string in messages(path) if placeholders(string) - placeholders(message) - GIVEN
        ]
        assert wrong == []

    def test_it_is_compiled(self, path: catalogue.Path) -> None:
        with path.with_suffix(".mo").open("rb") as file:
            said = GNUTranslations(file)
        wanted = GNUTranslations(io.BytesIO(catalogue.compiled(catalogue.read(path))))
        assert entries(said) == entries(wanted), "run python -m tests.report.catalogue"


def test_languages() -> None:
    assert languages() == (SOURCE, "zh")
    with pytest.raises(UnknownLanguageError, match="no words in 'fr', only in en, zh"):
        words("fr")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "zh@pinyin"}, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "../../zh"}, "en"),
    ],
)
def test_the_language_of_the_locale(environment: dict[str, str], language: str) -> None:
    assert preferred(environment) == language


def test_texts_of_statutes() -> None:
    assert words("zh").text({"en": "theft", "zh": "盗窃"}) == "盗窃"
    assert words("zh").text({"en": "theft", "de": "Diebstahl"}, "de") == "Diebstahl"
    assert words("zh").text({"fr": "vol"}, "de") == "vol"
    assert words("zh").text({}) == ""


def test_lists() -> None:
    say = words("en")
    assert say.either(["a"]) == "a"
    assert say.either(["a", "b", "c"]) == "a, b or c"
    assert say.both(["a", "b"]) == "a and b"
    assert words("zh").either(["从轻", "减轻", "免除处罚"]) == "从轻、减轻或者免除处罚"


def test_numbers() -> None:
    assert words("en").number(240) == "240"
    assert [words("zh").number(number) for number in (3, 10, 15, 20, 105)] == ["三", "十", "十五", "二十", "一百零五"]


def test_sentences() -> None:
    assert words("en").sentence("ten years") == "Ten years."
    assert words("en").sentences(["One.", "Two."]) == "One. Two."
    assert words("zh").sentences(["一。", "二。"]) == "一。二。"
    assert all(first != second for first, second in pairwise(languages()))
