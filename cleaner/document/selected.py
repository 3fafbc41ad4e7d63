"""What a selector of the caller's says of the lines in an element that it names."""

from __future__ import annotations

from dataclasses import dataclass

EFFECT = 10.0
"""Log-odds of being kept; nothing that speaks for or against a line weighs as much."""


@dataclass(frozen=True, slots=True)
class Selected:
    """A line stands in an element that the caller wants kept or dropped.

    >>> Selected(".related", is_kept=False).words
    'it stands in an element to drop: .related'
    """

    selector: str
    """What names the element, as the caller wrote it."""
    is_kept: bool
    """Whether the lines in it are to be kept; otherwise they are to be dropped."""

    @property
    def option(self) -> str:
        """The option that the selector was given as; also the name of the reason."""
        return "keep_elements" if self.is_kept else "drop_elements"

    @property
    def effect(self) -> float:
        """How far it moves the log-odds of being kept."""
        return EFFECT if self.is_kept else -EFFECT

    @property
    def words(self) -> str:
        """The reason as a person would say it."""
        return f"it stands in an element to {'keep' if self.is_kept else 'drop'}: {self.selector}"
