"""Lists as text: offences, what was found, and the general rules by what they let or make a court do."""

from __future__ import annotations

from sentencing.law.provision import on
from sentencing.report import effects
from sentencing.report.cells import clip, columns, wrap
from sentencing.report.speech import Speech

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sentencing.corpus.entries import Entry, SystemEntry
    from sentencing.corpus.find import Hit
    from sentencing.law.provision import Rule, System
    from sentencing.report.words import Words

WIDTH = 80
_INDENT = "  "
_ID = 30  # cells
# From the most a rule can do for a person to what it does against him.
_ORDER = (
    "not-liable",
    "not-pursued",
    "exempt",
    "lift-floor",
    "mitigated",
    "lighter",
    "replace",
    "cap",
    "bar",
    "allow",
    "heavier",
    "floor",
    "aggravated",
    "add",
    "consecutive",
)


def offences_text(words: Words, systems: Iterable[SystemEntry], entries: Iterable[Entry]) -> str:
    """Every offence, by system and chapter."""
    listed = list(entries)
    blocks = [_system(words, each, [entry for entry in listed if entry.jurisdiction == each.id]) for each in systems]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _system(words: Words, system: SystemEntry, entries: list[Entry]) -> list[str]:
    if not entries:
        return []
    head = words.many(
        "{system}: {n} offence",
        "{system}: {n} offences",
        len(entries),
        system=words.text(system.title, system.language),
    )
    lines = [head]
    chapters = [*system.chapters, ("", {})]
    known = {name for name, _ in system.chapters}
    for name, title in chapters:
        within = [each for each in entries if (each.chapter if each.chapter in known else "") == name]
        if within:
            lines += ["", words.text(title, system.language)] if title else [""]
            rows = [(each.id, words.text(each.title, system.language)) for each in within]
            lines += columns(rows, WIDTH, indent=_INDENT, widest=(_ID,))
    return lines


def found_text(words: Words, hits: Iterable[Hit]) -> str:
    """What was found: id, title, and by which words where the title does not say."""
    rows = [(hit.id, words.text(hit.title), _matched(words, hit)) for hit in hits]
    titles = max((min(len(title), 36) for _, title, _ in rows), default=0)
    return "\n".join(columns(rows, WIDTH, indent="", widest=(_ID, max(titles, 36)))) + "\n"


def _matched(words: Words, hit: Hit) -> str:
    if hit.field in ("title", "part", "article", "spelt", "part-spelt"):
        return ""
    return words.say("({matched})", matched=clip(hit.matched, 30))


def rules_text(words: Words, system: System, day: str, modalities: tuple[str, ...]) -> str:
    """The general rules of a system, under what they make (`shall`) or let (`may`) a court do."""
    speech = Speech(words, system, day)
    blocks: list[str] = [speech.text(system.title)]
    for modality in modalities:
        title = words.say("The court must") if modality == "shall" else words.say("The court may, and need not")
        rules = [rule for rule in on(system.elements.rules, day) if rule.modality == modality]
        if rules:
            blocks += ["", title, *_grouped(speech, rules)]
    return "\n".join(blocks) + "\n"


def _grouped(speech: Speech, rules: list[Rule]) -> Iterator[str]:
    """Rules under one heading for each set of effects, the most lenient first."""
    groups: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=_leniency):
        groups.setdefault(effects.options(speech, rule.options), []).append(rule)
    for said, members in groups.items():
        yield ""
        yield from wrap(said, WIDTH, _INDENT)
        rows = [(_named(speech, rule), speech.cite(rule.cite, main=True)) for rule in members]
        yield from columns(rows, WIDTH, indent=_INDENT * 2, widest=(56,))


def _named(speech: Speech, rule: Rule) -> str:
    name = speech.text(rule.label)
    return speech.words.meant("a rule", "{rule} (contested)", rule=name) if rule.contested else name


def _leniency(rule: Rule) -> tuple[int, ...]:
    verbs = [effect.verb for option in rule.options for effect in option.effects]
    return tuple(sorted(_ORDER.index(verb) for verb in set(verbs)))
