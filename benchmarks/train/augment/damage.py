"""Spoil the layout of a page as real converters and mailers do.

What a page is must not hang on one program's habits: blank lines get lost,
bullets and indentation too, a mailer wraps at 80 columns, a careless converter
glues a whole menu into one line. Each function takes and returns rows of a line
and what is known of it, so that labels survive.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable

import regex

Row = tuple[str, int]
"""A line and the mask of the labels it may have (`benchmarks.train.labels.targets.mask_of`)."""

_MARK = regex.compile(r"^\s*(?:[•*◦▪·–-]|\d{1,2}\.)\s+")
WRAP_COLUMNS = 80
MAX_GLUED_WORDS = 4
MIN_GLUED_LINES = 4


def drop_blank_lines(rows: list[Row]) -> list[Row]:
    """As a WET record."""
    return [row for row in rows if row[0].strip()]


def double_line_ends(rows: list[Row]) -> list[Row]:
    """A blank line after every line."""
    return [spaced for row in rows if row[0].strip() for spaced in (row, ("", row[1]))]


def drop_bullets(rows: list[Row]) -> list[Row]:
    """Without list marks."""
    return [(_MARK.sub("", line), mask) for line, mask in rows]


def drop_indentation(rows: list[Row]) -> list[Row]:
    """Every line at the left edge."""
    return [(line.strip(), mask) for line, mask in rows]


def wrap_lines(rows: list[Row]) -> list[Row]:
    """Paragraphs wrapped as in an e-mail."""
    return [
        (piece, mask)
        for line, mask in rows
        for piece in (textwrap.wrap(line, WRAP_COLUMNS) if len(line) > WRAP_COLUMNS else [line])
    ]


def glue_menus(rows: list[Row]) -> list[Row]:
    """Runs of short lines with the same labels become one line."""
    glued: list[Row] = []
    run: list[Row] = []

    def close() -> None:
        if len(run) >= MIN_GLUED_LINES:
            glued.append((" ".join(_MARK.sub("", line).strip() for line, _ in run), run[0][1]))
        else:
            glued.extend(run)
        run.clear()

    for line, mask in rows:
        is_short = 0 < len(line.split()) <= MAX_GLUED_WORDS
        if run and (not is_short or mask != run[0][1]):
            close()
        if is_short and line.strip():
            run.append((line, mask))
        else:
            glued.append((line, mask))
    close()
    return glued


DAMAGES: tuple[Callable[[list[Row]], list[Row]], ...] = (
    drop_blank_lines,
    double_line_ends,
    drop_bullets,
    drop_indentation,
    wrap_lines,
    glue_menus,
)
CHANCES = (0.4, 0.15, 0.5, 0.5, 0.15, 0.4)
"""How often each of `DAMAGES` strikes a damaged page."""


def damage(rows: list[Row], seed: int) -> list[Row]:
    """Spoil `rows` by a few of `DAMAGES`, the same ones for the same `seed`."""
    chance = random.Random(seed)
    for spoil, likely in zip(DAMAGES, CHANCES, strict=True):
        if chance.random() < likely:
            rows = spoil(rows)
    return rows
