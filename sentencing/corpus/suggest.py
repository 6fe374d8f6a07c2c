"""What was probably meant by a word that says nothing of a case, as one would have to type it, with its name."""

from __future__ import annotations

from sentencing.corpus.find import normal
from sentencing.corpus.placed import forms
from sentencing.corpus.problem import UsageProblem, quoted
from sentencing.law.provision import Circumstance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.entries import Article
    from sentencing.corpus.store import Corpus
    from sentencing.corpus.understand import Vocabulary

_COUNTED = ("count", "amount", "age", "quantity")
_LIKE, _MUCH_WORSE = 65, 12  # how alike, of 100, a suggestion must be; and how much worse than the best it may be
_MOST = 3


def nothing(known: Vocabulary, word: str, key: str, value: str) -> str:
    """That a word means nothing here, with what is most like it."""
    numeric = bool(value) and _number(known, value)
    if not value and _number(known, key):
        facts = [(name, each) for name, each in known.inputs.items() if not isinstance(each, Circumstance)]
        near = [_said(known, name, key) for name, each in facts if each.type == "count"][:_MOST]
    else:
        near = [_said(known, name, value) for name in _near(known, key, value, numeric=numeric)]
    hint = f"; did you mean {' or '.join(near)}?" if near else f"; `show {known.offence.id}` lists what can be said"
    return f"{quoted(word)} is no fact or circumstance of {known.offence.id}{hint}"


def counted_like(known: Vocabulary, name: str, value: str) -> str:
    """That a number was probably meant for a fact of a like name, where one was given to a choice; or nothing."""
    if not _number(known, value):
        return ""
    near = _near(known, name, value, numeric=True)
    return f"; did you mean {_said(known, near[0], value)}?" if near else ""


def place_like(known: Vocabulary, value: str) -> str:
    """The places that were probably meant where no number was given for a figure; if none, where they are listed."""
    if _number(known, value):
        return ""
    near = _alike(dict(forms(known)), value)
    return f"; did you mean {' or '.join(near)}?" if near else f"; `show {known.offence.id}` lists them"


def _number(known: Vocabulary, text: str) -> bool:
    numbering = known.forms.numbering
    return numbering.number(text) is not None or (text[:1].isdigit() and numbering.leading(text) is not None)


def _near(known: Vocabulary, key: str, value: str, *, numeric: bool) -> list[str]:
    """The facts most like a word typed before a value; without one, also circumstances and the values of choices."""
    words = dict(_words(known, valued=bool(value), numeric=numeric))
    if not numeric and not value:
        words |= dict(forms(known))
        for section in known.spelt:
            for form, spelt in known.corpus.typed(section).items():
                words.setdefault(form, words.get(normal(spelt[0]), ""))
    return _alike(words, key)


def _alike(words: dict[str, str], typed: str) -> list[str]:
    """What those words mean that are most like the one typed."""
    from rapidfuzz import fuzz, process

    found = process.extract(normal(typed), list(words), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=8)
    best = max((score for _, score, _ in found), default=0)
    return [
        name for name in dict.fromkeys(words[form] for form, score, _ in found if score > best - _MUCH_WORSE) if name
    ][:_MOST]


def _words(known: Vocabulary, *, valued: bool, numeric: bool) -> Iterator[tuple[str, str]]:
    """The forms under which something is known, each with what it means."""
    for name, each in reversed(known.inputs.items()):
        circumstance = isinstance(each, Circumstance)
        if numeric and (circumstance or each.type not in _COUNTED):  # type: ignore[union-attr]
            continue
        for value in () if circumstance or valued else each.values:  # type: ignore[union-attr]
            yield from (
                (normal(form), f"{name}={value.id}") for form in (value.id, *value.label.values(), *value.alias)
            )
        yield from ((normal(form), name) for form in (*each.alias, *each.label.values(), name))


def _said(known: Vocabulary, name: str, value: str) -> str:
    """A fact as it would be typed, with its name in the writing of what was typed."""
    fact, _, choice = name.partition("=")
    found = known.inputs.get(fact)
    if found is None:
        return name
    chosen = next((each for each in getattr(found, "values", ()) if each.id == choice), found)
    typed = f"{name}={value}" if value and not choice and not isinstance(found, Circumstance) else name
    said = next(iter(chosen.label.values()), "")
    return f"{typed} ({said})" if said else typed


def of_no_offence(corpus: Corpus, name: str) -> tuple[str, ...]:
    """Nothing; raises UsageProblem for an article that names no offence of its own, with those that it leads to."""
    for about in corpus.articles():
        if name in (about.id, about.article.lower()) and not about.general:
            leads = _leads(corpus.article(about.id))
            more = f" and {len(leads) - _MOST} more" if len(leads) > _MOST else ""
            named = f": it leads to {', '.join(leads[:_MOST])}{more}"
            hint = named if leads else f"; `show {about.id}` tells what it says"
            raise UsageProblem(f"{about.id} names no offence of its own{hint}", leads)
    return ()


def _leads(article: Article) -> tuple[str, ...]:
    """The offences to which an article leads: of its notes, then of its references, then those that it is about."""
    elements = article.elements
    found = [to for each in elements.get("note", ()) for to in each.get("to", ())]
    found += [each[kind] for each in elements.get("reference", ()) for kind in ("convict", "punish") if each.get(kind)]
    return tuple(dict.fromkeys((*found, *article.bears_on)))
