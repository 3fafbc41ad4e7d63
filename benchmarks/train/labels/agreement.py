"""How far do two truths agree?

Compares the lines that we labelled as content with the references of the collections,
in the collections' own measure. It tells what a perfect reader of docs/labels.md would reach,
and so what a figure on these tables can mean at the most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import click

from benchmarks.pages import data
from benchmarks.pages.metrics import mean, word_f1
from benchmarks.train.labels.corpus import Example, examples
from benchmarks.train.labels.hand_labels import labelled_by_us
from benchmarks.train.labels.targets import mask_of
from cleaner.document.labels import BODY

_BODY_MASK = mask_of(BODY)


def agreements() -> Iterator[tuple[str, str, float]]:
    """Yield table, type and word F1 of each page that has both a reference and our labels."""
    rendered = examples(data.CONTENT_TABLES)
    references = {f"{e.source}/{e.name}": e.reference for e in rendered}
    for page in labelled_by_us(rendered):
        table = page.name.partition("/")[0]
        yield table, page.page_type, word_f1(body_of(page), references[page.name] or "")


def body_of(page: Example) -> str:
    """Return the lines of a labelled page that belong to its body."""
    masks = page.allowed.tolist()
    return "\n".join(
        line for line, mask in zip(page.lines, masks, strict=True) if not mask & ~_BODY_MASK
    )


@click.command(help=__doc__)
def main() -> None:
    """Print the agreement by table and type of page."""
    found: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for table, page_type, score in agreements():
        found[table, page_type].append(score)
        found[table, "all"].append(score)
    for (table, page_type), scores in sorted(found.items()):
        click.echo(f"{table:12} {page_type:14} {len(scores):4} pages  word F1 {mean(scores):.3f}")
