"""Decide between what the sources of a page say: those that say the same add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

import regex

from cleaner.metadata.ballot import Decision, best, key_of, likeliest, weight_of
from cleaner.metadata.names import FULL_NAME_WORDS, split_names
from cleaner.metadata.phrases import author_phrases, office_and_name, words_of
from cleaner.metadata.plausible import could_be_an_author
from cleaner.metadata.title_vote import names_of_site, vote_on_title
from cleaner.metadata.values import Candidate, Metadata
from cleaner.text.folding import fold

DECIDED = {"author": 1.9, "published": 1.9}
"""With so much weight behind one value the scripts of the page are not asked."""
SITE_AS_AUTHOR, ORGANISATION_AS_AUTHOR, ACCOUNT_AS_AUTHOR = 1.5, 0.3, 0.4
"""How much speaks against a source that names no person as the author."""

TIME_CHARS = len("2022-02-02T23:30:00")
"""What stands after so many characters of a moment is its zone."""

BY_ELEMENTS = frozenset(
    {"time", "title of a byline", "itemprop datepublished", "itemprop datecreated"}
)
"""Sources of days that comments and other articles on the page have as well."""

_INITIALS = regex.compile(r"\s*+\((?:\p{Ll}|[.]){1,6}\)$")


def decide(candidates: Iterable[Candidate], url: str | None = None) -> Metadata:
    """Return the values that the sources agree on best.

    >>> titles = [("title", "Storm | The Gull"), ("h1", "Storm"), ("og:title", "Storm - The Gull")]
    >>> decide(Candidate("title", value, source) for source, value in titles).title
    'Storm'
    """
    by_field: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in dict.fromkeys(candidates):
        by_field[candidate.field].append(candidate)
    site = _site(by_field["site"])
    title, _ = vote_on_title(by_field["title"], names_of_site(by_field["site"], url))
    authors, _ = _authors(by_field["author"], site)
    published, _ = _published(by_field["published"])
    modified = _modified(by_field["modified"], published)
    return Metadata(
        title=title,
        author=", ".join(authors) or None,
        authors=authors,
        published=published,
        published_time=_moment(by_field["published"], published),
        modified=modified,
        modified_time=_moment(by_field["modified"], modified),
        site=site,
        language=likeliest(by_field["language"]),
        description=likeliest(by_field["description"]),
        image=likeliest(by_field["image"]),
        section=likeliest(by_field["section"]),
        tags=_each_once(c.value for c in by_field["tags"]),
        canonical_url=likeliest(by_field["canonical_url"]),
        licence=likeliest(by_field["licence"]),
        candidates=tuple(c for field in by_field.values() for c in field),
    )


def is_decided(candidates: Sequence[Candidate]) -> bool:
    """Whether author and date are so sure that the page's scripts need not be asked."""
    _, published = _published([c for c in candidates if c.field == "published"])
    if published < DECIDED["published"]:
        return False
    site = _site([c for c in candidates if c.field == "site"])
    _, author = _authors([c for c in candidates if c.field == "author"], site)
    return author >= DECIDED["author"]


def _each_once(tags: Iterable[str]) -> tuple[str, ...]:
    """Return each tag once, as it is written first.

    >>> _each_once(["storm", "port", "Storm"])
    ('storm', 'port')
    """
    spelled: dict[str, str] = {}
    for tag in tags:
        spelled.setdefault(fold(tag), tag)
    return tuple(spelled.values())


def _site(candidates: Sequence[Candidate]) -> str | None:
    return likeliest([c for c in candidates if not c.value.startswith(("http", "@"))])


def _published(candidates: Sequence[Candidate]) -> Decision:
    """Decide on a day; of the days that one kind of element names the earliest is meant."""
    first: dict[str, str] = {}
    for candidate in candidates:
        if candidate.source in BY_ELEMENTS:
            first[candidate.source] = min(
                candidate.value, first.get(candidate.source, candidate.value)
            )
    voices = {
        (c.source, c.value): weight_of(c)
        for c in candidates
        if first.get(c.source, c.value) == c.value
    }
    weights: dict[Hashable, float] = defaultdict(float)
    for (_, day), weight in sorted(voices.items(), key=lambda voice: voice[0][1]):
        weights[day] += weight
    return best(weights, {day: str(day) for day in weights})


def _modified(candidates: Sequence[Candidate], published: str | None) -> str | None:
    """Decide on the day of the last change: no page is changed before it is published."""
    return likeliest([c for c in candidates if not published or c.value >= published])


def _moment(candidates: Sequence[Candidate], day: str | None) -> str | None:
    """Decide on the moment of a `day`: one with a zone, where any source names it."""
    timed = [replace(c, value=c.time) for c in candidates if c.value == day and c.time]
    zoned = [c for c in timed if c.value[TIME_CHARS:]]
    return likeliest(zoned or timed)


def _authors(candidates: Sequence[Candidate], site: str | None) -> tuple[tuple[str, ...], float]:
    """Decide on a list of names: what each source names together is one voice."""
    named: dict[str, dict[str, Candidate]] = defaultdict(dict)
    for candidate in candidates:
        for name in map(_cleaned, split_names(candidate.value)):
            if could_be_an_author(name):
                person = replace(candidate, value=name)
                named[candidate.source].setdefault(key_of(name), person)
    weights: dict[frozenset[str], float] = defaultdict(float)
    spelled: dict[Hashable, tuple[str, ...]] = {}
    visible: dict[frozenset[str], float] = {}
    for source, names in named.items():
        persons = [c for c in names.values() if key_of(c.value) != key_of(site or "")]
        chosen = persons or list(names.values())
        key = frozenset(key_of(c.value) for c in chosen)
        weights[key] += weight_of(chosen[0]) - _doubts(chosen, is_site=not persons)
        spelled.setdefault(key, tuple(c.value for c in chosen))
        if source == "byline":
            visible[key] = weights[key]
    support = {
        key: weight + sum(w for longer, w in visible.items() if _adds_words_to(longer, key))
        for key, weight in weights.items()
    }
    if not support:
        return (), 0.0
    key = max(support, key=lambda names: support[names])
    return spelled[key], support[key]


def _adds_words_to(longer: frozenset[str], names: frozenset[str]) -> bool:
    """Whether `longer` is the same name with something after it: an office, a place, a site.

    >>> _adds_words_to(frozenset({"ada king coastal desk"}), frozenset({"ada king"}))
    True
    >>> _adds_words_to(frozenset({"ada king", "ann lee"}), frozenset({"ada king"}))
    False
    """
    if len(longer) != 1 or len(names) != 1:
        return False
    (long,), (short,) = longer, names
    return " " in short and long.startswith(f"{short} ")


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
        return office["name"] or office["after"]
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
