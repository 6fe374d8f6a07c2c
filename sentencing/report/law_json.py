"""The law itself as JSON: what `show`, `list`, `find` and `rules` answer. Texts are tables of languages throughout."""

from __future__ import annotations

from sentencing.law.provision import on
from sentencing.report.effects import condition
from sentencing.report.elements import worded
from sentencing.report.json import SCHEMA, place, whole
from sentencing.report.speech import Speech

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sentencing.corpus.entries import Entry
    from sentencing.corpus.find import Hit
    from sentencing.law.condition import Node
    from sentencing.law.place import Place
    from sentencing.law.provision import Addition, Fact, Offence, Reference, Rule, Source, System, Tier, Unit
    from sentencing.law.sanction import Sanction
    from sentencing.report.quotes import Quote
    from sentencing.report.shown import Shown
    from sentencing.report.words import Words


def shown_json(words: Words, shown: Shown, tool: dict[str, str]) -> dict[str, Any]:
    """An offence or an article: the frames as the text states them, and everything else its file says."""
    offence, made = shown.offence, ElementsJson(words, shown.system, shown.day or "9999", shown.offence)
    return {
        "schema": SCHEMA,
        "tool": tool,
        "id": offence.id if offence else None,
        "jurisdiction": shown.system.id,
        "article": shown.article,
        "title": shown.title,
        "summary": shown.summary,
        "law": {"as_of": shown.day or None, "text_as_of": shown.source.text_as_of if shown.source else None},
        "versions": [dates_json(each) for each in offence.versions] if offence else [],
        "properties": sorted({name for each in offence.versions for name in each.properties}) if offence else [],
        "facts": [_fact(each) for each in shown.facts],
        "circumstances": [made.circumstance(each) for each in shown.circumstances],
        "tiers": [made.tier(each) for each in shown.tiers],
        "units": [made.unit(each) for each in shown.units],
        "definitions": [made.definition(each) for each in shown.definitions],
        "rules": [rule_json(made.speech, each) for each in shown.rules],
        "references": [reference_json(each) for each in shown.references],
        "consequences": [made.consequence(each) for each in shown.consequences],
        "never": [{"cite": each.cite, "text": made.speech.text(each.label)} for each in shown.nevers],
        "doctrines": [_fields(each) for each in shown.doctrines],
        "notes": [{"cite": cite, "text": made.speech.text(text)} for cite, text in shown.notes],
        "examples": list(shown.examples),
        "source": _source(shown.source),
        "quotes": [quote_json(each) for each in shown.quotes],
    }


class ElementsJson:
    """The elements of an offence, or of a system's general rules, as JSON: as the text states them."""

    def __init__(self, words: Words, system: System, day: str, offence: Offence | None) -> None:
        self.system = system
        self.speech = Speech(words, system, day, offence)

    def circumstance(self, each: Any) -> dict[str, Any]:
        """A circumstance, and how it is answered."""
        return {
            "id": each.id,
            "cite": each.cite,
            "label": each.label,
            "ask": each.ask,
            "group": each.group,
            "open": each.open,
            "derived": each.when is not None,
            "default": None if each.default == "unknown" else False,
            **dates_json(each),
        }

    def tier(self, each: Tier) -> dict[str, Any]:
        """A frame and its condition."""
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
            "formula": worded(self.speech, each),
            "text": self.condition(each.when),
            **dates_json(each),
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
                made["unit"] = self._unit_of(each)
        if each.of:
            made["of"] = each.of
        if rung.reprieve:
            made["reprieve"] = True
        return made

    def _unit_of(self, each: Sanction) -> str:
        unit = each.span.unit if each.span else ""
        return self.system.currency if unit == "money" else unit

    def addition(self, each: Addition) -> dict[str, Any]:
        """What is added to a frame."""
        kinds = [self.system.ladder.kind(choice) for choice in each.choices]
        return {"mode": each.mode, "choices": kinds, "terms": [self._terms(choice) for choice in each.choices]}

    def _terms(self, choice: Sanction) -> dict[str, Any] | None:
        return self._term(choice) if choice.span else None

    def _term(self, choice: Sanction) -> dict[str, Any]:
        """A sanction with its amount or length, null where the text gives none."""
        kind, span = self.system.ladder.kind(choice), choice.span
        if span is None:
            return {"kind": kind, "min": None, "max": None, "unit": None, "of": choice.of or None}
        ends = {"min": whole(span.low), "max": span.high_rung or whole(span.high)}
        return {"kind": kind, **ends, "unit": self._unit_of(choice), "of": choice.of or None}

    def unit(self, each: Unit) -> dict[str, Any]:
        """How an organisation answers."""
        fine = next((self._term(one) for one in each.principal), None)
        at = place(each.cite)
        where = {"cite": each.cite, "article": at["article"], "paragraph": at["paragraph"]}
        return {**where, "fine": fine, "persons": each.persons, **dates_json(each)}

    def definition(self, each: Any) -> dict[str, Any]:
        """What an instrument says a circumstance means."""
        said = {"shall": each.shall, "may": each.may}
        texts = {key: condition(self.speech, node) if node else None for key, node in said.items()}
        return {"of": each.of, "cite": each.cite, "text": texts, "only": each.only, **dates_json(each)}

    def consequence(self, each: Any) -> dict[str, Any]:
        """What follows from a sentence."""
        kinds = list(dict.fromkeys(self.system.ladder.kind(one) for one in each.on))
        said = {"id": each.id, "cite": each.cite, "modality": each.modality, "on": kinds}
        return {**said, "text": self.speech.text(each.label), **dates_json(each)}

    def condition(self, node: Node | None) -> str | None:
        """A condition in words, whole."""
        return condition(self.speech, node, counted=False) if node else None


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
        **dates_json(rule),
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
    set_ = {"within": within, "places": [_place(each) for each in fact.places]}
    return {**kept, "unit": fact.unit or None, "values": values, "parts": parts, "default": default, **set_}


def _place(place: Place) -> dict[str, Any]:
    return {"id": place.id, "label": place.label, "figure": place.figure, "source": place.source}


def reference_json(each: Reference) -> dict[str, Any]:
    """A reference: where it carries the case, and what it sets there."""
    kept = {"id": each.id, "cite": each.cite, "kind": each.kind, "to": list(each.to), "inferred": each.inferred}
    return {
        **kept,
        "lapses": each.lapses,
        "apart": list(each.apart),
        "label": each.label,
        "with": dict(each.given),
        "effects": [str(option) for option in each.options],
        **dates_json(each),
    }


def quote_json(each: Quote) -> dict[str, Any]:
    """A paragraph of the user's own copy; `same`: whether it is the one that the encoding was checked against."""
    same = {"same": True, "changed": False}.get(each.state)
    return {"cite": each.cite, "text": each.text, "as_of": each.as_of or None, "same": same}


def _source(source: Source | None) -> dict[str, Any] | None:
    return {key: value or None for key, value in _fields(source).items()} if source else None


def _fields(record: Any) -> dict[str, Any]:
    return dict(zip(record._fields, record, strict=True))


def dates_json(each: Any) -> dict[str, Any]:
    """The first and the last day on which an element is law, null where nothing says so."""
    return {"from": each.since or None, "until": each.until or None}
