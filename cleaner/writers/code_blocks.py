r"""Code that stands in no ``pre``: lines of it end in ``<br>``, or each is an element.

Some highlighters make a table of it, and who writes code into a blog's editor gets a ``div`` in
the type of a typewriter, with breaks at its line ends and no-break spaces for its indent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from cleaner.writers.elements import BLOCKS

_IN_LINES = frozenset({"syntaxhighlighter", "crayon-syntax", "CodeMirror-code", "dp-highlighter"})
"""Classes of boxes with an element for each line of code, and no ``pre`` around them."""
_IN_ROWS = frozenset({"highlight", "js-file-line-container", "blob-code", "hljs-ln"})
"""Classes of tables with a row for each line, as of GitHub."""
_CODE = frozenset({"code", "tt", "samp"})
_BOXES = frozenset({"div", "p", "span", "font"})
_TYPEWRITER = re.compile(r"monospace|courier|consolas|menlo|monaco", re.IGNORECASE)
_LIKE_CODE = re.compile(r"\n(?:\xa0| {2}|\t)|[;{}:]\s*\n")
_BLOCK = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|table|table-row)\s*(?:;|!|$)")
_WHITE = re.compile(r"[ \t\n\r\f]+")


def may_be_code(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether what stands in an element should be looked at.

    >>> may_be_code("code", {}), may_be_code("div", {"style": "font-family: monospace"})
    (True, True)
    >>> may_be_code("div", {"class": "post"})
    False
    """
    if not attributes or tag not in _BOXES:
        return tag in _CODE or (tag == "table" and _is_in_lines(tag, attributes))
    if _is_in_lines(tag, attributes):
        return True
    stated = attributes.get("face" if tag == "font" else "style", "")
    return bool(stated) and bool(_TYPEWRITER.search(stated))


def is_code(tag: str, attributes: Mapping[str, str], tags: Collection[str], text: str) -> bool:
    r"""Whether an element is a block of code.

    Args:
        tag: what it is.
        attributes: what it says.
        tags: the elements in it.
        text: its words, with line ends for breaks.

    >>> is_code("code", {}, {"br"}, "a\nb"), is_code("code", {}, {"b"}, "a")
    (True, False)
    """
    if _is_in_lines(tag, attributes):
        return tag == "div" or "pre" not in tags
    if "\n" not in text.strip() or "br" not in tags or not BLOCKS.isdisjoint(tags):
        return False
    return tag in _CODE or _LIKE_CODE.search(text) is not None


def _is_in_lines(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is named after a highlighter that makes an element of each line."""
    known = {"div": _IN_LINES, "table": _IN_ROWS}.get(tag)
    return known is not None and not known.isdisjoint(attributes.get("class", "").split())


def is_shown_as_block(attributes: Mapping[str, str]) -> bool:
    """Whether an element of a line of code begins and ends it by its style.

    >>> is_shown_as_block({"style": "color: red; display: block"}), is_shown_as_block({})
    (True, False)
    """
    return bool(attributes) and _BLOCK.search(attributes.get("style", "")) is not None


def line_of_code(text: str, is_first: bool) -> str:
    r"""Return a piece of such code, its indent as spaces.

    Args:
        text: what stands between two tags.
        is_first: it stands at the beginning of a line, where HTML drops white space.

    >>> line_of_code("\n\xa0\xa0x = 1", True)
    '  x = 1'

    Spaces right after a tag are an indent: tables of code are shown as they are written.

    >>> line_of_code("    x  = 1", True)
    '    x = 1'
    """
    shown = _WHITE.sub(" ", text)
    indent = len(text) - len(text.lstrip(" \t"))
    if is_first and indent and text[indent:] and text[indent] not in "\r\n":
        return text[:indent] + shown.lstrip(" ").replace("\xa0", " ")
    return (shown.lstrip(" ") if is_first else shown).replace("\xa0", " ")
