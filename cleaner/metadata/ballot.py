"""What every vote needs: how much each source counts, which values are the same, which has most.

Each source has a weight: about the log-odds that its value is the right one, as measured
on pages whose values are known (``python -m benchmarks metadata_sources``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from types import MappingProxyType

import regex

from cleaner.metadata.values import Candidate

WEIGHTS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "title": {
            "headline": 1.5, "h1": 2.2, "JSON-LD": 1.6, "itemprop headline": 1.5, "og:title": 1.0,
            "twitter:title": 0.7, "one of several h1": 0.35, "title": 0.4, "JSON-LD page": 0.2,
            "title above several h1": 2.0,
            "parsely-title": 1.5, "sailthru.title": 1.5,
            "citation_title": 1.5,
        },
        "author": {
            "JSON-LD": 2.0, "author": 1.4, "byline": 1.3, "rel=author": 1.6,
            "rel=author in a box": 0.9, "data layer": 0.9,
            "beside the headline": 0.9, "marked byline": 1.0,
            "article:author": 0.7, "itemprop author": 1.9, "parsely-author": 1.6,
            "sailthru.author": 1.6, "citation_author": 1.6,
        },
        "published": {
            "JSON-LD datePublished": 2.7, "article:published_time": 2.8, "JSON-LD page": 1.4,
            "byline": 2.0, "address": 2.2, "itemprop datepublished": 1.8, "time published": 1.6,
            "JSON-LD dateCreated": 1.2, "time": 0.6, "data layer": 1.5, "meta published": 0.9,
            "below the headline": 1.0, "marked byline": 1.0,
            "address of the picture": 0.4, "title of a byline": 0.6,
        },
        "language": {"text": 2.5, "html lang": 2.0},
        "site": {
            "og:site_name": 2.0, "JSON-LD": 1.2, "application-name": 1.1,
        },
        "description": {"description": 1.5, "og:description": 1.4, "JSON-LD": 1.0},
        "image": {"og:image": 2.0, "twitter:image": 1.0, "JSON-LD": 0.8},
        "canonical_url": {"rel=canonical": 2.0},
        "licence": {"rel=license": 2.0},
    }
)  # fmt: skip
OTHERWISE = 1.0
"""The weight of a source that was seen too seldom to be measured."""

_QUOTES = str.maketrans(dict.fromkeys("‘’‚`´", "'") | dict.fromkeys("“”„«»", '"'))
_MARK = regex.compile(r"\s*+([:;,!?…])\s*+")

Decision = tuple[str | None, float]
"""What is decided on, and the weight behind it."""


def weight_of(candidate: Candidate) -> float:
    """Return how much the source of a candidate counts."""
    return WEIGHTS.get(candidate.field, {}).get(candidate.source, OTHERWISE)


def key_of(text: str) -> str:
    """Return `text` as it is compared: without case, marks at the ends, kinds of quotes.

    >>> key_of("  “Storm”  shuts the PORT. ") == key_of('"Storm" shuts the port')
    True
    """
    plain = " ".join(text.casefold().translate(_QUOTES).split())
    return _MARK.sub(r"\1 ", plain).rstrip(" .")


def best(weights: Mapping[Hashable, float], values: Mapping[Hashable, str]) -> Decision:
    """Return the value with most weight, the first of equals, and its weight."""
    if not weights:
        return None, 0.0
    key = max(weights, key=lambda k: weights[k])
    return values[key], weights[key]


def likeliest(candidates: Sequence[Candidate]) -> str | None:
    """Return the value that the sources speak for most, each source once for each value."""
    weights: dict[Hashable, float] = defaultdict(float)
    for source_and_value in dict.fromkeys((c.source, c.value, weight_of(c)) for c in candidates):
        weights[source_and_value[1]] += source_and_value[2]
    return best(weights, {c.value: c.value for c in candidates})[0]
