"""Where `cleaner` falls short, as tables and sentences for the documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.measure.markdown import number, table
from benchmarks.pages import label_files
from benchmarks.peers.systems import OURS
from benchmarks.train.labels.references import left_out

Figures = Mapping[str, Any]
WEAKEST = 6
"""How many of the worst labels are named."""


def kind_table(figures: Figures) -> str:
    """Return word F1 by kind of page, the worst first, beside the best of the others there."""
    text, html = (figures[source]["wcxb-dev"]["by_page_type"] for source in ("text", "html"))
    counts = figures["text"]["wcxb-dev"]["page_types"]
    rows = []
    for kind in sorted(text, key=lambda kind: text[kind][OURS]):
        best = max((s for s in html[kind] if s != OURS), key=lambda system: html[kind][system])
        scores = (text[kind][OURS], html[kind][OURS], html[kind][best])
        rows.append((f"{kind} ({counts[kind]})", *map(number, scores), best))
    heads = ("kind of page (pages)", "as text", "as HTML", "the best of the others, as HTML", "who")
    return table(heads, rows)


def ahead_table(figures: Figures) -> str:
    """Return where another program is ahead of us, given the same HTML."""
    heads = ("", "who", "their F1", "ours")
    rows = [(name, who, number(f1), number(ours)) for name, who, f1, ours in _ahead(figures)]
    return table(heads, rows) if rows else "Nowhere in what was measured.\n"


def _ahead(figures: Figures) -> Iterator[tuple[str, str, float, float]]:
    for name, part in figures["html"].items():
        overall = {who: scores[part["metric"]]["f1"] for who, scores in part["scores"].items()}
        kinds = part["by_page_type"].items() if len(part["by_page_type"]) > 1 else ()
        groups = {name: overall} | {f"{name}, {kind}": scores for kind, scores in kinds}
        for group, scores in groups.items():
            for who, f1 in scores.items():
                if f1 > scores[OURS]:
                    yield group, who, f1, scores[OURS]


def weakest_labels(figures: Figures) -> str:
    """Return the labels that are told worst, on the hand-labelled pages."""
    by_label = figures["fixtures"]["label_f1"]
    worst = sorted(by_label, key=lambda label: by_label[label])[:WEAKEST]
    return table(("label", "F1"), ((f"`{label}`", number(by_label[label])) for label in worst))


def empty_summary(figures: Figures) -> str:
    """Return how many pages without content are found to have none."""
    rows = []
    for kind, wanted in (("without_content", "empty"), ("with_content", "not empty")):
        for source, kinds in figures["empty"][kind].items():
            pages = sum(part["pages"] for part in kinds.values())
            found = sum(part["found_empty"] for part in kinds.values())
            name = f"{source}, {kind.replace('_', ' ')}"
            rows.append((name, wanted, str(pages), str(found)))
    return table(("", "should be", "results", "found empty"), rows)


def faultless_pages(figures: Figures) -> str:
    """Return on how many pages no line is wrong."""
    parts = {"hand-labelled pages": "fixtures", "pages in `tests/pages`": "own_pages"}
    rows = (
        (
            name,
            str(figures[part]["pages"]),
            str(figures[part]["pages_without_a_wrong_line"]),
            number(figures[part]["keep_drop"][OURS]["f1"]),
        )
        for name, part in parts.items()
    )
    return table(("", "pages", "without one wrong line", "keep/drop F1"), rows)


def labelled_pages(_: Figures) -> str:
    """Return how many pages and lines of each table a language model labelled."""
    rows = []
    for name in label_files.tables():
        pages = label_files.rows(name)
        lines = sum(_lines_of(page["labels"]) for page in pages)
        rows.append((f"`{name}`", len(pages), lines))
    total = ("together", sum(row[1] for row in rows), sum(row[2] for row in rows))
    return table(
        ("table", "pages", "lines, with blank ones inside runs"),
        ((name, f"{pages:,}", f"{lines:,}") for name, pages, lines in [*rows, total]),
    )


def _lines_of(runs: str) -> int:
    """Return over how many lines runs reach.

    >>> _lines_of("1:title 3-5:body")
    4
    """
    reaches = (run.partition(":")[0].partition("-") for run in runs.split())
    return sum(int(last or first) - int(first) + 1 for first, _, last in reaches)


def wrong_references(_: Figures) -> str:
    """Say how many pages are not trained on because their reference is wrong."""
    count = len(left_out())
    return f"Pages whose reference is wrong, and that are not trained on: {count}.\n"
