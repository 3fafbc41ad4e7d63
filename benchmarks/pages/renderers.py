"""The converters that turn a page's HTML into the plain text that cleaner reads.

Four programs that people really use, so that nothing is learned about one of
them that is not true of text in general. `wet` gives what a Common Crawl WET
record holds: no blank lines, no indentation, no bullets.
"""

from collections.abc import Callable, Iterable
from html import escape
from types import MappingProxyType

import html_text
import inscriptis
from lxml import etree
from lxml import html as lxml_html
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

_SILENT = frozenset(
    "script style head template iframe object svg math canvas audio video select".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s "
    "samp small span strike strong sub sup time tt u var wbr img input noscript".split()
)


def decode(source: bytes) -> str:
    """Return the HTML of `source` as text, its encoding found as the HTML standard says."""
    encoding = detect_encoding(source, from_html_meta=True) or "utf-8"
    return str(bytes_to_str(source, encoding))


def resiliparse(html: str) -> str:
    """Blank lines between blocks, bullets, alternative texts of pictures."""
    return extract_plain_text(html, list_bullets=True, alt_texts=True, noscript=True)


def with_inscriptis(html: str) -> str:
    """A layout as in a text browser: indentation, bullets, columns of tables."""
    return str(inscriptis.get_text(html))


def with_html_text(html: str) -> str:
    """Blocks as they look, without bullets or indentation."""
    return str(html_text.extract_text(html))


def wet(html: str) -> str:
    """One line a block and nothing else, as in a Common Crawl WET record."""
    lines: list[str] = []
    words: list[str] = []

    def end_line() -> None:
        line = " ".join("".join(words).split())
        words.clear()
        if line:
            lines.append(line)

    for event, element in etree.iterwalk(_tree(html), events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            words.append(element.tail or "")
            continue
        is_inline = element.tag in _INLINE
        if event == "start":
            if not is_inline:
                end_line()
            if element.tag not in _SILENT and not _inside_silent(element):
                words.append(element.text or "")
        else:
            if not is_inline:
                end_line()
            parent = element.getparent()
            if parent is not None and parent.tag not in _SILENT and not _inside_silent(parent):
                words.append(element.tail or "")
    end_line()
    return "\n".join(lines)


def _inside_silent(element: etree._Element) -> bool:
    return any(ancestor.tag in _SILENT for ancestor in element.iterancestors())


def _tree(html: str) -> etree._Element:
    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8")
    return lxml_html.document_fromstring(html.encode("utf-8", "replace") or b"<p>", parser=parser)


def as_html(lines: Iterable[str]) -> str:
    """Return a page of HTML with a paragraph a line.

    >>> as_html(["1 < 2", ""])
    '<html><body><p>1 &lt; 2</p></body></html>'
    """
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())
    return f"<html><body>{paragraphs}</body></html>"


RENDERERS: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {
        "resiliparse": resiliparse,
        "inscriptis": with_inscriptis,
        "html_text": with_html_text,
        "wet": wet,
    }
)
