"""A comment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote under an article."""

    text: str
    """Its lines, one below the other, without author, date and controls."""
    author: str | None = None
    """The name that it is signed with."""
    date: str | None = None
    """When: a day or moment as in ``2022-02-02T23:30:00-05:00`` where the page says so much, else
    the words of the page, as in ``2 days ago``."""
    depth: int = 0
    """How many comments it stands under: 0 answers the article, 1 such a comment, and so on."""

    def to_dict(self) -> dict[str, Any]:
        """Return the comment as plain values that `json` can write."""
        return {
            "author": self.author,
            "date": self.date,
            "depth": self.depth,
            "text": self.text,
        }
