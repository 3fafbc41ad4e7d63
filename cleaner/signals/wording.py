"""What the words of a line say: phrases of the lexicons, function words, learned vocabulary."""

from __future__ import annotations

import numpy as np

from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.lines import Column, Mask
from cleaner.signals.signal import Measured, Signal, signal

_SAID = {
    "ranking": 'a "Most Read" heading',
    "teaser": 'a "Related" or "Read also" phrase',
    "promo": "a subscription or advertising phrase",
    "social": "a sharing phrase",
    "comment": "a commenting phrase",
    "legal": "a legal or cookie phrase",
    "ui": "a button or control",
    "nav": "a menu entry",
    "about": "an author-box phrase",
    "byline": "a byline phrase",
    "caption": "a picture-credit phrase",
    "error": "an error message",
    "time": "a relative time",
    "month": "the name of a month",
    "weekday": "the name of a day",
}


def _is_a_phrase(kind: str) -> Signal:
    column = KINDS.index(kind)

    def measure(page: Measured) -> Mask:
        return page.profile.phrases.whole[:, column]

    return Signal(
        f"is_a_{kind}_phrase", measure, f"it is {_SAID[kind]}", f"it is not {_SAID[kind]}"
    )


def _holds_a_phrase(kind: str) -> Signal:
    column = KINDS.index(kind)

    def measure(page: Measured) -> Mask:
        return page.profile.phrases.inside[:, column]

    return Signal(
        f"holds_a_{kind}_phrase",
        measure,
        f"it holds {_SAID[kind]}",
        f"it holds no {_SAID[kind].removeprefix('a ').removeprefix('an ')}",
    )


@signal("it reads like running text", "it lacks the small words of running text")
def reads_like_running_text(page: Measured) -> Column:
    """Share of function words: about 0.4 in prose, near 0 in menus."""
    return np.minimum(2 * page.profile.function_words / np.maximum(page.profile.word_count, 1), 1)


@signal("it has some small words of running text", "it has no small words of running text")
def has_function_words(page: Measured) -> Column:
    """Function words, counted: four or more make a sentence."""
    return np.minimum(page.profile.function_words / 4, 1)


SIGNALS: tuple[Signal, ...] = (
    reads_like_running_text,
    has_function_words,
    *(_is_a_phrase(kind) for kind in KINDS),
    *(_holds_a_phrase(kind) for kind in KINDS),
)
