"""Where something stands in a statute file."""

from __future__ import annotations


def stands_today(text: str, at: int) -> bool:
    """Whether the element of a file at a place has no end: what was law before is no damage to the law of today."""
    begins, ends = text.rfind("\n[[", 0, at + 2), text.find("\n[[", at + 2)
    return "\nuntil = " not in text[max(begins, 0) : ends if ends > 0 else len(text)]
