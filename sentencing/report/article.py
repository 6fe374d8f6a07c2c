"""A page for an article that declares no offence: what its file says, as the records that a page is made from."""

from __future__ import annotations

from sentencing.law.condition import from_json
from sentencing.law.effect import Option
from sentencing.law.provision import (
    Circumstance,
    Consequence,
    Definition,
    Doctrine,
    Fact,
    Never,
    Reference,
    Rule,
    Source,
    Value,
    on,
)
from sentencing.law.sanction import Sanction
from sentencing.report.shown import Shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sentencing.corpus.entries import Article
    from sentencing.law.provision import System

    Row = dict[str, Any]


def article_shown(system: System, article: Article, day: str) -> Shown:
    """What an article says on a day, or, without one, in every version."""

    def rows(noun: str, make: Callable[[Row], Any]) -> tuple[Any, ...]:
        made = tuple(make(row) for row in article.elements.get(noun, ()))
        return on(made, day) if day and made and hasattr(made[0], "since") else made

    source = article.source
    return Shown(
        system,
        day,
        article.title,
        article.article,
        article.summary,
        _source(source) if source else None,
        facts=rows("fact", _fact),
        circumstances=rows("circumstance", _circumstance),
        definitions=rows("definition", _definition),
        rules=rows("rule", _rule),
        references=rows("reference", _reference),
        consequences=rows("consequence", _consequence),
        nevers=rows("never", _never),
        doctrines=rows("doctrine", _doctrine),
        notes=tuple((row["cite"], row["text"]) for row in article.elements.get("note", ())),
        examples=tuple(article.elements.get("example", ())),
    )


def _node(row: Row, key: str) -> Any:
    return from_json(row[key]) if row.get(key) is not None else None


def _dates(row: Row) -> tuple[str, str]:
    return row.get("from", ""), row.get("until", "")


def _source(row: Row) -> Source:
    return Source(row["instrument"], row.get("text_as_of", ""), row.get("checked", ""), row.get("url", ""))


def _values(rows: list[Row]) -> tuple[Value, ...]:
    return tuple(Value(row["id"], row.get("label", {}), row.get("cite", ""), ()) for row in rows)


def _fact(row: Row) -> Fact:
    values, parts = _values(row.get("values", [])), _values(row.get("parts", []))
    texts = (row.get("label", {}), row.get("ask", {}), row.get("help", {}))
    within = tuple(row["within"][:2]) if "within" in row else None
    kept = (row.get("group", "act"), row.get("cite", ""), row.get("unit", ""), values, parts, row.get("default"))
    return Fact(row["id"], row["type"], *texts, *kept, within, ())  # type: ignore[arg-type]


def _circumstance(row: Row) -> Circumstance:
    texts = (row["label"], row.get("ask", {}), row.get("help", {}))
    kept = (row.get("group", "act"), _node(row, "when"), row.get("open", False), row.get("default", "no"))
    return Circumstance(row["id"], row["cite"], *texts, *kept, (), *_dates(row))


def _definition(row: Row) -> Definition:
    said = (_node(row, "shall"), _node(row, "may"), row.get("only", False), row.get("contested", ""))
    return Definition(row["of"], row["cite"], *said, *_dates(row))


def _options(row: Row) -> tuple[str, tuple[Option, ...]]:
    modality = "shall" if "shall" in row else "may"
    return modality, tuple(Option.parse(each) for each in row.get(modality, ()))


def _rule(row: Row) -> Rule:
    modality, options = _options(row)
    since, until = _dates(row)
    return Rule(
        row["id"],
        row["cite"],
        row["label"],
        row.get("help", {}),
        modality,
        options,
        _node(row, "when"),
        tuple(row.get("of", ())),
        tuple(row.get("but", ())),
        row.get("follows", False),
        tuple(row.get("instead_of", ())),
        row.get("contested", ""),
        since,
        until,
    )


def _reference(row: Row) -> Reference:
    kind = next(each for each in ("convict", "punish", "heavier", "cumulate", "acts") if each in row)
    to = (row[kind],) if isinstance(row[kind], str) else tuple(row[kind])
    options = _options(row)[1] if "shall" in row else ()
    kept = (_node(row, "when"), row.get("subject", "person"), row.get("with", {}), options, row.get("inferred", False))
    return Reference(
        row["id"],
        row["cite"],
        row.get("label", {}),
        kind,
        to,
        *kept,
        *_dates(row),
        row.get("lapses", False),
        tuple(row.get("apart", ())),
    )


def _consequence(row: Row) -> Consequence:
    sanctions = tuple(Sanction.parse(each) for each in row.get("on", ()))
    kept = (row["label"], row.get("otherwise", {}), row["modality"], sanctions, _node(row, "when"))
    reach = (tuple(row.get("of", ())), tuple(row.get("but", ())), tuple(row.get("instead_of", ())))
    said = (row.get("contested", ""), row.get("minor", False))
    last = (row.get("unstated", False), row.get("whole", False))
    return Consequence(row["id"], row["cite"], *kept, *reach, *said, *_dates(row), *last)


def _never(row: Row) -> Never:
    return Never(from_json(row["when"]), row["cite"], row["label"], row.get("said", False), *_dates(row))


def _doctrine(row: Row) -> Doctrine:
    return Doctrine(row["id"], row["cite"], row["text"], row["alternative"], row["source"])
