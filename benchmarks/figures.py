"""Write the measured figures into the README: ``python -m benchmarks.figures``.

Reads ``benchmarks/results.json``, which ``python -m benchmarks.score --json`` writes, so
that no figure in the README is typed by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import click
import regex

from benchmarks import data

RESULTS = data.ROOT / "benchmarks" / "results.json"
README = data.ROOT / "README.md"
_BETWEEN = regex.compile(r"(<!-- figures -->\n).*?(<!-- /figures -->)", regex.DOTALL)


def table(figures: Mapping[str, Any]) -> str:
    """Return the table of the README."""
    wcxb, fundus, fixtures = figures["wcxb-dev"], figures["fundus-dev"], figures["fixtures"]
    rows = [
        f"| | wcxb-dev ({wcxb['pages']} pages) | fundus-dev ({fundus['pages']} news pages) "
        f"| {fixtures['pages']} hand-labelled pages | ms a page, median |",
        "|---|---|---|---|---|",
    ]
    for system, score in wcxb["word_f1"].items():
        by_lines = fixtures["keep_drop_f1"].get(system)
        rows.append(
            f"| {system.replace('<p>', '`<p>`')} | {score:.3f} | {fundus['word_f1'][system]:.3f} "
            f"| {'' if by_lines is None else format(by_lines, '.3f')} "
            f"| {wcxb['milliseconds'][system]['median']:.1f} |"
        )
    rows += [
        "",
        "Word F1 of the body against the reference, mean of four renderings of each page as",
        "plain text; keep/drop F1 of lines for the hand-labelled pages. Our figures are",
        "cross-validated by site. Pages without one wrong line: "
        f"{fixtures['pages_without_a_wrong_line']} of "
        f"{fixtures['pages']}; F1 over the fifteen labels: {fixtures['label_macro_f1']:.3f}.",
    ]
    return "\n".join(rows) + "\n"


@click.command(help=__doc__)
def main() -> None:
    """Fill the table."""
    figures = json.loads(RESULTS.read_text(encoding="utf-8"))
    text = README.read_text(encoding="utf-8")
    README.write_text(_BETWEEN.sub(lambda m: m[1] + table(figures) + m[2], text), encoding="utf-8")


if __name__ == "__main__":
    main()
