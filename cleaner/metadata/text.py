"""Who wrote a page and when, as its labelled lines tell: those of the bylines first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

import regex

from cleaner.document.judged import LABELS
from cleaner.document.labels import Label
from cleaner.metadata.byline_dates import published_of
from cleaner.metadata.bylines import announced_author, author_of
from cleaner.metadata.dates import dates_in, day_of_address, normalised
from cleaner.metadata.phrases import publication_phrases
from cleaner.text.characters import STOP, kind_of

if TYPE_CHECKING:
    from cleaner.document.judged import JudgedLines

REACH = 8
"""So many lines about the first paragraph an author may be announced."""
PARAGRAPH_CHARS = 60
"""A line of the body with so many characters is a paragraph."""
MAX_LINE_CHARS = 140
"""Outside the bylines, a longer line that names a person is a sentence."""
MIN_TOLD_WORDS = 2
"""With so many words in small letters before it, a day is one that a sentence tells of."""
_OTHER_BOXES = frozenset(
    {Label.COMMENT, Label.RANKING, Label.TEASER, Label.NAV, Label.LEGAL, Label.BYLINE}
)
_GLUED = regex.compile(r"(?<=\d)(?=\p{L}{2})|(?<=\p{Ll})(?=\d)")
"""Where a number ends or begins without a space."""
_DIGIT = regex.compile(r"\d")
_LOWER_CASE = regex.compile(r"(?<![\w@./-])\p{Ll}[\p{Ll}'’]++(?![\w@/-]|\.\w)")


class SeenLine(Protocol):
    """What is looked at of a line."""

    @property
    def text(self) -> str:
        """Verbatim."""

    @property
    def label(self) -> Label:
        """What the line is."""


class TextAndLabel(NamedTuple):
    """A line without what takes time to make, as its path."""

    text: str
    label: Label


def seen_lines(judged: JudgedLines) -> list[TextAndLabel]:
    """Return the lines of a page."""
    labels = map(LABELS.__getitem__, judged.codes.tolist())
    return list(map(TextAndLabel, judged.texts, labels))


def author_of_page(lines: Sequence[SeenLine], language: str | None) -> str | None:
    """Return who wrote the page that has these `lines`."""
    author = author_of(bylines_of(lines), language, _CommonWords(lines))
    return author or announced_author(beside_headline(lines))


def published_of_page(
    lines: Sequence[SeenLine], language: str | None, url: str | None = None
) -> str | None:
    """Return the date of publication of the page that has these `lines`.

    The bylines tell it, then the lines between headline and first paragraph, then the address.
    """
    day = published_of(bylines_of(lines), language)
    return day or published_of(below_headline(lines), language) or day_of_address(url)


def bylines_of(lines: Sequence[SeenLine]) -> list[str]:
    """Return the bylines among the `lines` of a page, "" where others stand between."""
    byline, blank = Label.BYLINE, Label.BLANK
    texts: list[str] = []
    for line in lines:
        label = line.label
        if label is byline:
            texts.append(line.text)
        elif texts and texts[-1] and label is not blank:
            texts.append("")
    return texts


def beside_headline(lines: Sequence[SeenLine]) -> list[str]:
    """Return the short lines about the first paragraph: `REACH` above and below it."""
    filled, first = _about_the_paragraph(lines)
    near = filled[max(first - REACH, 0) : first + REACH]
    return _texts_where(near, lambda line: len(line.text) <= MAX_LINE_CHARS)


def below_headline(lines: Sequence[SeenLine]) -> list[str]:
    """Return the short lines between headline and first paragraph, but those of other boxes.

    A sentence tells of a day of its own: "The tower opens on 1 May 2025." Not so one that
    announces the day, as "Published on 1 May 2025." does.
    """
    filled, first = _about_the_paragraph(lines)
    top = next((i for i, x in enumerate(filled[:first]) if x.label is Label.TITLE), first)
    return _texts_where(
        filled[top : first + 1],
        lambda line: (
            len(line.text) <= MAX_LINE_CHARS
            and line.label not in _OTHER_BOXES
            and not _tells_of_a_day(line)
        ),
    )


def days_of_other_boxes(lines: Iterable[SeenLine], language: str | None) -> frozenset[str]:
    """Return the days that lines of other boxes name, comments or teasers, and no others.

    >>> teaser = TextAndLabel("1 January 2025 Heron joins the choir", Label.TEASER)
    >>> days_of_other_boxes([teaser, TextAndLabel("1 May 2025", Label.BODY)], "en")
    frozenset({'2025-01-01'})
    """
    others: set[str] = set()
    own: set[str] = set()
    for line in lines:
        days = dates_in(normalised(line.text[:MAX_LINE_CHARS]), language)
        is_other = line.label in _OTHER_BOXES and line.label is not Label.BYLINE
        (others if is_other else own).update(found.day.isoformat() for found in days)
    return frozenset(others - own)


def _tells_of_a_day(line: SeenLine) -> bool:
    """Whether a line is a sentence that comes to speak of a day, and announces none.

    >>> lines = "It opens again on 1 May 2025.", "Published on 1 May 2025.", "1 May 2025."
    >>> [_tells_of_a_day(TextAndLabel(text, Label.BODY)) for text in lines]
    [True, False, False]
    >>> _tells_of_a_day(TextAndLabel("SEDGE, May 1, 2025 (Gull) - It opens again.", Label.BODY))
    False
    """
    text = line.text.strip()
    if line.label not in (Label.BODY, Label.STANDFIRST) or kind_of(ord(text[-1:] or " ")) != STOP:
        return False
    number = _DIGIT.search(text)
    before = text[: number.start()] if number else ""
    is_told = len(_LOWER_CASE.findall(before)) >= MIN_TOLD_WORDS
    return is_told and not publication_phrases().search(before)


def _opened(line: SeenLine) -> SeenLine:
    r"""Return what a converter put in front of the first paragraph, a tab between, or the line.

    >>> paragraph = TextAndLabel("May 3, 2020by Ada King9 min read\tThe mill " * 9, Label.BODY)
    >>> _opened(paragraph).text
    'May 3, 2020 by Ada King 9 min read'
    """
    head, tab, _ = line.text[: MAX_LINE_CHARS + 1].partition("\t")
    if not tab or len(line.text) <= MAX_LINE_CHARS or len(head) < 2:
        return line
    return TextAndLabel(_GLUED.sub(" ", head.strip()), line.label)


def _about_the_paragraph(lines: Iterable[SeenLine]) -> tuple[list[SeenLine], int]:
    """Return the filled lines down to `REACH` below the first paragraph, and its index in them."""
    below = (_opened(line) for line in lines if line.label is not Label.BLANK)
    filled: list[SeenLine] = []
    for line in below:
        filled.append(line)
        if _is_paragraph(line):
            return [*filled, *islice(below, REACH)], len(filled) - 1
    return filled, len(filled)


class _CommonWords:
    """The `common_words` of a page, worked out when one is looked for."""

    def __init__(self, lines: Sequence[SeenLine]) -> None:
        self._lines = lines
        self._words: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        if self._words is None:
            self._words = common_words(self._lines)
        return word in self._words


def common_words(lines: Sequence[SeenLine]) -> frozenset[str]:
    """Return the words that stand on the page in lower case; parts of addresses are none."""
    return frozenset(word for line in lines for word in _LOWER_CASE.findall(line.text))


def _texts_where(lines: Iterable[SeenLine], wanted: Callable[[SeenLine], bool]) -> list[str]:
    texts: list[str] = []
    for line in lines:
        if wanted(line):
            texts.append(line.text)
        elif line.label is not Label.BLANK and texts and texts[-1]:
            texts.append("")
    return texts


def _is_paragraph(line: SeenLine) -> bool:
    return line.label in (Label.BODY, Label.STANDFIRST) and len(line.text) >= PARAGRAPH_CHARS
