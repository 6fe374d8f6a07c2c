"""Sanctions, additions, conditions and cites of one legal system, in the words of one language."""

from __future__ import annotations

from sentencing.engine.program import scope_of
from sentencing.law.effect import written
from sentencing.law.provision import in_force
from sentencing.law.sanction import ALONE_KINDS, TERM_KINDS
from sentencing.law.values import pins
from sentencing.report import amounts
from sentencing.report.pinpoint import pinpoint

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sentencing.law.band import Band
    from sentencing.law.provision import Addition, Circumstance, Fact, Offence, Source, System, Text
    from sentencing.law.sanction import Rung, Sanction
    from sentencing.law.span import Span
    from sentencing.report.words import Words


_STAR = "*"  # marks a sanction that rests on contested doctrine


def starred(words: Words, said: Iterable[str]) -> tuple[str, ...]:
    """The sentence that says what the star means, if one is in what is said."""
    star = any(_STAR in each for each in said)
    return (words.say("An asterisk marks what is contested among lawyers."),) if star else ()


class Speech:
    """Says what a system's law says, on one day, in one language. `offences` lend the names of their own facts;
    `others` are those that a case names besides, with their titles: their facts have their id before them."""

    __slots__ = ("_named", "day", "offences", "others", "system", "words")

    def __init__(
        self,
        words: Words,
        system: System,
        day: str,
        *offences: Offence | None,
        others: Iterable[tuple[Offence, Text]] = (),
    ) -> None:
        self.words = words
        self.system = system
        self.day = day
        self.offences = tuple(offence for offence in offences if offence is not None)
        self.others = tuple(others)
        self._named: dict[str, Fact | Circumstance] | None = None

    @property
    def own(self) -> bool:
        """Whether this is the language in which the system's law is written."""
        return self.words.language == self.system.language

    def text(self, text: Text) -> str:
        """The words of a statute file."""
        return self.words.text(text, self.system.language)

    def inside(self, text: Text) -> str:
        """The words of a label inside a sentence: `Voluntary surrender` loses its capital, a name of several words does
        not."""
        said = self.text(text)
        head, _, rest = said.partition(" ")
        first = head.rstrip(",;:").replace("'", "").replace("-", "")
        common = first.isalpha() and (len(first) == 1 or first[1:].islower())
        plain = common and not rest[:1].isupper()
        return said[:1].lower() + said[1:] if plain else said

    def named(self, name: str) -> Fact | Circumstance | None:
        """The fact or circumstance of that id."""
        if self._named is None:
            self._named = {}
            # The first offence's names go before those of the others, and any offence's before the system's.
            for part in (self.system.elements, *(offence.elements for offence in reversed(self.offences))):
                self._named.update((each.id, each) for each in part.facts)
                self._named.update((each.id, each) for each in part.circumstances if in_force(each, self.day))
            for other, _ in self.others:
                every: list[Fact | Circumstance] = [*other.elements.facts, *other.elements.circumstances]
                self._named.update((f"{scope_of(other.id)}:{each.id}", each) for each in every)
        return self._named.get(name)

    def label(self, name: str) -> str:
        """What a fact or circumstance is called, inside a sentence."""
        found = self.named(name)
        if found is None:
            return name
        label, scope = self.inside(found.label or found.ask), name.rpartition(":")[0]
        title = next((title for each, title in self.others if scope == scope_of(each.id)), None)
        if title is None:
            return label
        return self.words.meant(
            "a fact of another offence", "{offence}: {fact}", offence=self.inside(title), fact=label
        )

    def value(self, name: str, value: object) -> str:
        """An answer to a fact: the words for a choice, else the number or word itself."""
        fact = self.named(name)
        for each in getattr(fact, "values", ()):
            if each.id == value:
                return self.inside(each.label)
        return self._plain(fact, value)

    def _plain(self, fact: object, value: object) -> str:
        if isinstance(value, tuple):
            return self.words.meant("two numbers", "{low} to {high}", low=value[0], high=value[1])
        kind = getattr(fact, "type", "")
        if kind == "offence":
            return next((self.inside(title) for each, title in self.others if each.id == value), str(value))
        if kind == "date" and isinstance(value, int):
            return amounts.date(self.words, amounts.iso(value))
        if kind == "amount" and isinstance(value, int):
            return amounts.amount(self.words, value, "money", **self.money)
        if kind == "quantity" and isinstance(value, int):
            return amounts.measured(value, getattr(fact, "unit", ""))
        return str(value)

    # Where the law says so.

    def cite(self, cite: str, *, main: bool = False) -> str:
        """A cite, short, as lawyers of the system write it (in another language: in its bare form). With `main`, only
        the places in the system's code, if there are any."""
        parts = cite.split("; ") if cite else []
        code = [part for part in parts if " " not in part]
        return self.words.meant("between cites", "; ").join(
            self._pin(part) for part in (code if main and code else parts)
        )

    def _pin(self, cite: str) -> str:
        place = pinpoint(self.system.wording if self.own else {}, cite, short=True)
        instrument = pins(cite)[0].instrument
        if not instrument:
            return place
        law, place = self.instrument(instrument), place.removeprefix(instrument).strip()
        if law == self._issued(self._number(instrument)) and law[-1:].isdecimal():  # two numbers would stand together
            return self.words.meant("a cite after a number", "{law}, art. {place}", law=law, place=place)
        return self.words.meant("a cite", "{law} {place}", law=law, place=place)

    def instrument(self, identity: str, *, full: bool = False) -> str:
        """What an act or interpretation is called: in full, or by its short title, number or id."""
        title, short, number, _ = self.system.instruments.get(identity, ({}, {}, "", ""))
        if full:
            return self.text(title) or identity
        short_title = short.get(self.words.language, "")
        return short_title or self._issued(number) or title.get(self.words.language, "") or identity.partition("/")[2]

    def _number(self, identity: str) -> str:
        return self.system.instruments[identity][2] if identity in self.system.instruments else ""

    def _issued(self, number: str) -> str:
        """The number of an instrument as this language writes it; empty where it has no way to."""
        if self.own:
            return number
        parts: Mapping[str, str] = self.system.wording.get("issued", {}).get(self.words.language, {})
        for part, said in parts.items():
            number = number.replace(part, said)
        return number if parts else ""

    def heading(self, article: str, source: Source | None = None) -> str:
        """An article as a heading names it: of the system's code, of what else its source is, or, where it is a cite of
        another instrument, of that."""
        instrument = pins(article)[0].instrument
        place = article.removeprefix(f"{instrument} ")
        code = self.instrument(instrument or (source.instrument if source else self.system.code))
        shape = self.system.wording.get("heading", {}).get(self.words.language)
        if instrument and "; " in article:
            return self.cite(article)
        if shape:
            return str(shape).format(code=code, article=place)
        if instrument and code[-1:].isdecimal():  # two numbers would stand together
            return self.words.meant("a cite after a number", "{law}, art. {place}", law=code, place=place)
        return self.words.meant(
            "a heading: a code and its article", "{code} {article}", code=code, article=self.cite(place)
        )

    # Sanctions.

    @property
    def money(self) -> dict[str, str]:
        """How sums are written: the system's own way, in its own language."""
        units = self.system.wording.get("units", {}) if self.own else {}
        return {"money": str(units.get("money", "")), "currency": self.system.currency}

    def band(self, band: Band, *, mixed: Iterable[str] = ()) -> str:
        """A band: `10 to 15 years in prison, or life`. `mixed` are rungs that also stand among the additions."""
        told = self.in_order(band)
        said = [self.sanction(each, after=told[:index], mixed=tuple(mixed)) for index, each in enumerate(told)]
        if not said:
            return self.words.meant("a band without sanctions", "nothing")
        *first, last = said
        if not first:
            return last
        return self.words.meant("a list of sanctions", "{first}, or {last}", first=self.words.series(first), last=last)

    def brief(self, band: Band) -> str:
        """A band in few words: `10 to 15 years or life`. A term is one in prison, unless something lighter stands
        beside it."""
        told, rank = self.in_order(band), self.system.ladder.rank
        named = any(rank[each.rung] < rank.get("prison", 0) for each in told)
        said = [self._brief(each, told, told[:index], named=named) for index, each in enumerate(told)]
        return self.words.either(said) if said else self.words.meant("a band without sanctions", "nothing")

    def in_order(self, band: Band) -> Band:
        """Sanctions as they are read out, which is how codes word a frame: prison and what is graver, as they come;
        after that what is lighter than prison, from the gravest down."""
        rank = self.system.ladder.rank
        from_prison = rank.get("prison", 0)
        lighter = [each for each in band if rank[each.rung] < from_prison]
        rest = [each for each in band if rank[each.rung] >= from_prison]
        return (*rest, *sorted(lighter, key=lambda each: -rank[each.rung]))

    def _brief(self, sanction: Sanction, among: Band, after: Band, *, named: bool) -> str:
        rung = self.system.ladder.rung(sanction.rung)
        if rung.id == "prison" and sanction.span and not named:
            said = amounts.span(self.words, sanction.span, rung, self.money, self._graver(sanction.span))
            with_graver = self.words.meant(
                "a prison term before something graver", "{span}", span=said, title=self.text(rung.title)
            )
            return with_graver if len(among) > 1 else said
        if rung.reprieve:
            return self.text(rung.title)
        return self._sanction(sanction, rung, after, ())

    def sanction(self, sanction: Sanction, *, after: Band = (), mixed: tuple[str, ...] = ()) -> str:
        """One sanction of a band; a star marks what rests on contested doctrine."""
        rung = self.system.ladder.rung(sanction.rung)
        return self._sanction(sanction, rung, after, mixed) + (_STAR if sanction.contested else "")

    def _sanction(self, sanction: Sanction, rung: Rung, after: Band, mixed: tuple[str, ...]) -> str:
        title = self.text(rung.title)
        if rung.kind in TERM_KINDS:
            return self.term(sanction.span, rung)
        if rung.kind in ALONE_KINDS and sanction.span is None:
            return (
                self._alone(rung.kind, title) if rung.id in mixed or rung.kind != "fine" else self._a(rung.kind, title)
            )
        if rung.id == "life" and self._follows_prison(after):
            return self.words.meant("after a prison term: `or`", "life", title=title)
        if rung.reprieve:
            return self.words.meant(
                "a sanction and its forms", "{title} ({forms})", title=title, forms=self.reprieve(rung)
            )
        return self._fined(sanction, title)

    def reprieve(self, rung: Rung) -> str:
        """The forms of a sanction that may be suspended and then commuted."""
        forms: Mapping[str, str] = self.system.wording.get("reprieve", {}).get(rung.id, {})
        return self.text(dict(forms)) or self.words.say("immediate, or with a reprieve")

    def term(self, span: Span | None, rung: Rung) -> str:
        """A sanction that lasts: `5 to 10 years in prison`, `short-term detention of 1 to 6 months`."""
        title = self.text(rung.title)
        if rung.id == "prison":
            if span is None or (span.low is None and span.high is None):
                return self.words.say("{title} of any length", title=title)
            said = amounts.span(self.words, span, rung, self.money, self._graver(span))
            return self.words.say("{span} in prison", span=said, title=title)
        if span is None or all(amounts.whole(span, rung)) or (span.low is None and span.high is None):
            return title
        said = amounts.span(self.words, span, rung, self.money, self._graver(span))
        return self.words.say("{title} of {span}", span=said, title=title)

    def _graver(self, span: Span) -> str:
        ladder = self.system.ladder
        return self.text(ladder.rung(span.high_rung).title) if span.high_rung in ladder.rank else ""

    def _follows_prison(self, after: Band) -> bool:
        return any(self.system.ladder.kind(each) == "prison" for each in after)

    def _alone(self, kind: str, title: str) -> str:
        if kind == "fine":
            return self.words.say("a fine alone", title=title)
        return self.words.say("{title} alone", title=title)

    def _a(self, kind: str, title: str) -> str:
        return self.words.say("a fine", title=title) if kind == "fine" else title

    def _fined(self, sanction: Sanction, title: str) -> str:
        """A sanction whose span, if it has one, is a sum or a share."""
        rung = self.system.ladder.rung(sanction.rung)
        if sanction.span is None:
            return self._a(rung.kind, title)
        said = amounts.span(self.words, sanction.span, rung, self.money, self._graver(sanction.span))
        if sanction.of:
            said = self.words.meant(
                "a share of an amount", "{span} of {amount}", span=said, amount=self.label(sanction.of)
            )
        return self.words.meant("a fine", "{title} of {span}", title=self._a(rung.kind, title), span=said)

    def added(self, sanction: Sanction) -> str:
        """A sanction that goes with another: `a fine of up to EUR 500`."""
        rung = self.system.ladder.rung(sanction.rung)
        return (
            self.term(sanction.span, rung) if rung.kind in TERM_KINDS else self._fined(sanction, self.text(rung.title))
        )

    def addition(self, addition: Addition) -> str:
        """What goes with a principal punishment: `with a fine or confiscation of property`."""
        choices = self.words.either([self.added(each) for each in addition.choices])
        if addition.mode.startswith("shall"):
            return self.words.say("with {choices}", choices=choices)
        return self.words.say("{choices} may be added", choices=choices)

    def additions(self, additions: Iterable[Addition]) -> str:
        """Everything that goes with it, or nothing."""
        said = [self.addition(each) for each in additions]
        return self.words.meant("between additions", "; ").join(said)

    def punishment(self, band: Band, additions: tuple[Addition, ...]) -> str:
        """A band with its additions: `up to 3 years in prison, with a fine; or a fine alone`."""
        mixed = [choice.rung for each in additions if each.mode.endswith("-or-sole") for choice in each.choices]
        added = self.additions(additions)
        bare = tuple(each for each in band if self._stands_alone(each)) if added else ()
        rest = tuple(each for each in band if each not in bare)
        if not rest or not added:
            return self.band(band, mixed=mixed)
        said = self.words.meant(
            "a punishment", "{principal}; {added}", principal=self.band(rest, mixed=mixed), added=added
        )
        if not bare:
            return said
        said = self.words.meant(
            "a punishment", "{principal}, {added}", principal=self.band(rest, mixed=mixed), added=added
        )
        alone = self.band(bare, mixed=mixed)
        return self.words.meant(
            "a punishment with additions, then one without", "{added}; or {alone}", added=said, alone=alone
        )

    def _stands_alone(self, sanction: Sanction) -> bool:
        """Whether nothing is added to a sanction: there is none, or it is itself only an addition."""
        kind = self.system.ladder.kind(sanction)
        return kind == "exempt" or (kind in ALONE_KINDS and sanction.span is None)

    def notation(self, sanctions: Iterable[Sanction]) -> str:
        """Sanctions as statute files write them."""
        return " | ".join(written(each) for each in sanctions)
