"""The example page as docs/example.md tells it.

Fills what stands between markers in that document with what `cleaner` measures, says and
decides with the weights that ship. Run it after each training; a test holds the document to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import click
import numpy as np
import numpy.typing as npt

from benchmarks.measure.markdown import between, number, table
from benchmarks.pages import data
from cleaner import KEPT, Line, Page, clean
from cleaner.decoding import BETA, expected_f, likeliest_first
from cleaner.document.labels import Label
from cleaner.measures.passes import measure_page
from cleaner.scorer.columns import columns_of
from cleaner.scorer.weights import shipped_weights

PAGE = data.ROOT / "docs" / "example.md"
EXAMPLE = data.ROOT / "cleaner" / "example.txt"
CLOSE_UP = MappingProxyType(
    {
        "a paragraph": "The Patient Margaret slipped",
        "a teaser's summary": "Wardens recorded",
        "its time": "8 hours ago",
        "a ranking's time": "2 weeks ago",
    }
)
"""Lines that are looked at closely, by how they begin."""
SIGNALS = (
    "has_many_words", "ends_like_a_sentence", "has_function_words", "is_a_time_phrase",
    "stands_below_the_long_text", "stands_below_a_teaser_phrase", "stands_below_a_ranking_phrase",
    "repeats_an_earlier_line", "shares_words_with_the_long_lines", "lines_around_are_long",
    "lines_around_share_words_with_the_long_text",
)  # fmt: skip
"""Signals that are shown of those lines."""
SHOWN_CHARS = 60


@dataclass(frozen=True)
class Walk:
    """The page and what was found."""

    source: str

    @cached_property
    def page(self) -> Page:
        """The page, cleaned."""
        return clean(self.source, input="text")

    @cached_property
    def close_up(self) -> Mapping[str, Line]:
        """The lines that are looked at closely."""
        return {
            name: next(line for line in self.page.lines if line.text.strip().startswith(opening))
            for name, opening in CLOSE_UP.items()
        }

    def measured(self) -> str:
        """Return some signals of some lines."""
        page = measure_page([line.text for line in self.page.lines])
        weights = shipped_weights("text")
        rows = columns_of(page, weights)
        row_of = {line.page_index + 1: rows[line.index] for line in page.lines}
        shown = [row_of[line.number] for line in self.close_up.values()]
        heads = [f"{name}, line {line.number}" for name, line in self.close_up.items()]
        places = [weights.columns.index(name) for name in SIGNALS]
        return table(
            ("signal", *heads),
            (
                (f"`{name}`", *(number(float(values[place]), 2) for values in shown))
                for name, place in zip(SIGNALS, places, strict=True)
            ),
        )

    def lines(self) -> str:
        """Return all lines but the blank ones, with what was found."""
        return table(("line", "", "label", "probability", "text", "reason"), self._rows())

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for line in self.page.lines:
            if line.label != Label.BLANK:
                reason = next((r for r in line.reasons if (r.effect > 0) is line.kept), None)
                yield (
                    str(line.number),
                    "kept" if line.label in KEPT else "",
                    f"`{line.label}`",
                    number(line.probability, 2),
                    _shortened(line.text),
                    reason.words if reason else "",
                )

    def reasons(self) -> str:
        """Return all reasons of the lines that are looked at closely."""
        return "\n".join(
            f"Line {line.number}, *{_shortened(line.text)}*, probability "
            f"{number(line.probability, 2)}, `{line.label}`:\n\n"
            + table(
                ("log-odds", "seen"),
                ((f"{_sign(r.effect)}{abs(r.effect):.1f}", r.words) for r in line.reasons),
            )
            for line in self.close_up.values()
        )

    def decision(self) -> str:
        """Return what taking one line more promises, around the best number of lines."""
        lines = [ln for ln in self.page.lines if ln.label not in (Label.BLANK, Label.DUPLICATE)]
        kept = np.array([line.probability for line in lines], dtype=np.float32)
        order = likeliest_first(kept)
        promised = {mode: _promised(kept[order], beta) for mode, beta in BETA.items()}
        best = promised["balanced"].index(max(promised["balanced"]))
        shown = sorted({0, 4, *range(best - 2, best + 4), best + 12} & set(range(len(lines))))
        rows = [
            (
                str(taken + 1),
                _shortened(lines[int(order[taken])].text),
                number(float(kept[order[taken]]), 2),
                *(_best(scores, taken) for scores in promised.values()),
            )
            for taken in shown
        ]
        return table(("lines taken", "the last of them", "its probability", *promised), rows)


def _promised(kept: npt.NDArray[np.float32], beta: float) -> list[float]:
    """Return the F-score to expect of the first line, of the first two, and so on."""
    wanted = float(kept.sum())
    hits = np.cumsum(kept).tolist()
    return [expected_f(hit, given, wanted, beta) for given, hit in enumerate(hits, start=1)]


def _best(scores: Sequence[float], index: int) -> str:
    shown = number(scores[index])
    return f"**{shown}**" if scores[index] == max(scores) else shown


def _sign(effect: float) -> str:
    return "+" if effect > 0 else "−"


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= SHOWN_CHARS:
        return text
    return text[:SHOWN_CHARS].rpartition(" ")[0] + " …"


PARTS: Mapping[str, Callable[[Walk], str]] = MappingProxyType(
    {
        "measured": Walk.measured,
        "lines": Walk.lines,
        "decision": Walk.decision,
        "reasons": Walk.reasons,
    }
)
"""What is written between which markers."""


def filled(path: Path = PAGE) -> str:
    """Return the document with its parts written again."""
    walk = Walk(EXAMPLE.read_text(encoding="utf-8"))
    text = path.read_text(encoding="utf-8")
    for marker, make in PARTS.items():
        before, _, after = between(text, marker)
        text = before + make(walk) + after
    return text


@click.command(help=__doc__)
def main() -> None:
    """Fill the parts."""
    PAGE.write_text(filled(), encoding="utf-8")
