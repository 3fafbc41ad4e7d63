"""Does the code still answer as an older commit did?

    python -m benchmarks same --write FILE [--every N]      at the older commit
    python -m benchmarks same --compare FILE [--every N]    at the present one

The pages are the fixtures and every N-th page of every table in ``../shared/data``, each as HTML
and as the plain text of one converter. The file holds answers only and no words of a page:
whether two commits read the same lines is told by a digest of them. A page whose lines differ
has no lines to compare, and is counted apart.
"""

from __future__ import annotations

import hashlib
import pickle
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import numpy as np
import numpy.typing as npt

import cleaner
from benchmarks import options
from benchmarks.pages import data
from benchmarks.pages.renderers import RENDERERS, decode

EVERY = 5
"""About a thousand pages of the tables."""
WORST_PAGES = 40
"""So many pages that differ are printed, the most different first."""


class Answer(NamedTuple):
    """What `cleaner.clean` says of a page."""

    lines: str
    """A digest of the lines that were read."""
    labels: tuple[str, ...]
    probabilities: npt.NDArray[np.float32]
    confidence: float


class Difference(NamedTuple):
    """How far two answers for the same lines lie apart."""

    page: str
    lines: int
    other_labels: int
    probability: float
    """The largest difference over the lines."""
    confidence: float

    def __str__(self) -> str:
        return (
            f"{self.page}: {self.other_labels} of {self.lines} labels differ, "
            f"probabilities by up to {self.probability:.6f}, confidence by {self.confidence:.6f}"
        )


def sources(every: int) -> Iterator[tuple[str, str | bytes]]:
    """Yield the name and the source of each page; text is `str`, HTML is `bytes`."""
    for page in data.fixtures():
        yield f"fixtures/{page.name}/text", page.text
    folder = data.shared_folder()
    for path in sorted((folder / "data").glob("*.parquet")) if folder else ():
        for row in data.table(path.stem)[::every]:
            name = f"{path.stem}/{row['id']}"
            yield f"{name}/html", row["html"]
            yield f"{name}/text", _rendered(name, row["html"])


def _rendered(name: str, html: bytes) -> str:
    """Return the page as one converter gives it, the same one each time."""
    renderers = list(RENDERERS.values())
    return renderers[zlib.crc32(name.encode()) % len(renderers)](decode(html))


def answer(name: str, source: str | bytes) -> Answer:
    """Clean a page."""
    try:
        page = cleaner.clean(source, input="html" if isinstance(source, bytes) else "text")
    except Exception as error:
        error.add_note(f"the page is {name}")
        raise
    read = "\n".join(line.text for line in page.lines).encode("utf-8", "surrogatepass")
    return Answer(
        hashlib.sha256(read).hexdigest(),
        tuple(str(line.label) for line in page.lines),
        np.array([line.probability for line in page.lines], dtype=np.float32),
        page.confidence,
    )


def difference(page: str, before: Answer, now: Answer) -> Difference:
    """Return how far two answers for the same lines lie apart.

    >>> p = np.zeros(2, dtype=np.float32)
    >>> before, now = (Answer("", labels, p, 0.5) for labels in (("title", "ad"), ("title", "nav")))
    >>> difference("a page", before, now).other_labels
    1
    """
    differs = [old != new for old, new in zip(before.labels, now.labels, strict=True)]
    apart = np.abs(before.probabilities - now.probabilities)
    return Difference(
        page,
        len(differs),
        sum(differs),
        float(apart.max(initial=0)),
        abs(before.confidence - now.confidence),
    )


def write(path: Path, every: int) -> None:
    """Store the answers of this code."""
    path.write_bytes(pickle.dumps({name: answer(name, page) for name, page in sources(every)}))


def compare(before: Mapping[str, Answer], every: int) -> tuple[list[Difference], list[str]]:
    """Return the difference of each page, and the names of the pages whose lines are others."""
    found: list[Difference] = []
    other_lines: list[str] = []
    for name, source in sources(every):
        if name not in before:
            continue
        now = answer(name, source)
        if now.lines == before[name].lines:
            found.append(difference(name, before[name], now))
        else:
            other_lines.append(name)
    return found, other_lines


def report(found: Sequence[Difference], other_lines: Sequence[str]) -> Iterator[str]:
    """Yield what is printed of a comparison."""
    lines = sum(page.lines for page in found)
    same = lines - sum(page.other_labels for page in found)
    unequal = [page for page in found if page.other_labels]
    yield f"{len(found)} pages with the same lines, {len(other_lines)} with others"
    yield f"{same} of {lines} lines have the same label ({same / max(lines, 1):.4%})"
    yield f"{len(unequal)} pages have a line with another label"
    for name in other_lines:
        yield f"  other lines: {name}"
    for page in sorted(unequal, key=lambda page: -page.other_labels)[:WORST_PAGES]:
        yield f"  {page}"
    for what in ("probability", "confidence"):
        apart = np.array([getattr(page, what) for page in found] or [0.0])
        yield (
            f"{what} differs by up to {np.median(apart):.6f} on the median page, "
            f"{np.quantile(apart, 0.99):.6f} on 99 of 100, {apart.max():.6f} on all"
        )


@click.command(help=__doc__)
@click.option("--write", "written", type=click.Path(path_type=Path), help="Store the answers here.")
@click.option("--compare", "stored", type=click.Path(exists=True, path_type=Path))
@options.every(EVERY)
def main(written: Path | None, stored: Path | None, every: int) -> None:
    """Store the answers, or compare with stored ones."""
    if (written is None) == (stored is None):
        raise click.UsageError("either --write or --compare")
    if written is not None:
        write(written, every)
    if stored is not None:
        for line in report(*compare(pickle.loads(stored.read_bytes()), every)):
            click.echo(line)
