"""What a signal says of a line of a small page: for the examples in the docstrings."""

from __future__ import annotations

from cleaner.measures.passes import measure_page


def value_of(name: str, *texts: str, line: int = 0) -> float:
    """Return how true the signal `name` is of one of the lines `texts`, to two places.

    >>> value_of("stands_below_a_blank_line", "Storm", "The boat came in late.", line=1)
    0.0
    """
    from cleaner.signals import SIGNALS  # whose modules have examples

    page = measure_page(texts)
    signal = next(signal for signal in SIGNALS if signal.name == name)
    return round(float(signal.of(page.lines[line], page)), 2)
