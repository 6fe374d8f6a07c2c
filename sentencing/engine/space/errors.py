"""What the engine for all cases raises."""

from __future__ import annotations


class OverBudgetError(Exception):
    """A diagram has grown past its budget."""
