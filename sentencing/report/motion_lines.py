"""A motion in four lines that can be said aloud: what it changes, for whom not, who is hurt, what follows unsaid."""

from __future__ import annotations

from sentencing.law import band as bands
from sentencing.report.motion_answer import Sayer
from sentencing.report.telling import version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.debate.matrix import Hurt
    from sentencing.debate.motion import Moved
    from sentencing.law.changes import Change
    from sentencing.law.provision import Rule, Tier
    from sentencing.report.motion_answer import MotionAnswer
    from sentencing.report.words import Words

_FRAMES, _RULES, _STEPS, _KNOCKS, _NEAR = 3, 2, 2, 2, 2  # how many are named in a line


def lines(words: Words, answer: MotionAnswer) -> tuple[str, str, str, str]:
    """The four lines, each a sentence or a few."""
    said = _Lines(words, answer)
    made = (said.changes(), said.not_for(), said.hurt(), said.unsaid())
    one, two, three, four = (words.sentences([each for each in line if each]) for line in made)
    return one, two, three, four


class _Lines(Sayer):
    def changes(self) -> Iterator[str]:
        first = self.answer.effects[0].offence
        for change in [each for each in self.answer.general if each.kind == "rule"][:_RULES]:
            yield self.changed(first, change)
        for effects in self.answer.effects:
            for moved in effects.moved[:_FRAMES]:
                yield self.frame(effects.offence, moved)
            rules = [each for each in effects.changes if each.kind == "rule"]
            for change in rules[-_RULES:] if not effects.moved else ():
                yield self.changed(effects.offence, change)
        if not self.answer.general and not any(each.changes for each in self.answer.effects):
            yield self.words.say("The frames stay as they are.")

    def frame(self, offence: str, moved: Moved) -> str:
        """One frame that moves."""
        stays = {each.tier.principal for each in moved.after}
        gone = [each for each in moved.before if each.tier.principal not in stays] or moved.before
        what, before, after = self.name(moved, offence), self.frames(gone), self.frames(moved.after)
        if moved.ended:
            return self.words.say("{what}: no longer {before}, but {after}.", what=what, before=before, after=after)
        return self.words.say("{what}: {after}, where the law has {before}.", what=what, before=before, after=after)

    def changed(self, offence: str, change: Change) -> str:
        """One rule that changes."""
        element: Rule = change.after or change.before
        what = self.plain.text(element.label)
        before = self.rule(offence, change.before) if change.before else ""
        after = self.rule(offence, change.after) if change.after else ""
        if before and after:
            return self.words.say(
                "{what}: {after}; as the law stands, {before}.", what=what, before=before, after=after
            )
        if after:
            return self.words.say("{what}: {after}, which is new.", what=what, after=after)
        return self.words.say("No longer so: {what}.", what=self.plain.inside(element.label))

    def not_for(self) -> Iterator[str]:
        moved = [each for effects in self.answer.effects for each in effects.moved if not each.ended]
        for each in moved:
            who = [one.rule for one in each.passed if not one.untouched and _in_the_code(one.rule)]
            if who:
                yield self.words.say(
                    "Even so not {frame}: {who}.", frame=self.frames(each.after), who=self.several(who)
                )
        for title in dict.fromkeys(self.reprieved(moved)):
            yield self.words.say("{sanction} may still be suspended.", sanction=title[:1].upper() + title[1:])
        same = [one.rule for each in moved for one in each.passed if one.untouched and one.after]
        if same := [each for each in same if _in_the_code(each)]:
            yield self.words.say("Nothing changes for: {who}.", who=self.several(same))
        elif found := self.alone():
            yield self.words.say("Nothing changes except for: {who}.", who=self.several(found))

    def alone(self) -> list[Rule | Tier]:
        """The rules that change, and the frames that go: whoever they are not about keeps what the law has."""
        every = (each for effects in self.answer.effects for each in effects.changes)
        return [
            each.after or each.before
            for each in every
            if each.kind == "rule" or (each.kind == "tier" and not each.after)
        ]

    def reprieved(self, moved: list[Moved]) -> Iterator[str]:
        """The sanctions of frames that move which may be suspended."""
        for each in moved:
            for sanction in each.bands[1]:
                rung = self.system.ladder.rung(sanction.rung)
                if rung.reprieve:
                    yield self.plain.text(rung.title)

    def hurt(self) -> Iterator[str]:
        say, both = self.words.say, list(zip(self.answer.effects, self.answer.matrices, strict=True))
        hurt = [self.case(effects.offence, matrix.most) for effects, matrix in both if matrix and matrix.most]
        helped = [self.case(effects.offence, matrix.helped) for effects, matrix in both if matrix and matrix.helped]
        yield from (say("Hurt most: {who}. {what}", who=who, what=what) for who, what in hurt[:1])
        yield from (say("Likewise: {who}. {what}", who=who, what=what) for who, what in hurt[1:])
        yield from (say("Helped most: {who}. {what}", who=who, what=what) for who, what in helped[:1])
        yield from (say("Likewise: {who}. {what}", who=who, what=what) for who, what in helped[1:])

    def case(self, offence: str, hurt: Hurt) -> tuple[str, str]:
        """What a case is, fit to be read aloud, and what becomes of it, as a sentence."""
        say, becomes = self.words.say, self.words.sentence(self.becomes(hurt))
        title = self.plain.inside(version_of(self.answer.law.offence(offence), self.answer.day).title)
        facts = self.words.series(self.spoken(offence, hurt))
        if not facts:
            return say("{offence}, with nothing else established", offence=title), becomes
        return say("{offence}, on these facts alone: {facts}", offence=title, facts=facts), becomes

    def spoken(self, offence: str, hurt: Hurt) -> Iterator[str]:
        """The facts of a case without the questions they answer: what was chosen first, what was not so last."""
        speech, words = self.speech(offence), self.words
        for name, value in sorted(hurt.facts.items(), key=lambda each: (each[1] is False, each[1] is True)):
            if value is False:
                yield words.meant("a fact that is read aloud", "not {fact}", fact=speech.label(name))
            elif value is True or getattr(speech.named(name), "type", "") == "choice":
                yield speech.label(name) if value is True else speech.value(name, value)
            else:
                said = speech.value(name, value)
                yield words.meant("a fact and its value", "{fact}: {value}", fact=speech.label(name), value=said)

    def becomes(self, hurt: Hurt) -> str:
        """What a court may impose then, and now; only what goes or comes, where the rest stays."""
        say, (before, after) = self.words.say, hurt.moves
        gone = tuple(each for each in before if each not in after)
        come = tuple(each for each in after if each not in before)
        if not come:
            return say("the court can no longer choose {sanctions}", sanctions=self.brief(gone))
        if not gone:
            return say("the court can then also choose {sanctions}", sanctions=self.brief(come))
        return say("{after} instead of {before}", after=self.brief(after), before=self.brief(before))

    def unsaid(self) -> Iterator[str]:
        steps = [each for effects in self.answer.effects for each in effects.moved if self.stepped(each)]
        for moved in steps[-_STEPS:]:
            before, after = (self.brief(each) for each in moved.step)
            yield self.words.say(
                "{what}: one ground of mitigation leads from {frame} down to {after}; as the law stands, to {before}.",
                what=self.plain.text(moved.tier.label), frame=self.frames(moved.after), before=before, after=after,
            )  # fmt: skip
        for knock in self.answer.knocks[:_KNOCKS]:
            yield self.knock(knock)
        for effects in self.answer.effects if not steps else ():
            if effects.idle:
                said = self.words.meant("between people", "; ").join(
                    map(self.speech(effects.offence).label, effects.idle)
                )
                yield self.words.say("Then it makes no difference: {facts}.", facts=said)
        if not steps and not self.answer.knocks:
            yield from self.alike()

    def stepped(self, moved: Moved) -> bool:
        """Whether what one mitigation makes of a frame is certain, and moves."""
        before, after = moved.step
        moves = bool(before and after) and bands.plain(before) != bands.plain(after)
        return moved.absolute and moves and all(not each.contested for each in after[-1:])

    def alike(self) -> Iterator[str]:
        """The offences that are then as grave."""
        for each in (around for found in self.answer.near for around in found):
            if each.same:
                titles = [self.title(other.offence) for other in each.same[:_NEAR]]
                yield self.words.say("Then as grave as: {offences}.", offences=self.words.series(titles))


def _in_the_code(rule: Rule) -> bool:
    """Whether a rule stands in the code itself, and not in an instrument beside it."""
    return " " not in rule.cite.partition(";")[0]
