"""Which labels each line of a training page may have.

A hand-labelled line allows one label. The collections tell less: a line that
stands in the reference text is content, but whether heading or paragraph only
its markup says; a line outside is boilerplate of some kind, or the headline, the
byline or a caption, which the references leave out. The trainer accepts any of
the labels allowed (the likelihood of the set), so nothing has to be guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.pages.alignment import align, tokens
from benchmarks.train.labels.weak_labels import WeakLabels, weak_label_of
from cleaner.document.labels import DROPPED, SCORED, Label
from cleaner.lexicons.lexicon import kinds_of
from cleaner.measures.passes import measure_page

Allowed = frozenset[Label]
WeakSource = WeakLabels | Sequence[Allowed]
"""The weak labels of the markup, known by the tokens of a line or, of HTML, for each line."""

ANY: Allowed = frozenset(SCORED)
"""Nothing is known of the line."""
MAX_TITLE_WORDS_BESIDE = 6
"""A browser title has at most this many words (the site's name) beside the headline."""
MAX_BYLINE_WORDS = 14
BYLINE_REACH = 12
"""Lines around headline and ends of the content where an author or a date is a byline."""
HEAD_LINES = 6
"""Where no headline was found, this many lines above the content may belong to its head."""
_HEAD: Allowed = frozenset({Label.BYLINE, Label.STANDFIRST, Label.CAPTION})
_SAYING = (
    Label.RANKING,
    Label.TEASER,
    Label.PROMO,
    Label.SOCIAL,
    Label.COMMENT,
    Label.LEGAL,
    Label.UI,
    Label.ABOUT,
)
"""Labels that a phrase of the lexicons can give to the line it is."""
OVERRULED: Allowed = frozenset({Label.NAV, Label.LEGAL, Label.BODY, Label.HEADING})
"""Weak labels of the markup that a phrase of the lexicons overrules."""
_CONTENT: Allowed = frozenset({Label.BODY, Label.STANDFIRST})
_UNMARKED_CONTENT: Allowed = frozenset({Label.BODY, Label.STANDFIRST, Label.HEADING})


@dataclass(frozen=True, slots=True)
class Reference:
    """What a collection knows of a page."""

    content: str
    title: str = ""
    authors: tuple[str, ...] = ()
    summary: str = ""
    published: str = ""
    """Date of publication, as an ISO date."""


def mask_of(allowed: Allowed) -> int:
    """Return `allowed` as a bit a label, in the order of `cleaner.document.labels.SCORED`."""
    return sum(1 << SCORED.index(label) for label in allowed)


def allowed_labels(lines: Sequence[str], reference: Reference, source: WeakSource) -> list[Allowed]:
    """Return what each of `lines` may be; blank lines may be anything."""
    inside = align(lines, reference.content)
    summary = align(lines, reference.summary) if reference.summary else [False] * len(lines)
    keys = [tuple(tokens(line)) for line in lines]
    content_keys = {key for key, found in zip(keys, inside, strict=True) if found}
    first = next((i for i, found in enumerate(inside) if found), len(lines))
    last = max((i for i, found in enumerate(inside) if found), default=-1)
    is_text = isinstance(source, Mapping)
    weak_lines = weak_by_line(keys, source)
    title = _title_line(keys, reference.title, weak_lines, first)
    head = range(max(first - HEAD_LINES, 0) if title is None else title, first)
    starts = [i for i in (title, first, last) if i is not None]
    by_phrase = labels_of_phrases(lines)
    allowed: list[Allowed] = []
    for i, key in enumerate(keys):
        weak = weak_lines[i]
        is_near = any(abs(i - start) <= BYLINE_REACH for start in starts)
        if not key and not lines[i].strip():
            allowed.append(ANY)
        elif i == title:
            allowed.append(frozenset({Label.TITLE}))
        elif summary[i] and inside[i]:
            allowed.append(frozenset({Label.STANDFIRST, Label.BODY}))
        elif inside[i]:
            allowed.append(_content(weak) if is_text or i == first else _plain(_content(weak)))
        elif _resembles(key, tuple(tokens(reference.title))):
            allowed.append(_copy(weak))
        elif is_near and _is_byline(key, reference):
            allowed.append(frozenset({Label.BYLINE}))
        elif i in head and weak != {Label.CAPTION} and not (weak and weak <= DROPPED):
            allowed.append(DROPPED | _HEAD)
        else:
            if weak and Label.CAPTION in weak and not head.start <= i <= last:
                weak = (weak & DROPPED) | {Label.UI}
            allowed.append(
                _outside(weak, by_phrase.get(i), repeats=len(key) > 2 and key in content_keys)
            )
    return allowed


def _is_byline(key: tuple[str, ...], reference: Reference) -> bool:
    """Whether a short line names the author or the date of publication."""
    if len(key) > MAX_BYLINE_WORDS:
        return False
    words = set(key)
    if any(set(name) <= words for name in map(tokens, reference.authors) if name):
        return True
    year, _, rest = reference.published[:10].partition("-")
    day = rest.partition("-")[2]
    return bool(day) and year in words and bool({day, day.lstrip("0")} & words)


def _content(weak: Iterable[Label]) -> Allowed:
    weak = frozenset(weak)
    if weak == {Label.HEADING} or weak == {Label.TITLE}:
        return frozenset({Label.HEADING})
    if Label.CAPTION in weak and Label.UI not in weak:
        return frozenset({Label.CAPTION, Label.BODY})
    if Label.BYLINE in weak:
        return frozenset({Label.BYLINE, Label.BODY})
    if Label.STANDFIRST in weak:
        return frozenset({Label.STANDFIRST, Label.BODY, Label.HEADING})
    return _CONTENT if weak else _UNMARKED_CONTENT


def _plain(content: Allowed) -> Allowed:
    """Return what content below its first line is: no standfirst, and a heading if so marked.

    Of plain text the hand-labelled pages teach that.
    """
    return content - {Label.STANDFIRST} if content != _UNMARKED_CONTENT else frozenset({Label.BODY})


def _outside(weak: Allowed, by_phrase: Label | None, *, repeats: bool) -> Allowed:
    """Return what a line outside the content may be.

    A phrase that is a whole line ("Privacy Policy") names it wherever markup says no
    more than that it stands in a menu.
    """
    if repeats:
        return _copy(weak)
    if by_phrase is not None and weak <= OVERRULED:
        return frozenset({by_phrase})
    if weak and (weak <= DROPPED or weak == {Label.CAPTION}):
        return weak
    if Label.CAPTION in weak:
        return frozenset({Label.CAPTION, Label.UI}) | (weak & DROPPED)
    return DROPPED


def _copy(weak: Allowed) -> Allowed:
    """Return what a copy of a kept line is: part of the box it stands in, else a duplicate."""
    return weak if weak and weak <= DROPPED else frozenset({Label.DUPLICATE})


def weak_by_line(keys: Sequence[tuple[str, ...]], source: WeakSource) -> Sequence[Allowed]:
    """Return what the markup says of each line, given the tokens of all lines."""
    return [weak_label_of(key, source) for key in keys] if isinstance(source, Mapping) else source


def labels_of_phrases(lines: Sequence[str]) -> dict[int, Label]:
    """Return the label of each line that is a phrase of just one of `_SAYING`."""
    found = {}
    for line in measure_page(lines).lines:
        kinds = kinds_of(line.whole_phrases)
        labels = [label for label in _SAYING if label in kinds]
        if len(labels) == 1:
            found[line.page_index] = labels[0]
    return found


def _title_line(
    keys: Sequence[tuple[str, ...]], title: str, weak_lines: Sequence[Allowed], first: int
) -> int | None:
    """Return the copy of the headline nearest above the content, an h1 before others.

    Where nothing resembles the title that the collection gives, an h1 is the headline.
    """
    wanted = tuple(tokens(title))
    above = range(min(first + 1, len(keys)))
    copies = [i for i in above if keys[i] and _resembles(keys[i], wanted)]
    exact = [i for i in copies if keys[i] == wanted] or copies
    h1 = [i for i in above if Label.TITLE in weak_lines[i]]
    marked = [i for i in exact if i in h1] or exact or h1
    return marked[-1] if marked else None


def _resembles(key: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether one is the other, or the other with a few words before or behind it."""
    short, long = sorted((key, title), key=len)
    if not short or len(long) - len(short) > MAX_TITLE_WORDS_BESIDE or 2 * len(short) < len(long):
        return False
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
