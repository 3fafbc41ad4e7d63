"""What `benchmarks.gold` measured, as tables: a row a table of pages, a column a program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console

from benchmarks import markdown, printed
from benchmarks.systems import OURS

Figures = Mapping[str, Any]
SOURCES = {"html": "given HTML", "text": "given plain text"}


def document_table(figures: Figures) -> str:
    """Return the tables for docs/figures.md."""
    gold = figures.get("gold")
    if gold is None:
        return "Not measured yet.\n"
    return "\n".join(
        f"{title[0].upper()}{title[1:]}:\n\n" + markdown.table(*_table(gold[source]))
        for source, title in SOURCES.items()
        if gold[source]
    )


def show(gold: Figures, console: Console) -> None:
    """Print the tables, then precision and recall of each program."""
    for source, title in SOURCES.items():
        if gold[source]:
            heads, rows = _table(gold[source])
            console.print(printed.table(title, heads, rows))
            console.print(printed.table(f"{title}, in full", *_in_full(gold[source])))


def _table(parts: Figures) -> tuple[Sequence[str], list[list[str]]]:
    systems = list(dict.fromkeys(name for part in parts.values() for name in part["scores"]))
    rows = [
        [
            f"{table} ({part['pages']}), {part['rule']}",
            *(_cell(part["scores"].get(system)) for system in systems),
        ]
        for table, part in parts.items()
    ]
    return ("table (pages), its gold", *systems), rows


def _cell(scores: Mapping[str, float] | None) -> str:
    """Return F1; of the parts that a collection knows how many were found, and at what price.

    >>> _cell({"precision": 0.9, "recall": 0.7, "f1": 0.78}), _cell(None)
    ('0.780', '')
    >>> _cell({"found_share": 0.9, "kept_share": 0.4})
    '0.900 of 0.400'
    """
    if scores is None:
        return ""
    if "found_share" in scores and "kept_share" in scores:
        found, kept = scores["found_share"], scores["kept_share"]
        return f"{markdown.number(found)} of {markdown.number(kept)}"
    return markdown.number(scores["f1"])


def _in_full(parts: Figures) -> tuple[Sequence[str], list[list[str]]]:
    names = ("precision", "recall", "f1")
    rows = [
        [table if system == OURS else "", system, *(printed.number(scores[n]) for n in names)]
        for table, part in parts.items()
        for system, scores in part["scores"].items()
        if set(names) <= set(scores)
    ]
    return ("table", "system", *names), rows
