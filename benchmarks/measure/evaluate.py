"""Run cleaner and its peers over pages: what `score`, `gate`, `worst` and the others share.

A real page is always cleaned with the weights of the fold that its site was held
out of, so every figure is one for sites never seen. Without the real pages, the
project's own labelled pages are measured with the weights that ship, which were
not trained on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType

from benchmarks.pages import data, parallel
from benchmarks.pages.collections.saved import SavedPage
from benchmarks.pages.languages import UNKNOWN, group_of, language_of
from benchmarks.pages.metrics import SNIPPETS, WORDS, Metric, Numbers, PageScore, Truth, page_f1
from benchmarks.pages.renderers import RENDERERS, decode
from benchmarks.peers.extractors import LINE_PEERS
from benchmarks.peers.held_out import cleaned
from benchmarks.peers.systems import HTML_SYSTEMS, OURS, TEXT_SYSTEMS, Run, run
from cleaner.document.labels import KEPT, Label

HTML = "html"
"""The source of what was given the HTML of a page, beside the names of the renderers."""
TABLES: Mapping[str, tuple[Metric, ...]] = MappingProxyType(
    {"wcxb-dev": (WORDS, SNIPPETS), "fundus-dev": (WORDS,), "trafilatura-cache": (SNIPPETS,)}
)
"""The tables of pages whose content is known, each with its metrics, its own first."""
BESIDE_TEXT = "trafilatura, no comments"
"""The peer on the HTML of a page that stands beside those who see only its text."""
FIRST_PAGE = "The library boat comes back to Wrenmouth after two winters."
"""What every program gets once before it is timed."""


# --- pages whose lines a person labelled


@dataclass(frozen=True, slots=True)
class LabelledResult:
    """How one labelled page came out."""

    name: str
    language: str
    group: str
    page_type: str
    true: tuple[str, ...]
    given: tuple[str, ...]
    probabilities: tuple[float, ...]
    lines: tuple[str, ...]
    score: PageScore
    confidence: float
    found: bool
    peers: Mapping[str, PageScore]


def score_labelled(
    labelled: data.LabelledPage, *, by_fold: bool, peers: bool, mode: str = "balanced"
) -> LabelledResult:
    """Clean a labelled page, by the weights of its fold or those that ship."""
    page = cleaned(labelled.text, data.fold_of(labelled.site) if by_fold else None, mode)
    given = tuple(str(line.label) for line in page.lines)
    given += ("blank",) * (len(labelled.lines) - len(given))
    content = "\n".join(
        line for line, label in zip(labelled.lines, labelled.labels, strict=True) if label in KEPT
    )
    language = labelled.language or language_of(content)
    return LabelledResult(
        labelled.name,
        language,
        group_of(content or labelled.text, language),
        labelled.page_type,
        labelled.labels,
        given,
        tuple(line.probability for line in page.lines),
        labelled.lines,
        page_f1(labelled.labels, given, labelled.lines),
        page.confidence,
        page.found,
        peers_of(labelled) if peers else {},
    )


def peers_of(labelled: data.LabelledPage) -> dict[str, PageScore]:
    """Return how the peers that keep or drop lines do on a labelled page."""
    scores = {}
    for name, keep in LINE_PEERS.items():
        kept = keep(labelled.lines)
        labels = [str(Label.BODY if line else Label.NAV) for line in kept]
        scores[name] = page_f1(labelled.labels, labels, labelled.lines)
    return scores


def score_fixtures(*, peers: bool) -> list[LabelledResult]:
    """Score the hand-labelled real pages, each with the weights that never saw its site."""
    return parallel.mapped(partial(score_labelled, by_fold=True, peers=peers), data.fixtures())


def score_own_pages(*, peers: bool) -> list[LabelledResult]:
    """Score the project's own labelled pages with the weights that ship."""
    return parallel.mapped(partial(score_labelled, by_fold=False, peers=peers), data.own_pages())


def score_labelled_pages() -> list[LabelledResult]:
    """Score the real labelled pages where they are there, and else our own; without peers."""
    return (score_fixtures if data.shared_folder() else score_own_pages)(peers=False)


# --- saved pages with what their collection knows of their content


@dataclass(frozen=True, slots=True)
class Plan:
    """What is run on saved pages, and how it is measured."""

    metrics: tuple[Metric, ...]
    text: bool = True
    """Whether the text systems run, on each rendering, and one peer on the HTML beside them."""
    html: bool = False
    """Whether the HTML systems run."""
    peers: bool = True
    without: frozenset[str] = frozenset()
    """Peers that are left out."""
    renderers: tuple[str, ...] = tuple(RENDERERS)

    def runs(self, system: str) -> bool:
        """Whether a system is run."""
        return system == OURS or (self.peers and system not in self.without)


@dataclass(frozen=True, slots=True)
class Result:
    """How one system did on one page, given as one source."""

    system: str
    source: str
    """The renderer, or `HTML`."""
    scores: Mapping[str, Numbers]
    """The counts of the page by metric; a metric that is not defined is left out."""
    seconds: float
    failed: bool
    found: bool
    """Whether it gave any text."""
    confidence: float | None


@dataclass(frozen=True, slots=True)
class PageResults:
    """How all systems did on one page."""

    name: str
    page_type: str
    language: str
    group: str
    has_content: bool
    results: tuple[Result, ...]

    def of(self, system: str) -> list[Result]:
        """Return the results of a system: one a rendering, or one for HTML."""
        return [result for result in self.results if result.system == system]


@cache
def _warm_up(peers: bool) -> None:
    """Load in this process what programs load on their first page: no page pays for it."""
    for name, system in (*TEXT_SYSTEMS, *HTML_SYSTEMS):
        for fold in (None, *range(data.FOLDS)) if name == OURS else range(1 if peers else 0):
            run(system, f"<p>{FIRST_PAGE}</p>", fold)


def score_page(page: SavedPage, plan: Plan) -> PageResults:
    """Give the page to every system and compare each answer with what is known."""
    _warm_up(plan.peers)
    html = decode(page.html)
    fold = page.fold if page.may_be_seen else None
    results = []
    for name, system in HTML_SYSTEMS:
        is_beside = plan.text and name == BESIDE_TEXT
        if (plan.html or is_beside) and plan.runs(name):
            results.append(_measured(name, HTML, run(system, html, fold), page.truth, plan))
    for renderer in plan.renderers if plan.text else ():
        text = RENDERERS[renderer](html)
        for name, system in TEXT_SYSTEMS:
            if plan.runs(name):
                done = run(system, text, fold)
                results.append(_measured(name, renderer, done, page.truth, plan))
    content = page.truth.reference or "\n".join(page.truth.wanted)
    language = language_of(content) if content else UNKNOWN
    return PageResults(
        page.name,
        page.page_type,
        language,
        group_of(content, language),
        bool(content.strip()),
        tuple(results),
    )


def _measured(system: str, source: str, done: Run, truth: Truth, plan: Plan) -> Result:
    counts = {metric.name: metric.of(done.answer.text, truth) for metric in plan.metrics}
    return Result(
        system,
        source,
        {name: numbers for name, numbers in counts.items() if numbers is not None},
        done.seconds,
        done.failed,
        bool(done.answer.text.strip()),
        done.answer.confidence,
    )


def score_pages(pages: Iterable[SavedPage], plan: Plan) -> list[PageResults]:
    """Score saved pages."""
    return parallel.mapped(partial(score_page, plan=plan), list(pages))


def score_table(table: str, plan: Plan, every: int = 1) -> list[PageResults]:
    """Score every `every`-th page of a table."""
    return score_pages(table_pages(table, every), plan)


def table_pages(table: str, every: int = 1) -> Iterator[SavedPage]:
    """Yield every `every`-th page of a table."""
    for row in data.table(table)[::every]:
        truth = Truth(
            row.get("main_content"),
            tuple(row.get("must_have") or ()),
            tuple(row.get("must_not_have") or ()),
        )
        page_type = row.get("page_type") or "article"
        yield SavedPage(row["id"], row["url"], row["html"], page_type, truth)
