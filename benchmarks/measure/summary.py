"""From the results of single pages to the figures that are reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from statistics import median, quantiles
from typing import Any, NamedTuple, TypeVar

from benchmarks.measure.evaluate import BESIDE_TEXT, HTML, LabelledResult, PageResults, Result
from benchmarks.pages.metrics import NOT_SCORED, Metric, PageScore, macro_f1, mean
from benchmarks.pages.renderers import RENDERERS
from benchmarks.peers.systems import OURS
from cleaner.document.labels import SCORED, Label

LABELS = tuple(str(label) for label in SCORED if label is not Label.DUPLICATE)
HTML_BESIDE_TEXT = "trafilatura, HTML"
"""The name of `benchmarks.measure.evaluate.BESIDE_TEXT` in tables of those who see only text."""
SEED = "leaked-letters"

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Return the items by key, keys in the order they come up.

    >>> grouped(["boat", "quay", "bell"], lambda word: word[0])
    {'b': ['boat', 'bell'], 'q': ['quay']}
    """
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(groups)


# --- labelled pages


def labelled_figures(results: Sequence[LabelledResult]) -> dict[str, Any]:
    """Return the figures of hand-labelled pages."""
    pairs = [
        (true, given)
        for result in results
        for true, given in zip(result.true, result.given, strict=True)
        if true not in NOT_SCORED
    ]
    by_label = macro_f1(pairs, LABELS)
    wrong = {
        result.name: result.score.false_positives + result.score.false_negatives
        for result in results
    }
    by_type = grouped(results, lambda result: result.page_type)
    return {
        "pages": len(results),
        "keep_drop": {
            OURS: keep_drop([result.score for result in results]),
            **{
                peer: keep_drop([result.peers[peer] for result in results])
                for peer in (results[0].peers if results else ())
            },
        },
        "keep_drop_by_page_type": {
            page_type: {"pages": len(members), "f1": mean(m.score.f1 for m in members)}
            for page_type, members in sorted(by_type.items())
        },
        "pages_without_a_wrong_line": sum(not count for count in wrong.values()),
        "label_macro_f1": mean(by_label.values()),
        "label_f1": by_label,
        "seed_page_wrong_lines": wrong.get(SEED),
    }


def keep_drop(scores: Sequence[PageScore]) -> dict[str, float]:
    """Return the means over pages; precision and recall over those where they are defined.

    >>> keep_drop([PageScore(1, 1, 0, 0.667), PageScore(0, 0, 0, 1.0)])
    {'precision': 0.5, 'recall': 1.0, 'f1': 0.8335}
    """
    given = [(s.hits, s.hits + s.false_positives) for s in scores]
    wanted = [(s.hits, s.hits + s.false_negatives) for s in scores]
    return {
        "precision": mean(hits / total for hits, total in given if total),
        "recall": mean(hits / total for hits, total in wanted if total),
        "f1": mean(score.f1 for score in scores),
    }


# --- saved pages


class Row(NamedTuple):
    """A result with the page it belongs to, under the name it is reported by."""

    system: str
    page_type: str
    result: Result


def text_rows(pages: Iterable[PageResults]) -> Iterator[Row]:
    """Yield a row a system and rendering; the peer on HTML counts once for each rendering."""
    for page in pages:
        for result in page.results:
            if result.source != HTML:
                yield Row(result.system, page.page_type, result)
        for result in page.of(BESIDE_TEXT):
            for _ in RENDERERS:
                yield Row(HTML_BESIDE_TEXT, page.page_type, result)


def html_rows(pages: Iterable[PageResults]) -> Iterator[Row]:
    """Yield a row a system that was given HTML."""
    for page in pages:
        for result in page.results:
            if result.source == HTML:
                yield Row(result.system, page.page_type, result)


def figures_of(rows: Iterable[Row], metrics: Sequence[Metric]) -> dict[str, Any]:
    """Return the figures of each system, all pages together and by kind; the first metric leads."""
    by_system = grouped(rows, lambda row: row.system)
    leading = metrics[0]

    def headline(members: Sequence[Row]) -> float:
        return over(leading, members)[leading.headline]

    def split(key: Callable[[Row], str]) -> dict[str, dict[str, float]]:
        parts = {system: grouped(members, key) for system, members in by_system.items()}
        names = sorted({name for found in parts.values() for name in found})
        return {
            name: {
                system: headline(found[name]) for system, found in parts.items() if name in found
            }
            for name in names
        }

    return {
        "metric": leading.name,
        "scores": {
            system: {metric.name: over(metric, members) for metric in metrics}
            for system, members in by_system.items()
        },
        "by_source": split(lambda row: row.result.source),
        "by_page_type": split(lambda row: row.page_type),
        "milliseconds": {system: spent(members) for system, members in by_system.items()},
        "failures": {
            system: count
            for system, members in by_system.items()
            if (count := sum(row.result.failed for row in members))
        },
    }


def over(metric: Metric, rows: Sequence[Row]) -> dict[str, float]:
    """Return what a metric says of all pages where it is defined."""
    return metric.over(
        [row.result.scores[metric.name] for row in rows if metric.name in row.result.scores]
    )


def spent(rows: Sequence[Row]) -> dict[str, float]:
    """Return the median and the 95th percentile of the CPU time of a page."""
    times = [1000 * row.result.seconds for row in rows]
    return {
        "median": median(times),
        "p95": quantiles(times, n=20)[-1] if len(times) > 1 else times[0],
    }


def page_type_counts(pages: Iterable[PageResults]) -> dict[str, int]:
    """Return how many pages there are of each type."""
    found = grouped(pages, lambda page: page.page_type)
    return {name: len(members) for name, members in sorted(found.items())}


def page_score(page: PageResults, system: str, metric: Metric, *, html: bool) -> float | None:
    """Return the headline of a system on one page, given as HTML or, the mean, as its renderings.

    None where the metric is not defined, or the system was not run.
    """
    scores = [
        metric.over([result.scores[metric.name]])[metric.headline]
        for result in page.of(system)
        if (result.source == HTML) == html and metric.name in result.scores
    ]
    return mean(scores) if scores else None
