"""A motion as JSON: what `motion` answers. Only strings under `text` depend on the language."""

from __future__ import annotations

from sentencing.debate.matrix import MILDER, OTHER, SAME, WORSE
from sentencing.report.history_json import change_json
from sentencing.report.json import SCHEMA, band
from sentencing.report.motion_answer import Sayer
from sentencing.report.motion_lines import lines
from sentencing.report.near import around_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sentencing.debate.matrix import Cell, Hurt, Matrix
    from sentencing.debate.motion import Effects, Moved
    from sentencing.debate.motion_claims import Turned
    from sentencing.law.motion import Motion
    from sentencing.law.provision import Rule
    from sentencing.report.motion_answer import MotionAnswer
    from sentencing.report.words import Words


def motion_json(words: Words, answer: MotionAnswer, tool: dict[str, str]) -> dict[str, Any]:
    """A motion, and what it would do. `answer_combinations` counts scenarios, exactly; they are not people."""
    made = _Json(words, answer)
    sources = {each.source.text_as_of for effects in answer.effects
               if (each := answer.law.offence(effects.offence)).source}  # fmt: skip
    return {
        "schema": SCHEMA,
        "tool": tool,
        "law": {"as_of": answer.day, "text_as_of": sources.pop() if len(sources) == 1 else None},
        "motion": described(answer.motion),
        "text": list(lines(words, answer)),
        "general": made.general(),
        "offences": [made.offence(place) for place in range(len(answer.effects))],
        "knock_on": [
            {
                "offence": each.offence,
                "finding": each.finding,
                "noun": each.noun,
                "id": each.id,
                "text": made.knock(each),
            }
            for each in answer.knocks
        ],
        "claims": None if answer.claims is None else [_claim(each) for each in answer.claims],
    }


def motions_json(motions: list[Motion], tool: dict[str, str]) -> dict[str, Any]:
    """The motions that there are."""
    return {"schema": SCHEMA, "tool": tool, "motions": [described(each) for each in motions]}


def described(motion: Motion) -> dict[str, Any]:
    """What is proposed, by whom, and where that was published."""
    published = motion.published
    return {
        "id": motion.id,
        "jurisdiction": motion.system,
        "title": motion.title,
        "summary": motion.summary,
        "status": motion.status,
        "in_force": motion.in_force.isoformat() if motion.in_force else None,
        "by": motion.by,
        "published": {"title": published.title, "date": published.date.isoformat(), "url": published.url or None},
    }


class _Json(Sayer):
    def offence(self, place: int) -> dict[str, Any]:
        answer = self.answer
        effects = answer.effects[place]
        return {
            "offence": effects.offence,
            "clauses": self.clauses(effects),
            "frames": [self.moved(each) for each in effects.moved],
            "no_longer_asked": list(effects.idle),
            "matrix": self.matrix(effects, answer.matrices[place]),
            "near": {
                "before": [around_json(self.system, each) for each in answer.near_before[place]],
                "after": [around_json(self.system, each) for each in answer.near[place]],
            },
        }

    def general(self) -> list[dict[str, Any]]:
        """Every element of the general rules that changes, likewise."""
        answer, first = self.answer, self.answer.effects[0].offence
        sides = (answer.law.offence(first), answer.proposed.offence(first))
        return [change_json(self.words, self.system, answer.day, sides, each) for each in answer.general]

    def clauses(self, effects: Effects) -> list[dict[str, Any]]:
        """Every element that changes, on both sides as `show` gives it."""
        one, other = (law.offence(effects.offence) for law in (self.answer.law, self.answer.proposed))
        return [change_json(self.words, self.system, self.answer.day, (one, other), each) for each in effects.changes]

    def moved(self, moved: Moved) -> dict[str, Any]:
        ladder = self.system.ladder
        return {
            "tier": moved.tier.id,
            "cite": moved.tier.cite,
            "ended": moved.ended,
            "before": [{"tier": each.tier.id, "frame": band(ladder, each.frame)} for each in moved.before],
            "after": [{"tier": each.tier.id, "frame": band(ladder, each.frame)} for each in moved.after],
            "absolute": moved.absolute,
            "one_step_down": {"before": band(ladder, moved.step[0]), "after": band(ladder, moved.step[1])},
            "not_reached": [
                {
                    **self.rule_said(each.rule),
                    "liable": bool(each.after),
                    "untouched": each.untouched,
                    "before": band(ladder, each.before),
                    "after": band(ladder, each.after),
                }
                for each in moved.passed
            ],
            "still_lower": [self.rule_said(each) for each in moved.lower],
        }

    def rule_said(self, rule: Rule) -> dict[str, Any]:
        return {"id": rule.id, "cite": rule.cite, "modality": rule.modality, "text": self.who(rule)}

    def matrix(self, effects: Effects, matrix: Matrix | None) -> dict[str, Any] | None:
        if matrix is None:
            return None
        return {
            "answer_combinations": matrix.total,
            **{each: matrix.going(each) for each in (WORSE, MILDER, OTHER, SAME)},
            "cells": [_cell(each) for each in matrix.cells],
            "hurt_most": self.hurt(effects, matrix.most),
            "hurt_least": self.hurt(effects, matrix.least),
            "helped_most": self.hurt(effects, matrix.helped),
        }

    def hurt(self, effects: Effects, hurt: Hurt | None) -> dict[str, Any] | None:
        if hurt is None:
            return None
        ladder = self.system.ladder
        return {
            "facts": hurt.facts,
            "text": self.told(effects.offence, hurt),
            "before": {"shall": band(ladder, hurt.before.shall), "may": band(ladder, hurt.before.may)},
            "after": {"shall": band(ladder, hurt.after.shall), "may": band(ladder, hurt.after.may)},
        }


def _claim(each: Turned) -> dict[str, Any]:
    """A claim and its verdicts on both sides."""
    sides = {
        side: {"verdict": verdict, "statute": statute}
        for side, (verdict, statute) in (("before", each.before), ("after", each.after))
    }
    return {"id": each.claim.id, "claim": each.claim.text, "turns": each.turns, **sides}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "before": {"convicted_of": cell.before[0], "tier": cell.before[1]},
        "after": {"convicted_of": cell.after[0], "tier": cell.after[1]},
        "way": cell.way,
        "answer_combinations": cell.scenarios,
        "witness": cell.witness,
    }
