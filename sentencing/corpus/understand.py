"""What people type on a command line, understood: which offence, and which facts with which answers.

An exact id costs nothing but a look. Words are then sought among labels and aliases, then among their pinyin; what is
still not understood is never guessed: the nearest names are offered instead.
"""

from __future__ import annotations

from sentencing.corpus.find import NAMED, NUMBER, normal, search
from sentencing.corpus.placed import placed
from sentencing.corpus.problem import UsageProblem, nearest, quoted
from sentencing.corpus.values import UNKNOWN, Forms, read_value
from sentencing.law.condition import UNITS
from sentencing.law.provision import Circumstance
from sentencing.law.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sentencing.corpus.find import Hit
    from sentencing.corpus.store import Corpus
    from sentencing.corpus.values import Answer
    from sentencing.law.provision import Fact, Offence, Value

    Input = Fact | Circumstance

_SURE = 60  # a score of `find` below which an offence is only like what was typed
_NAMES, _PART = ("title", "alias", "spelt"), ("part", "part-spelt")
_COUNTED = ("count", "amount", "age", "quantity")
_DIGITS = 6  # of the number of an article, at most


class Understood(Record):
    """What was typed, and the fact (or part of one) and answer that it means; None is unknown."""

    typed: str
    name: str
    value: Answer

    def __str__(self) -> str:
        words = {"None": "?", "True": "yes", "False": "no"}
        return f"{self.name}={words.get(str(self.value), self.value)}"


class Vocabulary(Record):
    """The facts and circumstances that a word may mean: those of the offence and the shared ones, by their ids.
    `named` are further offences that the case names."""

    corpus: Corpus
    offence: Offence
    forms: Forms
    inputs: dict[str, Input]
    spelt: tuple[str, ...]
    named: tuple[str, ...] = ()

    @classmethod
    def of(cls, corpus: Corpus, offence: Offence) -> Vocabulary:
        """The words for an offence's case."""
        system = corpus.system(offence.system)
        inputs = _inputs(offence, *_bare_only(system.elements.facts), *_bare_only(system.elements.circumstances))
        sections = (offence.id, offence.system)
        return cls(corpus, offence, Forms.of(system.wording), inputs, sections)

    def outwards(self) -> Iterator[Vocabulary]:
        """The words of this offence, and only if they do not do, those of the offences that it leads to."""
        yield self
        yield self.beyond()
        yield self._replace(inputs=_qualified(self.corpus, self.offence), spelt=())

    def naming(self, words: Iterable[str]) -> Vocabulary:
        """The same, with the further offences that some of the words name (`second-offence=cn/264`)."""
        named = (
            resolve_offence(self.corpus, value.strip())
            for key, _, value in (word.partition("=") for word in words)
            for name in _named(self, key.strip())
            if getattr(self.inputs.get(name), "type", "") == "offence" and value.strip() not in UNKNOWN
        )
        return self._replace(named=tuple(each for several in named for each in several))

    def of_others(self, key: str) -> Iterator[Vocabulary]:
        """The words for a further offence, with whose id a key begins; what all offences share is among them."""
        scope = key.rpartition(":")[0]
        common = self.corpus.system(self.offence.system).elements
        reached = [*map(self.corpus.offence, self.named), *(other for other, _ in _led_to(self.corpus, self.offence))]
        inputs: dict[str, Input] = {}
        for other in reached:
            if scope == _scope(other):
                own = _inputs(other, *_bare_only(common.facts), *_bare_only(common.circumstances))
                inputs = {f"{scope}:{name}": each for name, each in own.items() if ":" not in name} | inputs
        yield self._replace(inputs=inputs, spelt=())

    def beyond(self) -> Vocabulary:
        """The words for the offences that references lead to. Where they lend the punishment (`punish`), their facts
        are asked as this one's own; elsewhere they keep their scope."""
        inputs: dict[str, Input] = {}
        reached = list(_led_to(self.corpus, self.offence))
        for other, lends in reached:
            scope = _scope(other)
            for key, each in _inputs(other).items():
                if key not in self.inputs:
                    inputs.setdefault(key if lends or ":" in key else f"{scope}:{key}", each)
        return self._replace(inputs=inputs, spelt=tuple(other.id for other, _ in reached))


def _led_to(corpus: Corpus, offence: Offence) -> Iterator[tuple[Offence, bool]]:
    """The offences that references lead to, the nearest first, and whether all on the way lend a punishment."""
    pending, seen = [(offence, True)], {offence.id}
    for each, lent in pending:
        for reference in each.elements.references:
            for to in reference.to:
                if to not in seen and corpus.knows(to):
                    seen.add(to)
                    pending.append((corpus.offence(to), lent and reference.kind == "punish"))
                    yield pending[-1]


def resolve_offence(corpus: Corpus, text: str, prefer: str = "") -> tuple[str, ...]:
    """The offences that a text may mean: one, or several between which only the user can choose.

    `prefer` is the system to take where an article number stands in several. Raises UsageProblem if it means none.
    """
    name = text.strip().lower()
    if corpus.knows(name):
        return (name,)
    from sentencing.corpus.suggest import of_no_offence

    found = _numbered(corpus, name) or of_no_offence(corpus, name) or _worded(corpus, text)
    preferred = tuple(each for each in found if each.startswith(f"{prefer}/")) if prefer else ()
    return preferred or found


def with_titles(corpus: Corpus, names: Iterable[str], typed: str, between: str = ", ") -> str:
    """Offences or articles by id, each with its title, in a language written as what was typed is."""
    titles = {each.id: each.title for each in corpus.articles()} | {each.id: each.title for each in corpus.entries()}
    return between.join(_with_title(name, titles.get(name, {}), ascii_only=typed.isascii()) for name in names)


def _with_title(name: str, title: dict[str, str], *, ascii_only: bool) -> str:
    said = next((each for each in title.values() if each.isascii() == ascii_only), next(iter(title.values()), ""))
    return f"{name} ({said})" if said else name


def resolve_facts(corpus: Corpus, offence: Offence, words: Sequence[str]) -> tuple[Understood, ...]:
    """What each word says of a case of an offence; raises UsageProblem, also where two say different things."""
    vocabulary = Vocabulary.of(corpus, offence)
    found: dict[str, Understood] = {}
    for word in words:
        for understood in resolve_word(vocabulary, word):
            other = found.setdefault(understood.name, understood)
            if other.value != understood.value:
                raise UsageProblem(
                    f"{quoted(other.typed)} and {quoted(word)} say different things: {other} and {understood}"
                )
    return tuple(found.values())


def resolve_word(vocabulary: Vocabulary, word: str) -> tuple[Understood, ...]:
    """What one word says of a case: one thing, or all that the place has set which it names; raises UsageProblem where
    it says nothing, or may mean several things."""
    text = _narrow(word).strip()
    key, equals, value = (part.strip() for part in text.removeprefix(f"{_scope(vocabulary.offence)}:").partition("="))
    for known in (*vocabulary.outwards(), *vocabulary.of_others(key)) if key else ():
        if set_there := _set_there(known, word, key, value) if equals else placed(known, word, key):
            return set_there
        readings = readings_of(known, word, key, value if equals else None)
        if len(readings) > 1:
            several = tuple(str(each) for each in readings)
            raise UsageProblem(f"{quoted(word)} may mean {' or '.join(several)}: say which", several)
        if readings:
            return (readings[0],)
    from sentencing.corpus.suggest import nothing

    raise UsageProblem(nothing(vocabulary, word, key, value))


def readings_of(known: Vocabulary, word: str, key: str, value: str | None = None) -> list[Understood]:
    """What one word, `KEY` or `KEY=VALUE`, may say of a case."""
    return list(dict.fromkeys(_bare(known, word, key) if value is None else _valued(known, word, key, value)))


def _set_there(known: Vocabulary, word: str, key: str, value: str) -> tuple[Understood, ...]:
    """What a place has set that is given in the stead of a figure (`FIGURE=PLACE`)."""
    named = (known.inputs.get(_whole(known, name)) for name in _named(known, key))
    return placed(known, word, value) if any(getattr(each, "places", ()) for each in named) else ()


def _inputs(offence: Offence, *common: Input) -> dict[str, Input]:
    made: dict[str, Input] = {}
    for each in (*offence.elements.facts, *offence.elements.circumstances, *common):
        made.setdefault(each.id, each)
    return made


def _bare_only(inputs: Iterable[Input]) -> Iterator[Input]:
    """What all offences share, without what the general rules ask of one file."""
    return (each for each in inputs if ":" not in each.id)


def _qualified(corpus: Corpus, offence: Offence) -> dict[str, Input]:
    """What the general rules ask of the files of other offences."""
    common = corpus.system(offence.system).elements
    every: tuple[Input, ...] = (*common.facts, *common.circumstances)
    return {each.id: each for each in every if ":" in each.id and not each.id.startswith(f"{_scope(offence)}:")}


def _scope(offence: Offence) -> str:
    return offence.id.split(".")[0]


def _valued(known: Vocabulary, word: str, key: str, value: str) -> Iterator[Understood]:
    """The readings of `KEY=VALUE`."""
    for name in _named(known, key):
        found = known.inputs[_whole(known, name)]
        if isinstance(found, Circumstance) or value in UNKNOWN:
            yield Understood(word, name, read_value(name, found, value, known.forms))
        elif found.type == "offence":
            if len(several := resolve_offence(known.corpus, value)) > 1:
                titles = with_titles(known.corpus, several, value, " or ")
                raise UsageProblem(f"{quoted(value)} may mean {titles}: say which", several)
            yield Understood(word, name, several[0])
        else:
            if found.parts and "." not in name.rpartition(":")[2]:
                parts = tuple(f"{name}.{part.id}" for part in found.parts)
                raise UsageProblem(f"{name} has parts: say which, such as {parts[0]}={value}", parts)
            yield Understood(word, name, _read(known, name, found, value))


def _read(known: Vocabulary, name: str, fact: Fact, value: str) -> Answer:
    try:
        return read_value(name, fact, value, known.forms)
    except UsageProblem as problem:
        from sentencing.corpus.suggest import counted_like, place_like

        like = counted_like(known, name, value) if fact.values else place_like(known, value) if fact.places else ""
        raise UsageProblem(problem.message + like) from None


def _bare(known: Vocabulary, word: str, key: str) -> Iterator[Understood]:
    """The readings of a word without a value: a circumstance, the value of a choice, or a number with its counter."""
    if isinstance(known.inputs.get(key), Circumstance):
        yield Understood(word, key, value=True)
        return
    for form in _forms(known, key):
        found = [*_circumstances(known, word, form), *_choices(known, word, form), *_numbers(known, word, form)]
        if found:
            yield from found
            return
    from sentencing.corpus.measured import measured

    found = list(measured(known, word, normal(key)))
    if found:
        yield from found
        return
    needy = [name for name in _named(known, key) if not isinstance(known.inputs[_whole(known, name)], Circumstance)]
    if needy:
        raise UsageProblem(
            f"{needy[0]} needs a value: {needy[0]}=... (or {needy[0]}=? if it is not known)", tuple(needy)
        )


def _circumstances(known: Vocabulary, word: str, form: str) -> list[Understood]:
    exact = known.inputs.get(form)
    if isinstance(exact, Circumstance):
        return [Understood(word, form, value=True)]
    found = [
        name for name, each in known.inputs.items() if isinstance(each, Circumstance) and _called(name, each, form)
    ]
    return [Understood(word, name, value=True) for name in found]


def _choices(known: Vocabulary, word: str, form: str) -> list[Understood]:
    facts = [(name, each) for name, each in known.inputs.items() if not isinstance(each, Circumstance)]
    exact = [(name, value.id) for name, fact in facts for value in fact.values if value.id == form]
    named = [(name, value.id) for name, fact in facts for value in fact.values if _called(value.id, value, form)]
    return [Understood(word, name, value) for name, value in exact or named]


def _numbers(known: Vocabulary, word: str, form: str) -> list[Understood]:
    leading = known.forms.numbering.leading(form)
    if not leading:
        return []
    number, counter = leading
    spelt = _forms(known, normal(counter)) if normal(counter) not in UNITS else ()  # a gram is no abbreviated pinyin
    called = [counter, *spelt]
    found = []
    for name, fact in known.inputs.items():
        if isinstance(fact, Circumstance) or fact.type not in _COUNTED or fact.parts:
            continue
        if any(_called(name, fact, each) for each in called):
            found.append(Understood(word, name, read_value(name, fact, str(number), known.forms)))
    return found


def _named(known: Vocabulary, key: str) -> list[str]:
    """The facts or circumstances (or parts) that a key names: by id, by the last part of an id, by word, by pinyin."""
    whole = _whole(known, key)
    if whole in known.inputs:
        return [_with_part(known, whole, key)]
    tails = [] if ":" in key else [name for name in known.inputs if name.rpartition(":")[2] == whole]
    if tails:
        return [_with_part(known, name, key) for name in tails]
    for form in _forms(known, key):
        found = [name for name, each in known.inputs.items() if _called(name, each, form)]
        parts = [f"{name}.{part.id}" for name, part in _parts(known) if _called(part.id, part, form)]
        if found or parts:
            return [*found, *parts]
    return []


def _parts(known: Vocabulary) -> Iterator[tuple[str, Value]]:
    for name, each in known.inputs.items():
        if not isinstance(each, Circumstance):
            yield from ((name, part) for part in each.parts)


def _whole(known: Vocabulary, key: str) -> str:
    """The fact that a key is, or is a part of."""
    if key in known.inputs:
        return key
    scope, colon, tail = key.rpartition(":")
    return scope + colon + tail.partition(".")[0]


def _with_part(known: Vocabulary, name: str, key: str) -> str:
    part = key.rpartition(":")[2].partition(".")[2] if key not in known.inputs else ""
    if not part:
        return name
    found = known.inputs[name]
    parts = [] if isinstance(found, Circumstance) else [each.id for each in found.parts]
    if part not in parts:
        hint = nearest(part, parts)
        raise UsageProblem(f"{name} has no part {quoted(part)}" + (f"; did you mean '{name}.{hint}'?" if hint else ""))
    return f"{name}.{part}"


def _forms(known: Vocabulary, text: str) -> Iterator[str]:
    """A text as typed, and the words of which it is the pinyin."""
    form = normal(text)
    yield text
    yield form
    if form.isascii():
        spelt = form.replace(" ", "").replace("'", "")
        for section in known.spelt:
            yield from known.corpus.typed(section).get(spelt, ())


def _called(name: str, each: Input | Value, form: str) -> bool:
    """Whether something is called so: the last part of its id, a label or an alias."""
    form = normal(form)
    words = (*each.label.values(), *each.alias, name.rpartition(":")[2])
    return any(normal(word) == form for word in words)


def _narrow(text: str) -> str:
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFKC", text)


def _numbered(corpus: Corpus, name: str) -> tuple[str, ...]:
    """The offences of an article named by its id or number. In each system the offence whose id is the number goes
    before those that share its article; an article that only sets penalties means the offences that it is for."""
    pairs = [(each.jurisdiction, each.id) for each in corpus.entries() if each.id.partition("/")[2] == name]
    systems = {system for system, _ in pairs}
    pairs += [(each.jurisdiction, each.id) for each in corpus.entries() if each.article.lower() == name]
    for about in corpus.articles():
        if name in (about.id, about.article.lower(), about.id.partition("/")[2]):
            pairs += [(about.jurisdiction, offence) for offence in about.offences]
    return tuple(dict.fromkeys(each for system, each in pairs if system not in systems or each == f"{system}/{name}"))


def _worded(corpus: Corpus, text: str) -> tuple[str, ...]:
    hits = [hit for hit in search(corpus.find_index(), text) if _offences(corpus, hit)]
    if hits and hits[0].score > _SURE:
        home = [hit for hit in hits if hit.jurisdiction == hits[0].jurisdiction]
        best = [hit for hit in home if hit.score == hits[0].score or (hits[0].field in _PART and hit.score >= NAMED)]
        if hits[0].score == NUMBER or len(best) == 1 or hits[0].field in _NAMES:
            return tuple(dict.fromkeys(offence for hit in best for offence in _offences(corpus, hit)))
        return tuple(dict.fromkeys(offence for hit in hits[:5] for offence in _offences(corpus, hit)))
    near = dict.fromkeys(offence for hit in hits[:3] for offence in _offences(corpus, hit))
    if not near and text.isdecimal() and len(text) <= _DIGITS:
        number, likely = int(text), [each for each in corpus.entries() if each.article.isdecimal()]
        near = dict.fromkeys(each.id for each in sorted(likely, key=lambda each: abs(int(each.article) - number))[:1])
    hint = f"; did you mean {with_titles(corpus, near, text, ' or ')}?" if near else "; `list` names them all"
    raise UsageProblem(f"{quoted(text)} is no offence{hint}", tuple(near))


def _offences(corpus: Corpus, hit: Hit) -> tuple[str, ...]:
    if hit.kind == "offence":
        return (hit.id,)
    return next((each.offences for each in corpus.articles() if each.id == hit.id), ())
