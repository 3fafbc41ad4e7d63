"""Find out whether a source is HTML or plain text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

SNIFF_CHARS = 8000
"""As many characters tell HTML from text."""

_ELEMENTS = (
    "a abbr address article aside b blockquote body br button center code dd div dl dt em "
    "figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img "
    "input label li link main meta nav noscript ol option p pre q s script section select small "
    "span strong style sub sup table tbody td textarea tfoot th thead time title tr tt u ul video"
)
_TAG = regex.compile(
    rf"<(?P<close>/)?(?P<name>{'|'.join(_ELEMENTS.split())})(?P<rest>\s[^<>]*+)?/?>",
    regex.IGNORECASE,
)
# A doctype; or a tag with attributes, or a tag that is followed by another, or one of the
# outermost followed by its text. "<body>: the element" is how a manual's page begins.
_OPENING = regex.compile(
    r"""(?:\s|\ufeff|<!--.*?-->|<\?xml[^>]*+>)*+
    <(?:!doctype\s++html\b
    |(?:a|article|body|div|form|h[1-6]|head|header|html|img|link|main|meta|nav|p|script|section
        |span|style|table|ul|ol)\s++[a-z][-a-z:]*+\s*+=
    |(?:html|head|body|div|main|center|table|ul|ol|p)\s*+>\s*+<[a-z!/]
    |(?:html|head|body)\s*+>(?:\s*\n\s*+)?\w
    |title>[^<]*+</title>)""",
    regex.IGNORECASE | regex.VERBOSE | regex.DOTALL,
)
# A line or paragraph ended by hand: the tag touches the words before it.
_BREAK = regex.compile(r"[\w.,;:!?\"”’)]<(?:br|p|hr)\s*+/?>", regex.IGNORECASE)
MIN_BREAKS = 2
MIN_TAG_SHARE = 0.2
MIN_COVERED_SHARE = 0.5


def looks_like_html(text: str) -> bool:
    r"""Whether `text` is HTML, judged by its first `SNIFF_CHARS` characters.

    In HTML the words stand inside elements; a text *about* HTML has tags among its words.

    >>> looks_like_html("<p>One paragraph.</p>\n<p>And <a href='/x'>a link</a>.</p>")
    True
    >>> looks_like_html("Use the <div> tag, and close it with </div>, in a page about news.")
    False
    """
    sample = text[:SNIFF_CHARS]
    if "<" not in sample:
        return False
    if _OPENING.match(sample):
        return True
    if sum(1 for _ in _BREAK.finditer(sample)) >= MIN_BREAKS:
        return True
    pairs = list(_paired_tags(sample))
    in_tags = sum(len(opening[0]) + len(closing[0]) for opening, closing in pairs)
    if in_tags >= MIN_TAG_SHARE * len(sample.strip()):
        return True
    return _covered(sample, pairs) >= MIN_COVERED_SHARE


_BEFORE_A_WORD = frozenset(" \"'(`“‘")
_AFTER_A_WORD = frozenset(" \"')`”’.,;:!?") | {""}
_Pair = tuple["regex.Match[str]", "regex.Match[str]"]


def _paired_tags(sample: str) -> Iterator[_Pair]:
    """Yield each opening tag that has its closing tag, with it."""
    waiting: dict[str, list[regex.Match[str]]] = {}
    for tag in _TAG.finditer(sample):
        if _is_a_mention(tag):
            continue
        same = waiting.setdefault(tag["name"].lower(), [])
        if not tag["close"]:
            same.append(tag)
        elif same:
            yield same.pop(), tag


def _is_a_mention(tag: regex.Match[str]) -> bool:
    """Whether a bare tag stands among words as one of them: "the <p> tag", "(<br>)"."""
    before = tag.string[max(0, tag.start() - 1) : tag.start()]
    after = tag.string[tag.end() : tag.end() + 1]
    return not tag["rest"] and before in _BEFORE_A_WORD and after in _AFTER_A_WORD


def _covered(sample: str, pairs: list[_Pair]) -> float:
    """Return the share of the letters and digits outside tags that stand inside elements."""
    spans = _merged([(opening.start(), closing.end()) for opening, closing in pairs])
    starts = [start for start, _ in spans]
    inside = total = 0
    for word in regex.finditer(r"\w+", _TAG.sub(lambda tag: " " * len(tag[0]), sample)):
        total += len(word[0])
        index = bisect_right(starts, word.start()) - 1
        if index >= 0 and word.start() < spans[index][1]:
            inside += len(word[0])
    return inside / total if total else 0.0


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the `spans` that overlap.

    >>> _merged([(5, 9), (0, 6), (12, 14)])
    [(0, 9), (12, 14)]
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
