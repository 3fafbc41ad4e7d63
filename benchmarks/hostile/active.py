"""What a browser would run or fetch in a piece of HTML."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from cleaner.readers.nesting import flattened
from cleaner.writers.visible import without_surrogates

_ELEMENTS = frozenset("script iframe frame object embed applet base meta link template".split())
_ADDRESSES = frozenset("href src action formaction xlink:href data srcset poster ping".split())
_SCHEME = re.compile(r"(?:(?:java|vb)script:|data:(?!image/(?:png|gif|jpe?g|webp|avif)))")
_DROPPED = re.compile(r"[\x00-\x20\x7f-\xa0]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def active_in(html: str) -> list[str]:
    """Return the elements, attributes and addresses of `html` that do something.

    >>> active_in("<p>one</p>"), active_in("<a href=' java&Tab;script:x' onclick=y>z</a>")
    ([], ['onclick', 'javascript:x'])
    """
    found = []
    tree = LexborHTMLParser(flattened(without_surrogates(html).encode()))
    for node in tree.root.traverse() if tree.root is not None else ():
        if node.tag in _ELEMENTS:
            found.append(node.tag)
        for name, value in node.attributes.items():
            if name.startswith("on") or name == "srcdoc":
                found.append(name)
            elif name in _ADDRESSES:
                address = _DROPPED.sub("", value or "").lower()
                found += [address[:40]] if _SCHEME.match(address) else []
    return sorted(found, key=len)


def active_in_markdown(markdown: str) -> list[str]:
    """Return the same of `markdown`, rendered by an engine that lets every address through."""
    engine = MarkdownIt("commonmark", {"html": True})
    engine.validateLink = lambda url: True  # type: ignore[method-assign]
    return active_in(engine.render(markdown))


def obeyed_by_a_terminal(text: str) -> list[str]:
    r"""Return the control characters of `text` but line feed and tab, and what turns its direction.

    >>> obeyed_by_a_terminal("a\tb\n\x1b[31m\u202e")
    ['\x1b', '\u202e']
    """
    return _CONTROL.findall(text)
