"""Read what a page says of itself in JSON-LD (schema.org), however it is nested or broken."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

import regex

from cleaner.metadata.plain import address, day_of, language_code, moment_of, plain_text
from cleaner.metadata.values import Candidate

SOURCE = "JSON-LD"
MAX_CHARS = 2_000_000
"""So much of the scripts of a page is read; what a page says of itself is shorter."""
MAX_NODES = 20_000
"""So many objects of a page are looked at."""
MAX_AUTHORS = 50
MAX_PAGES = 40
"""So many objects are asked what they say of the page beside the article."""

ARTICLES = frozenset({
    "advertisercontentarticle", "analysisnewsarticle", "article", "askpublicnewsarticle",
    "backgroundnewsarticle", "blogposting", "discussionforumposting", "liveblogposting",
    "medicalscholarlyarticle", "newsarticle", "opinionnewsarticle", "question", "report",
    "reportagenewsarticle", "reviewnewsarticle", "satiricalarticle", "scholarlyarticle",
    "socialmediaposting", "techarticle",
})  # fmt: skip
"""Types of which a page is one, as a rule."""
THINGS = frozenset({
    "book", "course", "creativework", "dataset", "event", "howto", "jobposting", "learningresource",
    "medicalwebpage", "movie", "podcastepisode", "product", "recipe",
    "softwareapplication", "videoobject",
})  # fmt: skip
"""Types of which a page may be one, if it is no article."""
PAGES = frozenset({
    "aboutpage", "checkoutpage", "collectionpage", "contactpage", "faqpage", "itempage",
    "profilepage", "qapage", "webpage",
})  # fmt: skip
ORGANISATIONS = frozenset({
    "corporation", "governmentorganization", "localbusiness", "newsmediaorganization",
    "ngo", "onlinebusiness", "organization", "educationalorganization", "website", "brand",
})  # fmt: skip

_INTO = ("@graph", "mainEntity", "mainEntityOfPage", "@list", "about")
"""Where the objects that a page is, or consists of, stand inside others."""
_WRAPPING = regex.compile(r"^\s*+(?:<!--|//\s*+<!\[CDATA\[|/\*\s*+<!\[CDATA\[\s*+\*/|<!\[CDATA\[)")
_COMMA_TOO_MUCH = regex.compile(r",(\s*+[\]}])")
_SINGLE_VALUE = regex.compile(
    r'"(headline|datePublished|dateCreated|inLanguage)"\s*+:\s*+"((?:[^"\\\n]|\\.){1,500}+)"'
)

_MENDS: tuple[Callable[[str], str], ...] = (
    str,
    lambda text: _COMMA_TOO_MUCH.sub(r"\1", text),
    lambda text: unescape(text) if "&quot;" in text or "&#34;" in text else text,
)
"""What is tried in turn; the last is for templates that escape what stands in a script."""

Node = Mapping[str, Any]


def candidates(
    scripts: Iterable[str], url: str | None, known_titles: Sequence[str] = ()
) -> Iterator[Candidate]:
    """Yield what the JSON-LD `scripts` of the page at `url` say.

    Where a page lists several articles, the one counts that has its address or one of
    its `known_titles`; where none has, none counts.

    >>> script = '{"@type": "Article", "headline": "Storm", "author": {"name": "Ada King"}}'
    >>> [(c.field, c.value) for c in candidates([script], None)]
    [('title', 'Storm'), ('author', 'Ada King')]
    """
    left = MAX_CHARS
    nodes: list[Node] = []
    for script in scripts:
        value = parse(script[:left])
        left -= min(len(script), left)
        nodes.extend(nodes_of(value, MAX_NODES - len(nodes)))
    by_id = {str(node["@id"]): node for node in nodes if node.get("@id") and len(node) > 1}
    main = main_node(nodes, url, known_titles)
    if main is not None:
        yield from _of_node(main, by_id, url)
    for node in nodes[:MAX_PAGES]:
        if node is not main and types_of(node) & PAGES:
            yield from _of_page(node, url)
        if types_of(node) & {"website"} and plain_text(node.get("name")):
            yield Candidate("site", plain_text(node["name"]), SOURCE)


def parse(script: str) -> object:
    """Return the value that `script` writes, mended where it is broken in the usual ways.

    >>> parse('<!-- {"a": [1, 2,],} -->'), parse("{"), parse("[" * 100_000)
    ({'a': [1, 2]}, {}, {})
    >>> parse('{&quot;a&quot;: "rain &amp; wind"}'), parse('{"a": "rain &amp; wind"}')
    ({'a': 'rain & wind'}, {'a': 'rain &amp; wind'})
    >>> parse('{"headline": "Storm", "x": }')
    {'@type': 'Article', 'headline': 'Storm'}
    """
    text = _WRAPPING.sub("", script).lstrip("\ufeff \t\r\n")
    for mend in _MENDS:
        spelled = mend(text)
        try:
            return json.JSONDecoder(strict=False).raw_decode(spelled)[0]
        except (ValueError, RecursionError):
            continue
    found = _SINGLE_VALUE.findall(text)
    once = dict(found)
    return {"@type": "Article", **once} if once and len(once) == len(found) else {}


def nodes_of(value: object, limit: int) -> Iterator[Node]:
    """Yield the objects that describe the page or parts of it, outer ones first."""
    waiting = deque([value])
    while waiting and limit > 0:
        limit -= 1
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extend(item[:limit])
        elif isinstance(item, dict):
            yield item
            waiting.extend(item[key] for key in _INTO if isinstance(item.get(key), dict | list))


def types_of(node: Node) -> frozenset[str]:
    """Return the types of a node in small letters.

    >>> sorted(types_of({"@type": ["NewsArticle", "https://schema.org/Thing", 3]}))
    ['newsarticle', 'thing']
    """
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(
        kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()
        for kind in listed[:20]
        if isinstance(kind, str)
    )


def main_node(nodes: Sequence[Node], url: str | None, known_titles: Sequence[str]) -> Node | None:
    """Return the node that the page is, as far as that is clear."""
    for kinds in (ARTICLES, THINGS):
        found = [node for node in nodes if types_of(node) & kinds]
        if len({_title(node) for node in found}) > 1:
            titles = {title.casefold() for title in known_titles}
            own = [node for node in found if _is_at(node, url)]
            found = own or [node for node in found if _title(node).casefold() in titles]
        if found:
            return max(found, key=len)
    return None


def _is_at(node: Node, url: str | None) -> bool:
    page = node.get("mainEntityOfPage")
    named = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    wanted = _bare_address(url or "")
    return bool(wanted) and any(_bare_address(plain_text(value)) == wanted for value in named)


def _bare_address(url: str) -> str:
    return regex.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", url[:2000])


def _title(node: Node) -> str:
    return plain_text(node.get("headline")) or plain_text(node.get("name"))


def _of_node(node: Node, by_id: Mapping[str, Node], url: str | None) -> Iterator[Candidate]:
    if _title(node):
        yield Candidate("title", _title(node), SOURCE)
    for name, is_person in _authors(node, by_id):
        yield Candidate("author", name, SOURCE, is_person)
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield from _day("published", node.get(key), f"{SOURCE} {key}")
    yield from _day("modified", node.get("dateModified"), f"{SOURCE} dateModified")
    for name in _strings(node.get("publisher"), by_id):
        yield Candidate("site", name, SOURCE)
    for name in _strings(node.get("articleSection"), by_id):
        yield Candidate("section", name, SOURCE)
    for tag in _tags(node.get("keywords")):
        yield Candidate("tags", tag, SOURCE)
    yield from _of_page(node, url)


def _of_page(node: Node, url: str | None) -> Iterator[Candidate]:
    """Yield what a node says that may be the page or the article on it."""
    if types_of(node) & PAGES:
        yield from _day("published", node.get("datePublished"), f"{SOURCE} page")
        if plain_text(node.get("name")):
            yield Candidate("title", plain_text(node["name"]), f"{SOURCE} page")
    if plain_text(node.get("description")):
        yield Candidate("description", plain_text(node["description"]), SOURCE)
    spoken = node.get("inLanguage")
    code = language_code(_named(spoken[0] if isinstance(spoken, list) and spoken else spoken))
    if code:
        yield Candidate("language", code, SOURCE)
    for key, field in (("image", "image"), ("license", "licence")):
        value = node.get(key)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("url") or value.get("@id") if isinstance(value, dict) else value
        if address(value, url):
            yield Candidate(field, address(value, url), SOURCE)


def _day(field: str, value: object, source: str) -> Iterator[Candidate]:
    written = plain_text(value)
    day = day_of(written)
    if day:
        yield Candidate(field, day, source, time=moment_of(written))


def _authors(node: Node, by_id: Mapping[str, Node]) -> Iterator[tuple[str, bool]]:
    """Yield the names of the authors, and whether each is a person."""
    for key in ("author", "creator"):
        value = node.get(key)
        listed = value if isinstance(value, list) else [value]
        found: list[tuple[str, bool]] = []
        for author in listed[:MAX_AUTHORS]:
            person = by_id.get(str(author.get("@id")), author) if isinstance(author, dict) else {}
            is_person = not types_of(person) & ORGANISATIONS
            found.extend((name, is_person) for name in _strings(author, by_id))
        if found:
            yield from dict.fromkeys(found)
            return


def _strings(value: object, by_id: Mapping[str, Node]) -> Iterator[str]:
    """Yield the names that a value of any shape gives.

    >>> list(_strings([{"name": "Ada"}, "Ann", {"@id": "#1"}], {"#1": {"name": ["Eve"]}}))
    ['Ada', 'Ann', 'Eve']
    """
    for item in value[:MAX_AUTHORS] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            node = item if item.get("name") else by_id.get(str(item.get("@id")), item)
            names = node.get("name")
            yield from filter(None, map(plain_text, names if isinstance(names, list) else [names]))
        elif plain_text(item):
            yield plain_text(item)


def _named(value: object) -> str:
    """Return a text, or the code or name of an object.

    >>> _named("de"), _named({"@type": "Language", "name": "German", "alternateName": "de"})
    ('de', 'de')
    """
    if isinstance(value, dict):
        return plain_text(value.get("alternateName")) or plain_text(value.get("name"))
    return plain_text(value)


def _tags(value: object) -> Iterator[str]:
    """Yield keywords from a list or a line with commas."""
    for item in value[:200] if isinstance(value, list) else [value]:
        text = _named(item)
        yield from filter(None, (tag.strip() for tag in text.split(",")))
