"""How far the answer to one open question can still move a case."""

from __future__ import annotations

from sentencing.engine.asked import ask, possibilities
from sentencing.engine.formula import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sentencing.engine.asked import Possible
    from sentencing.engine.case import Case
    from sentencing.engine.prepared import PreparedLaw


def swing(law: PreparedLaw, offence: str, case: Case, day: str, name: str) -> Possible:
    """What can come out over every answer to one question, all others being as they are. Raises CaseError."""
    return possibilities(ask(law, offence, case.suppose({name: None}), day))


def adds(law: PreparedLaw, offence: str, case: Case, day: str, name: str) -> bool:
    """Whether a question bears on a further conviction."""
    references = ask(law, offence, case, day).program.references
    return any(each.kind == "cumulate" and name in names(formula) for each, formula in references)
