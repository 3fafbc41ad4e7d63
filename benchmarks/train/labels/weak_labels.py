"""What the markup of a page says about its lines, for training on plain text.

The collections know which text is content, not which boilerplate is a menu and
which a "Most Read" list. Class names, ids and tags often do: a line inside
``<div class="related-posts">`` is a teaser. These weak labels become training labels;
the scorer of plain text never sees markup.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from types import MappingProxyType

import regex
from lxml import etree
from lxml import html as lxml_html

from benchmarks.pages.alignment import tokens
from cleaner.document.labels import Label
from cleaner.document.marks import BIT
from cleaner.document.tree import Tree

_NAME_PARTS = regex.compile(r"[A-Z]?[a-z]+|[A-Z]+")

SECTION_WORDS: MappingProxyType[str, Label] = MappingProxyType(
    {
        word: label
        for label, words in {
            Label.NAV: "nav navbar navigation menu menus breadcrumb breadcrumbs pagination pager "
            "sitemap toc megamenu submenu taxonomy",
            Label.RANKING: "popular trending mostread mostpopular mostviewed ranking topstories",
            Label.TEASER: "related recommended recommendation recommendations recirc recirculation "
            "outbrain taboola teaser teasers readmore upnext similar morestories crosslinks "
            "suggested",
            Label.PROMO: "newsletter subscribe subscription promo promotion ad ads advert adverts "
            "advertisement sponsor sponsored sponsors paywall signup donate donation mailchimp",
            Label.COMMENT: "comment comments disqus respond commentlist",
            Label.LEGAL: "cookie cookies consent gdpr copyright disclaimer onetrust legal colophon",
            Label.SOCIAL: "share sharing shares social addtoany sharedaddy",
        }.items()
        for word in words.split()
    }
)
"""Words of class names and ids that name the section an element is."""

ITEM_WORDS: MappingProxyType[str, Label] = MappingProxyType(
    {
        word: label
        for label, words in {
            Label.BYLINE: "byline author authors date dateline published posted datetime timestamp",
            Label.CAPTION: "caption figcaption credit captions",
            Label.STANDFIRST: "standfirst dek deck subtitle subheadline subhead subheading",
            Label.ABOUT: "bio biography authorbox aboutauthor",
            Label.UI: "search login skip button btn toolbar accessibility filter filters dropdown "
            "modal",
            Label.NAV: "tags tag categories category",
        }.items()
        for word in words.split()
    }
)
"""Words of class names and ids that name a single line."""

_SECTION_TAGS = MappingProxyType({"nav": Label.NAV, "menu": Label.NAV})
_OWN_TAGS = MappingProxyType({"h1": Label.TITLE, "figcaption": Label.CAPTION})
"""Tags that say what they hold wherever they stand."""
_ITEM_TAGS = MappingProxyType(
    {
        "figcaption": Label.CAPTION,
        "time": Label.BYLINE,
        "button": Label.UI,
        "label": Label.UI,
        "option": Label.UI,
        **_OWN_TAGS,
        **{f"h{level}": Label.HEADING for level in range(2, 7)},
    }
)
_RANKING_PAIRS = frozenset({"read", "viewed", "popular", "shared", "commented"})
_IGNORED = frozenset("script style head template svg math noscript".split())
_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span "
    "strike strong sub sup time tt u var wbr img input".split()
)
_MAX_DEPTH = 200
MAX_ITEM_DEPTH = 4
"""Steps up to an element whose name may be that of a single line."""

CAPTION_TOKENS = 8
"""An alternative text of so many words tells what a picture shows; a shorter one may be a logo."""
OPENING_TOKENS = 5
"""A block that a converter joined with another is known again by this many tokens."""

WeakLabels = Mapping[tuple[str, ...], frozenset[Label]]


def weak_label_of(key: tuple[str, ...], known: WeakLabels) -> frozenset[Label]:
    """Return what the markup says of a line of the tokens `key`; empty where it does not."""
    return known.get(key) or known.get(key[:OPENING_TOKENS]) or frozenset()


def weak_labels(html: str) -> WeakLabels:
    """Return, for the tokens of each block of text in `html`, what its markup suggests."""
    found: defaultdict[tuple[str, ...], set[Label]] = defaultdict(set)
    pictures: defaultdict[tuple[str, ...], set[Label]] = defaultdict(set)
    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8")
    root = lxml_html.document_fromstring(html.encode("utf-8", "replace") or b"<p>", parser=parser)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "img" and element.get("alt"):
            label = _label_of(element)
            section = label is not None and label not in (Label.CAPTION, Label.TITLE, Label.HEADING)
            alt = tuple(tokens(element.get("alt", "")))
            is_known = len(alt) >= CAPTION_TOKENS
            pictures[alt].update(
                {label}
                if section and label
                else ({Label.CAPTION} if is_known else {Label.CAPTION, Label.UI})
            )
            continue
        if element.tag in _INLINE or element.tag in _IGNORED or not _is_leaf(element):
            continue
        key = tuple(tokens("".join(_texts(element))))
        if key:
            label = _label_of(element)
            found[key].add(label or Label.BODY)
    for alt, labels in pictures.items():
        found[alt] = found.get(alt) or labels
    openings: defaultdict[tuple[str, ...], set[Label]] = defaultdict(set)
    for key, labels in found.items():
        if len(key) > OPENING_TOKENS:
            openings[key[:OPENING_TOKENS]].update(labels)
    return {key: frozenset(labels) for key, labels in {**openings, **found}.items() if key}


def weak_labels_of_lines(tree: Tree) -> list[frozenset[Label]]:
    """Return, for each line of an HTML page, the weak label of its own elements.

    What `weak_labels` guesses by the words of a line is known here: the reader remembers where in
    the tree each line stands. A block without a weak label is taken for body.
    """
    by_element: dict[int, Label | None] = {}
    found = []
    for element, block in zip(tree.elements, tree.blocks, strict=True):
        for index in (element, block):
            if index not in by_element:
                by_element[index] = _label_in(tree, index)
        label = by_element[block] or by_element[element]
        if tree.marks[block] & _HEADING and label in (None, Label.BYLINE):
            label = Label.HEADING
        found.append(frozenset({label or Label.BODY}))
    return found


_HEADING = BIT["heading"]


def _label_in(tree: Tree, element: int) -> Label | None:
    """Return the nearest section around an element, else what the nearest element names."""

    def around() -> Iterator[tuple[str, list[str]]]:
        index = element
        while True:
            tag, names = tree.different[tree.signatures[index]]
            yield tag, _words(names)
            index = tree.parents[index]

    own_tag = tree.different[tree.signatures[element]][0]
    return _OWN_TAGS.get(own_tag) or _nearest(around(), None)


def _nearest(around: Iterable[tuple[str, list[str]]], item: Label | None) -> Label | None:
    """Return the nearest section of the elements around, else the nearest item, if not `item`.

    Args:
        around: tag and words of class, id and role, from the inside to the outside.
        item: what is named nearer than all of them.
    """
    for depth, (tag, names) in enumerate(islice(around, _MAX_DEPTH)):
        if tag in ("body", "html"):
            break
        section = _SECTION_TAGS.get(tag) or _section(names)
        if section is not None:
            return section
        if item is None:
            item = _ITEM_TAGS.get(tag)
        if item is None and depth < MAX_ITEM_DEPTH:
            item = next((ITEM_WORDS[name] for name in names if name in ITEM_WORDS), None)
    return item


def _is_leaf(element: etree._Element) -> bool:
    return all(
        not isinstance(child.tag, str) or child.tag in _INLINE or child.tag == "br"
        for child in element.iterdescendants()
    )


def _texts(element: etree._Element) -> list[str]:
    return [str(text) + " " for text in element.itertext()]


def _label_of(element: etree._Element) -> Label | None:
    """Return the nearest section around `element`, else what the nearest element names."""
    if element.tag in _OWN_TAGS:
        return _OWN_TAGS[element.tag]
    children = [child for child in element if isinstance(child.tag, str)]
    inner = _ITEM_TAGS.get(children[0].tag) if len(children) == 1 else None
    around = chain((element,), element.iterancestors())
    return _nearest(((each.tag, _names(each)) for each in around), inner)


def _section(names: list[str]) -> Label | None:
    if "most" in names and _RANKING_PAIRS.intersection(names):
        return Label.RANKING
    if "author" in names and {"bio", "box", "about"}.intersection(names):
        return Label.ABOUT
    return next((SECTION_WORDS[name] for name in names if name in SECTION_WORDS), None)


def _names(element: etree._Element) -> list[str]:
    """Return the words of class, id and role.

    >>> _names(etree.fromstring('<div class="most-readList" id="x1"/>'))
    ['most', 'read', 'list', 'x']
    """
    value = " ".join(element.get(name, "") for name in ("class", "id", "role"))[:400]
    return _words(value)


def _words(names: str) -> list[str]:
    return [part.lower() for part in _NAME_PARTS.findall(names)]
