"""`claim`: is it true what people say of the law, and for whom is it not?"""

from __future__ import annotations

import os
import sys

from sentencing.commands.shared import FINDINGS, FINE, corpus_of, put, put_json, say, tool_of
from sentencing.corpus.problem import StatuteError, UsageProblem, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from sentencing.commands.shared import Options
    from sentencing.corpus.claims import Wording, Written
    from sentencing.corpus.store import Corpus
    from sentencing.debate.verdict import Answered
    from sentencing.law.claim import Claim
    from sentencing.report.words import Words


def claim(options: Options) -> int:
    """`claim`: the verdicts on a claim; without one, the claims that there are."""
    from sentencing.corpus.claims import claim_files, read_claims, read_wording, wording_files

    corpus = corpus_of(options)
    wording = read_wording(wording_files(corpus.roots))
    if options.new:
        return _new(options, corpus, wording)
    typed = " ".join(options.words_typed)
    if typed.endswith(".toml") or os.path.isfile(typed):
        return _of_file(options, corpus, typed)
    written = read_claims(claim_files(corpus.roots))
    if not typed:
        return _listed(options, [each.claim for each in written])
    found = _meant(options, corpus, wording, [each.claim for each in written], typed)
    return _told(options, corpus, [_answers(options, corpus, found, _where(written, found))])


def _meant(options: Options, corpus: Corpus, wording: Wording, claims: list[Claim], typed: str) -> Claim:
    """The claim that was typed: one that is known, one in the short form, or the one that the words are like."""
    from sentencing.debate.nearest import apart, exact, nearest
    from sentencing.debate.short import is_bare, is_short, short_claim
    from sentencing.debate.written import short
    from sentencing.report.near_claims import no_claim

    if found := exact(claims, typed):
        return found
    if apart(wording, typed):
        raise UsageProblem(
            options.words.say(
                "not a question of sentencing law: this tool knows the law, not figures or what it ought to be"
            )
        )
    if is_short(typed):
        made = short_claim(corpus, wording, typed, options.words.language, options.day)
        if is_bare(wording, typed) or not typed.lower().startswith(made.of.ids[0]):
            say(options.words.say("Understood: {said}", said=short(made)))
        return made
    meant = nearest(wording, claims, typed)
    if meant.claim is None and (spoken := _spoken(options, corpus, wording, typed)):
        return spoken
    if meant.claim is None:
        raise UsageProblem(no_claim(options.words, typed, meant.like), tuple(each.id for each in meant.like))
    say(options.words.say("Understood: {said}", said=f"{meant.claim.id}: {options.words.text(meant.claim.text)}"))
    return meant.claim


def _spoken(options: Options, corpus: Corpus, wording: Wording, typed: str) -> Claim | None:
    """The claim that was typed as it is spoken, and how it was understood."""
    from sentencing.debate.spoken import NotUnderstoodError, spoken_claim
    from sentencing.debate.written import short
    from sentencing.report.near_claims import not_understood

    try:
        made = spoken_claim(corpus, wording, typed, options.words.language)
    except NotUnderstoodError as error:
        raise UsageProblem(not_understood(options.words, error)) from None
    if made:
        say(options.words.say("Understood: {said}", said=short(made)))
    return made


def _where(written: Sequence[Written], claim: Claim) -> Written | None:
    return next((each for each in written if each.claim is claim), None)


def _answers(options: Options, corpus: Corpus, claim: Claim, written: Written | None) -> list[Answered]:
    """The answers for the days of a claim, that for the day asked about last; a day that is asked for stands alone."""
    from sentencing.debate.claim import ClaimError, pose
    from sentencing.debate.verdict import answer
    from sentencing.engine.ahead import NotKnownError
    from sentencing.engine.prepared import PreparedLaw
    from sentencing.question import known_on

    law = PreparedLaw(corpus)
    days = [] if hasattr(options, "as_of") else sorted({each.isoformat() for each in claim.as_of} - {options.day})
    try:
        for day in days:
            known_on(corpus, day)
        return [answer(law, pose(corpus, claim, day)) for day in (*days, options.day)]
    except NotKnownError as error:
        if written is None:
            raise
        raise StatuteError([written.document.problem((*written.path, "as_of"), str(error))]) from None
    except ClaimError as error:
        if written is None:
            raise
        place = written.document.problem((*written.path, *error.path), error.what, error.hint, key=error.key)
        raise StatuteError([place]) from None


def of_claim(options: Options, corpus: Corpus, name: str) -> Answered | None:
    """The answer for the day asked about to the claim of that id; None if none of that id is known."""
    from types import SimpleNamespace

    from sentencing.corpus.claims import claim_files, read_claims
    from sentencing.debate.nearest import exact

    written = read_claims(claim_files(corpus.roots))
    found = exact([each.claim for each in written], name)
    if found is None:
        return None
    one_day = SimpleNamespace(**{**vars(options), "as_of": options.day})
    return _answers(one_day, corpus, found, _where(written, found))[-1]


def _of_file(options: Options, corpus: Corpus, path: str) -> int:
    """The claims of a file, one after another."""
    from sentencing.corpus.claims import read_claims

    return _told(options, corpus, [_answers(options, corpus, each.claim, each) for each in read_claims((path,))])


def _told(options: Options, corpus: Corpus, found: list[list[Answered]]) -> int:
    if options.json:
        from sentencing.report.claim_json import claim_json

        tool = tool_of(corpus)
        made = [claim_json(options.words, corpus, answers, tool) for answers in found]
        put_json(made[0] if len(made) == 1 else made)
    elif options.air:
        from sentencing.report.claim_text import air_text

        put("\n".join(air_text(options.words, corpus, answers[-1]) for answers in found))
    else:
        from sentencing.report.claim_text import claim_text

        put("\n\n".join(claim_text(options.words, corpus, answers, every=options.all) for answers in found))
    return FINE if all(answers[-1].verdict == "true" for answers in found) else FINDINGS


def _listed(options: Options, claims: list[Claim]) -> int:
    from sentencing.report.claim_text import listed_text

    said = [(each.id, options.words.text(each.text)) for each in claims]
    if options.json:
        listed = [{"id": name, "text": text} for name, text in said]
        put_json({"schema": 1, "tool": tool_of(corpus_of(options)), "claims": listed})
    else:
        put(listed_text(said))
    return FINE


def _new(options: Options, corpus: Corpus, wording: Wording) -> int:
    """Build a claim from four questions, and print it as a file of claims writes it."""
    from dataclasses import replace
    from datetime import date

    from sentencing.debate.claim import pose
    from sentencing.debate.short import short_claim
    from sentencing.debate.written import written
    from sentencing.law.days import is_day

    words: Words = options.words
    text = _asked(words, words.say("What is claimed?"))
    about = _asked(words, words.say("Of which offence, and which facts does it assume? (cn/240, or 拐卖 3人)"))
    asserted = _asked(words, words.say("What does it say of the sentence? (at least 5y; never death; may life)"))
    day = _asked(words, words.say("Of the law of which day? (2015-06-18; empty for today)"), optional=True)
    if day and not is_day(day):
        raise UsageProblem(words.say("{day} is not a date such as 2015-06-18", day=quoted(day)))
    made = short_claim(corpus, wording, f"{about}: {asserted}", words.language, day or options.day)
    made = replace(
        made,
        id=_id(text),
        text={words.language: text},
        as_of=(date.fromisoformat(day),) if day else (),
    )
    pose(corpus, made, day or options.day)
    put(written(made))
    return FINE


def _asked(words: Words, question: str, *, optional: bool = False) -> str:
    """An answer from standard input; raises UsageProblem where there is none."""
    say(question)
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line.strip() and not (optional and line):
        if optional:
            return ""
        raise UsageProblem(words.say("no answer was given to: {question}", question=question))
    return line.strip()


def _id(text: str) -> str:
    """An id made of the words of a claim."""
    words = "".join(each if each.isascii() and each.isalnum() else " " for each in text.lower()).split()
    return "-".join(words[:6]) or "my-claim"
