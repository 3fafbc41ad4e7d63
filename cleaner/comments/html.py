"""The comments of an HTML page: each stands in one of a row of elements of one kind.

What kind that is differs from page to page, and so do its names. But whatever it is called, a
comment has an author, a day, or both, once; so of all kinds of elements the one is chosen with
most elements that do. Of several such kinds the one is chosen that holds most words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cleaner.comments.heads import SeenLine, comment_of, marked_name, ranks, seen_line
from cleaner.comments.markup import (
    MAX_DEPTH,
    Element,
    MarkedLine,
    Markup,
    attributes_before_words,
    read_markup,
)
from cleaner.comments.text import comments_of_lines
from cleaner.comments.values import Comment
from cleaner.document.canonical_form import CanonicalForm
from cleaner.document.judged import JudgedLines
from cleaner.document.labels import Label

Kind = tuple[str, str]
"""A tag, and a word of the class; "" for elements without one."""
Boxes = dict[int, list[SeenLine]]
"""The lines of each element of a kind."""

_LEVEL = re.compile(r"(?:^|[\s_-])(?:depth|level|indent|nest(?:ed|ing)?)[-_]?(\d{1,2})(?!\w)")
_MARGIN = re.compile(r"(?:margin|padding)-(?:left|inline-start)\s*:\s*(\d{1,4}(?:\.\d+)?)")
_LEVELS = ("indent", "data-depth", "data-level", "data-indent", "aria-level")


def comments_of_html(
    judged: JudgedLines, source: str, language: str | None, form: CanonicalForm | None = None
) -> tuple[Comment, ...]:
    """Return the comments of a page that was read from the HTML `source`."""
    indices = judged.have({Label.COMMENT}).nonzero()[0].tolist()
    markup = read_markup(source, indices, form)
    texts = judged.texts
    lines = [_seen(line, texts[line.number], language) for line in markup.lines]
    _pass_by_forms(lines, markup)
    boxes_of_kinds = _boxes_of_kinds(markup.elements, zip(lines, markup.lines, strict=True))
    kind = _kind_of_comments(markup.elements, boxes_of_kinds)
    if kind is None:
        return comments_of_lines(lines, texts)
    boxes = boxes_of_kinds[kind]
    depths = _depths(markup, list(boxes), kind)
    made = (comment_of(boxes[box], depth) for box, depth in zip(boxes, depths, strict=True))
    return tuple(comment for comment in made if comment)


def _seen(marked: MarkedLine, text: str, language: str | None) -> SeenLine:
    author = marked_name(marked.author) if marked.author else None
    return seen_line(marked.number, text, language, author, marked.moment)


def _pass_by_forms(lines: Sequence[SeenLine], markup: Markup) -> None:
    """Take the lines of a form for controls: nobody has signed or dated anything in it.

    Some programs put a whole page into a form; there, somebody has.
    """
    forms: dict[int, list[SeenLine]] = defaultdict(list)
    for line, marked in zip(lines, markup.lines, strict=True):
        form = next((i for i in marked.around if markup.elements[i].tag == "form"), -1)
        if form >= 0:
            forms[form].append(line)
    for held in forms.values():
        if not any(line.date for line in held):
            for line in held:
                line.is_control, line.author, line.words = True, None, ""


def _kinds_of(element: Element) -> list[Kind]:
    return [(element.tag, name) for name in element.names] or [(element.tag, "")]


def _kind_of_comments(
    elements: Sequence[Element], boxes_of_kinds: Mapping[Kind, Boxes]
) -> Kind | None:
    """Return the kind of elements that each hold a comment; None where none is signed or dated.

    Of kinds that hold the same words, one that shows by its nesting what is answered goes first,
    then the one that holds least besides.
    """
    best: tuple[int, int, bool, int] = (0, 0, False, 0)
    best_kind = None
    for kind, boxes in boxes_of_kinds.items():
        good = {index: box for index, box in boxes.items() if _is_a_comment(box)}
        words = sum(len(line.words) for box in good.values() for line in box)
        is_nested = any(_is_inside(elements, index, kind) for index in good)
        score = (len(good), words, is_nested, -sum(map(len, good.values())))
        if score > best:
            best, best_kind = score, kind
    return best_kind


def _boxes_of_kinds(
    elements: Sequence[Element], lines: Iterable[tuple[SeenLine, MarkedLine]]
) -> Mapping[Kind, Boxes]:
    """Return for each kind the lines of its elements: those that stand in no inner one of it."""
    kinds = [_kinds_of(element) for element in elements]
    boxes: dict[Kind, Boxes] = defaultdict(lambda: defaultdict(list))
    for line, marked in lines:
        taken: set[Kind] = set()
        for index in marked.around:
            for kind in kinds[index]:
                if kind not in taken:
                    taken.add(kind)
                    boxes[kind][index].append(line)
    return boxes


def _is_inside(elements: Sequence[Element], index: int, kind: Kind) -> bool:
    """Whether an element of the `kind` stands not too far around an element."""
    for _ in range(MAX_DEPTH):
        index = elements[index].parent
        if index < 0 or _is_of(elements[index], kind):
            break
    return index >= 0 and _is_of(elements[index], kind)


def _is_of(element: Element, kind: Kind) -> bool:
    tag, name = kind
    return element.tag == tag and (name in element.names if name else not element.names)


def _is_a_comment(lines: Sequence[SeenLine]) -> bool:
    """Whether somebody says something there, and signs or dates it once."""
    days = {line.date for line in lines if line.date}
    authors = {line.author for line in lines if line.author}
    is_marked = bool(days) or bool(authors)
    return is_marked and len(days) <= 1 and len(authors) <= 1 and any(line.words for line in lines)


def _depths(markup: Markup, boxes: Sequence[int], kind: Kind) -> list[int]:
    """Return how deep each comment stands: by the elements of the kind around it, or its indent."""
    around: list[int] = []  # how many elements of the kind are around each; parents come first
    for element in markup.elements:
        parent = element.parent
        is_inside = parent >= 0 and _is_of(markup.elements[parent], kind)
        around.append((around[parent] if parent >= 0 else 0) + is_inside)
    nested = [around[box] for box in boxes]
    if len(set(nested)) > 1:
        return ranks(nested)
    return ranks([_indent(markup, box) for box in boxes])


def _indent(markup: Markup, box: int) -> float:
    """Return how far in a comment stands, by what its elements and the one around it say."""
    parent = markup.elements[box].parent
    outside = [markup.elements[parent].attributes] if parent >= 0 else []
    for attributes in [*attributes_before_words(markup, box), *outside]:
        for name in _LEVELS:
            if attributes.get(name, "").isdecimal():
                return float(attributes[name])
        level = _LEVEL.search(attributes.get("class", "").lower()[:300])
        margin = _MARGIN.search(attributes.get("style", "").lower()[:500])
        if level or margin:
            return float((level or margin)[1])  # type: ignore[index]
    return 0.0
