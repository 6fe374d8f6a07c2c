"""Whether sanctions and effects exist in their system, and are measured as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sentencing.corpus.problem import nearest, quoted
from sentencing.corpus.spot import problem_at
from sentencing.law.effect import NAMED, WITH_RUNG
from sentencing.law.sanction import Sanction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sentencing.corpus.document import Document, Path
    from sentencing.corpus.names import Names
    from sentencing.corpus.problem import Problem
    from sentencing.law.span import Span

_TERM, _SUM = ("months", "days"), ("money", "share")
_MEASURED: dict[tuple[str, ...], str] = {_TERM: "1y..5y or 6m", _SUM: "1000..5000, 50% or 2x"}
# The units in which a kind of sanction is measured, where only some make sense.
_UNITS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("surveillance", "detention", "prison", "political-rights", "supervision"), _TERM),
    **dict.fromkeys(("fine", "confiscation", "forfeiture"), _SUM),
    **dict.fromkeys(("exempt", "life", "death", "deportation"), ()),
}


def sanction_problems(names: Names, document: Document, path: Path, sanction: Sanction) -> Iterator[Problem]:
    """What is wrong with a sanction: a rung that is not on the ladder, a span that its kind does not take."""
    rungs = {rung.id: rung.kind for rung in names.system.content.jurisdiction.rung}
    beyond = sanction.span.high_rung if sanction.span else ""
    reduction = "reduction" in path and beyond == "min"
    for rung in (sanction.rung, "" if reduction else beyond):
        if rung and rung not in rungs:
            yield problem_at(
                document, path, rung, f"there is no sanction {quoted(rung)} on the ladder", nearest(rung, rungs)
            )
    if sanction.span and (what := mismeasured(rungs.get(sanction.rung, ""), sanction.span)):
        yield problem_at(document, path, sanction.rung, what)


def mismeasured(kind: str, span: Span) -> str:
    """What is wrong with the unit of a span on a rung of this kind, if anything is."""
    units = _UNITS.get(kind, (span.unit,))
    if span.unit in units:
        return ""
    return f"what is of kind '{kind}' is measured as {_MEASURED[units]}" if units else f"'{kind}' takes no span"


def effect_problems(names: Names, document: Document, path: Path, effect: Any) -> Iterator[Problem]:
    """What is wrong with an effect: a reduction that does not exist, or its sanction."""
    record = names.system.content.jurisdiction
    reductions = [each.id for each in record.reduction]
    if effect.verb in NAMED and effect.name and effect.name not in reductions:
        what = f"there is no reduction {quoted(effect.name)} in jurisdiction.toml"
        yield problem_at(document, path, effect.name, what, nearest(effect.name, reductions))
    elif effect.verb in NAMED and not effect.name and not record.mitigated:
        yield document.problem(path, f"jurisdiction.toml does not say which reduction a bare '{effect.verb}' means")
    elif effect.verb in WITH_RUNG:
        yield from sanction_problems(names, document, path, Sanction(effect.name))
    if effect.sanction:
        yield from sanction_problems(names, document, path, effect.sanction)
