"""The stages that a page goes through, in order: measure, weigh, score, decide.

    lines -> `measure_page` -> `columns_of` -> `score` -> `Choices` -> `decide` -> labels

Nearly every page is one chunk. A file of millions of lines is measured and scored in chunks,
each as if it were a page, so that the memory needed beside the lines themselves stays the same
however long it is; what is kept is decided over all chunks together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from cleaner.decoding import Choices, Keys, Mask, decide
from cleaner.document.judged import Evidence
from cleaner.document.limits import NO_LIMITS, Limits, judged_lines
from cleaner.document.lines import ReadLines, sizes_of
from cleaner.document.options import Mode
from cleaner.document.outright import not_a_page
from cleaner.document.tree import Tree
from cleaner.lexicons.lexicon import KINDS
from cleaner.measures.shingles import Shingles, shingles_of
from cleaner.measures.words import spelled_key
from cleaner.page import Page
from cleaner.scorer.calibration import recalibrated
from cleaner.scorer.confidence import confidence, traits_of
from cleaner.scorer.decisions import Decisions, WithDecisions, closing_signs
from cleaner.scorer.emptiness import Emptiness
from cleaner.scorer.evidence import ChunkEvidence, measured_and_scored
from cleaner.scorer.kept import IS_KEPT, Column, Matrix, kept_probability
from cleaner.scorer.outright import WithCauses, causes_of, without
from cleaner.scorer.scoring import NO_PAGE_TYPE
from cleaner.scorer.weights import Weights
from cleaner.text.link_marks import read_past_marks

if TYPE_CHECKING:
    from cleaner.site.evidence import SiteWeights
    from cleaner.site.site import Site

MAX_CHUNK_LINES = 16_384
"""Lines of a chunk of a very long page; the longest page of the training data has 6,440."""
MAX_CHUNK_CHARS = 4_000_000
"""Characters of a chunk; the longest page has 2 million. A line with more is judged by so many."""
_TIME = KINDS.index("time")


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is known of a chunk of a page once it is scored; "lines" are those not blank."""

    size: int
    """Its lines, blank ones included."""
    indices: npt.NDArray[np.int64]
    """Index of each line among all lines of the page."""
    keys: Keys
    """Equal for lines with the same words; 0 for a line without words."""
    shingles: Shingles
    word_counts: Column
    times: Sequence[int]
    """The lines that are a relative time and nothing else."""
    probabilities: Matrix
    """lines x `cleaner.document.labels.SCORED`, calibrated."""
    types: Mapping[str, float]
    """How likely the chunk is of each page type."""
    evidence: Evidence
    goes_on: Mask
    """The lines that stand in the same block of the page as the line above."""


def clean_lines(
    lines: ReadLines,
    weights: Weights,
    language: str | None = None,
    mode: Mode = "balanced",
    tree: Tree | None = None,
    site: Site | None = None,
    site_weights: SiteWeights | None = None,
    limits: Limits = NO_LIMITS,
) -> Page:
    """Label the `lines` of a page with `weights`, in a `tree` if they were read from HTML."""
    within = limits.within(lines)
    chunks, choices = [], []
    for scored in scored_chunks(within, weights, language, tree):
        chunk = _with_site(scored, lines, weights, site, site_weights)
        choices.append(Choices.of(chunk.probabilities, chunk.times))
        # Probabilities are most of what a line takes: those of a long page go at once.
        chunks.append(replace(chunk, probabilities=chunk.probabilities[:0].copy()))
        if limits.time_is_over:
            break
    page = _decide(lines, chunks, choices, weights, language, mode)
    judged = sum(chunk.size for chunk in chunks)
    return replace(page, truncated=True) if _is_truncated(lines, within, judged) else page


def page_of(
    lines: ReadLines,
    chunks: Sequence[Chunk],
    weights: Weights,
    language: str | None = None,
    mode: Mode = "balanced",
    site: Site | None = None,
    site_weights: SiteWeights | None = None,
) -> Page:
    """Decide what is kept of the scored `lines` of a page; those below the last chunk are dropped.

    What a `site` knows is weighed by the `site_weights` that ship, unless others are given.
    """
    known = [_with_site(chunk, lines, weights, site, site_weights) for chunk in chunks]
    choices = [Choices.of(chunk.probabilities, chunk.times) for chunk in known]
    return _decide(lines, known, choices, weights, language, mode)


def scored_chunks(
    texts: Sequence[str], weights: Weights, language: str | None, tree: Tree | None = None
) -> Iterator[Chunk]:
    """Measure and score the lines `texts` of a page; a page without lines is one empty chunk."""
    for first, end in pairwise(chunk_bounds(texts)):
        written = _by_their_beginnings(texts[first:end])
        chunk = read_past_marks(written) if tree is None else written
        part = None if tree is None else tree.part(first, end)
        page, _, scores = measured_and_scored(chunk, weights, language, part)
        probabilities = recalibrated(scores.probabilities, weights.header)
        evidence: Evidence = ChunkEvidence(chunk, first, language, weights, part)
        causes = causes_of(written, page, part)
        if causes is not None:
            rows = [causes[line.page_index] for line in page.lines]
            probabilities = without(probabilities, rows)
            evidence = WithCauses(evidence, causes, first)
        indices = np.asarray(page.line_indices())
        yield Chunk(
            len(chunk),
            indices + first,
            np.asarray(page.keys()),
            shingles_of(page),
            np.asarray(page.word_counts()),
            [line.index for line in page.lines if line.whole_phrases >> _TIME & 1],
            probabilities,
            scores.types,
            evidence,
            _in_one_block(indices, part),
        )


def _in_one_block(indices: npt.NDArray[np.int64], tree: Tree | None) -> Mask:
    """Return which lines stand in the same block as the one above; in plain text none does."""
    goes_on = np.zeros(len(indices), dtype=bool)
    if tree is not None and len(indices):
        blocks = np.asarray(tree.blocks)[indices]
        goes_on[1:] = blocks[1:] == blocks[:-1]
    return goes_on


def chunk_bounds(texts: Sequence[str]) -> list[int]:
    """Return where the chunks of a page begin, and last where the page ends.

    >>> chunk_bounds(["One", "two"]), chunk_bounds([])
    ([0, 2], [0, 0])
    """
    filled = sizes_of(texts) / MAX_CHUNK_CHARS
    filled += 1 / MAX_CHUNK_LINES
    if filled.sum() < 1:
        return [0, len(texts)]
    whole = np.floor(filled.cumsum())
    begins = np.flatnonzero(whole[1:] != whole[:-1]) + 1
    return [0, *begins.tolist(), len(texts)]


def _by_their_beginnings(texts: Sequence[str]) -> Sequence[str]:
    """Return what lines are judged by: all of each, but of one that is longer than any chunk.

    >>> _by_their_beginnings(["Storm", "x" * 5_000_000])[1] == "x" * MAX_CHUNK_CHARS
    True
    """
    if sizes_of(texts).max(initial=0) <= MAX_CHUNK_CHARS:
        return texts
    return [text[:MAX_CHUNK_CHARS] for text in texts]


def types_of(chunks: Sequence[Chunk]) -> dict[str, float]:
    """Return how likely a page is of each type: the mean of its chunks by their lines."""
    filled = [chunk for chunk in chunks if len(chunk.keys)]
    if not filled:
        return {NO_PAGE_TYPE: 1.0}
    lines = sum(len(chunk.keys) for chunk in filled)
    return {
        name: sum(chunk.types[name] * len(chunk.keys) for chunk in filled) / lines
        for name in filled[0].types
    }


def _with_site(
    chunk: Chunk,
    lines: ReadLines,
    weights: Weights,
    site: Site | None,
    site_weights: SiteWeights | None,
) -> Chunk:
    """Return a chunk with what a `site` knows of its lines."""
    if site is None or not site.pages:
        return chunk
    from cleaner.site.evidence import SiteEvidence, WithSite, shipped_site_weights

    known = SiteEvidence.of(
        site,
        chunk.indices,
        [lines[index] for index in chunk.indices.tolist()],
        kept_probability(chunk.probabilities),
        site_weights or shipped_site_weights(weights.kind),
    )
    weighed = known.weighed(chunk.probabilities)
    evidence = WithSite(chunk.evidence, known)
    return replace(chunk, probabilities=weighed, evidence=evidence)


def _decide(
    lines: ReadLines,
    chunks: Sequence[Chunk],
    chunk_choices: Sequence[Choices],
    weights: Weights,
    language: str | None,
    mode: Mode,
) -> Page:
    """Decide over all chunks together what is kept."""
    indices = np.concatenate([chunk.indices for chunk in chunks])
    choices = Choices.joined(chunk_choices)
    word_counts = np.concatenate([chunk.word_counts for chunk in chunks])
    keys = np.concatenate([chunk.keys for chunk in chunks])
    shingles = Shingles.joined([chunk.shingles for chunk in chunks])
    types = types_of(chunks)
    codes = decide(
        keys,
        shingles,
        choices,
        types,
        mode,
        emptiness=Emptiness.of(weights.header),
        spelled=lambda line: spelled_key(lines[int(indices[line])]),
    )
    goes_on = np.concatenate([chunk.goes_on for chunk in chunks])
    closing = closing_signs(codes, (keys == 0) & goes_on & (choices.kept > 0))
    codes[closing] = choices.best_kept[closing]
    is_kept = IS_KEPT[codes]
    found = bool(is_kept.any())
    traits = traits_of(choices.kept, word_counts, is_kept, types)
    decisions = Decisions(indices, keys, shingles, codes, choices.kept, closing)
    evidence = [(WithDecisions(chunk.evidence, decisions), chunk.size) for chunk in chunks]
    return Page(
        judged=judged_lines(lines, indices, codes, choices.kept, evidence),
        confidence=confidence(traits, weights.header, found=found),
        page_type=_page_type(types, found=found),
        stated_language=language,
        mode=mode,
    )


def page_of_no_page(lines: ReadLines, kind: str, language: str | None, mode: Mode) -> Page:
    """Return the page that says of a source that it is none: nothing of it is kept."""
    none = np.zeros(0, dtype=np.int64)
    judged = judged_lines(lines, none, none.astype(np.uint8), none.astype(np.float32), ())
    judged = replace(judged, evidence=((not_a_page(kind), len(lines)),))
    return Page(judged, 1.0, NO_PAGE_TYPE, stated_language=language, mode=mode)


def _is_truncated(texts: Sequence[str], within: Sequence[str], judged: int) -> bool:
    """Whether words of the page stand beyond what was judged: in the line cut last, or below."""
    is_cut = bool(judged) and len(within[judged - 1]) < len(texts[judged - 1].rstrip())
    return is_cut or any(text.strip() for text in texts[judged:])


def _page_type(types: Mapping[str, float], *, found: bool) -> str:
    """Return the likeliest type of a page with content, ``none`` for one without."""
    if not found:
        return NO_PAGE_TYPE
    return max((name for name in types if name != NO_PAGE_TYPE), key=lambda name: types[name])
