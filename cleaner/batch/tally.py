"""What there is to tell about a run, added up chunk by chunk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Any, Self

from cleaner.batch.records import Failure, Record
from cleaner.batch.work import Cleaned

SLOWEST = 10
"""So many of the slowest pages are named."""


@dataclass(slots=True)
class Tally:
    """Counts of pages, of the labels of their lines, and of failures."""

    pages: int = 0
    found: int = 0
    seconds: float = 0.0
    """Time that workers spent on pages."""
    labels: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    """Seconds and name of the slowest pages, the slowest first."""

    @property
    def failed(self) -> int:
        """Pages that could not be cleaned."""
        return self.failures.total()

    @property
    def empty(self) -> int:
        """Pages that were cleaned and hold no main content."""
        return self.pages - self.found - self.failed

    def add(self, record: Record, cleaned: Cleaned, failure: Failure | None) -> None:
        """Count a page."""
        self.pages += 1
        self.found += bool(cleaned.row["found"])
        self.seconds += cleaned.seconds
        self.labels.update(cleaned.labels)
        if failure is not None:
            self.failures[failure.reason] += 1
        else:
            self.slowest = nlargest(SLOWEST, [*self.slowest, (cleaned.seconds, record.id)])

    def merge(self, other: Tally) -> None:
        """Add what another part of the run counted."""
        self.pages += other.pages
        self.found += other.found
        self.seconds += other.seconds
        self.labels.update(other.labels)
        self.failures.update(other.failures)
        self.slowest = nlargest(SLOWEST, [*self.slowest, *other.slowest])

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as plain values."""
        return {
            "pages": self.pages,
            "found": self.found,
            "empty": self.empty,
            "failed": self.failed,
            "failures": dict(self.failures.most_common()),
            "labels": dict(self.labels.most_common()),
            "worker_seconds": round(self.seconds, 3),
            "slowest": [{"id": name, "seconds": round(took, 3)} for took, name in self.slowest],
        }

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Self:
        """Return the counts that `to_dict` told."""
        return cls(
            stored["pages"],
            stored["found"],
            stored["worker_seconds"],
            Counter(stored["labels"]),
            Counter(stored["failures"]),
            [(row["seconds"], row["id"]) for row in stored["slowest"]],
        )

    def to_text(self) -> str:
        """Return the counts as lines for a person.

        >>> print(Tally(3, 1, 0.5, failures=Counter({"too slow": 1})).to_text())
        3 pages: 1 with content, 1 without, 1 failed (1 too slow)
        """
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in self.failures.most_common())
        rows = [
            f"{self.pages:,} pages: {self.found:,} with content, {self.empty:,} without, "
            f"{self.failed:,} failed" + (f" ({reasons})" if reasons else "")
        ]
        if self.labels:
            labels = (f"{count:,} {label}" for label, count in self.labels.most_common())
            rows.append(f"{self.labels.total():,} lines: {', '.join(labels)}")
        if self.slowest:
            slowest = (f"{name} {seconds:.2f} s" for seconds, name in self.slowest[:3])
            rows.append(f"slowest: {', '.join(slowest)}")
        return "\n".join(rows)
