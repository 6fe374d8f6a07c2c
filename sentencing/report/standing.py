"""Since when the law of an offence stands as it does, as text."""

from __future__ import annotations

from sentencing.law import changes
from sentencing.law.days import following
from sentencing.report import amounts
from sentencing.report.telling import version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.law.provision import Offence, System
    from sentencing.report.words import Words


def last_changed(offence: Offence, day: str) -> str:
    """The last day (ISO) up to another on which the law of an offence changed; empty if that was with the beginning of
    its version then."""
    since = version_of(offence, day).since
    moved = changes.of_offence(offence, following(since) if since else "", day)
    return moved[-1].date if moved else ""


def _older(system: System, offence: Offence, day: str) -> bool:
    """Whether the version of a day is the first that is encoded of an offence that there was before."""
    version, first = version_of(offence, day), min(each.since for each in offence.versions)
    return version.since == first > system.since and not version.new


def standing(words: Words, system: System, offence: Offence, day: str) -> str:
    """Since when its version on a day is in force, until when, and when its law last changed; empty if always. Where an
    older wording is not encoded, since when it is."""
    version = version_of(offence, day)
    since, until, changed = (
        each and amounts.date(words, each) for each in (version.since, version.until, last_changed(offence, day))
    )
    if since and not until and _older(system, offence, day):
        if changed:
            return words.say("Encoded since {since}; last changed {changed}.", since=since, changed=changed)
        return words.say("Encoded since {since}.", since=since)
    if since and until and changed:
        return words.say(
            "In force from {since} to {until}; last changed {changed}.", since=since, until=until, changed=changed
        )
    if since and until:
        return words.say("In force from {since} to {until}.", since=since, until=until)
    if since and changed:
        return words.say("In force since {since}; last changed {changed}.", since=since, changed=changed)
    return words.say("In force since {since}.", since=since) if since else ""
