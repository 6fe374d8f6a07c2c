"""An offence or an article as its file has it: frames, what can be said, rules, references, consequences, examples."""

from __future__ import annotations

from sentencing.engine.frame import frame_of
from sentencing.law import band as bands
from sentencing.law.condition import leaves
from sentencing.law.provision import on
from sentencing.report import amounts, effects, elements, ground
from sentencing.report.cells import columns, right, width, wrap
from sentencing.report.formula import fine_formula
from sentencing.report.safe import plain
from sentencing.report.speech import Speech
from sentencing.report.standing import standing
from sentencing.report.telling import heading_of, version_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from sentencing.engine.case import Law
    from sentencing.law.place import Place
    from sentencing.law.provision import Circumstance, Fact, Tier, Unit
    from sentencing.report.shown import Shown
    from sentencing.report.words import Words

WIDTH = 80
_INDENT = "  "
_WIDEST = (30, 18)
_FIGURES, _BESIDE = (16, 26), " / "  # of the figures of a place: how wide, and what stands between them


def shown_text(words: Words, law: Law, shown: Shown) -> str:
    """The page as text, at most 80 cells wide."""
    return _Page(words, law, shown).text()


class _Page:
    def __init__(self, words: Words, law: Law, shown: Shown) -> None:
        self.words = words
        self.law = law
        self.shown = shown
        self.system = shown.system
        self.day = shown.day
        self.offence = shown.offence
        self.speech = Speech(words, shown.system, shown.day or "9999", shown.offence)

    def text(self) -> str:
        say = self.words.say
        sections = [
            self.head(),
            wrap(self.speech.text(self.shown.summary), WIDTH, _INDENT) if self.shown.summary else [],
            self.section(say("Frames"), self.tiers()),
            self.table(say("What can be said"), self.inputs()),
            self.places(),
            self.general(),
            self.table(say("What its words mean"), self.definitions()),
            self.table(say("Rules"), self.rules()),
            self.table(say("References"), self.references()),
            self.table(say("What follows"), self.consequences()),
            self.table(say("Cannot go together"), [("", *each) for each in self.nevers()]),
            self.table(say("Contested"), self.doctrines()),
            self.table(say("Also"), [("", *each) for each in self.notes()]),
            self.table(say("Examples"), self.examples()),
            self.section(self.words.meant("a heading of a card", "The words of the law"), self.quoted()),
            self.foot(),
        ]
        return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"

    def head(self) -> list[str]:
        title = self.speech.text(self.shown.title)
        name = self.offence.id if self.offence else ""
        system = self.speech.text(self.system.title)
        place = self.words.meant(
            "a place in a heading",
            "{system}, {heading}",
            system=system,
            heading=self.heading(),
        )
        lines = (
            [title + right(place, WIDTH - width(title))]
            if width(title + place) + 2 <= WIDTH
            else [*wrap(title, WIDTH), right(place, WIDTH)]
        )
        day = (
            self.words.say("law in force on {date}", date=amounts.date(self.words, self.day))
            if self.day
            else self.words.say("every version")
        )
        return [*lines, name + right(day, WIDTH - len(name))]

    def heading(self) -> str:
        """Where it stands."""
        if self.offence:
            return heading_of(self.speech, self.offence, self.day or "9999")
        return self.speech.heading(self.shown.article, self.shown.source)

    def section(self, title: str, lines: list[str]) -> list[str]:
        return [title, *lines] if lines else []

    def table(self, title: str, rows: Iterable[tuple[str, ...]]) -> list[str]:
        listed = list(rows)
        if not listed:
            return []
        if all(not row[0] for row in listed):
            listed = [row[1:] for row in listed]
            return [title, *columns(listed, WIDTH, indent=_INDENT, widest=(_WIDEST[1],))]
        return [title, *columns(listed, WIDTH, indent=_INDENT, widest=_WIDEST)]

    def dated(self, element: Any, text: str) -> str:
        """A text with the days between which it is law, where every version is shown."""
        if self.day or not (element.since or element.until):
            return text
        return self.words.meant("a text and its dates", "{text} [{dates}]", text=text, dates=self.dates(element))

    def dates(self, element: Any) -> str:
        since = amounts.date(self.words, element.since) if element.since else ""
        until = amounts.date(self.words, element.until) if element.until else ""
        if since and until:
            return self.words.meant("dates of a version", "{since} to {until}", since=since, until=until)
        if until:
            return self.words.meant("dates of a version", "until {until}", until=until)
        return self.words.meant("dates of a version", "since {since}", since=since)

    # Frames.

    def tiers(self) -> list[str]:
        lines: list[str] = []
        for tier in sorted(self.shown.tiers, key=lambda each: bands.severity(self.system.ladder, self.frame(each))):
            lines += self.tier(tier)
        for unit in self.shown.units:
            lines += self.unit(unit)
        return lines

    def frame(self, tier: Tier) -> Any:
        return frame_of(self.system, tier)

    def tier(self, tier: Tier) -> Iterator[str]:
        words, speech = self.words, self.speech
        yield from self.titled(speech.text(tier.label) or tier.id, self.dated(tier, speech.cite(tier.cite)))
        said = []
        if not speech.own or "frame" not in self.system.wording:
            said.append(words.sentence(elements.punishment(speech, tier)))
        if "frame" in self.system.wording:
            said.append(elements.worded(speech, tier))
        if tier.when:
            said.append(words.say("if {condition}", condition=effects.condition(speech, tier.when, counted=False)))
        if tier.within:
            outer = next((each for each in self.shown.tiers if each.id == tier.within), None)
            name = (speech.text(outer.label) if outer else "") or tier.within
            said.append(words.say("only within “{tier}”", tier=name))
        if tier.borrowed_from:
            said.append(words.say("the frame of {tier}", tier=tier.borrowed_from))
        for each in said:
            yield from wrap(each, WIDTH, _INDENT * 2)

    def titled(self, label: str, cite: str) -> list[str]:
        """A label with its cite at the end of the line."""
        if width(label) + width(cite) + 4 <= WIDTH:
            return [_INDENT + label + right(cite, WIDTH - width(_INDENT + label))]
        return [*wrap(label, WIDTH, _INDENT), right(cite, WIDTH)]

    def unit(self, unit: Unit) -> Iterator[str]:
        words, speech = self.words, self.speech
        yield from self.titled(words.say("An organisation"), self.dated(unit, speech.cite(unit.cite)))
        if unit.principal:
            yield from wrap(words.sentence(speech.band(unit.principal)), WIDTH, _INDENT * 2)
            yield from wrap(fine_formula(self.system.wording, unit.principal), WIDTH, _INDENT * 2)
        else:
            yield from wrap(words.say("Not punished itself; those responsible are."), WIDTH, _INDENT * 2)

    # What can be said of a case.

    def inputs(self) -> Iterator[tuple[str, ...]]:
        presumed = self.presumed()
        for fact in self.shown.facts:
            yield typed(fact), self.speech.cite(fact.cite, main=True), self.fact(fact)
        for each in self.shown.circumstances:
            yield each.id, self.speech.cite(each.cite, main=True), self.dated(each, self.circumstance(each, presumed))

    def places(self) -> list[str]:
        """What places have set of the figures that are asked for, and where that was read."""
        asked = [fact for fact in self.shown.facts if fact.places]
        set_: dict[str, list[tuple[Fact, Place]]] = {}
        for fact in asked:
            for place in fact.places:
                set_.setdefault(place.id, []).append((fact, place))
        rows = [(name, *self.set_by(figures)) for name, figures in set_.items()]
        names = _BESIDE.join(fact.id for fact in asked)
        title = self.words.say("What places have set ({figures})", figures=names)
        return [*wrap(title, WIDTH), *columns(rows, WIDTH, indent=_INDENT, widest=_FIGURES)] if rows else []

    def set_by(self, figures: list[tuple[Fact, Place]]) -> tuple[str, str]:
        speech, place = self.speech, figures[0][1]
        texts = {"place": speech.text(place.label), "source": speech.text(place.source)}
        said = self.words.meant("a place and where its figures were read", "{place} ({source})", **texts)
        return _BESIDE.join(str(amounts.as_given(fact, each.figure)) for fact, each in figures), said

    def presumed(self) -> frozenset[str]:
        """What naming the offence presumes."""
        needs = version_of(self.offence, self.day or "9999").needs if self.offence else None
        every = needs is not None and needs[0] in ("all", "yes")
        return frozenset(leaf[1] for leaf in leaves(needs)) if needs and every else frozenset()

    def circumstance(self, each: Circumstance, presumed: frozenset[str]) -> str:
        label = self.speech.text(each.label)
        if each.open:
            return self.words.say("{label} (for the court)", label=label)
        if each.when:
            return self.words.say("{label} (follows from the facts)", label=label)
        return self.words.say("{label} (presumed)", label=label) if each.id in presumed else label

    def fact(self, fact: Fact) -> str:
        words, speech = self.words, self.speech
        label = speech.text(fact.label or fact.ask)
        if fact.values or fact.parts:
            values = " | ".join(value.id for value in fact.values or fact.parts)
            label = words.meant("a fact and its value", "{fact}: {value}", fact=label, value=values)
        if fact.within:
            low, high = (speech.value(fact.id, end) for end in fact.within)
            return words.say("{label} (an authority sets it, from {low} to {high})", label=label, low=low, high=high)
        if fact.default is None:
            return words.say("{label} (unknown if not said)", label=label) if fact.values else label
        default = fact.default if fact.values else speech.value(fact.id, fact.default)
        return words.say("{label} ({value} if not said)", label=label, value=default)

    def general(self) -> list[str]:
        """What else can be said of any offence of the system."""
        if self.offence is None:
            return []
        common = self.system.elements
        facts, circumstances = self.shown.facts, self.shown.circumstances
        own = {*(fact.id for fact in facts), *(circumstance.id for circumstance in circumstances)}
        asked = [each for each in common.circumstances if each.when is None and each.id not in own]
        named = [typed(fact, values=True) for fact in common.facts if fact.id not in own]
        named += dict.fromkeys(each.id for each in (on(asked, self.day) if self.day else asked))
        named = [name for name in named if ":" not in name]
        said = self.words.meant("between things to type", ", ").join(named)
        if not said:
            return []
        return [
            self.words.say("What can be said of every offence (see: sentencing rules)"),
            *wrap(said, WIDTH, _INDENT),
        ]

    # Rules and what else the file says.

    def definitions(self) -> Iterator[tuple[str, ...]]:
        for each in self.shown.definitions:
            for modality, node in (("shall", each.shall), ("may", each.may)):
                if node is not None:
                    condition = effects.condition(self.speech, node)
                    said = self.words.say("must be found where: {condition}", condition=condition)
                    if modality == "may":
                        said = self.words.say("may be found where: {condition}", condition=condition)
                    yield each.of, self.speech.cite(each.cite), self.dated(each, said)

    def rules(self) -> Iterator[tuple[str, ...]]:
        for rule in self.shown.rules:
            said = elements.rule(self.speech, rule)
            if rule.contested:
                said = self.words.say("{effects} (contested)", effects=said)
            yield self.speech.text(rule.label), self.speech.cite(rule.cite, main=True), self.dated(rule, said)

    def references(self) -> Iterator[tuple[str, ...]]:
        for each in self.shown.references:
            said = elements.reference(self.law, self.speech, each)
            label = self.speech.text(each.label) or each.id
            yield label, self.speech.cite(each.cite, main=True), self.dated(each, said)

    def consequences(self) -> Iterator[tuple[str, ...]]:
        for each in self.shown.consequences:
            label = self.speech.text(each.label)
            yield (
                ground.modality(self.words, each.modality),
                self.speech.cite(each.cite, main=True),
                self.dated(each, label),
            )

    def nevers(self) -> Iterator[tuple[str, ...]]:
        for each in self.shown.nevers:
            yield self.speech.cite(each.cite, main=True), self.dated(each, self.speech.text(each.label))

    def doctrines(self) -> Iterator[tuple[str, ...]]:
        for each in self.shown.doctrines:
            text, other = self.speech.text(each.text), self.speech.text(each.alternative)
            yield (
                each.id,
                self.speech.cite(each.cite, main=True),
                self.words.say("{text} Others: {alternative}", text=text, alternative=other),
            )

    def notes(self) -> Iterator[tuple[str, ...]]:
        for cite, text in self.shown.notes:
            yield self.speech.cite(cite), self.speech.text(text)

    def examples(self) -> Iterator[tuple[str, ...]]:
        for each in self.shown.examples:
            yield from example_row(self.speech, each)

    def foot(self) -> list[str]:
        if self.shown.source is None:
            return []
        source = self.shown.source
        said = [
            self.words.say(
                "Figures from {instrument}.", instrument=self.speech.instrument(source.instrument, full=True)
            )
        ]
        if self.offence and self.day and (stands := standing(self.words, self.system, self.offence, self.day)):
            said.append(stands)
        said.append(ground.checked(self.words, source))
        address = source.url or self.system.instruments.get(source.instrument, ({}, {}, "", ""))[3]
        return [*wrap(self.words.sentences(said), WIDTH), *([address] if address else [])]

    def quoted(self) -> list[str]:
        """Paragraphs of the user's own copy of the text."""
        made: list[str] = []
        for each in self.shown.quotes:
            made += [line for part in plain(each.text).splitlines() for line in wrap(part, WIDTH, _INDENT * 2)]
            made += wrap(each.said, WIDTH, _INDENT)
        return made


def typed(fact: Fact, *, values: bool = False) -> str:
    """How a fact is typed: `victims=N`, `victim=...`, or, with `values`, `victim=child|woman|both`."""
    if fact.values:
        return f"{fact.id}={'|'.join(value.id for value in fact.values) if values else '...'}"
    if fact.parts:
        return f"{fact.id}.{fact.parts[0].id}=N{fact.unit}"
    match fact.type:
        case "date":
            return f"{fact.id}=YYYY-MM-DD"
        case "offence":
            return f"{fact.id}=ID"
        case _:
            return f"{fact.id}=N{fact.unit}"


def example_row(speech: Speech, example: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What was given in an example, and what must come out."""
    given = " ".join(_typed(name, value) for name, value in example.get("given", {}).items())
    if "as_of" in example:
        given = f"{given} --as-of {example['as_of']}".strip()
    said = speech.text(example.get("says", {}))
    expected = [f"{key}: {_expected(example[key])}" for key in _EXPECTED if key in example]
    yield given or speech.words.say("(nothing)"), "; ".join([*([said] if said else []), *expected])


_EXPECTED = ("refused", "liable", "tier", "convicted_of", "cumulate", "frame", "shall", "may", "open", "total")


def _expected(value: Any) -> str:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _typed(name: str, value: Any) -> str:
    if value is True:
        return name
    return f"{name}={'no' if value is False else value}"
