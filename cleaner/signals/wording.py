"""What the words of a line say: small words of running text, and phrases of the lexicons.

>>> from cleaner.signals.examples import value_of
>>> value_of("holds_a_promo_phrase", "Subscribe to our newsletter today")
1.0
"""

from __future__ import annotations

from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import at_most_1, share
from cleaner.signals.signal import Claim, ClaimOf, Signal


def reads_like_running_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """``it was the best of times``, not ``Storm Weather``: function words, 0.4 of all in prose."""
    return at_most_1(2 * share(line.function_words, line.word_count))


def has_function_words(line: MeasuredLine, page: MeasuredPage) -> float:
    """``it was the best of times``, not ``Storm Weather``: function words, 1 at four or more."""
    return line.running_text


def is_a_phrase(line: MeasuredLine, page: MeasuredPage, kind: int) -> float:
    """``Most Read`` is of the kind ranking, and nothing else."""
    return line.whole_phrases >> kind & 1


def holds_a_phrase(line: MeasuredLine, page: MeasuredPage, kind: int) -> float:
    """``The five most read stories`` may hold it, among other words."""
    return line.phrases >> kind & 1


IS = {
    "ranking": ('it is a "Most Read" heading', 'it is not a "Most Read" heading'),
    "teaser": (
        'it is a "Related" or "Read also" phrase',
        'it is not a "Related" or "Read also" phrase',
    ),
    "promo": (
        "it is a subscription or advertising phrase",
        "it is not a subscription or advertising phrase",
    ),
    "social": ("it is a sharing phrase", "it is not a sharing phrase"),
    "comment": ("it is a commenting phrase", "it is not a commenting phrase"),
    "legal": ("it is a legal or cookie phrase", "it is not a legal or cookie phrase"),
    "ui": ("it is the label of a button", "it is not the label of a button"),
    "nav": ("it is a menu entry", "it is not a menu entry"),
    "about": ("it is an author-box phrase", "it is not an author-box phrase"),
    "byline": ("it is a byline phrase", "it is not a byline phrase"),
    "caption": ("it is a picture credit", "it is not a picture credit"),
    "error": ("it is an error message", "it is not an error message"),
    "time": ("it is a relative time", "it is not a relative time"),
    "month": ("it is the name of a month", "it is not the name of a month"),
    "weekday": ("it is the name of a day", "it is not the name of a day"),
}
"""What is said of a line that is such a phrase and nothing else, and of one that is not."""

HOLDS = {
    "ranking": ('it holds a "Most Read" heading', 'it holds no "Most Read" heading'),
    "teaser": (
        'it holds a "Related" or "Read also" phrase',
        'it holds no "Related" or "Read also" phrase',
    ),
    "promo": (
        "it holds a subscription or advertising phrase",
        "it holds no subscription or advertising phrase",
    ),
    "social": ("it holds a sharing phrase", "it holds no sharing phrase"),
    "comment": ("it holds a commenting phrase", "it holds no commenting phrase"),
    "legal": ("it holds a legal or cookie phrase", "it holds no legal or cookie phrase"),
    "ui": ("it holds the words of a button", "it holds no words of a button"),
    "nav": ("it holds a menu entry", "it holds no menu entry"),
    "about": ("it holds an author-box phrase", "it holds no author-box phrase"),
    "byline": ("it holds a byline phrase", "it holds no byline phrase"),
    "caption": ("it holds a picture credit", "it holds no picture credit"),
    "error": ("it holds an error message", "it holds no error message"),
    "time": ("it holds a relative time", "it holds no relative time"),
    "month": ("it names a month", "it names no month"),
    "weekday": ("it names a day of the week", "it names no day of the week"),
}
"""What is said of a line in which such a phrase stands, and of one in which none does."""

SIGNALS: tuple[Signal, ...] = (
    Claim.by(
        reads_like_running_text,
        "reads_like_running_text",
        "it reads like running text",
        "it lacks the small words of running text",
    ),
    Claim.by(
        has_function_words,
        "has_function_words",
        "it has some small words of running text",
        "it has no small words of running text",
    ),
    *[
        ClaimOf.by(is_a_phrase, KINDS.index(kind), f"is_a_{kind}_phrase", high, low)
        for kind, (high, low) in IS.items()
    ],
    *[
        ClaimOf.by(holds_a_phrase, KINDS.index(kind), f"holds_a_{kind}_phrase", high, low)
        for kind, (high, low) in HOLDS.items()
    ],
)
