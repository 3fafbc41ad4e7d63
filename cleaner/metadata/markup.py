"""Read what a page says of itself in its markup: meta tags, links, microdata, headings, bylines.

One walk over the start tags of the canonical page (`cleaner.readers.canonical`). Most tags say
nothing: only those of `_READERS`, and those with a class, an id or an ``itemprop`` that names an
author or a date, are looked into.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from cleaner.document.marks import RAW, VOID
from cleaner.metadata.class_words import BYLINE_NAMES, OTHER_CONTENT
from cleaner.metadata.element_text import byline_at, name_at, text_at, words_at
from cleaner.metadata.gathered import Markup
from cleaner.metadata.licences import CREATIVE_COMMONS, licence_of
from cleaner.metadata.plain import address, plain_text
from cleaner.readers.canonical import (
    attributes_of,
    end_of_name,
    end_of_raw,
    end_of_tag,
    end_of_value,
    past_comment,
    unescaped,
)
from cleaner.readers.fields import DAY_OF_PUBLICATION, ITEMS, METAS

MAX_ELEMENTS = 200_000
"""So many elements of a page are looked at."""
MAX_BYLINES = 40
MAX_HEADINGS = 20
MAX_PARAGRAPH_CHARS = 4000
"""So much of the paragraphs tells the language."""

_BOXES: Final = frozenset(["footer", "aside", "nav", "template"])
_NO_BOXES: Final = frozenset("html body head main article meta link script title h1".split())
"""Elements that hold the page itself, or nothing, whatever their classes say."""
_NO_BYLINES: Final = frozenset("meta link script style html body input form".split())

NOTHING, BOX, BYLINE = 0, 1, 2
"""What the class and the id of an element say of it."""


def read_markup(html: str, url: str | None, *, paragraphs: bool = True) -> Markup:
    """Gather what the elements of a canonical page say; one walk, bounded whatever the page.

    The `paragraphs` are only wanted where nothing else tells the language.

    >>> found = read_markup('<html lang="de"><head></head><body><h1>Sturm</h1></body></html>', None)
    >>> found.headings, found.candidates[0].value
    (['Sturm'], 'de')
    """
    walk = Walk(html, url)
    walk.chars_left = MAX_PARAGRAPH_CHARS if paragraphs else 0
    walk.run()
    return walk.found


class Walk:
    """A page whose start tags are being looked at."""

    html: str
    url: str | None
    found: Markup
    names: list[str]
    """The tags of the open elements, outermost first."""
    starts: list[int]
    """Where the content of each of them begins."""
    box: int
    """How many elements are open around and including the outermost box of other content, or 0."""
    chars_left: int
    """So much of the paragraphs is still wanted."""
    meanings: dict[str, int]
    """What is known of a class and id, as they are written."""

    def __init__(self, html: str, url: str | None) -> None:
        """Take a page in its canonical form."""
        self.html = html
        self.url = url
        self.found = Markup()
        self.names = []
        self.starts = []
        self.box = 0
        self.chars_left = MAX_PARAGRAPH_CHARS
        self.meanings = {}

    def run(self) -> None:
        """Walk over the page."""
        html = self.html
        left = MAX_ELEMENTS
        tag = html.find("<")
        while 0 <= tag < len(html) - 1 and left > 0:
            mark = html[tag + 1]
            if mark == "/":
                position = self._take_end_tag(tag + 2)
            elif mark == "!" or mark == "?":
                position = past_comment(html, tag)
            else:
                left -= 1
                position = self._take_start_tag(tag + 1)
            tag = html.find("<", position)

    def _take_end_tag(self, start: int) -> int:
        end = end_of_name(self.html, start)
        names = self.names
        if names and names[len(names) - 1] == self.html[start:end]:
            if len(names) == self.box:
                self.box = 0
            names.pop()
            self.starts.pop()
        return end

    def _take_start_tag(self, start: int) -> int:
        """Read an element, and return where the walk goes on."""
        html = self.html
        name_end = end_of_name(html, start)
        name = html[start:name_end]
        end = end_of_tag(html, name_end)
        is_wanted = name == "script" or name == "h1"
        meaning = NOTHING if self.box and not is_wanted else self._meaning_of(name, name_end, end)
        if is_wanted or not (self.box or meaning == BOX):
            self._read(name, name_end, end, meaning)
        elif name == "a":
            self._read_boxed_anchor(name_end, end)
        if name in VOID:
            return end
        if name in RAW:
            return end_of_raw(html, name, end) + len(name) + 3
        self.names.append(name)
        self.starts.append(end)
        self.box = self.box or (len(self.names) if meaning == BOX else 0)
        return end

    def _meaning_of(self, name: str, start: int, end: int) -> int:
        """Return what class and id, and the tag itself, say of an element."""
        if name in _BOXES:
            return BOX
        names = _value(self.html, ' class="', start, end)
        number = _value(self.html, ' id="', start, end)
        if not names and not number:
            return NOTHING
        written = f"{names[:500]} {number[:100]}"
        known = self.meanings.get(written, -1)
        if known < 0:
            lowered = unescaped(written).lower()
            known = BOX if OTHER_CONTENT.search(lowered) else NOTHING
            known |= BYLINE if BYLINE_NAMES.search(lowered) else NOTHING
            self.meanings[written] = known
        if known & BOX and name not in _NO_BOXES:
            return BOX
        return BYLINE if known & BYLINE and name not in _NO_BYLINES else NOTHING

    def _read(self, name: str, start: int, end: int, meaning: int) -> None:
        """Read what an element that is in no box says, its name ending at `start`."""
        found, html = self.found, self.html
        if name in _READERS:
            _READERS[name](self, start, end)
        if end - start > 5 and html.find(' itemprop="', start, end) >= 0 and name not in VOID:
            self._read_item(attributes_of(html, start, end), end)
        if meaning == BYLINE and len(found.bylines) < 2 * MAX_BYLINES:
            text = byline_at(html, end)
            if text and text not in found.bylines:
                found.bylines += [text, ""]
            if html.find(' title="', start, end) >= 0:
                found.add_day_of_title(attributes_of(html, start, end))

    # --- what the elements say

    def _read_html(self, start: int, end: int) -> None:
        attributes = attributes_of(self.html, start, end)
        spoken = attributes.get("lang") or attributes.get("xml:lang")
        if spoken:
            self._add("language", spoken, "html lang")

    def _read_meta(self, start: int, end: int) -> None:
        attributes = attributes_of(self.html, start, end)
        content = attributes.get("content")
        if not content:
            return
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in attributes.get(attribute, "").lower().split()[:5]:
                field = METAS.get(name)
                if field:
                    source = f"itemprop {name}" if attribute == "itemprop" else name
                    self._add(field, plain_text(content), source)
                elif DAY_OF_PUBLICATION.search(name):
                    self._add("published", plain_text(content), "meta published")

    def _read_link(self, start: int, end: int) -> None:
        attributes = attributes_of(self.html, start, end)
        relations = attributes.get("rel", "").lower().split()
        for relation, name in _RELATIONS.items():
            if relation in relations:
                href = address(attributes.get("href"), self.url)
                self._add(name, href, f"rel={relation}")

    def _read_anchor(self, start: int, end: int) -> None:
        html = self.html
        has_relation = html.find(' rel="', start, end) >= 0
        if not has_relation and html.find(CREATIVE_COMMONS, start, end) < 0:
            return
        attributes = attributes_of(html, start, end)
        relations = attributes.get("rel", "").lower().split()
        self._add("licence", *licence_of(attributes, relations, self.url))
        if "author" in relations:
            self._add_author(text_at(html, end), "rel=author")

    def _read_boxed_anchor(self, start: int, end: int) -> None:
        """Read a link in a box of other content: that about the author may stand there."""
        if self.html.find(' rel="', start, end) >= 0:
            relations = attributes_of(self.html, start, end).get("rel", "").lower().split()
            if "author" in relations and len(self.found.boxed_authors) < MAX_BYLINES:
                self.found.boxed_authors[text_at(self.html, end)] = None

    def _read_title(self, start: int, end: int) -> None:
        is_drawing = len(self.names) > 0 and self.names[len(self.names) - 1] == "svg"
        if not is_drawing and not self.found.counts["title", "title"]:
            title = unescaped(self.html[end : self.html.find("<", end)])
            self._add("title", plain_text(title), "title")

    def _read_script(self, start: int, end: int) -> None:
        html = self.html
        close = end_of_raw(html, "script", end)
        if html.find(' type="', start, end) >= 0:
            kind = attributes_of(html, start, end).get("type", "").lower()
            if "ld+json" in kind:
                self.found.scripts.append(html[end:close])
                return
        if html.find("ublish", end, close) >= 0 or html.find("uthor", end, close) >= 0:
            self.found.other_scripts.append(html[end:close])

    def _read_heading(self, start: int, end: int) -> None:
        text = text_at(self.html, end)
        if text and len(self.found.headings) < MAX_HEADINGS:
            self.found.headings.append(text)

    def _read_time(self, start: int, end: int) -> None:
        attributes = attributes_of(self.html, start, end)
        marked = "pubdate" in attributes or "published" in _names(attributes)
        source = "time published" if marked else "time"
        self._add("published", plain_text(attributes.get("datetime")), source)

    def _read_paragraph(self, start: int, end: int) -> None:
        if self.chars_left > 0:
            words = words_at(self.html, end)[: self.chars_left]
            self.chars_left -= len(words)
            self.found.paragraphs += words + "\n"

    def _read_item(self, attributes: dict[str, str], content: int) -> None:
        """Read microdata that is seen on the page."""
        for name in attributes["itemprop"].lower().split()[:5]:
            if name in ITEMS:
                value = attributes.get("content") or attributes.get("datetime")
                value = plain_text(value or name_at(self.html, content))
                if ITEMS[name] == "author":
                    self._add_author(value, f"itemprop {name}")
                else:
                    self._add(ITEMS[name], value, f"itemprop {name}")

    def _add(self, name: str, value: str, source: str) -> None:
        self.found.add(name, value, source, self.url)

    def _add_author(self, name: str, source: str) -> None:
        """Add an author that the element names whose start tag is being read."""
        count = len(self.starts)
        parent = self.starts[count - 1] if count else 0
        offset = self.starts[count - 2] if count > 1 else parent
        self.found.add_author(name, source, offset, parent)


def _value(html: str, attribute: str, start: int, end: int) -> str:
    """Return the value of an attribute of the tag from `start` to `end`, as it is written."""
    offset = html.find(attribute, start, end)
    if offset < 0:
        return ""
    offset += len(attribute)
    return html[offset : end_of_value(html, offset)]


def _names(attributes: dict[str, str]) -> str:
    return f"{attributes.get('class', '')[:500]} {attributes.get('id', '')[:100]}"


_RELATIONS: Final = MappingProxyType(
    {"canonical": "canonical_url", "license": "licence", "image_src": "image"}
)
_READERS: Final = MappingProxyType(
    {
        "html": Walk._read_html, "meta": Walk._read_meta, "link": Walk._read_link,
        "a": Walk._read_anchor, "title": Walk._read_title, "script": Walk._read_script,
        "h1": Walk._read_heading, "time": Walk._read_time, "p": Walk._read_paragraph,
    }
)  # fmt: skip
