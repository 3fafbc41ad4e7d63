"""Learn how much each claim counts for a line to be the headline.

A page is an example if the title that its collection gives stands in one of its lines.
The weights are those of a conditional logit: the probability of a line to be the
headline against the other candidates of its page. Printed are the share of pages that
come out right when the sites of one half choose for the other, and the weights of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import click
import numpy as np

from benchmarks import options
from benchmarks.measure.metadata import plain
from benchmarks.pages import data, parallel
from benchmarks.pages.renderers import RENDERERS, decode
from benchmarks.peers.held_out import cleaned
from cleaner.metadata.headline import candidates
from cleaner.metadata.headline_weights import WEIGHTS
from cleaner.scorer.kept import Matrix

STEPS, RATE, SHRINK = 200, 0.1, 1e-3
WORTH_MENTIONING = 0.1


class Example(NamedTuple):
    """The candidates of a page as claims, and which of them are its headline."""

    fold: int
    claims: tuple[dict[str, float], ...]
    right: tuple[bool, ...]


def examples_of(row: dict[str, Any]) -> list[Example]:
    """Return a page of a table in each rendering, with and without its address."""
    fold = data.fold_of(data.site_of(row["url"], row["id"]))
    wanted = plain(row["title"])
    made = []
    for render in RENDERERS.values():
        page = cleaned(render(decode(row["html"])), fold)
        for url in (row["url"], None):
            found = list(candidates(page.lines, url))
            right = tuple(plain(candidate.text) == wanted for candidate in found)
            claims = tuple({k: v for k, v in c.claims.items() if v} for c in found)
            made.append(Example(fold, claims, right))
    return made


def learn(examples: Sequence[Example], names: Sequence[str]) -> Matrix:
    """Return the weights under which the right lines are likeliest, by gradient descent (Adam)."""
    usable = [example for example in examples if any(example.right)]
    inputs = np.concatenate([matrix(example, names) for example in usable])
    right = np.concatenate([example.right for example in usable])
    sizes = [len(example.right) for example in usable]
    starts = np.r_[0, np.cumsum(sizes)[:-1]]
    weights = np.zeros(len(names), np.float32)
    momentum, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = inputs @ weights
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        given = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
        wanted = powers * right
        wanted /= np.repeat(np.add.reduceat(wanted, starts), sizes)
        gradient = inputs.T @ (given - wanted) / len(usable) + SHRINK * weights
        momentum = 0.9 * momentum + 0.1 * gradient
        spread = 0.99 * spread + 0.01 * gradient**2
        weights -= RATE * (momentum / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


def matrix(example: Example, names: Sequence[str]) -> Matrix:
    """Return the claims of a page as candidates x names."""
    columns = {name: column for column, name in enumerate(names)}
    filled = np.zeros((len(example.claims), len(names)), np.float32)
    for row, claims in enumerate(example.claims):
        for name, value in claims.items():
            if name in columns:
                filled[row, columns[name]] = value
    return filled


def share_right(examples: Sequence[Example], names: Sequence[str], weights: Matrix) -> float:
    """Return the share of pages whose best candidate is right."""
    hits = [
        bool(example.right) and example.right[int((matrix(example, names) @ weights).argmax())]
        for example in examples
    ]
    return sum(hits) / len(hits)


@click.command(help=__doc__)
@options.every()
def main(every: int) -> None:
    """Print the shares and the weights."""
    rows = [row for table in data.CONTENT_TABLES for row in data.table(table)[::every]]
    made = [example for page in parallel.mapped(examples_of, rows) for example in page]
    names = sorted({name for example in made for claims in example.claims for name in claims})
    for half in (0, 1):
        weights = learn([x for x in made if x.fold % 2 != half], names)
        held_out = [x for x in made if x.fold % 2 == half]
        print(f"half {half}: {share_right(held_out, names, weights):.3f}")
    known = np.array([WEIGHTS.get(name, 0.0) for name in names], np.float32)
    print(f"as the code has it: {share_right(made, names, known):.3f}")
    for name, weight in zip(names, learn(made, names), strict=True):
        if abs(weight) >= WORTH_MENTIONING:
            print(f'        "{name}": {weight:.2f},')
