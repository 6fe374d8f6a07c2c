"""The law itself as JSON: what `show`, `list`, `find` and `rules` answer. Texts are tables of languages throughout."""

from __future__ import annotations

from sentencing.law.provision import on
from sentencing.report.effects import condition
from sentencing.report.formula import bases, formula
from sentencing.report.json import SCHEMA, place, whole
from sentencing.report.speech import Speech

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sentencing.corpus.entries import Entry
    from sentencing.corpus.find import Hit
    from sentencing.law.condition import Node
    from sentencing.law.provision import Addition, Fact, Reference, Rule, Source, System, Tier, Unit
    from sentencing.law.sanction import Sanction
    from sentencing.report.shown import Shown
    from sentencing.report.words import Words


def shown_json(words: Words, shown: Shown, tool: dict[str, str]) -> dict[str, Any]:
    """An offence or an article: the frames as the text states them, and everything else its file says."""
    return _Shown(words, shown).whole(tool)


class _Shown:
    def __init__(self, words: Words, shown: Shown) -> None:
        self.shown = shown
        self.system = shown.system
        self.day = shown.day
        self.offence = shown.offence
        self.speech = Speech(words, shown.system, shown.day or "9999", shown.offence)

    def whole(self, tool: dict[str, str]) -> dict[str, Any]:
        shown, offence = self.shown, self.offence
        return {
            "schema": SCHEMA,
            "tool": tool,
            "id": offence.id if offence else None,
            "jurisdiction": self.system.id,
            "article": shown.article,
            "title": shown.title,
            "summary": shown.summary,
            "law": {"as_of": self.day or None, "text_as_of": shown.source.text_as_of if shown.source else None},
            "versions": [_dates(each) for each in offence.versions] if offence else [],
            "properties": sorted({name for each in offence.versions for name in each.properties}) if offence else [],
            "facts": [_fact(each) for each in shown.facts],
            "circumstances": [self.circumstance(each) for each in shown.circumstances],
            "tiers": [self.tier(each) for each in shown.tiers],
            "units": [self.unit(each) for each in shown.units],
            "definitions": [self.definition(each) for each in shown.definitions],
            "rules": [rule_json(self.speech, each) for each in shown.rules],
            "references": [_reference(each) for each in shown.references],
            "consequences": [self.consequence(each) for each in shown.consequences],
            "never": [{"cite": each.cite, "text": self.speech.text(each.label)} for each in shown.nevers],
            "doctrines": [_fields(each) for each in shown.doctrines],
            "notes": [{"cite": cite, "text": self.speech.text(text)} for cite, text in shown.notes],
            "examples": list(shown.examples),
            "source": _source(shown.source),
        }

    def circumstance(self, each: Any) -> dict[str, Any]:
        return {
            "id": each.id,
            "cite": each.cite,
            "label": each.label,
            "ask": each.ask,
            "group": each.group,
            "open": each.open,
            "derived": each.when is not None,
            "default": None if each.default == "unknown" else False,
            **_dates(each),
        }

    def tier(self, each: Tier) -> dict[str, Any]:
        names = (*(self.offence.elements.facts if self.offence else ()), *self.system.elements.facts)
        return {
            "id": each.id,
            "cite": each.cite,
            **place(each.cite),
            "label": each.label,
            "subject": None if each.subject == "person" else each.subject,
            "ladder": each.ladder or None,
            "within": each.within or None,
            "lighter_than": list(each.lighter_than),
            "principal": [self.sanction(one) for one in each.principal],
            "additional": [self.addition(one) for one in each.additional],
            "borrowed_from": each.borrowed_from or None,
            "formula": formula(self.system.wording, each, bases(names, self.system.language)),
            **self.when(each.when),
            **_dates(each),
        }

    def sanction(self, each: Sanction) -> dict[str, Any]:
        """A sanction as written: an end that the text does not state is null."""
        rung = self.system.ladder.rung(each.rung)
        made: dict[str, Any] = {"kind": rung.kind}
        if rung.id != rung.kind:
            made["sanction"] = rung.id
        made |= {"min": None, "max": None}
        if each.span is not None:
            made |= {"min": whole(each.span.low), "max": each.span.high_rung or whole(each.span.high)}
            if each.span.low_open:
                made["min_excluded"] = True
            if each.span.high_open:
                made["max_excluded"] = True
            if each.span.unit != "months":
                made["unit"] = self.unit_of(each)
        if each.of:
            made["of"] = each.of
        if rung.reprieve:
            made["reprieve"] = True
        return made

    def unit_of(self, each: Sanction) -> str:
        unit = each.span.unit if each.span else ""
        return self.system.currency if unit == "money" else unit

    def addition(self, each: Addition) -> dict[str, Any]:
        kinds = [self.system.ladder.kind(choice) for choice in each.choices]
        return {"mode": each.mode, "choices": kinds, "terms": [self.terms(choice) for choice in each.choices]}

    def terms(self, choice: Sanction) -> dict[str, Any] | None:
        return self.term(choice) if choice.span else None

    def term(self, choice: Sanction) -> dict[str, Any]:
        """A sanction with its amount or length, null where the text gives none."""
        kind, span = self.system.ladder.kind(choice), choice.span
        if span is None:
            return {"kind": kind, "min": None, "max": None, "unit": None, "of": choice.of or None}
        ends = {"min": whole(span.low), "max": span.high_rung or whole(span.high)}
        return {"kind": kind, **ends, "unit": self.unit_of(choice), "of": choice.of or None}

    def unit(self, each: Unit) -> dict[str, Any]:
        fine = next((self.term(one) for one in each.principal), None)
        at = place(each.cite)
        where = {"cite": each.cite, "article": at["article"], "paragraph": at["paragraph"]}
        return {**where, "fine": fine, "persons": each.persons, **_dates(each)}

    def definition(self, each: Any) -> dict[str, Any]:
        said = {"shall": each.shall, "may": each.may}
        texts = {key: condition(self.speech, node) if node else None for key, node in said.items()}
        return {"of": each.of, "cite": each.cite, "text": texts, "only": each.only, **_dates(each)}

    def consequence(self, each: Any) -> dict[str, Any]:
        kinds = list(dict.fromkeys(self.system.ladder.kind(one) for one in each.on))
        said = {"id": each.id, "cite": each.cite, "modality": each.modality, "on": kinds}
        return {**said, "text": self.speech.text(each.label), **_dates(each)}

    def when(self, node: Node | None) -> dict[str, Any]:
        return {"text": condition(self.speech, node, counted=False) if node else None}


def several_json(made: list[dict[str, Any]]) -> dict[str, Any]:
    """An article with several offences: each of them, and every tier of the article once."""
    tiers = [tier for each in made for tier in each["tiers"]]
    once = [tier for index, tier in enumerate(tiers) if tier not in tiers[:index]]
    kept = {key: made[0][key] for key in ("schema", "tool", "jurisdiction", "law", "source")}
    return {**kept, "id": None, "article": made[0]["article"], "tiers": once, "offences": made}


def rule_json(speech: Speech, rule: Rule) -> dict[str, Any]:
    """A rule: what it makes or lets a court do, and which offences it reaches."""
    return {
        "id": rule.id,
        "cite": rule.cite,
        "modality": rule.modality,
        "effects": [str(option) for option in rule.options],
        "label": rule.label,
        "of": list(rule.of),
        "but": list(rule.but),
        "contested": rule.contested or None,
        "text": condition(speech, rule.when) if rule.when else None,
        **_dates(rule),
    }


def rules_json(
    words: Words, systems: Iterable[System], day: str, modalities: tuple[str, ...], tool: dict[str, str]
) -> dict[str, Any]:
    """The general rules of these systems on a day."""
    rows: list[dict[str, Any]] = []
    for system in systems:
        speech = Speech(words, system, day)
        listed = [rule for rule in on(system.elements.rules, day) if rule.modality in modalities]
        rows += [{"jurisdiction": system.id, **rule_json(speech, rule)} for rule in listed]
    return {"schema": SCHEMA, "tool": tool, "law": {"as_of": day, "text_as_of": None}, "rules": rows}


def offences_json(entries: Iterable[Entry], day: str, tool: dict[str, str]) -> dict[str, Any]:
    """One entry per charge, in the order of each code."""
    listed = [
        {"id": each.id, "jurisdiction": each.jurisdiction, "article": each.article, "title": each.title}
        for each in entries
    ]
    return {"schema": SCHEMA, "tool": tool, "law": {"as_of": day, "text_as_of": None}, "list": listed}


def found_json(hits: Iterable[Hit], day: str, tool: dict[str, str]) -> dict[str, Any]:
    """What was found, best first; a score of 100 is a title as typed."""
    rows = [
        {
            "id": hit.id,
            "kind": hit.kind,
            "jurisdiction": hit.jurisdiction,
            "article": hit.article,
            "title": hit.title,
            "matched": hit.matched,
            "score": hit.score,
        }
        for hit in hits
    ]
    return {"schema": SCHEMA, "tool": tool, "law": {"as_of": day, "text_as_of": None}, "found": rows}


def _fact(fact: Fact) -> dict[str, Any]:
    within = list(fact.within) if fact.within else None
    default = list(fact.default) if isinstance(fact.default, tuple) else fact.default
    values = [{"id": each.id, "label": each.label, "cite": each.cite or None} for each in fact.values]
    parts = [{"id": each.id, "label": each.label} for each in fact.parts]
    kept = {
        "id": fact.id,
        "type": fact.type,
        "label": fact.label,
        "ask": fact.ask,
        "group": fact.group,
        "cite": fact.cite or None,
    }
    return {**kept, "unit": fact.unit or None, "values": values, "parts": parts, "default": default, "within": within}


def _reference(each: Reference) -> dict[str, Any]:
    kept = {"id": each.id, "cite": each.cite, "kind": each.kind, "to": list(each.to), "inferred": each.inferred}
    return {
        **kept,
        "label": each.label,
        "with": dict(each.given),
        "effects": [str(option) for option in each.options],
        **_dates(each),
    }


def _source(source: Source | None) -> dict[str, Any] | None:
    return {key: value or None for key, value in _fields(source).items()} if source else None


def _fields(record: Any) -> dict[str, Any]:
    return dict(zip(record._fields, record, strict=True))


def _dates(each: Any) -> dict[str, Any]:
    return {"from": each.since or None, "until": each.until or None}
