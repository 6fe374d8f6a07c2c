"""The sentences that every rendering of a card has: its dates, its headings, and what made it."""

from __future__ import annotations

from sentencing.report import amounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.report.card import Card, Dates
    from sentencing.report.words import Words


def dated(words: Words, dates: Dates) -> Iterator[str]:
    """When the law of the card stands, as of which text, and when the card was made."""
    if dates.as_of:
        yield _standing(words, dates)
    if dates.text_as_of:
        text = amounts.date(words, dates.text_as_of)
        if dates.checked:
            checked = amounts.date(words, dates.checked)
            yield words.say("Text of {date}, checked {checked}.", date=text, checked=checked)
        else:
            yield words.say("Text of {date}, not yet compared with the official text.", date=text)
    if dates.today:
        yield words.say("Card made on {date}.", date=amounts.date(words, dates.today))


def _standing(words: Words, dates: Dates) -> str:
    day = amounts.date(words, dates.as_of)
    if dates.since and dates.until:
        since, until = amounts.date(words, dates.since), amounts.date(words, dates.until)
        return words.say("Law of {date}, as it stood from {since} to {until}.", date=day, since=since, until=until)
    if dates.since and dates.changed:
        since, changed = amounts.date(words, dates.since), amounts.date(words, dates.changed)
        return words.say(
            "Law of {date}, in force since {since}; last changed {changed}.", date=day, since=since, changed=changed
        )
    if dates.since:
        return words.say("Law of {date}, unchanged since {since}.", date=day, since=amounts.date(words, dates.since))
    if dates.until:
        return words.say("Law of {date}, as it stood until {until}.", date=day, until=amounts.date(words, dates.until))
    return words.say("Law of {date}.", date=day)


def heads(words: Words) -> dict[str, str]:
    """The headings of a card's parts."""
    return {
        "expect": words.meant("a heading of a card", "What to expect"),
        "assumptions": words.meant("a heading of a card", "What it rests on"),
        "quotes": words.meant("a heading of a card", "The words of the law"),
    }


def disclaimer(words: Words) -> str:
    """What a card is not."""
    return words.say("What the law allows, not a prediction; not legal advice.")


def made_by(card: Card) -> str:
    """What made the card, so that it can be made again."""
    version, statutes = card.tool.get("version", ""), card.tool.get("statutes", "").removeprefix("sha256:")[:12]
    return f"sentencing {version} · {statutes}" if version else ""
