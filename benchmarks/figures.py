"""Write the measured figures into the documents: ``python -m benchmarks.figures``.

Reads ``benchmarks/results.json``, which the measuring commands write, and fills what
stands between markers in the README and in docs, so that no figure is typed
by hand. A test holds the documents to the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from benchmarks import data, gold_tables, shortfalls
from benchmarks.by_language import ALL
from benchmarks.cost import document as cost
from benchmarks.evaluate import BESIDE_TEXT, HTML
from benchmarks.markdown import between, number, table
from benchmarks.results import RESULTS, read
from benchmarks.summary import HTML_BESIDE_TEXT

Figures = Mapping[str, Any]
README = data.ROOT / "README.md"
SITES = data.ROOT / "docs" / "sites.md"
PAGE = data.ROOT / "docs" / "figures.md"
PEERS = data.ROOT / "docs" / "peers.md"
LIMITS = data.ROOT / "docs" / "limits.md"
CARD = data.ROOT / "docs" / "model-card.md"


def readme_text(figures: Figures) -> str:
    """Return what the README says of plain text."""
    wcxb, fundus = figures["text"]["wcxb-dev"], figures["text"]["fundus-dev"]
    fixtures = figures["fixtures"]
    heads = (
        "",
        f"wcxb-dev ({wcxb['pages']} pages)",
        f"fundus-dev ({fundus['pages']} news pages)",
        f"{fixtures['pages']} hand-labelled pages",
        "ms a page, median",
    )
    rows = (
        (
            system,
            number(scores["words"]["f1"]),
            number(fundus["scores"][system]["words"]["f1"]),
            number(fixtures["keep_drop"].get(system, {}).get("f1")),
            number(wcxb["milliseconds"][system]["median"], 1),
        )
        for system, scores in wcxb["scores"].items()
    )
    return (
        table(heads, rows)
        + f"""
Word F1 of the body against the reference, mean of four renderings of each page as
plain text; keep/drop F1 of lines for the hand-labelled pages. Our figures are
cross-validated by site. Pages without one wrong line: {fixtures["pages_without_a_wrong_line"]} of \
{fixtures["pages"]}; F1 over the fifteen labels: {fixtures["label_macro_f1"]:.3f}.
"""
    )


def html_table(figures: Figures) -> str:
    """Return the figures of everyone who is given HTML."""
    tables = figures["html"]
    heads = (
        "",
        *(f"{name} ({part['pages']} pages)" for name, part in tables.items()),
        "ms a page, median",
        "p95",
        "failed",
    )
    first = next(iter(tables.values()))
    rows = (
        (
            system,
            *(number(part["scores"][system][part["metric"]]["f1"]) for part in tables.values()),
            *(number(first["milliseconds"][system][part], 1) for part in ("median", "p95")),
            str(sum(part["failures"].get(system, 0) for part in tables.values())),
        )
        for system in first["scores"]
    )
    return table(heads, rows)


def renderer_tables(figures: Figures) -> str:
    """Return word F1 of each system by renderer."""
    return "\n".join(
        f"`{name}`, {part['pages']} pages, {part['metric']} F1:\n\n"
        + table(
            ("", *(source for source in part["by_source"] if source != HTML), "precision", "mean"),
            (
                (
                    system,
                    *(
                        number(by_system.get(system))
                        for source, by_system in part["by_source"].items()
                        if source != HTML
                    ),
                    number(scores[part["metric"]]["precision"]),
                    number(scores[part["metric"]]["f1"]),
                )
                for system, scores in part["scores"].items()
            ),
        )
        for name, part in figures["text"].items()
    )


def page_type_table(figures: Figures) -> str:
    """Return word F1 by kind of page, of text and of HTML."""
    kinds = figures["text"]["wcxb-dev"]["page_types"]
    rows = [
        (
            system if source == "text" else f"{system}, HTML",
            *(number(part["by_page_type"][kind].get(system)) for kind in kinds),
        )
        for source in ("text", "html")
        for part in [figures[source]["wcxb-dev"]]
        for system in part["scores"]
        if system != HTML_BESIDE_TEXT
    ]
    return table(("", *(f"{kind} ({count})" for kind, count in kinds.items())), rows)


def snippet_table(figures: Figures) -> str:
    """Return which snippets were found and which leaked."""
    rows = []
    for name, part in figures["text"].items():
        for system, scores in part["scores"].items():
            if "snippets" in scores:
                told = scores["snippets"]
                shares = (told["found_share"], told["leaked_share"], told["f1"])
                rows.append((name, system, *map(number, shares)))
    return table(("", "", "wanted found", "unwanted leaked", "F1"), rows)


def language_tables(figures: Figures) -> str:
    """Return F1 by script and by language, with the number of pages."""
    told = figures["languages"]
    sources = [name for name, part in told["mean"].items() if part["pages"]]

    def cell(part: Mapping[str, Any] | None) -> str:
        if part is None:
            return ""
        beside = f" / {part[BESIDE_TEXT]:.3f}" if BESIDE_TEXT in part else ""
        shown = f"{part['f1']:.3f}{beside} ({part['pages']})"
        return f"**{shown}**" if part.get("left_behind") else shown

    def rows(groups: Mapping[str, Any]) -> list[list[str]]:
        return [
            [name, *(cell(parts.get(source)) for source in sources)]
            for name, parts in groups.items()
        ]

    heads = [source if source != ALL else "all pages" for source in sources]
    mean = ["mean", *(cell(told["mean"][source]) for source in sources)]
    return (
        table(["script", *heads], [mean, *rows(told["by_group"])])
        + "\n"
        + table(["language", *heads], [mean, *rows(told["by_language"])])
    )


def reliability_table(figures: Figures) -> str:
    """Return what was said of the lines and what was true."""
    told = figures["reliability"]
    rows = [(number(r["said"]), number(r["true"]), str(r["lines"])) for r in told["lines"]]
    error = number(told["expected_calibration_error"], 4)
    return table(("said", "true", "lines"), rows) + f"\nExpected calibration error: {error}.\n"


def confidence_table(figures: Figures) -> str:
    """Return how well the confidence of a page tells its F1."""
    rows = (
        (name, str(p["results"]), number(p["rank_correlation"]), number(p["mean_error"]))
        for name, p in figures["reliability"]["pages"].items()
    )
    heads = ("", "pages x renderings", "rank correlation (Spearman)", "mean distance from F1")
    return table(heads, rows)


def mode_table(figures: Figures) -> str:
    """Return precision and recall of kept lines in each mode, and of the peers."""
    told = figures["curve"]
    at = {point["beta"]: point for point in told["points"]}
    named = {f"`{mode}`": at[beta] for mode, beta in told["modes"].items()} | told["peers"]
    rows = (
        (name, *(number(point[part]) for part in ("precision", "recall", "f1")))
        for name, point in named.items()
    )
    return table(("", "precision", "recall", "F1"), rows)


def empty_table(figures: Figures) -> str:
    """Return which pages were found to hold nothing, those that do and those that do not."""
    rows = [
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
    ]
    return table(("", "pages", "kind", "results", "found empty", "share"), rows)


def label_table(figures: Figures) -> str:
    """Return F1 of each label."""
    sources = ("fixtures", "own_pages")
    heads = ("", *(f"{name} ({figures[name]['pages']} pages)" for name in sources))
    labels = figures["fixtures"]["label_f1"]
    rows = [
        (f"`{label}`", *(number(figures[name]["label_f1"][label]) for name in sources))
        for label in labels
    ]
    return table(heads, [*rows, ("mean", *(number(figures[s]["label_macro_f1"]) for s in sources))])


def site_table(figures: Figures) -> str:
    """Return what learning a site gives, by how many of its other pages were learned."""
    heads = ("", "pages as", "learned from", "hosts", "pages", "alone", "with the site", "+", "-")
    rows = [
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
    ]
    return table(heads, rows)


GENERATED: Mapping[tuple[Path, str], Callable[[Figures], str]] = MappingProxyType(
    {
        (README, "figures"): readme_text,
        (README, "html"): html_table,
        (PAGE, "renderers"): renderer_tables,
        (PAGE, "page-types"): page_type_table,
        (PAGE, "snippets"): snippet_table,
        (PAGE, "labels"): label_table,
        (PAGE, "html"): html_table,
        (PAGE, "languages"): language_tables,
        (PAGE, "reliability"): reliability_table,
        (PAGE, "confidence"): confidence_table,
        (PAGE, "modes"): mode_table,
        (PAGE, "empty"): empty_table,
        (PAGE, "gold"): gold_tables.document_table,
        (SITES, "sites"): site_table,
        (PEERS, "figures"): readme_text,
        (PEERS, "html"): html_table,
        (PEERS, "ahead"): shortfalls.ahead_table,
        (LIMITS, "kinds"): shortfalls.kind_table,
        (LIMITS, "labels"): shortfalls.weakest_labels,
        (LIMITS, "empty"): shortfalls.empty_summary,
        (LIMITS, "faultless"): shortfalls.faultless_pages,
        (LIMITS, "confidence"): confidence_table,
        (CARD, "figures"): readme_text,
        (CARD, "kinds"): shortfalls.kind_table,
        (CARD, "labels"): label_table,
        (CARD, "labelled"): shortfalls.labelled_pages,
        (CARD, "wrong-references"): shortfalls.wrong_references,
        **cost.GENERATED,
    }
)
"""What is written where."""


@click.command(help=__doc__)
def main() -> None:
    """Fill the tables."""
    figures = read(RESULTS)
    for (path, marker), make in GENERATED.items():
        before, _, after = between(path.read_text(encoding="utf-8"), marker)
        path.write_text(before + make(figures) + after, encoding="utf-8")


if __name__ == "__main__":
    main()
