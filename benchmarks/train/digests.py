"""Write the digests of the weights and lexicons that ship; a test compares them.

It runs after every training and every change of a lexicon. With ``--example-means`` the means of
all columns over example pages (`benchmarks.train.example_means`) are written into the header of
all weights before.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from benchmarks.pages import data
from benchmarks.peers.held_out import FOLDS_FOLDER
from benchmarks.train.example_means import write_means

DIGESTS = Path(__file__).with_name("digests.txt")
WEIGHTS = "cleaner/scorer/trained/*.npz"
SHIPPED = (WEIGHTS, "cleaner/lexicons/*.txt")


def digests() -> str:
    """Return a line for each file of learned or listed data that ships: digest, name."""
    paths = sorted(path for pattern in SHIPPED for path in data.ROOT.glob(pattern))
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(data.ROOT)}\n"
        for path in paths
    )


@click.command(help=__doc__)
@click.option("--example-means", is_flag=True, help="Write the means into all weights before.")
def main(example_means: bool) -> None:
    """Write the digests."""
    if example_means:
        for path in [*data.ROOT.glob(WEIGHTS), *FOLDS_FOLDER.glob("*.npz")]:
            write_means(path)
    DIGESTS.write_text(digests(), encoding="utf-8")
