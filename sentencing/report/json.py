"""Answers as JSON: the contract that other programs rely on.

Keys are never absent, ids and kinds never depend on the language: only strings under `text` do. `schema` rises when a
key is removed, renamed or changes its meaning; new keys may appear at any time. Dates are ISO, spans in whole months.
"""

from __future__ import annotations

from sentencing.law.sanction import ALONE_KINDS, TERM_KINDS
from sentencing.law.values import pins
from sentencing.report import amounts
from sentencing.report.governing import governing_json
from sentencing.report.lead import lead
from sentencing.report.limitation import limitation_json
from sentencing.report.plain import assumption_text, consequence_text, reason_text, unmade_text
from sentencing.report.telling import Telling

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.engine.assessment import Assessment, Outcome, TierReached
    from sentencing.engine.case import Law
    from sentencing.engine.in_time import InTime
    from sentencing.law.band import Band
    from sentencing.law.provision import Addition
    from sentencing.law.sanction import Ladder, Sanction
    from sentencing.law.span import Span
    from sentencing.report.words import Words

SCHEMA = 1


def assessment_json(
    words: Words, law: Law, assessment: Assessment, tool: dict[str, str], laws: InTime | None = None
) -> dict[str, Any]:
    """An assessment as one object. `tool` says what made it: the version of the program and a hash of the statutes.
    `laws` are the two that may govern the act, where there are two."""
    telling = Telling(words, law, assessment)
    made = {"schema": SCHEMA, "tool": tool}
    none = {"in_time": None, "limitation": None}
    convictions = [{**made, **_conviction(telling.about(each)), **none} for each in assessment.cumulate]
    timely = {"in_time": governing_json(telling, laws), "limitation": limitation_json(telling, laws)}
    return {**made, **_conviction(telling), **timely, "cumulate": convictions}


def _conviction(telling: Telling) -> dict[str, Any]:
    answer, ladder = telling.assessment, telling.ladder
    source = telling.offence.source
    return {
        "offence": answer.offence,
        "convicted_of": answer.convicted_of if answer.liable is not False else None,
        "via": [{"id": each.id, "cite": each.cite, "kind": each.kind, "to": each.to} for each in answer.via],
        "law": {"as_of": answer.day, "text_as_of": source.text_as_of if source else None},
        "facts": {name: given(telling, name, value) for name, value in answer.facts.items()},
        "unknown": list(answer.unknown),
        "assumptions": [_assumption(telling, each) for each in answer.assumptions],
        "liable": answer.liable,
        "not_liable": [
            {"id": each.id, "cite": each.cite, "text": unmade_text(telling, each)} for each in answer.not_liable
        ],
        "elsewhere": list(answer.elsewhere),
        "tier": _tier(answer.tier),
        "frame": band(ladder, answer.frame),
        "shall": band(ladder, answer.shall),
        "may": band(ladder, answer.may),
        "open": band(ladder, answer.open),
        "additional": [addition(telling, each) for each in answer.additional],
        "outcomes": [_outcome(telling, each) for each in answer.outcomes],
        "beside": [_beside(telling, each) for each in answer.beside],
        "rules": [
            {
                "id": each.id,
                "cite": each.cite,
                "modality": each.modality,
                "effects": [str(option) for option in each.options],
            }
            for each in sorted(answer.rules, key=lambda rule: _in_order(rule.cite))
        ],
        "reasons": [_reason(telling, each) for each in answer.reasons],
        "consequences": [_consequence(telling, each) for each in answer.consequences],
        "total": None if answer.total is None else band(ladder, answer.total),
        "after_total": band(ladder, answer.after_total),
        "text": telling.words.sentences(lead(telling)),
    }


def _in_order(cite: str) -> str:
    """A key that sorts cites as a code counts: 7 before 67."""
    return "".join(
        part.zfill(6) if part.isdigit() else part for part in cite.replace("(", " ( ").replace(")", " ) ").split()
    )


def given(telling: Telling, name: str, value: Any) -> Any:
    """An answer as it was given: a date as an ISO date, a quantity with its unit."""
    fact = telling.speech.named(name) or telling.speech.named(name.rpartition(".")[0])
    return amounts.as_given(fact, value)


def band(ladder: Ladder, sanctions: Band) -> list[dict[str, Any]]:
    """A band: disjoint sanctions from least to most severe."""
    return [sanction(ladder, each) for each in sanctions]


def sanction(ladder: Ladder, each: Sanction) -> dict[str, Any]:
    """One sanction of a band."""
    rung = ladder.rung(each.rung)
    made: dict[str, Any] = {"kind": rung.kind}
    if rung.id != rung.kind:
        made["sanction"] = rung.id
    if rung.kind in TERM_KINDS or each.span is not None:
        made |= _ends(each.span)
    if rung.kind in ALONE_KINDS:
        made["alone"] = True
    if rung.reprieve:
        made["reprieve"] = True
    if each.contested:
        made["contested"] = True
    return made


def _ends(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"min": None, "max": None}
    made: dict[str, Any] = {"min": whole(span.low), "max": span.high_rung or whole(span.high)}
    if span.low_open:
        made["min_excluded"] = True
    if span.high_open:
        made["max_excluded"] = True
    if span.unit != "months":
        made["unit"] = span.unit
    return made


def whole(number: Any) -> Any:
    """A number: an integer, or a string fraction."""
    return number if number is None or isinstance(number, int) else str(number)


def addition(telling: Telling, each: Addition) -> dict[str, Any]:
    """What goes with a principal punishment: exactly one of the choices (for may, at most one)."""
    kinds = [telling.ladder.kind(choice) for choice in each.choices]
    return {"mode": each.mode, "choices": kinds, "terms": [_terms(telling, choice) for choice in each.choices]}


def _terms(telling: Telling, choice: Sanction) -> dict[str, Any] | None:
    """The amount or length of an addition; None where the text gives none."""
    span = choice.span
    if span is None:
        return None
    unit = telling.system.currency if span.unit == "money" else span.unit
    kind = telling.ladder.kind(choice)
    return {
        "kind": kind,
        "min": whole(span.low),
        "max": span.high_rung or whole(span.high),
        "unit": unit,
        "of": choice.of or None,
    }


def _tier(tier: TierReached | None) -> dict[str, Any] | None:
    if tier is None:
        return None
    return {
        "id": tier.id,
        "cite": tier.cite,
        **place(tier.cite),
        "subject": None if tier.subject == "person" else tier.subject,
        "borrowed_from": tier.borrowed_from or None,
    }


def place(cite: str) -> dict[str, Any]:
    """The article, paragraph and item of a cite's first pinpoint; a paragraph that is not named is the first."""
    pin = pins(cite)[0]
    labels = [int(label) if label.isdecimal() else label for label in pin.labels]
    return {
        "article": pin.article,
        "paragraph": labels[0] if labels else 1,
        "item": labels[1] if len(labels) > 1 else None,
    }


def _outcome(telling: Telling, each: Outcome) -> dict[str, Any]:
    return {
        "tier": each.tier,
        "band": band(telling.ladder, each.band),
        "additional": [addition(telling, one) for one in each.additional],
        "by": list(each.by),
    }


def _beside(telling: Telling, each: Any) -> dict[str, Any]:
    shown = {"min": None, "max": None, **sanction(telling.ladder, each.sanction)}
    return {**shown, "rule": each.rule, "cite": each.cite, "modality": each.modality, "consecutive": each.consecutive}


def _assumption(telling: Telling, each: Any) -> dict[str, Any]:
    return {"id": each.id, "cite": each.cite, "kind": each.kind, "text": assumption_text(telling, each)}


def _reason(telling: Telling, each: Any) -> dict[str, Any]:
    ladder = telling.ladder
    return {
        "step": each.step,
        "id": each.id,
        "cite": each.cite,
        "text": reason_text(telling, each),
        "before": None if each.before is None else band(ladder, each.before),
        "after": None if each.after is None else band(ladder, each.after),
    }


def _consequence(telling: Telling, each: Any) -> dict[str, Any]:
    consequence = each.consequence
    return {
        "id": consequence.id,
        "cite": consequence.cite,
        "modality": consequence.modality,
        "on": list(dict.fromkeys(telling.ladder.kind(one) for one in consequence.on)),
        "reached": each.reached,
        "text": consequence_text(telling, each),
    }
