"""Figures as tables on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.evaluate import BESIDE_TEXT, HTML

FEW_LANGUAGES = 12
"""So many languages are shown; the others have a page or two."""
HEADS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "words": {"precision": "words P", "recall": "R", "f1": "F1"},
        "shingles": {"precision": "shingles P", "recall": "R", "f1": "F1"},
        "parts": {"found_share": "parts found", "kept_share": "page kept"},
        "snippets": {"f1": "snippets F1", "found_share": "found", "leaked_share": "leaked"},
    }
)
"""The figures of each metric that are shown, and their heads."""


def table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """Return a table whose first column is text and whose others are numbers."""
    made = Table(title=title, title_justify="left")
    for place, head in enumerate(heads):
        made.add_column(head, justify="right" if place else "left", no_wrap=not place)
    for row in rows:
        made.add_row(*row)
    return made


def number(value: float | None, digits: int = 4) -> str:
    """Return a figure, or nothing where it was not measured."""
    return "" if value is None else f"{value:.{digits}f}"


def everything(figures: Mapping[str, Any], console: Console) -> None:
    """Print what `benchmarks.score` measured."""
    for name in ("own_pages", "fixtures"):
        if name in figures:
            labelled(name, figures[name], console)
    for source in ("text", "html"):
        for name, part in figures.get(source, {}).items():
            pages(f"{name}, {source}", part, console)
    if "languages" in figures:
        languages(figures["languages"], console)
    if "reliability" in figures:
        reliability(figures["reliability"], console)
    if "fixtures" not in figures:
        console.print("The real pages are not there (CLEANER_DATA): only our own were measured.")


def labelled(name: str, part: Mapping[str, Any], console: Console) -> None:
    """Print the figures of hand-labelled pages."""
    rows = (
        (system, *(number(scores[name]) for name in ("precision", "recall", "f1")))
        for system, scores in part["keep_drop"].items()
    )
    title = f"{name}: {part['pages']} hand-labelled pages, kept lines"
    console.print(table(title, ("system", "precision", "recall", "F1"), rows))
    console.print(
        f"pages without a wrong line: {part['pages_without_a_wrong_line']}; "
        f"label macro-F1: {part['label_macro_f1']:.4f}; "
        f"wrong lines on the seed page: {part['seed_page_wrong_lines']}"
    )
    console.print("  ".join(f"{label} {score:.2f}" for label, score in part["label_f1"].items()))
    console.print(
        "  ".join(
            f"{page_type} ({group['pages']}) {group['f1']:.3f}"
            for page_type, group in part["keep_drop_by_page_type"].items()
        )
    )


def pages(title: str, part: Mapping[str, Any], console: Console) -> None:
    """Print the figures of a table or collection: all pages, then by kind."""
    renderers = [source for source in part["by_source"] if source != HTML]
    shown = {name: HEADS[name] for name in next(iter(part["scores"].values()))}
    heads = [head for names in shown.values() for head in names.values()]
    rows = (
        (
            system,
            *(number(part["by_source"][renderer].get(system)) for renderer in renderers),
            *(number(scores[metric][name]) for metric, names in shown.items() for name in names),
            *(number(part["milliseconds"][system][name], 1) for name in ("median", "p95")),
            str(part["failures"].get(system, "")),
        )
        for system, scores in part["scores"].items()
    )
    console.print(
        table(
            f"{title}: {part['pages']} pages",
            ("system", *renderers, *heads, "ms median", "ms p95", "failed"),
            rows,
        )
    )
    if len(part["page_types"]) > 1:
        by_page_type(title, part, console)


def by_page_type(title: str, part: Mapping[str, Any], console: Console) -> None:
    """Print the leading figure of each system by kind of page."""
    counts = part["page_types"]
    rows = (
        (system, *(number(part["by_page_type"][kind].get(system), 3) for kind in counts))
        for system in part["scores"]
    )
    heads = ("system", *(f"{kind} ({count})" for kind, count in counts.items()))
    console.print(table(f"{title}: {part['metric']} by kind of page", heads, rows))


def languages(figures: Mapping[str, Any], console: Console) -> None:
    """Print F1 by group and language: pages, F1, and a mark where it is left behind."""
    sources = [name for name, part in figures["mean"].items() if part["pages"]]

    def show(title: str, groups: Mapping[str, Any], cell: Callable[[Any], str]) -> None:
        rows = [
            (name, *(cell(parts.get(source)) for source in sources))
            for name, parts in groups.items()
        ]
        mean = ("mean", *(cell(figures["mean"][source]) for source in sources))
        console.print(table(title, (title.rpartition(" ")[2], *sources), [mean, *rows]))

    show("F1 (pages) by script", figures["by_group"], _language_cell)
    shown = dict(list(figures["by_language"].items())[:FEW_LANGUAGES])
    show("F1 (pages) by language", shown, _language_cell)
    console.print(
        "! more than 0.04 below the mean of its column; / trafilatura on the HTML of these pages"
    )


def _language_cell(part: Mapping[str, Any] | None) -> str:
    if part is None:
        return ""
    beside = f" / {part[BESIDE_TEXT]:.3f}" if BESIDE_TEXT in part else ""
    mark = "!" if part.get("left_behind") else ""
    return f"{mark}{part['f1']:.3f}{beside} ({part['pages']})"


def reliability(figures: Mapping[str, Any], console: Console) -> None:
    """Print what was said of lines and pages, and what was true."""
    rows = (
        (f"{row['said']:.3f}", f"{row['true']:.3f}", str(row["lines"])) for row in figures["lines"]
    )
    console.print(table("lines kept", ("said", "true", "lines"), rows))
    console.print(f"expected calibration error: {figures['expected_calibration_error']:.4f}")
    for name, part in figures["pages"].items():
        console.print(
            f"{name}: confidence and F1 of {part['results']} results: "
            f"rank correlation {part['rank_correlation']:.3f}, "
            f"mean error {part['mean_error']:.3f}, "
            f"{part['wrong']} wrong pages told apart with an AUC of {part['wrong_told_apart']}"
        )
