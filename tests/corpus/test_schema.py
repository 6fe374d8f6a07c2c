from __future__ import annotations

import json
import re
from typing import Any

import pytest

from sentencing.corpus.schema import fields_at, json_schema, schema_text
from sentencing.law.effect import Option
from sentencing.law.grammar import GrammarError
from sentencing.law.jurisdiction import JurisdictionFile
from sentencing.law.sanction import Sanction
from sentencing.law.statute import StatuteFile
from sentencing.law.values import Cite, Ratio
from tests.corpus.house import DATA, REPOSITORY


def test_the_committed_schema_is_current() -> None:
    assert (REPOSITORY / "statutes" / "schema.json").read_text(encoding="utf-8") == schema_text()


def nodes(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [node for part in schema for node in nodes(part)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(node for part in schema.values() for node in nodes(part))]


def test_every_reference_resolves_and_nothing_needs_a_later_draft() -> None:
    schema = json_schema()
    for node in nodes(schema):
        if isinstance(node.get("$ref"), str):
            assert node["$ref"].removeprefix("#/definitions/") in schema["definitions"]
        assert not {"const", "$defs", "prefixItems", "unevaluatedProperties"} & set(node)
        assert node.get("type") != "null"
        if isinstance(node.get("pattern"), str):
            re.compile(node["pattern"])


def test_every_record_refuses_other_keys() -> None:
    records = [node for node in json_schema()["definitions"].values() if "properties" in node]
    assert len(records) > 25
    assert all(node["additionalProperties"] is False for node in records)


@pytest.mark.parametrize("kind", [Sanction, Cite, Option, Ratio])
@pytest.mark.parametrize(
    "text",
    ["prison 5y..10y", "prison ..<5y", "prison >3y..", "fine 50%..2x of sales", "life", "12(1)(2); 13", "xx/code 4", "heavier + bar death",
     "mitigated s49", "3/4", "2", "prison 5 y", "12()", "softer", "3/0", "", "heavier +"],
)  # fmt: skip
def test_the_pattern_for_editors_allows_what_parse_reads(kind: Any, text: str) -> None:
    try:
        kind.parse(text)
    except GrammarError:
        return
    assert re.fullmatch(kind.pattern(), text)


def test_the_keys_of_a_record_are_those_of_toml() -> None:
    assert {"from", "until", "is", "needs"} <= set(fields_at(StatuteFile, ("offence", 0)))
    assert "shall-or-sole" in fields_at(StatuteFile, ("tier", 3, "additional", 0))
    assert "with" in fields_at(StatuteFile, ("reference", 0))
    assert "since" in fields_at(JurisdictionFile, ("jurisdiction",))
    assert fields_at(StatuteFile, ("tier", 0, "cite")) == ()


def test_the_readme_shows_the_test_system() -> None:
    readme = (REPOSITORY / "statutes" / "README.md").read_text(encoding="utf-8")
    blocks = [part.split("```")[0] for part in readme.split("```toml\n")[1:]]
    assert (DATA / "xx" / "12.toml").read_text(encoding="utf-8") == blocks[0]
    assert (DATA / "xx" / "jurisdiction.toml").read_text(encoding="utf-8") == blocks[1]


def test_the_schema_is_plain_json() -> None:
    assert json.loads(schema_text())["additionalProperties"] is False
