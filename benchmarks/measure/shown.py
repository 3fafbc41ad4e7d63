"""What was measured as tables, the same ones on the terminal and in the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.measure.evaluate import BESIDE_TEXT
from benchmarks.measure.markdown import number
from benchmarks.measure.sheets import Sheet
from benchmarks.peers.systems import OURS

Figures = Mapping[str, Any]
ALL = "all"
"""All sources together."""
PARTS = ("precision", "recall", "f1")
SOURCES = {"html": "given HTML", "text": "given plain text"}


def score_sheet(named: Mapping[str, Figures]) -> Sheet:
    """Return precision, recall and F1 of those of whom all three are known."""
    rows = (
        (name, *(number(scores[part]) for part in PARTS))
        for name, scores in named.items()
        if scores.keys() >= set(PARTS)
    )
    return Sheet(("", "precision", "recall", "F1"), tuple(rows))


# --- languages


def script_sheet(figures: Figures) -> Sheet:
    """Return F1 by script, with the number of pages; what is left behind is bold."""
    return _by_group("script", figures["languages"], "by_group")


def language_sheet(figures: Figures) -> Sheet:
    """Return F1 by language, with the number of pages; what is left behind is bold."""
    return _by_group("language", figures["languages"], "by_language")


def _by_group(head: str, languages: Figures, part: str) -> Sheet:
    sources = [name for name, mean in languages["mean"].items() if mean["pages"]]
    heads = (source if source != ALL else "all pages" for source in sources)
    groups = {"mean": languages["mean"], **languages[part]}
    rows = (
        (name, *(_cell(parts.get(source)) for source in sources)) for name, parts in groups.items()
    )
    return Sheet((head, *heads), tuple(rows))


def _cell(part: Figures | None) -> str:
    if part is None:
        return ""
    beside = f" / {part[BESIDE_TEXT]:.3f}" if BESIDE_TEXT in part else ""
    shown = f"{part['f1']:.3f}{beside} ({part['pages']})"
    return f"**{shown}**" if part.get("left_behind") else shown


# --- probabilities and confidence


def reliability_sheet(figures: Figures) -> Sheet:
    """Return what was said of the lines and what was true."""
    part = figures["reliability"]
    rows = ((number(r["said"]), number(r["true"]), str(r["lines"])) for r in part["lines"])
    error = number(part["expected_calibration_error"], 4)
    return Sheet(("said", "true", "lines"), tuple(rows), f"Expected calibration error: {error}.")


def confidence_sheet(figures: Figures) -> Sheet:
    """Return how well the confidence of a page tells its F1."""
    rows = (
        (name, str(p["results"]), number(p["rank_correlation"]), number(p["mean_error"]))
        for name, p in figures["reliability"]["pages"].items()
    )
    heads = ("", "pages x renderings", "rank correlation (Spearman)", "mean distance from F1")
    return Sheet(heads, tuple(rows))


# --- modes


def mode_sheet(figures: Figures) -> Sheet:
    """Return precision and recall of kept lines in each mode, and of the peers."""
    part = figures["curve"]
    at = {point["beta"]: point for point in part["points"]}
    named = {f"`{mode}`": at[beta] for mode, beta in part["modes"].items()} | part["peers"]
    return score_sheet(named)


# --- pages without content


def empty_sheet(figures: Figures) -> Sheet:
    """Return which pages were found to hold nothing, those that do and those that do not."""
    rows = (
        (
            f"{title} content",
            source,
            kind,
            str(found["pages"]),
            str(found["found_empty"]),
            number(found["found_empty"] / found["pages"]),
        )
        for title in ("without", "with")
        for source, kinds in figures["empty"][f"{title}_content"].items()
        for kind, found in kinds.items()
    )
    return Sheet(("", "pages", "kind", "results", "found empty", "share"), tuple(rows))


# --- sites


def site_sheet(figures: Figures) -> Sheet:
    """Return what learning a site gives, by how many of its other pages were learned."""
    heads = ("", "pages as", "learned from", "hosts", "pages", "alone", "with the site", "+", "-")
    rows = (
        (
            name,
            kind,
            f"{count} others" if count != "1" else "1 other",
            str(row["hosts"]),
            str(row["pages"]),
            number(row["alone"]),
            number(row["with_site"]),
            str(row["hosts_better"]),
            str(row["hosts_worse"]),
        )
        for name, kinds in figures["sites"].items()
        for kind, counts in kinds.items()
        for count, row in counts.items()
    )
    return Sheet(heads, tuple(rows))


# --- every table with gold


def gold_sheets(figures: Figures) -> Iterator[tuple[str, Sheet]]:
    """Yield for pages as HTML and as text a title, and a row a table with a column a program."""
    for source, title in SOURCES.items():
        parts = figures["gold"][source]
        if parts:
            systems = list(dict.fromkeys(name for p in parts.values() for name in p["scores"]))
            rows = (
                (
                    f"{table} ({part['pages']}), {part['rule']}",
                    *(_gold_cell(part["scores"].get(system)) for system in systems),
                )
                for table, part in parts.items()
            )
            yield title, Sheet(("table (pages), its gold", *systems), tuple(rows))


def gold_in_full(figures: Figures) -> Sheet:
    """Return precision and recall of each program on each table."""
    rows = (
        (table if row[0] == OURS else "", source, *row)
        for source in SOURCES
        for table, part in figures["gold"][source].items()
        for row in score_sheet(part["scores"]).rows
    )
    return Sheet(("table", "as", "system", *PARTS), tuple(rows))


def document_gold(figures: Figures) -> str:
    """Return the tables for docs/figures.md."""
    if "gold" not in figures:
        return "Not measured yet.\n"
    return "\n".join(
        f"{title[0].upper()}{title[1:]}:\n\n{sheet.in_markdown()}"
        for title, sheet in gold_sheets(figures)
    )


def _gold_cell(scores: Figures | None) -> str:
    """Return F1; of the parts that a collection knows how many were found, and at what price.

    >>> _gold_cell({"precision": 0.9, "recall": 0.7, "f1": 0.78}), _gold_cell(None)
    ('0.780', '')
    >>> _gold_cell({"found_share": 0.9, "kept_share": 0.4})
    '0.900 of 0.400'
    """
    if scores is None:
        return ""
    if "found_share" in scores and "kept_share" in scores:
        return f"{number(scores['found_share'])} of {number(scores['kept_share'])}"
    return number(scores["f1"])
