"""What cleaner is measured against, each as its users call it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType
from typing import Any

import justext
import regex
import trafilatura
from lxml import html as lxml_html
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from benchmarks.pages.alignment import align
from benchmarks.pages.languages import language_of
from benchmarks.pages.renderers import as_html, decode

MIN_C4_WORDS = 5
_TERMINAL = (".", "!", "?", '"', "'", "”", "’")

Keep = Callable[[Sequence[str]], list[bool]]
"""From the lines of a page to which of them are kept."""


def trafilatura_html(html: str, **options: bool) -> str:
    """Return what trafilatura takes for the content of `html`, by default without comments."""
    return trafilatura.extract(html, **({"include_comments": False} | options)) or ""


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


def justext_html(html: str | bytes) -> str:
    """Return the good paragraphs of jusText, given the stop words of the page's language.

    Its caller has to name the language; here it is told from the words of the page.
    """
    text = html if isinstance(html, str) else decode(html)
    name = STOP_LISTS.get(language_of(extract_plain_text(text)))
    if name is None:
        paragraphs = justext.justext(html, frozenset(), stopwords_low=0, stopwords_high=0)
    else:
        paragraphs = justext.justext(html, justext.get_stoplist(name))
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def newspaper_html(html: str) -> str:
    """Return the article text of newspaper4k, which wants some address and may fetch pictures."""
    return _newspaper().article("https://example.org/", input_html=html, fetch_images=False).text


@cache
def _newspaper() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nltk is not there; only summaries would need it
        import newspaper
    return newspaper


HtmlPeer = Callable[[str], str]
"""From HTML to the text that a program takes for its content."""

HTML_PEERS: tuple[tuple[str, HtmlPeer], ...] = (
    ("trafilatura", partial(trafilatura_html, include_comments=True)),
    ("trafilatura, no comments", trafilatura_html),
    ("trafilatura, fast", partial(trafilatura_html, fast=True)),
    ("trafilatura, precision", partial(trafilatura_html, favor_precision=True)),
    ("trafilatura, recall", partial(trafilatura_html, favor_recall=True)),
    ("readability-lxml", readability_html),
    ("resiliparse", resiliparse_html),
    ("jusText", justext_html),
    ("newspaper4k", newspaper_html),
)
"""Extractors of HTML, each as its users call it."""

STOP_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "ar": "Arabic",
        "bg": "Bulgarian",
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fa": "Persian",
        "fr": "French",
        "hi": "Hindi",
        "id": "Indonesian",
        "is": "Icelandic",
        "it": "Italian",
        "ko": "Korean",
        "lt": "Lithuanian",
        "nb": "Norwegian_Bokmal",
        "nl": "Dutch",
        "no": "Norwegian_Bokmal",
        "pl": "Polish",
        "pt": "Portuguese",
        "ru": "Russian",
        "sv": "Swedish",
        "sw": "Swahili",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "vi": "Vietnamese",
    }
)
"""The lists of jusText for the languages that the collections have."""


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


def _as_paragraphs(lines: Sequence[str]) -> str:
    return as_html(_printable(line) if line.strip() else "" for line in lines)


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
