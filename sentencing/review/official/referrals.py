"""Compares references with the sentences of the official text that send a case to other articles, both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sentencing.law import statute
from sentencing.law.provision import naming
from sentencing.review.official.clauses import Referral
from sentencing.review.official.edition import Texts
from sentencing.review.official.encoded import Element, Encoding, unless_beyond
from sentencing.review.official.result import Compared, Finding, Place, Result, Skipped
from sentencing.review.official.text import Paragraph

_KINDS = ("convict", "punish", "heavier", "cumulate", "acts")
_REPLACING = ("convict", "punish")


@dataclass(frozen=True)
class Link:
    """Where an element sends a case: the articles of the offences that it names (none: whichever the user names)."""

    kind: str
    articles: frozenset[str]
    inferred: bool = False

    def __str__(self) -> str:
        return f"{self.kind} {', '.join(sorted(self.articles)) or 'other'}"


def compare_references(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Each reference in force, and each tier that borrows its frame, must be what the text that it cites says."""
    for element, paragraphs in encoding.on(texts, statute.Reference, statute.Tier):
        for link in _links(encoding, element):
            yield from _reference(texts, element, link, paragraphs)


def compare_referrals(encoding: Encoding, texts: Texts) -> Iterator[Result]:
    """Each reference to another article, in the articles that have a file, must be encoded."""
    for source, paragraph, here in encoding.encoded(texts):
        links = [link for element in here for link in _links(encoding, element)]
        for referral in texts.referrals(paragraph):
            yield Compared("references of the text")
            for lacking in _lacking(encoding, referral, links):
                what = f"{lacking} ({referral.words})"
                place = Place(source.document)
                yield Finding(place, paragraph.cite, what, str(texts.day), "referral", paragraph.cite)


def _reference(texts: Texts, element: Element, link: Link, paragraphs: tuple[Paragraph, ...]) -> Iterator[Result]:
    referrals = [referral for paragraph in paragraphs for referral in _followed(texts, paragraph)]
    if link.kind == "acts":
        yield Skipped(element.file, element.cite, element.name, "what the same acts fulfil is no clause of the text")
    elif link.inferred and not referrals:
        yield Skipped(element.file, element.cite, element.name, "inferred: the text does not send the case there")
    else:
        yield Compared("references")
        own = frozenset(paragraph.article for paragraph in paragraphs)
        if not any(_fits(link, referral, referrals, own) for referral in referrals):
            among = "; ".join(dict.fromkeys(str(referral) for referral in referrals)) or "no reference"
            what = f"{element.name} is {link}; the text there has {among}"
            yield unless_beyond(element, texts, what, "reference")


def _followed(texts: Texts, paragraph: Paragraph) -> Iterator[Referral]:
    """The references of a paragraph, and those of the paragraphs that it refers to in turn."""
    for referral in texts.referrals(paragraph):
        yield referral
        for each in texts.named(paragraph):
            if each.number in referral.paragraphs:
                yield from texts.referrals(each)


def _fits(link: Link, text: Referral, among: list[Referral], own: frozenset[str]) -> bool:
    """Whether a sentence of the text is this link. `own` are the articles that the element cites."""
    if text.kind == "named":
        return link.kind in _REPLACING
    # Seen from another article's file, what is punished like a paragraph of this one becomes its offence.
    if link.kind in _REPLACING and text.kind in _REPLACING and text.paragraphs and link.articles & own:
        return True
    # One sentence names the other offence, another says that both are punished: the file has one link that cites both.
    both = link.kind == "cumulate" and any(referral.kind == "cumulate" for referral in among)
    if link.kind != text.kind and not (both and text.kind == "convict"):
        return False
    if link.inferred or text.kind == "cumulate":
        return True
    anyone = text.kind == "heavier" and not (text.articles and link.articles)
    return anyone or bool(link.articles & set(text.articles))


def _lacking(encoding: Encoding, text: Referral, links: list[Link]) -> Iterator[str]:
    """What of a reference of the text is not encoded. One that names no article need not be."""
    if text.kind in ("heavier", "cumulate"):
        if not any(text.kind == link.kind for link in links):
            yield f"no reference is {text.kind}"
        return
    reached = {article for link in links for article in link.articles}
    lacking = [article for article in text.articles if article not in reached]
    # An article that only sets a penalty has no offence to refer to; another of the same list then stands for it.
    empty = [article for article in lacking if article in encoding.homes and not _has_offence(encoding, article)]
    for article in lacking:
        if article not in empty or len(lacking) == len(text.articles):
            yield f"nothing refers to article {article}"


def _links(encoding: Encoding, element: Element) -> Iterator[Link]:
    match element.record:
        case statute.Reference() as reference:
            kind = next(kind for kind in _KINDS if getattr(reference, kind))
            named = getattr(reference, kind)
            yield Link(kind, _articles(encoding, (named,) if isinstance(named, str) else named), reference.inferred)
        case statute.Tier(frame_of=borrowed) if borrowed:
            yield Link("punish", encoding.articles_of(borrowed.partition("#")[0]))
        case statute.Note(to=targets) if targets:
            articles = _articles(encoding, targets)
            yield from (Link(kind, articles, inferred=True) for kind in ("convict", "heavier", "cumulate"))


def _articles(encoding: Encoding, offences: tuple[str, ...]) -> frozenset[str]:
    return frozenset(article for each in offences if not naming(each) for article in encoding.articles_of(each))


def _has_offence(encoding: Encoding, article: str) -> bool:
    return any(version.article == article for each in encoding.system.versions.values() for version in each)
