"""Write the measured figures into the documents.

Reads ``benchmarks/measure/results.json``, which the measuring commands write, and fills what
stands between markers in the README and in docs, so that no figure is typed
by hand. A test holds the documents to the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from benchmarks.cost import document as cost
from benchmarks.measure import shown
from benchmarks.measure.evaluate import HTML
from benchmarks.measure.markdown import between, number, table
from benchmarks.measure.results import RESULTS, read
from benchmarks.measure.sheets import Sheet
from benchmarks.measure.summary import HTML_BESIDE_TEXT
from benchmarks.pages import data
from benchmarks.report import shortfalls

Figures = Mapping[str, Any]
README = data.ROOT / "README.md"
SITES = data.ROOT / "docs" / "sites.md"
PAGE = data.ROOT / "docs" / "figures.md"
PEERS = data.ROOT / "docs" / "peers.md"
LIMITS = data.ROOT / "docs" / "limits.md"
CARD = data.ROOT / "docs" / "model-card.md"
RELIABILITY = data.ROOT / "docs" / "reliability.md"


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
                snippets = scores["snippets"]
                shares = (snippets["found_share"], snippets["leaked_share"], snippets["f1"])
                rows.append((name, system, *map(number, shares)))
    return table(("", "", "wanted found", "unwanted leaked", "F1"), rows)


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


def mutant_table(figures: Figures) -> str:
    """Return how many mutants of each module the tests kill, and of all of them."""
    counts = [(f"`{file}`", it["mutants"], it["living"]) for file, it in figures["mutants"].items()]
    total = ("all", sum(of for _, of, _ in counts), sum(living for *_, living in counts))
    rows = (
        (name, str(of), str(of - living), str(living), number(100 * (of - living) / of, 1))
        for name, of, living in [*counts, total]
    )
    return table(("module", "mutants", "killed", "living", "killed, %"), rows)


def document(*sheets: Callable[[Figures], Sheet]) -> Callable[[Figures], str]:
    """Return what writes tables of figures one below the other."""
    return lambda figures: "\n".join(sheet(figures).in_markdown() for sheet in sheets)


GENERATED: Mapping[tuple[Path, str], Callable[[Figures], str]] = MappingProxyType(
    {
        (README, "figures"): readme_text,
        (README, "html"): html_table,
        (PAGE, "renderers"): renderer_tables,
        (PAGE, "page-types"): page_type_table,
        (PAGE, "snippets"): snippet_table,
        (PAGE, "labels"): label_table,
        (PAGE, "html"): html_table,
        (PAGE, "languages"): document(shown.script_sheet, shown.language_sheet),
        (PAGE, "reliability"): document(shown.reliability_sheet),
        (PAGE, "confidence"): document(shown.confidence_sheet),
        (PAGE, "modes"): document(shown.mode_sheet),
        (PAGE, "empty"): document(shown.empty_sheet),
        (PAGE, "gold"): shown.document_gold,
        (SITES, "sites"): document(shown.site_sheet),
        (PEERS, "figures"): readme_text,
        (PEERS, "html"): html_table,
        (PEERS, "ahead"): shortfalls.ahead_table,
        (LIMITS, "kinds"): shortfalls.kind_table,
        (LIMITS, "labels"): shortfalls.weakest_labels,
        (LIMITS, "empty"): shortfalls.empty_summary,
        (LIMITS, "faultless"): shortfalls.faultless_pages,
        (LIMITS, "confidence"): document(shown.confidence_sheet),
        (CARD, "figures"): readme_text,
        (CARD, "kinds"): shortfalls.kind_table,
        (CARD, "labels"): label_table,
        (CARD, "labelled"): shortfalls.labelled_pages,
        (CARD, "wrong-references"): shortfalls.wrong_references,
        (RELIABILITY, "mutants"): mutant_table,
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
