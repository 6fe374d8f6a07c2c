"""The card of a motion: what it would change, for whom not, who is hurt most, what follows that nobody said."""

from __future__ import annotations

from sentencing.law import band as bands
from sentencing.report.card import Card, Dates, Line, card_ruler
from sentencing.report.card_sources import read_at
from sentencing.report.day import telling_on
from sentencing.report.motion_answer import Sayer
from sentencing.report.motion_lines import lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.report.card import CardRuler
    from sentencing.report.card_law import Given
    from sentencing.report.motion_answer import MotionAnswer
    from sentencing.report.words import Words

_MOST_DRAWN = 3  # frames


def motion_card(words: Words, answer: MotionAnswer, given: Given) -> Card:
    """The card of a motion laid over the law of one day."""
    motion, sayer = answer.motion, Sayer(words, answer)
    changes, not_for, hurt, unsaid = lines(words, answer)
    cites = [change.cite for change in answer.general]
    cites += [moved.tier.cite for each in answer.effects for moved in each.moved]
    cites += [change.cite for each in answer.effects for change in each.changes]
    sources = given.library.sources(tuple(dict.fromkeys(cites)))
    first = answer.law.offence(answer.effects[0].offence).source
    by = words.meant(
        "who proposed it, and where",
        "{by} ({where})",
        by=words.text(motion.by),
        where=words.text(motion.published.title),
    )
    return Card(
        motion.id,
        "motion",
        words.language,
        changes,
        tag=words.text(motion.title),
        place=by,
        asked=(words.text(motion.summary),),
        more=tuple(each for each in (not_for, hurt) if each),
        table=tuple(_frames(sayer)),
        expect=(Line("", unsaid),) if unsaid else (),
        citations=sources.citations,
        links=(*sources.links, *read_at(words.text(motion.published.title), motion.published.url)),
        csl=sources.csl,
        dates=Dates(
            answer.day,
            text_as_of=first.text_as_of if first else "",
            checked=first.checked if first else "",
            today=given.library.today,
        ),
        ruler=_ruler(words, answer, sayer),
        tool=given.tool,
    )


def _frames(sayer: Sayer) -> Iterator[Line]:
    """The frames that move: what the law has, and what the motion wants."""
    words = sayer.words
    for each in sayer.answer.effects:
        for moved in each.moved:
            before, after = sayer.frames(moved.before), sayer.frames(moved.after)
            said = words.say("{before} becomes {after}", before=before, after=after)
            yield Line(sayer.name(moved, each.offence), said, sayer.plain.cite(moved.tier.cite, main=True))


def _ruler(words: Words, answer: MotionAnswer, sayer: Sayer) -> CardRuler | None:
    """The frames that move, before and after, on one ruler."""
    drawn = [(each.offence, moved) for each in answer.effects for moved in each.moved][:_MOST_DRAWN]
    if not drawn:
        return None
    ladder = answer.system.ladder
    held, names = {}, {}
    for number, (offence, moved) in enumerate(drawn):
        for side, framed in (("before", moved.before), ("after", moved.after)):
            key = f"{number} {side}"
            held[key] = bands.union(ladder, (each.frame for each in framed))
            mark = words.say("before") if side == "before" else words.say("after")
            names[key] = words.meant(
                "a frame before or after a motion", "{frame}, {when}", frame=sayer.name(moved, offence), when=mark
            )
    telling = telling_on(words, answer.proposed, drawn[0][0], answer.day)
    return card_ruler(telling, held, names, solid=True)
