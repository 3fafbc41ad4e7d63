"""How stable the answers are: real pages, changed in ways that should change nothing.

Each page is rendered as text by four converters and cleaned with weights that never saw its site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.pages import data
from benchmarks.pages.metrics import mean, word_f1, words
from benchmarks.pages.renderers import RENDERERS, decode
from benchmarks.peers.held_out import cleaned
from cleaner.document.labels import Label
from cleaner.page import Page

WORST = 10
MENU = (
    "Home", "World", "Politics", "Business", "Science", "Health", "Sport", "Arts", "Travel",
    "Weather", "Video", "Podcasts", "Newsletters", "Subscribe", "Log in",
)  # fmt: skip

CHANGES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "CRLF": lambda text: text.replace("\n", "\r\n"),
        "trailing blanks": lambda text: "\n".join(f"{line} \t" for line in text.split("\n")),
        "doubled blank lines": lambda text: "\n".join(
            f"{line}\n" if not line.strip() else line for line in text.split("\n")
        ),
    }
)
"""What changes no word of a page, and is to change no label."""


@dataclass(frozen=True, slots=True)
class Stability:
    """How a page, as one converter renders it, bears changes."""

    name: str
    same: Mapping[str, bool]
    """Whether each of `CHANGES` left every label as it was."""
    kept_again: float
    """The share of the words of the article that is kept when the article is cleaned; 1 of none."""
    same_below_menu: float
    """The share of lines that 15 lines of menu on top leave kept or dropped as they were."""


def stability_of(name: str, text: str, fold: int | None) -> Stability:
    """Return how the page `text` bears changes, cleaned with the weights of `fold`."""
    page = cleaned(text, fold)
    labels = _labels(page)
    again = cleaned(page.text, fold).text if page.found else ""
    below = _kept(cleaned("\n".join([*MENU, text]), fold))[len(MENU) :]
    return Stability(
        name,
        {kind: _labels(cleaned(change(text), fold)) == labels for kind, change in CHANGES.items()},
        _share(again, page.text),
        mean(one == other for one, other in zip(below, _kept(page), strict=True)),
    )


def _labels(page: Page) -> list[Label]:
    return [line.label for line in page.lines if line.label is not Label.BLANK]


def _kept(page: Page) -> list[bool]:
    return [line.kept for line in page.lines if line.label is not Label.BLANK]


def _share(part: str, whole: str) -> float:
    wanted = words(whole)
    return (words(part) & wanted).total() / wanted.total() if wanted else 1.0


def agreement(texts: Mapping[str, str], fold: int) -> float:
    """Return the mean word F1 between the articles of all pairs of renderings of a page."""
    articles = [cleaned(text, fold).body for text in texts.values()]
    return mean(word_f1(one, other) for one, other in combinations(articles, 2))


def pages(every: int) -> Iterator[tuple[str, str, int]]:
    """Yield name, HTML and fold of every n-th page of the tables."""
    for table in data.SAVED_TABLES:
        for row in data.table(table)[::every]:
            name = str(row.get("name") or row.get("id") or row.get("url"))
            site = data.site_of(row.get("url") or "", name)
            yield f"{table}: {name}", decode(row["html"]), data.fold_of(site)


def measured(every: int) -> dict[str, Any]:
    """Return the figures of every n-th page."""
    found: list[Stability] = []
    agreements: dict[str, float] = {}
    for name, html, fold in pages(every):
        texts = {renderer: render(html) for renderer, render in RENDERERS.items()}
        agreements[name] = agreement(texts, fold)
        found += [
            stability_of(f"{name}, {renderer}", text, fold) for renderer, text in texts.items()
        ]
    return {
        "pages": len(agreements),
        "same": {kind: mean(one.same[kind] for one in found) for kind in CHANGES},
        "changed": {
            kind: [one.name for one in found if not one.same[kind]][:WORST] for kind in CHANGES
        },
        "kept_again": mean(one.kept_again >= 0.99 for one in found),
        "kept_again_worst": _worst({one.name: one.kept_again for one in found}),
        "same_below_menu": mean(one.same_below_menu == 1 for one in found),
        "lines_same_below_menu": mean(one.same_below_menu for one in found),
        "same_below_menu_worst": _worst({one.name: one.same_below_menu for one in found}),
        "between_renderers": mean(agreements.values()),
        "between_renderers_worst": _worst(agreements),
    }


def _worst(values: Mapping[str, float]) -> dict[str, float]:
    return {
        name: round(values[name], 3) for name in sorted(values, key=lambda n: values[n])[:WORST]
    }


def show(figures: dict[str, Any], console: Console) -> None:
    """Print the shares and the worst pages."""
    table = Table("what", "figure", "wanted")
    for kind, share in figures["same"].items():
        table.add_row(f"{kind}: no label changes", f"{share:.1%}", "100%")
    table.add_row("the article cleaned again keeps 0.99", f"{figures['kept_again']:.1%}", "95%")
    table.add_row("a menu on top changes nothing else", f"{figures['same_below_menu']:.1%}", "99%")
    table.add_row("of its lines stay as they were", f"{figures['lines_same_below_menu']:.1%}", "")
    table.add_row(
        "word F1 between renderings, mean", f"{figures['between_renderers']:.3f}", "0.970"
    )
    console.print(f"{figures['pages']} pages, each in {len(RENDERERS)} renderings")
    console.print(table)
    for title, names in (
        *((f"changed by {kind}", names) for kind, names in figures["changed"].items()),
        ("worst between renderings", figures["between_renderers_worst"].items()),
        ("worst below a menu", figures["same_below_menu_worst"].items()),
        ("worst cleaned again", figures["kept_again_worst"].items()),
    ):
        console.print(f"{title}:", *(f"\n  {name}" for name in names), markup=False)
