"""What extractors that see the HTML take for the content of a page: weak labels."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.pages.alignment import align, tokens
from benchmarks.pages.renderers import wet
from benchmarks.train.labels.targets import ANY, Allowed, Reference, WeakSource, allowed_labels

TEACHERS_THAT_AGREE = 2
LONG_PARAGRAPH_TOKENS = 25


def extracted(html: str) -> list[str]:
    """Return what three extractors take for the content of a page."""
    from benchmarks.peers import extractors

    return [
        extractors.trafilatura_html(html),
        extractors.readability_html(html),
        extractors.resiliparse_html(html),
    ]


def is_covered(html: str, text: str, least: float) -> bool:
    """Whether `text` has at least this share of the long paragraphs of a page."""
    lines = [line for line in wet(html).split("\n") if len(tokens(line)) >= LONG_PARAGRAPH_TOKENS]
    return bool(text.strip()) and sum(align(lines, text)) >= least * len(lines)


def agreed(teachers: Sequence[str], lines: Sequence[str], weak: WeakSource) -> list[Allowed]:
    """Return labels where the teachers agree; a line that divides them may be anything."""
    votes = [align(lines, text) for text in teachers if text]
    if len(votes) < TEACHERS_THAT_AGREE:
        return [ANY] * len(lines)
    counts = [sum(vote[i] for vote in votes) for i in range(len(lines))]
    together = "\n".join(
        line for line, count in zip(lines, counts, strict=True) if count == len(votes)
    )
    allowed = allowed_labels(lines, Reference(together), weak)
    return [
        labels if count in (0, len(votes)) else ANY
        for labels, count in zip(allowed, counts, strict=True)
    ]
