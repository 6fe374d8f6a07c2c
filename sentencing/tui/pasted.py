"""What is pasted: text only, nothing that a terminal would act on or that changes how other text is read."""

from __future__ import annotations

import unicodedata

_ACTING = ("Cc", "Cf", "Cs", "Co")
_KEPT = "\n\t"


def harmless(text: str) -> str:
    """A text without control characters, marks of direction and halves of characters; line ends and tabs stay."""
    if text.isprintable():
        return text
    return "".join(each for each in text if each in _KEPT or unicodedata.category(each) not in _ACTING)
