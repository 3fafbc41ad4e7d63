"""What class names, ids and roles were found to say about the lines inside.

A vocabulary like that of words (`cleaner.scorer.vocabulary`), of the names that the elements around
a line bear: ``entry-content`` holds articles and ``related`` teasers, on many sites. Learned by
``benchmarks/train/learn_class_names.py``, with the shares of the lines inside that are of each
sort.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from cleaner.measures.page import MeasuredPage
from cleaner.scorer.name_columns import fill_name_columns
from cleaner.scorer.name_rows import NUMBER, find_names, part_end
from cleaner.scorer.vocabulary import PLURALS, STEPS_A_UNIT
from cleaner.text.characters import codes_of
from cleaner.text.digests import DigestTable

_DIGITS = re.compile(r"\d+")
Values = npt.NDArray[np.float32]


def _claims() -> tuple[tuple[str, str, str], ...]:
    spoken = PLURALS.items()
    return (
        *(
            (f"names_at_it_speak_of_{s}", f"its class names {n}", f"its class does not name {n}")
            for s, n in spoken
        ),
        *(
            (
                f"names_around_speak_of_{s}",
                f"the classes around it name {n}",
                f"the classes around it do not name {n}",
            )
            for s, n in spoken
        ),
        *(
            (
                f"a_name_around_speaks_of_{s}",
                f"a class around it is typical of {n}",
                f"no class around it is typical of {n}",
            )
            for s, n in spoken
        ),
        (
            "no_name_around_speaks_against_content",
            "no class around it is typical of boilerplate",
            "a class around it is typical of boilerplate",
        ),
    )


CLAIMS = _claims()
"""Name, words for and words against, of each column that `ClassNames.fill` writes."""


def tokens_of(tag: str, names: str) -> tuple[str, ...]:
    """Return what an element is called: its tag, each name, and the parts of each name.

    >>> tokens_of("div", "mostRead post-123")
    ('<div>', 'mostread', 'post-#', 'most', 'read', 'post')
    """
    tokens = [f"<{tag}>", *_DIGITS.sub(NUMBER, names.lower()).split()]
    codes = codes_of(names)
    start = 0
    while start < len(names):
        end = part_end(codes, start, len(names))
        if end > start:
            tokens.append(names[start:end].lower())
        start = max(end, start + 1)
    return tuple(dict.fromkeys(tokens))


@dataclass(frozen=True)
class ClassNames:
    """Log-odds of names, a row each, a column for each of `cleaner.scorer.vocabulary.SORTS`."""

    rows: Mapping[str, int]
    log_odds: npt.NDArray[np.int8]
    """In steps of 1 / `STEPS_A_UNIT`."""

    @cached_property
    def _table(self) -> DigestTable:
        return DigestTable.of_words(sorted(self.rows, key=self.rows.__getitem__))

    @cached_property
    def _values(self) -> Values:
        values: Values = np.divide(self.log_odds.ravel(), STEPS_A_UNIT, dtype=np.float32)
        return values

    def fill(self, page: MeasuredPage, values: Any, width: int, column: int) -> None:
        """Write `CLAIMS` of each line into the rows of `values`, from `column` on."""
        assert page.tree is not None
        different = page.tree.different
        most = len(page.names.joined) + 2 * len(different)
        rows, owners = array("i", bytes(4 * most)), array("i", bytes(4 * most))
        tags = [tag for tag, _ in different]
        known = find_names(tags, page.names, self._table, rows, owners)
        fill_name_columns(
            self._values, rows[:known], owners[:known], len(different), page,
            values, width, column,
        )  # fmt: skip


def combine(values: Values, owners: npt.NDArray[np.integer[Any]], page: MeasuredPage) -> Values:
    """Turn log-odds of names that are not those of a table into columns: lines x `CLAIMS`.

    Args:
        values: names x `SORTS`, the known names of the page's signatures one after the other.
        owners: the signature that bears each of them, ascending.
        page: the page, its tree measured at least (`cleaner.measures.bare_page`).
    """
    columns = np.zeros((len(page.lines), len(CLAIMS)), dtype=np.float32)
    fill_name_columns(
        np.ascontiguousarray(values, dtype=np.float32).reshape(-1),
        np.arange(len(values), dtype=np.int32),
        np.asarray(owners, dtype=np.int32),
        max((box.signature for box in page.boxes), default=-1) + 1,
        page,
        columns.reshape(-1),
        len(CLAIMS),
        0,
    )
    return columns
