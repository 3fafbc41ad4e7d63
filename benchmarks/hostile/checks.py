"""When a hostile page is handled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from benchmarks.hostile.active import active_in, active_in_markdown, obeyed_by_a_terminal
from benchmarks.hostile.cases import Case
from benchmarks.hostile.systems import Answer

MIN_FOUND = 0.8
"""An article is found if paragraphs with so large a share of its letters come out whole."""
_MARKS = regex.compile(r"[^\p{L}\p{N}]")


def wrongs(case: Case, answer: Answer, *, ours: bool) -> Iterator[str]:
    """Yield what is wrong with the `answer` of a system to a `case`.

    All are asked for the article, for HTML and Markdown that do nothing, and for terminals that
    stay as they are, each in the cases made for it. Ours is asked for all of it in every case, and
    for the promises that it makes besides.
    """
    share = found_share(case.planted, answer.text)
    if share < MIN_FOUND:
        yield f"{share:.0%} of the article found"
    if case.formats or ours:
        for form, active in (
            ("HTML", active_in(answer.html)),
            ("Markdown", active_in_markdown(answer.markdown)),
        ):
            if active:
                yield f"{form} with {', '.join(sorted(set(active)))[:80]}"
    if (case.family == "terminal" or ours) and (
        obeyed := sorted(set(obeyed_by_a_terminal(answer.on_terminal)))
    ):
        yield f"a terminal gets {', '.join(map(ascii, obeyed))}"
    yield from answer.faults


def found_share(planted: Sequence[str], text: str) -> float:
    """Return the share of the letters of paragraphs that stand whole in `text`; 1 of none.

    >>> found_share(["It rained.", "All day."], "Home It RAINED")
    0.5714285714285714
    """
    letters = _letters(text)
    known = [_letters(paragraph) for paragraph in planted]
    whole = sum(map(len, known))
    return sum(len(one) for one in known if one in letters) / whole if whole else 1.0


def _letters(text: str) -> str:
    return _MARKS.sub("", text).casefold()
