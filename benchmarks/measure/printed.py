"""Figures as tables on the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rich.console import Console

from benchmarks.measure import shown
from benchmarks.measure.evaluate import HTML
from benchmarks.measure.markdown import number
from benchmarks.measure.sheets import Sheet

HEADS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "words": {"precision": "words P", "recall": "R", "f1": "F1"},
        "shingles": {"precision": "shingles P", "recall": "R", "f1": "F1"},
        "parts": {"found_share": "parts found", "kept_share": "page kept"},
        "snippets": {"f1": "snippets F1", "found_share": "found", "leaked_share": "leaked"},
    }
)
"""The figures of each metric that are shown, and their heads."""


def everything(figures: Mapping[str, Any], console: Console) -> None:
    """Print what `benchmarks.measure.score` measured."""
    for name in ("own_pages", "fixtures"):
        if name in figures:
            labelled(name, figures[name], console)
    for source in ("text", "html"):
        for name, part in figures.get(source, {}).items():
            pages(f"{name}, {source}", part, console)
    if "languages" in figures:
        console.print(shown.script_sheet(figures).on_screen("F1 (pages) by script"))
        console.print(shown.language_sheet(figures).on_screen("F1 (pages) by language"))
    if "reliability" in figures:
        console.print(shown.reliability_sheet(figures).on_screen("lines kept"))
        console.print(shown.confidence_sheet(figures).on_screen("confidence of pages"))
    if "fixtures" not in figures:
        console.print("The real pages are not there (CLEANER_DATA): only our own were measured.")


def labelled(name: str, part: Mapping[str, Any], console: Console) -> None:
    """Print the figures of hand-labelled pages."""
    title = f"{name}: {part['pages']} hand-labelled pages, kept lines"
    console.print(shown.score_sheet(part["keep_drop"]).on_screen(title))
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
    sheet = Sheet(("", *renderers, *heads, "ms median", "ms p95", "failed"), tuple(rows))
    console.print(sheet.on_screen(f"{title}: {part['pages']} pages"))
    if len(part["page_types"]) > 1:
        by_page_type(title, part, console)


def by_page_type(title: str, part: Mapping[str, Any], console: Console) -> None:
    """Print the leading figure of each system by kind of page."""
    counts = part["page_types"]
    rows = (
        (system, *(number(part["by_page_type"][kind].get(system)) for kind in counts))
        for system in part["scores"]
    )
    heads = ("", *(f"{kind} ({count})" for kind, count in counts.items()))
    sheet = Sheet(heads, tuple(rows))
    console.print(sheet.on_screen(f"{title}: {part['metric']} by kind of page"))
