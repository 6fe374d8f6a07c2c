"""The nouns of a motion, as it is written: a proposal to change the law. `statutes/README.md` explains them.

Only reading TOML imports these. A motion says what is to be otherwise in the very words of a statute file; what it
says is no law, and needs no source.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sentencing.law.condition import Condition
from sentencing.law.sanction import Sanction
from sentencing.law.statute import (
    Addition,
    Circumstance,
    Consequence,
    Definition,
    Fact,
    Reference,
    Rule,
    Text,
    Tier,
)
from sentencing.law.values import Cite

# The nouns of statute files that a clause may hold.
NOUNS = ("fact", "circumstance", "definition", "tier", "rule", "reference", "consequence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Where a proposal or claim was made public: what it is called there, the day, and where that can be read."""

    title: Text
    date: dt.date
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """What is proposed, by whom, and where that was published. `about`: the offences in which its effect is shown, if
    not those that it amends. `in_force`: the first day on which a motion that passed is law."""

    id: str
    system: str
    title: Text
    summary: Text
    status: Literal["proposed", "passed"]
    by: Text
    published: Publication
    in_force: dt.date | None = None
    about: tuple[str, ...] = ()
    alias: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Sanctions of a tier: those that take the place of its own, or are added to them. `additional` replaces what goes
    with them, where it is given."""

    tier: str
    principal: tuple[Sanction, ...] = ()
    additional: tuple[Addition, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """Sanctions that a tier loses."""

    tier: str
    principal: tuple[Sanction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Elements of one file (an offence's, or an article's of the General Part) that are added, or that replace those of
    the same id. `needs`: what an offence needs from now on."""

    in_: str
    needs: Condition | None = None
    fact: tuple[Fact, ...] = ()
    circumstance: tuple[Circumstance, ...] = ()
    definition: tuple[Definition, ...] = ()
    tier: tuple[Tier, ...] = ()
    rule: tuple[Rule, ...] = ()
    reference: tuple[Reference, ...] = ()
    consequence: tuple[Consequence, ...] = ()
    sanctions: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Elements of one file that are removed, by their ids; `cite`: everything that rests on these paragraphs; `needs`:
    what an offence needs."""

    in_: str
    cite: tuple[Cite, ...] = ()
    needs: Literal[True] | None = None
    circumstance: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    rule: tuple[str, ...] = ()
    reference: tuple[str, ...] = ()
    consequence: tuple[str, ...] = ()
    sanctions: tuple[Struck, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionFile:
    """One file of `statutes/motions`."""

    motion: Motion
    replace: tuple[Clause, ...] = ()
    add: tuple[Clause, ...] = ()
    remove: tuple[Removal, ...] = ()
