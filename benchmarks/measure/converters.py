"""What converters from HTML to Markdown do with the same articles, counted.

Each gets the sanitised HTML that cleaner writes, of a sample of pages with every line kept, and
of the hostile pages of the tests. Its Markdown is rendered by markdown-it-py. Counted are
the pages whose words are not the same afterwards, those whose headings, cells, items,
definitions and so on have other words, and the attacks that become elements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import click
import regex
from html_to_markdown import ConversionOptions, convert
from markdown_it import MarkdownIt
from markdownify import markdownify
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from selectolax.lexbor import LexborHTMLParser

from benchmarks.pages import data
from cleaner.document.labels import Label
from cleaner.readers.encoding import decode
from cleaner.readers.html import read_html
from cleaner.writers.events import End, Start, Text, events_of_fragment
from cleaner.writers.fragment import html_of
from cleaner.writers.from_html import article_of_page
from cleaner.writers.markdown_of_html import markdown_of_fragment

TABLE = "wcxb-dev"
EVERY = 13
"""A hundred pages."""
HOSTILE = data.ROOT / "tests" / "hostile.txt"
_WORD = regex.compile(r"\w+")
_INLINE = frozenset("a strong b em i del s code kbd sub sup q mark span".split())
_HARMFUL = frozenset("script iframe svg math object embed style template form input link".split())
_SAME = regex.compile(r"<(/?+)(th|kbd)\b")
_SHOWN = ("h2", "pre", "td", "li", "dd", "strong", "code", "sup", "a")
"""Elements that are compared by their words."""


def escaping(html: str) -> str:
    """Convert with html-to-markdown, everything escaped that it can escape."""
    options = ConversionOptions(
        escape_asterisks=True,
        escape_underscores=True,
        escape_misc=True,
        escape_ascii=True,
        br_in_tables=True,
        extract_metadata=False,
    )
    return convert(html, options).content or ""


CONVERTERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "cleaner": markdown_of_fragment,
        "markdownify": lambda html: markdownify(html, heading_style="ATX", escape_misc=True),
        "html-to-markdown": lambda html: convert(html).content or "",
        "html-to-markdown, escaping": escaping,
    }
)


def words(html: str) -> list[str]:
    """Return the words that `html` shows, parted by its blocks."""
    parts = []
    for event in events_of_fragment(html):
        if isinstance(event, Text):
            parts.append(event.data)
        elif event.tag not in _INLINE:
            parts.append(" ")
    return _WORD.findall("".join(parts))


def shown(html: str, tag: str) -> list[str]:
    """Return the words of each element `tag`, joined; empty ones left out."""
    found: list[str] = []
    depth, texts = 0, list[str]()
    for event in events_of_fragment(_SAME.sub(_same, html)):
        if isinstance(event, Text):
            texts += [event.data] if depth else []
        elif event.tag == tag:
            depth += 1 if isinstance(event, Start) else -1
            if isinstance(event, End) and depth == 0:
                found.append(" ".join("".join(texts).split()) if tag != "pre" else "".join(texts))
                texts = []
        elif depth and event.tag in {"br", "p", "li"}:
            texts.append(" ")
    return [text.strip("\n") for text in found if text.strip()]


def _same(match: regex.Match[str]) -> str:
    return f"<{match[1]}{'td' if match[2] == 'th' else 'code'}"


def fragments(sources: Iterable[str]) -> list[str]:
    """Return the sanitised HTML of pages with every line kept."""
    made = []
    for source in sources:
        labels = [Label.BODY] * len(read_html(source)[0])
        article = article_of_page(source, labels, "https://example.org/", images=False)
        made.append(plain(html_of(article)))
    return made


def plain(html: str) -> str:
    """Return a fragment without the classes that only cleaner makes something of."""
    return html.replace('<p class="standfirst">', "<p>").replace('<p class="byline">', "<p>")


def compare(convert_: Callable[[str], str], pages: Sequence[str]) -> Counter[str]:
    """Count the pages that a converter changes, by what it changes."""
    engine = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    engine.use(footnote_plugin).use(deflist_plugin).use(dollarmath_plugin)
    counts: Counter[str] = Counter()
    for page in pages:
        try:
            rendered = engine.render(convert_(page))
        except Exception as error:
            counts[type(error).__name__] += 1
            continue
        counts["words"] += words(rendered) != words(page)
        for tag in _SHOWN:
            counts[tag] += shown(rendered, tag) != shown(page, tag)
    return counts


def _row(convert_: Callable[[str], str], pages: Sequence[str]) -> str:
    changed = compare(convert_, pages)
    return ", ".join(f"{name} {count}" for name, count in changed.items())


def backslashes(convert_: Callable[[str], str], pages: Sequence[str]) -> float:
    """Return how many backslashes a converter writes in a thousand words."""
    written = [convert_(page) for page in pages]
    count = sum(text.count("\\") for text in written)
    return 1000 * count / max(sum(len(_WORD.findall(text)) for text in written), 1)


def attacks_through(convert_: Callable[[str], str], pages: Sequence[str]) -> int:
    """Count the hostile pages of which something harmful becomes an element."""
    engine = MarkdownIt("gfm-like", {"html": True})
    through = 0
    for page in pages:
        tree = LexborHTMLParser(engine.render(convert_(page)))
        through += any(node.tag in _HARMFUL for node in tree.root.traverse()) if tree.root else 0
    return through


@click.command(help=__doc__)
def main() -> None:
    """Print a row for each converter."""
    rows = data.table(TABLE)[::EVERY]
    pages = fragments(decode(row["html"])[0] for row in rows)
    lines = HOSTILE.read_text(encoding="utf-8").splitlines()
    hostile = fragments([*lines, *("<p>" + line.replace("<", "&lt;") for line in lines)])
    print(f"{len(pages)} pages of {TABLE}, {len(hostile)} attacks")
    for name, convert_ in CONVERTERS.items():
        print(name)
        print("    pages with other words, or elements of other words:", _row(convert_, pages))
        print(f"    backslashes in a thousand words: {backslashes(convert_, pages):.0f}")
        print(f"    attacks that become elements: {attacks_through(convert_, hostile)}")
