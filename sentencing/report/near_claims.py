"""What was typed and is no claim, in words: what of it was not understood, and the claims that come nearest."""

from __future__ import annotations

from sentencing.corpus.problem import quoted
from sentencing.debate.short import MINUS
from sentencing.debate.written import short

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from sentencing.debate.spoken import NotUnderstoodError
    from sentencing.law.claim import Claim
    from sentencing.report.words import Words


def not_understood(words: Words, error: NotUnderstoodError) -> str:
    """Which words say nothing, and the claim that would be."""
    left = words.both([quoted(each) for each in error.left])
    if error.wrong and error.left[0][:1] in MINUS:
        said = words.say("a term is never negative: {words}", words=left)
        would = words.say("one can be typed: {claim}", claim=short(error.claim))
    elif error.wrong:
        said = words.say("not understood as a sanction: {words}", words=left)
        would = words.say("one can be typed: {claim}", claim=short(error.claim))
    else:
        offence = error.claim.of.ids[0]
        said = words.say("not understood as a fact of {offence}: {words}", offence=offence, words=left)
        would = words.say("without it the claim would be: {claim}", claim=short(error.claim))
    return words.meant("what is wrong, and what would do", "{wrong}; {hint}", wrong=said, hint=would)


def no_claim(words: Words, typed: str, like: Sequence[Claim], *, ids: bool = True) -> str:
    """That no claim says what was typed, and the claims that come nearest, each with its id where `ids` are typed."""
    if not like:
        return words.say("no claim says {typed}; `sentencing claim` lists them", typed=quoted(typed))
    texts = [words.text(each.text) for each in like]
    if ids:
        named = [
            words.meant("an id and what it names", "{id} (“{text}”)", id=each.id, text=text)
            for each, text in zip(like, texts, strict=True)
        ]
    else:
        named = [words.meant("a claim", "“{text}”", text=text) for text in texts]
    return words.say("no claim says {typed}; the nearest: {claims}", typed=quoted(typed), claims=words.series(named))
