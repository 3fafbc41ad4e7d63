"""What a plain install weighs.

Follows the requirements in pyproject.toml through what is installed, without extras, and adds up
what the packages say of their files. ``--extra NAME`` takes an extra too. How long the import takes
is a section of `benchmarks.cost`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import click
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from benchmarks.cost.clock import PACKAGE
from benchmarks.pages.data import ROOT


def requirements(extras: Sequence[str] = ()) -> list[str]:
    """Return what pyproject.toml says that the package needs, with some of its extras.

    >>> any(line.startswith("numpy") for line in requirements())
    True
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    return [*project["dependencies"], *(line for extra in extras for line in optional[extra])]


def closure(lines: Sequence[str]) -> dict[str, Distribution]:
    """Return the packages that these requirements come to, by name; only those installed.

    >>> {"click"} <= set(closure(["click"])), set(closure(["no-such-package"]))
    (True, set())
    """
    found: dict[str, Distribution] = {}
    waiting = [(Requirement(line), frozenset[str]()) for line in lines]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        needed, extras = waiting.pop()
        if needed.marker and not any(needed.marker.evaluate({"extra": e}) for e in extras | {""}):
            continue
        key = canonicalize_name(needed.name), frozenset(needed.extras)
        if key in seen:
            continue
        seen.add(key)
        with suppress(PackageNotFoundError):  # for another platform, or another Python
            found[key[0]] = one = distribution(key[0])
            waiting += [(Requirement(line), key[1]) for line in one.requires or ()]
    return found


def own_megabytes() -> float:
    """Return the size of the package itself, compiled where it is."""
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sum(path.stat().st_size for path in files) / 1e6


def megabytes(one: Distribution) -> float:
    """Return the size of the files that a package has installed."""
    paths = (Path(str(one.locate_file(file))) for file in one.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


@click.command(help=__doc__)
@click.option("--extra", "extras", multiple=True, help="Of an extra, too.")
def main(extras: Sequence[str]) -> None:
    """Print a row a package, the heaviest first."""
    sizes = {name: megabytes(one) for name, one in closure(requirements(extras)).items()}
    sizes["clean-page itself"] = own_megabytes()
    print("| package | MB |\n|---|---|")
    for name, size in sorted(sizes.items(), key=lambda row: -row[1]):
        print(f"| {name} | {size:.1f} |")
    print(f"| {len(sizes)} packages | {sum(sizes.values()):.0f} |")
