"""What the cites of a file tell against each other, without the official text.

A slip of a digit cannot be seen in a single cite; it is seen where cites belong together: the tiers of an offence stand
in its article, a list that a condition gathers has no hole, nothing is law before the instrument that it rests on, and
a file that was compared with the text knows which paragraphs it was compared with.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sentencing.corpus.schema import toml_key
from sentencing.corpus.shape import records
from sentencing.law import statute
from sentencing.law.condition import Condition
from sentencing.law.record import Record
from sentencing.law.values import Cite, pins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.document import Path
    from sentencing.corpus.names import Names
    from sentencing.corpus.sources import Source
    from sentencing.law.condition import Node
    from sentencing.law.values import Pin

A_LIST = 3  # items from which on a hole in a list is one
# What has legal effect. A circumstance is a question: it may be asked before an instrument says what follows.
_EFFECTIVE = (
    statute.Tier,
    statute.Unit,
    statute.Definition,
    statute.Rule,
    statute.Reference,
    statute.Consequence,
)


class Miscited(Record):
    """A cite that does not fit: the kind of finding, the element it belongs to, its path in the file, and why."""

    finding: str
    of: str
    path: Path
    what: str


def miscited(names: Names, source: Source) -> Iterator[Miscited]:
    """Every cite of a file that others contradict."""
    yield from _strange_tiers(names, source)
    yield from _holes(source)
    yield from _early(names, source)
    yield from _not_compared(names, source)


def _strange_tiers(names: Names, source: Source) -> Iterator[Miscited]:
    """Tiers that stand in an article in which nothing else of their offence does."""
    tiers = source.content.tier
    articles = [{pin.article for pin in pins(each.cite.text)} for each in tiers]
    own = {source.article.article} if source.article else set()
    for index, tier in enumerate(tiers):
        bearing = {each.article for name in names.reached(source, tier) for each in names.system.versions[name]}
        others = [each for at, each in enumerate(articles) if at != index]
        if not articles[index] & own.union(bearing, *others):
            what = f"neither its offence nor another tier of this file stands in {tier.cite.text}"
            yield Miscited("strange-cite", tier.id, ("tier", index, "cite"), what)


def _holes(source: Source) -> Iterator[Miscited]:
    """Lists of a paragraph's items, gathered by a condition, that leave one out."""
    for path, record in records(source.content):
        for key, node in _conditions(record):
            for instrument, article, paragraph, items in _lists(source, record, node):
                missing = sorted(set(range(min(items), max(items))) - items)
                if len(items) >= A_LIST and missing:
                    place = f"{instrument} {article}({paragraph})".strip()
                    listed = ", ".join(map(str, sorted(items)))
                    what = f"a list of {place} gathers the items {listed}, and not {', '.join(map(str, missing))}"
                    yield Miscited("list-hole", str(getattr(record, "id", "") or place), (*path, key), what)


def _conditions(record: Any) -> Iterator[tuple[str, Node]]:
    for field in getattr(type(record), "__slots__", ()):
        value = getattr(record, field)
        if isinstance(value, Condition):
            yield toml_key(field), value.node


def _lists(source: Source, record: Any, node: Node) -> Iterator[tuple[str, str, str, set[int]]]:
    """Each `any` of circumstances, by the paragraph whose items they cite."""
    if node[0] == "any":
        gathered: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        for part in node[1]:
            for pin in _items(source, record, part) if part[0] == "yes" else ():
                gathered[pin.instrument, pin.article, pin.labels[0]].add(int(pin.labels[1]))
        yield from ((*place, items) for place, items in gathered.items())
    inner = node[1] if node[0] in ("all", "any") else (node[1],) if node[0] == "not" else ()
    for part in inner:
        yield from _lists(source, record, part)


def _items(source: Source, record: Any, leaf: Node) -> Iterator[Pin]:
    """The numbered items that a circumstance of the file cites while the record is law."""
    for each in source.inputs.get(leaf[1], ()):
        if each.cite and _together(each, record):
            yield from (pin for pin in pins(each.cite.text) if len(pin.labels) > 1 and pin.labels[1].isdecimal())


def _together(one: Any, other: Any) -> bool:
    """Whether two elements are law on a common day."""
    since = max(getattr(each, "since", None) or date.min for each in (one, other))
    until = min(getattr(each, "until", None) or date.max for each in (one, other))
    return since <= until


def _early(names: Names, source: Source) -> Iterator[Miscited]:
    """Elements that are law before any of the instruments that they rest on."""
    begins: dict[str, date] = {}
    for each in names.system.content.instrument:
        begins[each.id] = min(each.since or date.min, begins.get(each.id, date.max))
    for path, record in records(source.content):
        if not isinstance(record, _EFFECTIVE):
            continue
        first = min(begins.get(pin.instrument, date.min) for pin in pins(record.cite.text))
        if (record.since or date.min) < first:
            what = f"it has no `from`, or one before {first}, the first day of what it rests on ({record.cite.text})"
            yield Miscited("before-its-law", _name(record), (*path, "cite"), what)


def _name(record: Any) -> str:
    """What a waiver calls an element: its id, the circumstance it defines, or its cite."""
    if isinstance(record, statute.Definition):
        return record.of
    return str(getattr(record, "id", "") or record.cite.text)


def _not_compared(names: Names, source: Source) -> Iterator[Miscited]:
    """Cites of paragraphs that the file was not compared with, though it has the fingerprints of those that it was.

    What is law no longer may cite a text that is no longer there.
    """
    stated = source.content.source
    if stated is None or not stated.fingerprint:
        return
    compared = {(pin.article, *pin.labels[:1]) for key in stated.fingerprint for pin in pins(key)}
    articles = {place[0] for place in compared}
    code = names.system.content.jurisdiction.code
    for path, record in records(source.content):
        cite = getattr(record, "cite", None)
        if not isinstance(cite, Cite) or isinstance(record, statute.Waiver) or getattr(record, "until", None):
            continue
        for pin in pins(cite.text):
            known = (pin.article, *pin.labels[:1]) in compared if pin.labels else pin.article in articles
            if (pin.instrument or code) == stated.instrument and not known:
                place = f"{pin.article}({pin.labels[0]})" if pin.labels else pin.article
                what = f"{place} is none of the paragraphs that this file was compared with"
                yield Miscited("not-compared", _name(record), (*path, "cite"), what)
