"""What cleaner is measured against, each as its users call it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from types import MappingProxyType

import justext
import regex
import trafilatura
from lxml import html as lxml_html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from benchmarks.alignment import align

MIN_C4_WORDS = 5
_TERMINAL = (".", "!", "?", '"', "'", "”", "’")

Keep = Callable[[Sequence[str]], list[bool]]
"""From the lines of a page to which of them are kept."""


def trafilatura_html(html: str) -> str:
    """Return what trafilatura takes for the content of `html`, without comments."""
    return trafilatura.extract(html, include_comments=False) or ""


def readability_html(html: str) -> str:
    """Return the text of readability-lxml's summary of `html`."""
    try:
        summary = Document(html).summary()
        return "\n".join(lxml_html.fromstring(summary).itertext())
    except (ValueError, TypeError, lxml_html.etree.LxmlError):
        return ""
    except Exception as error:
        if type(error).__name__ in ("Unparseable", "ParserError"):
            return ""
        raise


def resiliparse_html(html: str) -> str:
    """Return what resiliparse takes for the content of `html`."""
    return extract_plain_text(html, main_content=True)


def keep_everything(lines: Sequence[str]) -> list[bool]:
    """Keep every line."""
    return [True] * len(lines)


def c4_rule(lines: Sequence[str]) -> list[bool]:
    """Keep a line that ends in terminal punctuation and has five words or more (C4, 2019).

    >>> c4_rule(["Most Read", "The boat came in late today."])
    [False, True]
    """
    return [
        line.rstrip().endswith(_TERMINAL) and len(line.split()) >= MIN_C4_WORDS for line in lines
    ]


_PARAGRAPHS_TEMPLATE = "<html><body>{}</body></html>"


def _as_paragraphs(lines: Sequence[str]) -> str:
    return _PARAGRAPHS_TEMPLATE.format(
        "\n".join(f"<p>{escape(_printable(line))}</p>" for line in lines if line.strip())
    )


def _printable(line: str) -> str:
    return regex.sub(r"[\p{Cc}\p{Cs}]", " ", line)


def justext_on_lines(lines: Sequence[str]) -> list[bool]:
    """JusText with its English stop words on the lines as ``<p>``."""
    paragraphs = justext.justext(_as_paragraphs(lines), justext.get_stoplist("English"))
    kept = iter([not paragraph.is_boilerplate for paragraph in paragraphs])
    texts = [" ".join(_printable(line).split()) for line in lines]
    return [bool(text) and next(kept, False) for text in texts]


def trafilatura_on_lines(lines: Sequence[str]) -> list[bool]:
    """Trafilatura on the lines as ``<p>``."""
    return align(list(lines), trafilatura_html(_as_paragraphs(lines)))


LINE_PEERS: MappingProxyType[str, Keep] = MappingProxyType(
    {
        "everything": keep_everything,
        "C4 rule": c4_rule,
        "jusText on <p>": justext_on_lines,
        "trafilatura on <p>": trafilatura_on_lines,
    }
)
"""Peers that can be given the same lines that cleaner is given."""
