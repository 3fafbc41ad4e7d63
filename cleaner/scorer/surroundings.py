"""What the words of other lines say about a line, along the tree of an HTML page.

The vocabulary (`cleaner.scorer.vocabulary`) judges a line by its own words. In a tree more is
known:
which lines stand in boxes like its own, and which line heads the boxes around it. Where the
blocks of that class speak of teasers, or the first line of a box is known as the heading of
comments, so is likely the rest.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cleaner.measures.boxes import Layout
from cleaner.scorer.vocabulary import CLAIMS as WORD_CLAIMS
from cleaner.scorer.vocabulary import NOTHING_SAID, SORTS
from cleaner.text.arrays import within_0_and_1

HEAD_DECAY = 0.8
"""How much of the hold of a heading is left a box further in."""
MAX_HEADED_SHARE = 0.5
"""The first line of a box with more of the page's text heads the page, not a box."""

_NAMES = [name for name, _, _ in WORD_CLAIMS]
_SPEAKING = [_NAMES.index(f"words_speak_of_{sort}") for sort in SORTS]
_KNOWN = [_NAMES.index(f"is_known_as_{sort}") for sort in SORTS]


def _claims() -> tuple[tuple[str, str, str], ...]:
    spoken = {name: (high, low) for name, high, low in WORD_CLAIMS}
    return (
        *(
            (
                f"such_places_speak_of_{sort}",
                "in boxes like its own: " + spoken[f"words_speak_of_{sort}"][0],
                "in boxes like its own: " + spoken[f"words_speak_of_{sort}"][1],
            )
            for sort in SORTS
        ),
        *(
            (
                f"is_headed_by_what_is_known_as_{sort}",
                "of the line that heads its box: " + spoken[f"is_known_as_{sort}"][0],
                "of the line that heads its box: " + spoken[f"is_known_as_{sort}"][1],
            )
            for sort in SORTS
        ),
    )


CLAIMS = _claims()
"""Name, words for and words against, of each column that `surroundings` gives."""


def surroundings(said: npt.NDArray[np.float32], layout: Layout) -> npt.NDArray[np.float32]:
    """Return lines x `CLAIMS` for what the vocabulary `said` of each line of the page."""
    places = layout.line_paths
    weights = np.bincount(places, weights=layout.words)
    means = [
        np.bincount(places, weights=layout.words * said[:, column]) / weights
        for column in _SPEAKING
    ]
    alike = np.stack(means, axis=1)[places]
    headed = head_of_boxes(said[:, _KNOWN] - np.float32(NOTHING_SAID), layout)
    return np.hstack([alike, within_0_and_1(NOTHING_SAID + headed)]).astype(np.float32)


def head_of_boxes(values: npt.NDArray[np.floating], layout: Layout) -> npt.NDArray[np.float64]:
    """Return, of lines, the largest of `values` (lines x any) of lines that head a box around.

    The first line of a box heads it, or the second: a picture or a number may stand first.
    """
    if not len(layout):
        return values.astype(np.float64)
    last = len(layout) - 1
    heads = np.minimum(layout.first, last)
    seconds = np.where(layout.end - layout.first > 2, np.minimum(heads + 1, last), heads)
    own = np.maximum(values[heads], values[seconds])
    is_box = (layout.text_share <= MAX_HEADED_SHARE) & (layout.end - layout.first > 1)
    found = layout.handed_down(np.where(is_box[:, None], own, 0), HEAD_DECAY)
    result: npt.NDArray[np.float64] = found[layout.elements]
    return result
