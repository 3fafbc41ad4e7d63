"""What a line is by its tag, what it stands in, and what stands in it."""

from __future__ import annotations

from cleaner.document.marks import MARKS, SECTIONING, TAG_GROUPS
from cleaner.measures.boxes import CUSTOM_TAG
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import log_scale, share
from cleaner.signals.signal import Claim, ClaimOf, Signal

MANY_PICTURES = 3

_CUSTOM_TAG = CUSTOM_TAG


def is_tagged(line: MeasuredLine, page: MeasuredPage, group: int) -> float:
    """``<li>It rained.</li>`` is a list item; `group` is one of `TAG_GROUPS`."""
    return line.block.tag_group == group


def is_a_custom_element(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<x-card>It rained.</x-card>``."""
    return line.block.tag_group == _CUSTOM_TAG


def stands_in(line: MeasuredLine, page: MeasuredPage, mark: int) -> float:
    """``<nav><p>Home</p></nav>`` stands in a navigation; `mark` is one of `MARKS`."""
    return line.element.marks_around >> mark & 1


def holds(line: MeasuredLine, page: MeasuredPage, mark: int) -> float:
    """``<p>Seen on <time>3 May</time></p>`` holds a time; `mark` is one of `MARKS`."""
    return line.some_marks >> mark & 1


def is_directly_in(line: MeasuredLine, page: MeasuredPage, mark: int) -> float:
    """``<article><header><p>Storm</p></header></article>`` is directly in a header.

    Of the sections around a line, the nearest counts most.
    """
    return line.section.marks >> mark & 1


def is_bold(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<p><b>It rained.</b></p>``; the share of it that is."""
    return share(line.bold_chars, line.visible_chars)


def has_a_picture(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<img src=x><p>The quay</p>``, and three of them are as many as count."""
    return log_scale(line.pictures, MANY_PICTURES)


def pictures_stand_around(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the five lines on either side that have pictures."""
    return page.pictures.around(line.index, 5)


_GROUPS = {
    "a_paragraph": "a paragraph",
    "a_list_item": "a list item",
    "a_main_heading": "a main heading",
    "a_second_heading": "a heading of the second level",
    "a_third_heading": "a heading of the third level",
    "a_lower_heading": "a heading of a lower level",
    "a_cell": "a cell of a table",
    "a_term": "a term or its description",
    "verbatim_text": "code or verbatim text",
    "a_quotation": "a quotation",
    "a_marked_caption": "marked as a caption",
    "a_button": "a button",
    "a_form_label": "the label of a form field",
    "a_choice": "a choice of a form",
    "a_summary": "the summary of a fold-out box",
    "a_bare_block": "a block without meaning",
    "bare_text_of_a_section": "bare text of a section",
    "bare_text_of_the_page": "bare text of the page",
}
"""How a line is spoken of whose tag is in each of `TAG_GROUPS`."""

_MARKS = {
    "article": "an article element",
    "main": "the main element",
    "nav": "a navigation element",
    "header": "a header element",
    "footer": "a footer element",
    "aside": "an aside",
    "section": "a section element",
    "form": "a form",
    "figure": "a figure",
    "table": "a table",
    "list": "a list",
    "quote": "a quotation element",
    "details": "a fold-out box",
    "dialog": "a dialog",
    "noscript": "the part for readers without scripts",
    "link": "a link",
    "button": "a button element",
    "code": "a code element",
    "heading": "a heading element",
    "time": "a time element",
    "caption": "a caption element",
    "label": "a label element",
    "bold": "bold print",
    "address": "an address element",
    "choice": "a list of choices",
    "search": "a search box",
    "picture_text": "a picture's caption element",
    "hidden": "a hidden element",
    "aria_hidden": "an element that is hidden from screen readers",
    "author_link": "a link to the author",
    "item_body": "what is declared the body",
    "item_headline": "what is declared the headline",
    "item_name": "what is declared a name",
    "item_description": "what is declared a description",
    "item_author": "what is declared the author",
    "item_date": "what is declared a date",
    "item_comment": "what is declared a comment",
    "item_review": "what is declared a review",
    "item_price": "what is declared a price",
    "type_article": "what is declared an article",
    "type_comment": "what is declared a comment or an answer",
    "type_product": "what is declared a product",
    "type_review": "what is declared a rating",
    "type_person": "what is declared a person or an organisation",
    "type_breadcrumb": "what is declared a breadcrumb trail",
    "type_menu": "what is declared a menu, a header or a footer",
}
"""How an element with each of `MARKS` is spoken of."""

_HELD = ("time", "author_link", "code", "item_author", "item_date")


def _tag_signals() -> list[Signal]:
    found: list[Signal] = []
    for number, group in enumerate(TAG_GROUPS):
        spoken = _GROUPS[group]
        found.append(
            ClaimOf.by(is_tagged, number, f"is_{group}", f"it is {spoken}", f"it is not {spoken}")
        )
    return found


def _mark_signals() -> list[Signal]:
    found: list[Signal] = []
    for number, mark in enumerate(MARKS):
        spoken = _MARKS[mark]
        high, low = f"it stands in {spoken}", f"it is not in {spoken}"
        found.append(ClaimOf.by(stands_in, number, f"stands_in_{mark}", high, low))
    for mark in _HELD:
        spoken = _MARKS[mark]
        high, low = f"part of it is {spoken}", f"no part of it is {spoken}"
        found.append(ClaimOf.by(holds, MARKS.index(mark), f"holds_{mark}", high, low))
    for mark in SECTIONING:
        spoken = _MARKS[mark]
        high = f"the section nearest around it is {spoken}"
        low = f"the section nearest around it is not {spoken}"
        name = f"is_directly_in_{mark}"
        found.append(ClaimOf.by(is_directly_in, MARKS.index(mark), name, high, low))
    return found


SIGNALS: tuple[Signal, ...] = (
    *_tag_signals(),
    Claim.by(
        is_a_custom_element, "is_a_custom_element", "it is an element of the site's own making",
        "it is an ordinary element",
    ),
    *_mark_signals(),
)  # fmt: skip
PRINT: tuple[Signal, ...] = (
    Claim.by(is_bold, "is_bold", "it is bold", "it is not bold"),
)  # fmt: skip
PICTURES: tuple[Signal, ...] = (
    Claim.by(
        has_a_picture, "has_a_picture", "a picture stands above it", "no picture stands above it"
    ),
    Claim.by(
        pictures_stand_around, "pictures_stand_around", "pictures stand around it",
        "no pictures stand around it",
    ),
)  # fmt: skip
