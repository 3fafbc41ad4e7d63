"""Every program that is measured, under the name it is reported by.

A text system gets a page as plain text, an HTML system the saved page; both give
the text they take for its content. A program that fails has given nothing, as its
user would have nothing; its failures are counted.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.peers.extractors import HTML_PEERS, LINE_PEERS, HtmlPeer, Keep
from benchmarks.peers.held_out import cleaned, cleaned_html
from cleaner.page import Page

OURS = "cleaner"


class Answer(NamedTuple):
    """What a program gave for a page."""

    text: str
    confidence: float | None = None
    """Word F1 that the program promises; None where it promises nothing."""


System = Callable[[str, int | None], Answer]
"""From a page, and the fold whose weights have not seen its site, to an answer.

Only we learn from the pages measured, so peers have no use for the fold.
"""


class Run(NamedTuple):
    """How a program did on a page."""

    answer: Answer
    seconds: float
    """CPU time."""
    failed: bool


def run(system: System, page: str, fold: int | None) -> Run:
    """Run `system`, whatever it does; a failure is an empty answer.

    >>> run(lambda page, fold: Answer(page[9]), "too short", None).failed
    True
    """
    start = time.process_time()
    try:
        answer, failed = system(page, fold), False
    except Exception:
        answer, failed = Answer(""), True
    return Run(answer, time.process_time() - start, failed)


def answer_of(page: Page) -> Answer:
    """Return the content of a cleaned page as the collections see it: without headline."""
    return Answer(page.body, page.confidence)


def clean_text(page: str, fold: int | None) -> Answer:
    """Clean a page of plain text with the weights of a fold."""
    return answer_of(cleaned(page, fold))


def clean_html(page: str, fold: int | None) -> Answer:
    """Clean a page of HTML with the weights of a fold."""
    return answer_of(cleaned_html(page, fold))


def on_lines(keep: Keep) -> System:
    """Make a system of a rule that keeps or drops lines."""

    def system(page: str, fold: int | None) -> Answer:
        lines = page.split("\n")
        kept = keep(lines)
        return Answer("\n".join(line for line, yes in zip(lines, kept, strict=True) if yes))

    return system


def on_html(extract: HtmlPeer) -> System:
    """Make a system of an extractor of HTML."""
    return lambda page, fold: Answer(extract(page))


TEXT_SYSTEMS: tuple[tuple[str, System], ...] = (
    (OURS, clean_text),
    *((name, on_lines(keep)) for name, keep in LINE_PEERS.items()),
)
"""What is given each rendering of a page as plain text."""

HTML_SYSTEMS: tuple[tuple[str, System], ...] = (
    (OURS, clean_html),
    *((name, on_html(extract)) for name, extract in HTML_PEERS),
)
"""What is given the HTML of a page."""
