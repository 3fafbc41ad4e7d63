"""Write elements of XML in which every word and every value is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import regex

_NO_XML = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no document of XML may hold."""


def escaped(text: str) -> str:
    r"""Return `text` as it can stand in XML; what cannot becomes U+FFFD.

    >>> escaped("1 < 2\x00") == "1 &lt; 2\ufffd"
    True
    """
    return escape(_NO_XML.sub("\ufffd", text))


def attribute(values: Mapping[str, object]) -> str:
    """Return attributes as they stand in a tag, those without a value left out.

    >>> attribute({"n": 1, "rend": "", "target": 'a"b'})
    ' n="1" target="a&quot;b"'
    """
    written = {name: escaped(str(value)) for name, value in values.items()}
    return "".join(f' {name}="{value}"' for name, value in written.items() if value)


def element(tag: str, content: str, **attributes: object) -> str:
    """Return an element whose `content` is XML already.

    >>> element("p", "It rained.", rend="byline"), element("lb", "")
    ('<p rend="byline">It rained.</p>', '<lb/>')
    """
    opening = f"{tag}{attribute(attributes)}"
    return f"<{opening}>{content}</{tag}>" if content else f"<{opening}/>"
