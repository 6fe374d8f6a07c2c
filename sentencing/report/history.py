"""The history of an offence, or of an article of the General Part, as text: day by day, what was and what is since."""

from __future__ import annotations

from sentencing.report import amounts, elements, ground
from sentencing.report.cells import right, width, wrap
from sentencing.report.contrast import Contrasting
from sentencing.report.day import DayText, telling_on
from sentencing.report.speech import Speech
from sentencing.report.text import WIDTH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.engine.case import Law
    from sentencing.law.changes import Day
    from sentencing.report.story import Story
    from sentencing.report.words import Words

_INDENT = "  "


def history_text(words: Words, law: Law, story: Story) -> str:
    """The whole history, at most 80 cells wide, with a line end after each line."""
    return _History(words, law, story).text()


class _History:
    def __init__(self, words: Words, law: Law, story: Story) -> None:
        self.words = words
        self.law = law
        self.story = story
        self.speech = Speech(words, story.system, story.last, story.offence)

    def text(self) -> str:
        blocks = [self.head(), wrap(self.words.sentences(self.lead()), WIDTH, _INDENT)]
        blocks += [list(self.day(day)) for day in self.story.days if not self.begins(day)]
        blocks += [wrap(each, WIDTH) for each in self.besides()]
        blocks.append(self.foot())
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"

    def date(self, day: str) -> str:
        return amounts.date(self.words, day)

    def head(self) -> list[str]:
        story, words = self.story, self.words
        title, name = self.speech.text(story.title), story.offence.id if story.offence else ""
        system, heading = self.speech.text(story.system.title), self.speech.heading(story.article, story.source)
        place = words.meant("a place in a heading", "{system}, {heading}", system=system, heading=heading)
        span = words.meant("dates of a version", "until {until}", until=self.date(story.last))
        if story.first:
            since, until = self.date(story.first), self.date(story.last)
            span = words.meant("two days", "{since} to {until}", since=since, until=until)
        fits = width(title + place) + 2 <= WIDTH
        first = [title + right(place, WIDTH - width(title))] if fits else [*wrap(title, WIDTH), right(place, WIDTH)]
        return [*first, name + right(span, WIDTH - width(name))]

    def lead(self) -> Iterator[str]:
        """What there is to tell, in a word."""
        story, say = self.story, self.words.say
        if story.begun and story.new:
            yield say("No such offence before {date}.", date=self.date(story.begun))
        elif story.begun:
            yield say("Not encoded before {date}.", date=self.date(story.begun))
        moved = sum(not self.begins(day) and not ends(day) for day in story.days)
        if moved:
            yield self.words.many("Its law changed on {n} day.", "Its law changed on {n} days.", moved)
        elif since := max(story.first, story.begun):
            yield say("No frame and no rule of its own has moved since {date}.", date=self.date(since))
        else:
            yield say("No frame and no rule of its own has moved.")
        yield from self.borrowed()
        if story.ended:
            yield say("It ended on {date}.", date=self.date(story.ended))

    def begins(self, day: Day) -> bool:
        """Whether all that happened on a day is that the encoding begins."""
        return day.date == self.story.begun

    def day(self, day: Day) -> Iterator[str]:
        yield self.date(day.date)
        offence = self.story.offence
        if ends(day):
            yield _INDENT + self.words.say("There is no such offence from this day on.")
            return
        contrasting = Contrasting(self.words, self.law, self.story.system, day.date, offence)
        telling = telling_on(self.words, self.law, offence.id, day.date) if offence else None
        changes = [contrasting.contrast(each) for each in day.changes]
        yield from DayText(self.words, self.story.system, telling).lines(changes)

    def besides(self) -> Iterator[str]:
        """What else moves what a court may do: what its words are held to mean."""
        story, say = self.story, self.words.say
        if story.reread and story.offence:
            days = self.words.both([self.date(day) for day in story.reread])
            yield say(
                "What its words are held to mean moved on {days} (see: sentencing show {id} --all).",
                days=days,
                id=story.offence.id,
            )

    def borrowed(self) -> Iterator[str]:
        """The offence whose frames it has, if it has none of its own."""
        own = self.story.offence.elements if self.story.offence else None
        for each in own.references if own and not own.tiers else ():
            if each.kind == "punish" and each.when is None:
                said = elements.target(self.law, self.speech, each.to[0])
                yield self.words.say(
                    "Its frames are those of {offence}: see sentencing history {id}.", offence=said, id=each.to[0]
                )

    def foot(self) -> list[str]:
        if self.story.source is None:
            return []
        source = self.story.source
        instrument = self.speech.instrument(source.instrument, full=True)
        said = [self.words.say("Figures from {instrument}.", instrument=instrument)]
        return wrap(self.words.sentences([*said, ground.checked(self.words, source)]), WIDTH)


def ends(day: Day) -> bool:
    """Whether the offence came to its end."""
    return any(each.kind == "offence" and each.after is None for each in day.changes)
