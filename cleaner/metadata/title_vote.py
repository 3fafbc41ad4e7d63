"""Decide on the title of a page.

A title is never cut: the headline without the name of the site wins only where a source of
its own has it; the longer titles then vote for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from urllib.parse import urlsplit

import regex

from cleaner.metadata.ballot import Decision, best, key_of, weight_of
from cleaner.metadata.values import Candidate

PART = 0.8
"""How much a longer title counts for the headline at its beginning or end."""
NAME_OF_THE_SITE = 3.0
"""How much speaks against a headline that is only the name of the site."""

FOR_MACHINES = frozenset({"title", "og:title", "twitter:title", "dc.title", "JSON-LD page"})
"""Sources of titles that are filled from one field of the editor, as a rule."""
HEADINGS = frozenset({"h1", "one of several h1", "headline", "itemprop headline"})
"""Sources whose spaces depend on the elements inside them: of two spellings the other's counts."""
COPIES = 0.25
"""How much each further source of that kind counts."""
NAMED_SITE = 0.6
"""How much a title without the site's name counts for the title that has it at its end."""

_SEPARATORS = regex.compile(r"\s*+[|•·»]\s*+|\s+(?:[-–—:]|::)\s+")
_PARTS = regex.compile(rf"{_SEPARATORS.pattern}|:\s+")
"""What may stand between the headline and the names of site, section and book."""
_SEPARATOR_BEHIND = regex.compile(r"(?:\s*+(?:[|•·»:/~]|::)|\s++[-–—])\s|\s*+[|»–—]")


def vote_on_title(candidates: Sequence[Candidate], site: frozenset[str]) -> Decision:
    """Decide on a title; several meta tags with the same title are hardly more than one voice."""
    site = site | _set_off_from_headline(candidates)
    keys = {value: key_of(value) for value in dict.fromkeys(c.value for c in candidates)}
    voices = [(c.source, keys[c.value], weight_of(c)) for c in candidates]
    by_spelling = sorted(candidates, key=lambda c: (c.source not in HEADINGS, weight_of(c)))
    spelled: dict[Hashable, str] = {keys[c.value]: c.value for c in by_spelling}
    for candidate in candidates:
        cut = _without_site(candidate.value, site)
        if cut and candidate.source in FOR_MACHINES:
            spelled.setdefault(key_of(cut), cut)
            voices.append(("the site's name", key_of(cut), NAMED_SITE))
    weights: dict[Hashable, float] = {}
    for key in spelled:
        by_source: dict[str, float] = defaultdict(float)
        for source, title, weight in voices:
            share = 1.0 if title == key else PART if _is_part(str(key), title) else 0.0
            by_source[source] = max(by_source[source], weight * share)
        alike = sorted((w for s, w in by_source.items() if s in FOR_MACHINES), reverse=True)
        others = sum(w for s, w in by_source.items() if s not in FOR_MACHINES)
        penalty = NAME_OF_THE_SITE * (_compact(str(key)) in site)
        weights[key] = others + sum(alike[:1]) + COPIES * sum(alike[1:]) - penalty
    return best(weights, spelled)


def _set_off_from_headline(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Return what a title has after the kept headline: the name of the site, or of the book.

    Of other parts, as the name of a section, only those that are shorter than the headline.

    >>> titles = [("headline", "Storm"), ("title", "Storm - Tales of the Sea")]
    >>> _set_off_from_headline([Candidate("title", value, source) for source, value in titles])
    frozenset({'talesofthesea'})
    >>> titles = [("headline", "Storm shuts port"), ("title", "Gull: Storm shuts port | News")]
    >>> sorted(_set_off_from_headline([Candidate("title", value, x) for x, value in titles]))
    ['gull', 'news']
    """
    headlines = {key_of(c.value) for c in candidates if c.source == "headline"} - {""}
    names = set()
    for candidate in candidates:
        if candidate.source not in FOR_MACHINES:
            continue
        parts = {key_of(part): _compact(part) for part in _PARTS.split(candidate.value[:1000])}
        longest = max((len(_compact(part)) for part in headlines & parts.keys()), default=0)
        names |= {part for part in parts.values() if len(part) < longest}
        found = list(_SEPARATORS.finditer(candidate.value[:1000]))
        front = key_of(candidate.value[: found[-1].start()]) if found else ""
        if front in headlines:
            names.add(_compact(candidate.value[found[-1].end() :]))
    return frozenset(names) - {""}


def _without_site(title: str, site: frozenset[str]) -> str:
    """Return `title` without the name of the site at its end; nothing where it has none there.

    >>> _without_site("Storm | The Gull", frozenset({"thegull"}))
    'Storm'
    >>> _without_site("Storm | The Flood", frozenset({"thegull"}))
    ''
    """
    found = list(_SEPARATORS.finditer(title[:1000]))
    if not found:
        return ""
    last = found[-1]
    name = _compact(title[last.end() :])
    return title[: last.start()].strip() if name in site else ""


def _is_part(short: str, long: str) -> bool:
    """Whether `long` is the headline `short` with something set off from it, as a site's name.

    >>> _is_part("storm", "storm | the gull"), _is_part("storm", "storm shuts the port")
    (True, False)
    >>> _is_part("storm", "the gull: storm"), _is_part("", "storm")
    (True, False)
    """
    if not short or len(short) >= len(long):
        return False
    if long.startswith(short):
        return bool(_SEPARATOR_BEHIND.match(long, len(short)))
    return long.endswith(short) and bool(
        regex.search(r"(?:[|•·«»:/~]|\s[-–—])\s$", long[: -len(short)])
    )


def names_of_site(candidates: Sequence[Candidate], url: str | None) -> frozenset[str]:
    """Return what the site is called, by its own words and by its address, without spaces.

    >>> sorted(names_of_site([Candidate("site", "The Gull", "og:site_name")], "http://www.gull.org"))
    ['gull', 'gullorg', 'thegull']
    """
    host = _host(url)
    labels = host.split(".")
    known = [*(candidate.value for candidate in candidates), host, *labels[:-1]]
    return frozenset(filter(None, map(_compact, known))) - {"www"}


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _compact(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
