"""The values that a run passes on: a page as it was read, and what keeps it from being cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from cleaner.document.options import Input

BROKEN = "broken"
TOO_LARGE = "too large"
TOO_SLOW = "too slow"
DIED = "worker died"
FAULT = "fault"
REASONS = {
    BROKEN: "It cannot be read: a file or record that is cut off, damaged or has no page in it.",
    TOO_LARGE: "It is larger than `--page-bytes`.",
    TOO_SLOW: "It took longer than `--page-seconds`; its worker was ended and replaced.",
    DIED: "Its worker ended twice while it worked on it, as when memory runs out.",
    FAULT: "Cleaning it raised an error: please report the page.",
}
"""Why a page can fail."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a page could not be cleaned."""

    reason: str
    """One of `REASONS`."""
    detail: str

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"


@dataclass(frozen=True, slots=True)
class Record:
    """A page as it was read, or where one should be and why it is not."""

    id: str
    """What the source calls it: a file's name, a record's identifier, ``FILE:line``."""
    source: str
    """The file that it was read from, as the user named it; ``-`` for stdin."""
    content: str | bytes = b""
    url: str | None = None
    charset: str | None = None
    """The encoding that the transport named; None where it said nothing."""
    kind: Input = "auto"
    """What the source says that the page is."""
    failure: Failure | None = None
    read: int = 0
    """Bytes of the source, as it lies on the disk, that were read so far."""

    @property
    def digest(self) -> str:
        """A digest of name and content, to know the page again."""
        content = self.content
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        name = self.id.encode("utf-8", "replace")
        return blake2b(name + b"\0" + data, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Placed:
    """A page and its place in the input, from which a later run can go on."""

    record: Record
    source: int
    """Index of its source, from 0."""
    number: int
    """Its place in the source, from 1."""
    read: int
    """Bytes of all sources that were read so far."""


def too_large(limit: int) -> Failure:
    """Return the failure of a page that has more than `limit` bytes."""
    return Failure(TOO_LARGE, f"more than {limit:,} bytes")
