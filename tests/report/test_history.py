"""Histories as text: within 80 cells, with what was before and is since, and nothing that did not change."""

from __future__ import annotations

import pytest

from sentencing.report.cells import width
from sentencing.report.history import history_text
from sentencing.report.since import since_text
from sentencing.report.story import Story, article_story, offence_story, system_story
from sentencing.report.words import languages, words
from tests.shipped import DAY, law

CLOSING = "，。、；：）”？！"


def story(name: str, since: str = "", last: str = DAY) -> Story:
    if law().knows(name):
        offence = law().offence(name)
        return offence_story(law().system(offence.system), offence, since, last)
    article = law().article(name)
    return article_story(law().system(article.jurisdiction), article, since, last)


def told(name: str, language: str = "en", since: str = "", last: str = DAY) -> str:
    return history_text(words(language), law(), story(name, since, last))


def block(text: str, day: str) -> list[str]:
    """The lines under a day."""
    lines = text.split("\n")
    start = lines.index(day) + 1
    return lines[start : lines.index("", start)]


def fits(text: str) -> None:
    lines = text.split("\n")
    assert [line for line in lines if width(line) > 80 or line != line.rstrip()] == []
    assert [line for line in lines if line.strip() and line.strip()[0] in CLOSING] == []
    assert "{" not in text
    assert "None" not in text


@pytest.mark.parametrize("language", languages())
def test_every_history_fits_and_is_whole(language: str) -> None:
    general = [each.id for each in law().articles() if each.general]
    for name in [*(each.id for each in law().entries()), *general]:
        fits(told(name, language))


@pytest.mark.parametrize("language", languages())
def test_the_whole_law_fits(language: str) -> None:
    for each in law().systems():
        system = law().system(each.id)
        offences = [law().offence(entry.id) for entry in law().entries() if entry.jurisdiction == each.id]
        text = since_text(words(language), law(), system_story(system, offences, "1990-01-01", DAY))
        fits(text)
        assert "\n\n\n" not in text


class TestGivingBribes:
    """Art. 390 before and since the Amendments IX (1 November 2015) and XII (1 March 2024)."""

    def test_fines_came_in_2015(self) -> None:
        lines = block(told("cn/389"), "1 Nov 2015")
        assert lines[:3] == [
            "  The ordinary case                                                       390(1)",
            "    before  6 months to 5 years in prison, or short-term detention",
            "    since   6 months to 5 years in prison, or short-term detention; with a fine",
        ]
        assert not any("=" in line for line in lines)  # no frame moved: there is nothing to draw

    def test_frames_moved_in_2024(self) -> None:
        text = "\n".join(block(told("cn/389"), "1 Mar 2024"))
        serious = text[text.index("Serious circumstances") : text.index("    new ")]
        before, since = serious.split("    since ")
        assert "5 to 10 years in prison; with a fine" in before
        assert "3 to 10 years in prison; with a fine" in since
        assert 0 < before.count("=") < since.count("=")
        assert "Especially serious" not in text  # that frame stayed

    def test_seven_grounds_of_severity(self) -> None:
        text = "\n".join(block(told("cn/389"), "1 Mar 2024"))
        assert text.count("must: heavier") == 1
        cites = [line.split()[-1] for line in text[text.index("must: heavier") :].split("\n")[1:]]
        assert cites == [f"390(2)({item})" for item in range(1, 8)]

    def test_in_the_words_of_the_code(self) -> None:
        lines = block(told("cn/389", "zh"), "2015年11月1日")
        assert lines[1:3] == [
            "    此前  处五年以下有期徒刑或者拘役",
            "    此后  处五年以下有期徒刑或者拘役，并处罚金",
        ]
        later = block(told("cn/389", "zh"), "2024年3月1日")
        assert "          处三年以上十年以下有期徒刑，并处罚金" in later
        assert "    新增  应当从重" in later


class TestBuying:
    """Art. 241(6), which the Amendment IX made a rule of leniency."""

    def test_no_more_impunity(self) -> None:
        lines = block(told("cn/241"), "1 Nov 2015")
        assert lines[:6] == [
            "  Child not abused, rescue not obstructed                                 241(6)",
            "    before  may: no prosecution",
            "    since   may: lighter",
            "  Woman's return not obstructed                                           241(6)",
            "    before  may: no prosecution",
            "    since   may: lighter or below the frame",
        ]

    def test_no_frame_of_it_ever_moved(self) -> None:
        assert "=" not in told("cn/241")


def test_kidnapping_with_death() -> None:
    text = told("cn/239")
    assert "Its law changed on 4 days." in text
    before, since = "\n".join(block(text, "1 Nov 2015")).split("    since ")
    assert "death (immediate, or with a two-year reprieve); with confiscation of" in before
    assert "life imprisonment, or death" in " ".join(since.split())
    assert "if the hostage died of the kidnapping or killed the hostage" in before
    assert before.count("=") == 4
    assert since.count("=") == 8


def test_what_an_offence_is() -> None:
    lines = block(told("cn/166"), "1 Mar 2024")
    assert lines[0].split() == ["What", "it", "is", "166"]
    title = block(told("cn/237.1"), "1 Nov 2015")
    assert title[1] == "    before  Forcible indecency with or humiliation of a woman"
    assert "    since   Forcible indecency or humiliation" in title


def test_never_amended() -> None:
    assert "No frame and no rule of its own has moved since 1 Oct 1997." in told("cn/261")
    assert "held to mean moved on 4 Sep 1991, 15 Mar 2010 and 1 Jan 2017" in told("cn/240").replace("\n", " ")


def test_an_article_that_was_repealed_shows_in_the_history_of_the_charge() -> None:
    lines = block(told("cn/192"), "1 Nov 2015")
    assert lines[1].split()[-1] == "199(1)"
    assert lines[2].startswith("    ended ")
    assert not any(line.startswith("    new ") for line in lines)


def test_an_offence_that_ended() -> None:
    text = told("cn/360.2")
    assert "It ended on 31 Oct 2015." in " ".join(text.split())
    assert block(text, "1 Nov 2015") == ["  There is no such offence from this day on."]
    assert "It ended" not in told("cn/360.2", last="2015-10-31")


def test_frames_of_another_offence() -> None:
    assert "Its frames are those of Embezzlement by a state functionary (cn/382)" in " ".join(told("cn/385").split())


def test_articles_of_the_general_part() -> None:
    assert "one step down, and no further" in told("cn/63")
    assert "at most 25 years where the sum is 35 years or more" in " ".join(told("cn/69").split())
    assert "Under 12: not responsible" in told("cn/17")
    assert "=" not in told("cn/17")


def test_only_since_a_day() -> None:
    text = told("cn/389", since="2015-11-02")
    assert "1 Mar 2024" in text
    assert "1 Nov 2015" not in text
    assert "Not encoded before 1 May 2011" in told("cn/264")
    assert "Not encoded" not in told("cn/264", since="2015-01-01")
    assert "1 Mar 2024" not in told("cn/389", last="2024-02-29")
