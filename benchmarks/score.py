"""Measure cleaner beside its peers: ``python -m benchmarks.score``.

Prints, cross-validated by site: keep/drop F1 and label F1 on the hand-labelled
pages, and word F1 of `Page.body` on the tables in four renderings, each beside
the peers on the same lines in the same run, with the CPU time of all of them.
Without the real pages it measures the project's own labelled pages.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from benchmarks import data, evaluate
from benchmarks.evaluate import OURS, LabelledResult, TableResult, mean
from benchmarks.metrics import NOT_SCORED, macro_f1
from cleaner.labels import SCORED, Label

LABELS = tuple(str(label) for label in SCORED if label is not Label.DUPLICATE)
TABLES = ("wcxb-dev", "fundus-dev")
SEED = "leaked-letters"


def labelled_figures(results: Sequence[LabelledResult]) -> dict[str, Any]:
    """Return the figures of hand-labelled pages."""
    pairs = [
        (true, given)
        for result in results
        for true, given in zip(result.true, result.given, strict=True)
        if true not in NOT_SCORED
    ]
    by_label = macro_f1(pairs, LABELS)
    wrong = [result.score.false_positives + result.score.false_negatives for result in results]
    by_language: defaultdict[str, list[float]] = defaultdict(list)
    for result in results:
        by_language[result.language].append(result.score.f1)
    return {
        "pages": len(results),
        "keep_drop_f1": {
            OURS: mean(result.score.f1 for result in results),
            **{
                peer: mean(result.peers[peer] for result in results)
                for peer in (results[0].peers if results else ())
            },
        },
        "pages_without_a_wrong_line": sum(not count for count in wrong),
        "label_macro_f1": mean(by_label.values()),
        "label_f1": by_label,
        "seed_page_wrong_lines": next(
            (count for result, count in zip(results, wrong, strict=True) if result.name == SEED),
            None,
        ),
        "by_language": {language: mean(scores) for language, scores in sorted(by_language.items())},
    }


def table_figures(results: Sequence[TableResult]) -> dict[str, Any]:
    """Return the figures of a table."""
    systems = list(results[0].scores) if results else []

    def by(attribute: str) -> dict[str, dict[str, float]]:
        groups: defaultdict[str, list[TableResult]] = defaultdict(list)
        for result in results:
            groups[getattr(result, attribute)].append(result)
        return {
            group: {system: mean(r.scores[system] for r in members) for system in systems}
            for group, members in sorted(groups.items())
        }

    return {
        "pages": len({result.name for result in results}),
        "word_f1": {system: mean(r.scores[system] for r in results) for system in systems},
        "by_renderer": by("renderer"),
        "by_page_type": by("page_type"),
        "milliseconds": {
            system: spent(results, system)
            for system in systems
            if results and system in results[0].seconds
        },
    }


def spent(results: Sequence[TableResult], system: str) -> dict[str, float]:
    """Return the median and the 95th percentile of the CPU time of a page."""
    times = [1000 * result.seconds[system] for result in results]
    return {
        "median": median(times),
        "p95": quantiles(times, n=20)[-1] if len(times) > 1 else times[0],
    }


def measure(*, peers: bool, every: int) -> dict[str, Any]:
    """Measure everything that is there."""
    figures: dict[str, Any] = {"own_pages": labelled_figures(evaluate.score_own_pages(peers=peers))}
    if data.shared_folder() is not None:
        figures["fixtures"] = labelled_figures(evaluate.score_fixtures(peers=peers))
        for table in TABLES:
            figures[table] = table_figures(evaluate.score_table(table, peers=peers, every=every))
    return figures


def show(figures: Mapping[str, Any], console: Console) -> None:
    """Print the figures as tables."""
    for name in ("own_pages", "fixtures"):
        if name not in figures:
            continue
        part = figures[name]
        table = Table(title=f"{name}: {part['pages']} hand-labelled pages", title_justify="left")
        table.add_column("system")
        table.add_column("keep/drop F1", justify="right")
        for system, score in part["keep_drop_f1"].items():
            table.add_row(system, f"{score:.4f}")
        console.print(table)
        console.print(
            f"pages without a wrong line: {part['pages_without_a_wrong_line']}; "
            f"label macro-F1: {part['label_macro_f1']:.4f}; "
            f"wrong lines on the seed page: {part['seed_page_wrong_lines']}"
        )
        console.print(
            "  ".join(f"{label} {score:.2f}" for label, score in part["label_f1"].items())
        )
    for name in TABLES:
        if name not in figures:
            continue
        part = figures[name]
        renderers = list(part["by_renderer"])
        table = Table(title=f"{name}: {part['pages']} pages, word F1", title_justify="left")
        for column in ("system", *renderers, "mean", "ms median", "ms p95"):
            table.add_column(column, justify="left" if column == "system" else "right")
        for system, score in part["word_f1"].items():
            times = part["milliseconds"].get(system)
            table.add_row(
                system,
                *(f"{part['by_renderer'][renderer][system]:.4f}" for renderer in renderers),
                f"{score:.4f}",
                *((f"{times['median']:.1f}", f"{times['p95']:.1f}") if times else ("", "")),
            )
        console.print(table)
        for group, scores in part["by_page_type"].items():
            console.print(f"  {group}: " + "  ".join(f"{s} {v:.3f}" for s, v in scores.items()))
    if "fixtures" not in figures:
        console.print("The real pages are not there (CLEANER_DATA): only our own were measured.")


@click.command(help=__doc__)
@click.option("--every", default=1, show_default=True, help="Take every n-th page of the tables.")
@click.option("--peers/--no-peers", default=True, help="Run the peers beside cleaner.")
@click.option(
    "--json", "json_file", type=click.Path(path_type=Path), help="Write the figures here."
)
def main(every: int, peers: bool, json_file: Path | None) -> None:
    """Measure and print."""
    figures = measure(peers=peers, every=every)
    show(figures, Console(width=130))
    if json_file is not None:
        json_file.write_text(
            json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
