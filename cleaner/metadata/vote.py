"""Decide between what the sources of a page say.

Each source has a weight: about the log-odds that its value is the right one, as measured
on pages whose values are known (``python -m benchmarks.sources``).
Sources that say the same add up. A title is never cut: the headline without the name of
the site wins only where a source of its own has it; the longer titles then vote for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import urlsplit

import regex

from cleaner.lexicons.lexicon import fold
from cleaner.metadata.names import FULL_NAME_WORDS, split_names
from cleaner.metadata.phrases import author_phrases, office_and_name, words_of
from cleaner.metadata.values import Candidate, Metadata

WEIGHTS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "title": {
            "headline": 1.5, "h1": 2.2, "JSON-LD": 1.6, "itemprop headline": 1.5, "og:title": 1.0,
            "twitter:title": 0.7, "one of several h1": 0.35, "title": 0.4, "JSON-LD page": 0.2,
            "parsely-title": 1.5, "sailthru.title": 1.5,
            "citation_title": 1.5,
        },
        "author": {
            "JSON-LD": 2.0, "author": 1.4, "byline": 1.3, "rel=author": 1.6, "trafilatura": 0.9,
            "article:author": 0.7, "itemprop author": 1.4, "parsely-author": 1.6,
            "sailthru.author": 1.6, "citation_author": 1.6,
        },
        "published": {
            "JSON-LD datePublished": 2.4, "article:published_time": 2.8, "JSON-LD page": 2.0,
            "byline": 2.0, "address": 2.2, "itemprop datepublished": 1.8, "time published": 1.6,
            "JSON-LD dateCreated": 1.2, "time": 0.6, "trafilatura": 1.5,
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
DECIDED = {"title": 0.3, "author": 1.9, "published": 1.9}
"""With so much weight behind one value no further source is asked (trafilatura's, the slowest);
more changes nothing on the pages of the benchmark."""
SITE_AS_AUTHOR, ORGANISATION_AS_AUTHOR, ACCOUNT_AS_AUTHOR = 1.5, 0.3, 0.4
"""How much speaks against a source that names no person as the author."""
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

_SEPARATORS = regex.compile(r"\s*+[|•·»]\s*+|\s+[-–—:]\s+")
_SEPARATOR_BEHIND = regex.compile(r"(?:\s*+[|•·»:/~]|\s++[-–—])\s|\s*+[|»–—]")
_INITIALS = regex.compile(r"\s*+\((?:\p{Ll}|[.]){1,6}\)$")
_NO_NAME = regex.compile(r"https?:|www\.|@|\s\d+$|^\W*$|[{}<>=]")


def decide(candidates: Iterable[Candidate], url: str | None = None) -> Metadata:
    """Return the values that the sources agree on best.

    >>> said = [("title", "Storm | The Gull"), ("h1", "Storm"), ("og:title", "Storm - The Gull")]
    >>> decide(Candidate("title", value, source) for source, value in said).title
    'Storm'
    """
    by_field: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in dict.fromkeys(candidates):
        by_field[candidate.field].append(candidate)
    site = _site(by_field["site"])
    title, _ = _title(by_field["title"], _names_of_site(by_field["site"], url))
    author, _ = _author(by_field["author"], site)
    published, _ = _published(by_field["published"])
    return Metadata(
        title=title,
        author=author,
        published=published,
        site=site,
        language=_likeliest(by_field["language"]),
        description=_likeliest(by_field["description"]),
        image=_likeliest(by_field["image"]),
        tags=_each_once(c.value for c in by_field["tags"]),
        canonical_url=_likeliest(by_field["canonical_url"]),
        licence=_likeliest(by_field["licence"]),
        candidates=tuple(c for field in by_field.values() for c in field),
    )


def is_decided(candidates: Sequence[Candidate], url: str | None = None) -> bool:
    """Whether title, author and date are so sure that no further source need be asked."""
    fields = {field: [c for c in candidates if c.field == field] for field in (*DECIDED, "site")}
    site = _site(fields["site"])
    return (
        _title(fields["title"], _names_of_site(fields["site"], url))[1] >= DECIDED["title"]
        and _author(fields["author"], site)[1] >= DECIDED["author"]
        and _published(fields["published"])[1] >= DECIDED["published"]
    )


def weight_of(candidate: Candidate) -> float:
    """Return how much the source of a candidate counts."""
    return WEIGHTS.get(candidate.field, {}).get(candidate.source, OTHERWISE)


def key_of(text: str) -> str:
    """Return `text` as it is compared: without case, marks at the ends, kinds of quotes.

    >>> key_of("  “Storm”  shuts the PORT. ") == key_of('"Storm" shuts the port')
    True
    """
    plain = regex.sub("[‘’‚`´]", "'", regex.sub("[“”„«»]", '"', text.casefold()))
    return regex.sub(r"\s*+([:;,!?…])\s*+", r"\1 ", " ".join(plain.split())).rstrip(" .")


def _each_once(tags: Iterable[str]) -> tuple[str, ...]:
    """Return each tag once, as it is written first.

    >>> _each_once(["storm", "port", "Storm"])
    ('storm', 'port')
    """
    spelled: dict[str, str] = {}
    for tag in tags:
        spelled.setdefault(fold(tag), tag)
    return tuple(spelled.values())


Decision = tuple[str | None, float]


def _best(weights: Mapping[Hashable, float], values: Mapping[Hashable, str]) -> Decision:
    """Return the value with most weight, the first of equals, and its weight."""
    if not weights:
        return None, 0.0
    key = max(weights, key=lambda k: weights[k])
    return values[key], weights[key]


def _likeliest(candidates: Sequence[Candidate]) -> str | None:
    weights: dict[Hashable, float] = defaultdict(float)
    for source_and_value in dict.fromkeys((c.source, c.value, weight_of(c)) for c in candidates):
        weights[source_and_value[1]] += source_and_value[2]
    return _best(weights, {c.value: c.value for c in candidates})[0]


def _site(candidates: Sequence[Candidate]) -> str | None:
    return _likeliest([c for c in candidates if not c.value.startswith(("http", "@"))])


def _names_of_site(candidates: Sequence[Candidate], url: str | None) -> frozenset[str]:
    """Return what the site is called, by its own words and by its address, without spaces.

    >>> sorted(_names_of_site([Candidate("site", "The Gull", "og:site_name")], "http://www.gull.org"))
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
    return regex.sub(r"[^\p{L}\p{N}]", "", text.casefold())


def _title(candidates: Sequence[Candidate], site: frozenset[str]) -> Decision:
    """Decide on a title; several meta tags with the same title are hardly more than one voice."""
    voices = [(c.source, key_of(c.value), weight_of(c)) for c in candidates]
    by_spelling = sorted(candidates, key=lambda c: (c.source not in HEADINGS, weight_of(c)))
    spelled: dict[Hashable, str] = {key_of(c.value): c.value for c in by_spelling}
    for candidate in candidates:
        cut = _without_site(candidate.value, site)
        if cut and candidate.source in FOR_MACHINES:
            spelled.setdefault(key_of(cut), cut)
            voices.append(("the site's name", key_of(cut), NAMED_SITE))
    weights: dict[Hashable, float] = {}
    for key in spelled:
        by_source: dict[str, float] = defaultdict(float)
        for source, said, weight in voices:
            share = 1.0 if said == key else PART if _is_part(str(key), said) else 0.0
            by_source[source] = max(by_source[source], weight * share)
        alike = sorted((w for s, w in by_source.items() if s in FOR_MACHINES), reverse=True)
        others = sum(w for s, w in by_source.items() if s not in FOR_MACHINES)
        penalty = NAME_OF_THE_SITE * (_compact(str(key)) in site)
        weights[key] = others + sum(alike[:1]) + COPIES * sum(alike[1:]) - penalty
    return _best(weights, spelled)


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


def _published(candidates: Sequence[Candidate]) -> Decision:
    """Decide on a day; of the days in `time` elements the earliest is meant."""
    times = [c.value for c in candidates if c.source == "time"]
    voices = {
        (c.source, c.value): weight_of(c)
        for c in candidates
        if c.source != "time" or c.value == min(times)
    }
    weights: dict[Hashable, float] = defaultdict(float)
    for (_, day), weight in sorted(voices.items(), key=lambda voice: voice[0][1]):
        weights[day] += weight
    return _best(weights, {day: str(day) for day in weights})


def _author(candidates: Sequence[Candidate], site: str | None) -> Decision:
    """Decide on a list of names: what each source names together is one voice."""
    named: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for candidate in candidates:
        for name in map(_cleaned, split_names(candidate.value)):
            if _is_usable(name):
                person = replace(candidate, value=name)
                named[candidate.source].setdefault(key_of(name), person)
    weights: dict[Hashable, float] = defaultdict(float)
    spelled: dict[Hashable, str] = {}
    for names in named.values():
        persons = [c for c in names.values() if key_of(c.value) != key_of(site or "")]
        chosen = persons or list(names.values())
        key = frozenset(key_of(c.value) for c in chosen)
        weights[key] += weight_of(chosen[0]) - _doubts(chosen, is_site=not persons)
        spelled.setdefault(key, ", ".join(c.value for c in chosen))
    return _best(weights, spelled)


def _is_usable(name: str) -> bool:
    """Whether `name` could be one: no address, no month, nothing that bylines say of nobody.

    >>> _is_usable("Ada King"), _is_usable("https://example.org/ada"), _is_usable("August")
    (True, False, False)
    """
    nobody = words_of("byline", "month", "weekday", "role")
    return not _NO_NAME.search(name) and fold(name) not in nobody


def _cleaned(name: str) -> str:
    """Return `name` without what is said about it: "By", initials, an office.

    >>> _cleaned("View all posts by Ada King"), _cleaned("Ada King (ak)"), _cleaned("구현모 기자")
    ('Ada King', 'Ada King', '구현모')
    """
    name = _INITIALS.sub("", name)
    announced = author_phrases().match(name)
    name = name[announced.end() :] if announced else name
    office = office_and_name().fullmatch(name.strip())
    if office:
        return office["name"] or office["behind"]
    words = name.strip(" :").split()
    while len(words) > FULL_NAME_WORDS and fold(words[-1]) in words_of("role"):
        words.pop()
    return " ".join(words)


def _doubts(names: Sequence[Candidate], *, is_site: bool) -> float:
    """Return what speaks against names as authors: an organisation, the site, an account."""
    if is_site:
        return SITE_AS_AUTHOR
    if all(" " not in c.value and c.value.islower() for c in names):
        return ACCOUNT_AS_AUTHOR
    return 0.0 if any(c.is_person for c in names) else ORGANISATION_AS_AUTHOR
