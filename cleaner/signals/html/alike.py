"""What the lines are like that stand in blocks, places and rows of boxes like its own.

Blocks are alike with the same tag and names; "such a place" is a block alike in a box alike in a
box alike. A row are siblings alike, as a template makes them: the posts of a forum.
"""

from __future__ import annotations

from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import log_scale
from cleaner.signals.signal import Claim, Signal

MANY_BLOCKS = 50
MANY_WORDS = 200


def blocks_like_it_are_long(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the words, in blocks with its tag and names, that stand in long lines."""
    return line.alike_block.long_share


def blocks_in_such_a_place_are_long(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same in such places."""
    return line.alike_place.long_share


def boxes_like_its_own_are_long(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same in boxes with the tag and names of its own."""
    return line.alike_box.long_share


def blocks_like_it_hold_the_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the page's text in blocks with its tag and names."""
    return line.alike_block.text_share


def blocks_in_such_a_place_hold_the_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same in such places."""
    return line.alike_place.text_share


def boxes_like_its_own_hold_the_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same in boxes with the tag and names of its own."""
    return line.alike_box.text_share


def blocks_in_such_a_place_are_links(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<li><a href=x>Home</a></li><li>News</li>``; share of links in such places."""
    return line.alike_place.link_share


def many_blocks_stand_in_such_a_place(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<ul><li>Home</li><li>News</li><li>Sport</li></ul>``; fifty others are as many as count."""
    return log_scale(line.alike_place.lines - 1, MANY_BLOCKS)


def blocks_in_such_a_place_end_like_sentences(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the lines in such places that do: ``It rained.``."""
    return line.alike_place.sentences


def blocks_in_such_a_place_have_many_words(line: MeasuredLine, page: MeasuredPage) -> float:
    """Mean over the lines in such places of how many they have."""
    return line.alike_place.lengths


def blocks_in_such_a_place_are_in_title_case(line: MeasuredLine, page: MeasuredPage) -> float:
    """Mean share of words with a capital: ``How We Use Your Data``."""
    return line.alike_place.capitals


def blocks_in_such_a_place_name_prices(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the lines in such places that do: ``€17``."""
    return line.alike_place.prices


def blocks_in_such_a_place_hold_dates(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the lines in such places that do: ``3 May, 14:05``."""
    return line.alike_place.dates


def blocks_in_such_a_place_share_words_with_long_lines(
    line: MeasuredLine, page: MeasuredPage
) -> float:
    """Mean share of their content words that other, long lines use."""
    return line.alike_place.overlaps


def repeated_siblings_hold_the_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the page's text in a row of boxes alike, one of which is around the line."""
    return line.element.row_text_share


def repeated_siblings_are_linked(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of links in that row."""
    return line.element.row_link_share


def repeated_siblings_have_many_words(line: MeasuredLine, page: MeasuredPage) -> float:
    """Mean words of the boxes in that row."""
    return log_scale(line.element.row_words, MANY_WORDS)


SIGNALS: tuple[Signal, ...] = (
    Claim.by(
        blocks_like_it_are_long, "blocks_like_it_are_long",
        "blocks with its tag and class are long", "blocks with its tag and class are short",
    ),
    Claim.by(
        blocks_in_such_a_place_are_long, "blocks_in_such_a_place_are_long",
        "blocks in boxes like its own are long", "blocks in boxes like its own are short",
    ),
    Claim.by(
        boxes_like_its_own_are_long, "boxes_like_its_own_are_long",
        "boxes like its own hold long lines", "boxes like its own hold short lines",
    ),
    Claim.by(
        blocks_like_it_hold_the_text, "blocks_like_it_hold_the_text",
        "blocks with its tag and class hold most of the text",
        "blocks with its tag and class hold little of the text",
    ),
    Claim.by(
        blocks_in_such_a_place_hold_the_text, "blocks_in_such_a_place_hold_the_text",
        "blocks in boxes like its own hold most of the text",
        "blocks in boxes like its own hold little of the text",
    ),
    Claim.by(
        boxes_like_its_own_hold_the_text, "boxes_like_its_own_hold_the_text",
        "boxes like its own hold most of the text", "boxes like its own hold little of the text",
    ),
    Claim.by(
        blocks_in_such_a_place_are_links, "blocks_in_such_a_place_are_links",
        "blocks in boxes like its own are links", "blocks in boxes like its own are no links",
    ),
    Claim.by(
        many_blocks_stand_in_such_a_place, "many_blocks_stand_in_such_a_place",
        "many blocks stand in boxes like its own", "few blocks stand in boxes like its own",
    ),
    Claim.by(
        blocks_in_such_a_place_end_like_sentences, "blocks_in_such_a_place_end_like_sentences",
        "blocks in boxes like its own end like sentences",
        "blocks in boxes like its own do not end like sentences",
    ),
    Claim.by(
        blocks_in_such_a_place_have_many_words, "blocks_in_such_a_place_have_many_words",
        "blocks in boxes like its own have many words",
        "blocks in boxes like its own do not have many words",
    ),
    Claim.by(
        blocks_in_such_a_place_are_in_title_case, "blocks_in_such_a_place_are_in_title_case",
        "blocks in boxes like its own are in title case",
        "blocks in boxes like its own are not in title case",
    ),
    Claim.by(
        blocks_in_such_a_place_name_prices, "blocks_in_such_a_place_name_prices",
        "blocks in boxes like its own name prices",
        "blocks in boxes like its own do not name prices",
    ),
    Claim.by(
        blocks_in_such_a_place_hold_dates, "blocks_in_such_a_place_hold_dates",
        "blocks in boxes like its own hold dates",
        "blocks in boxes like its own do not hold dates",
    ),
    Claim.by(
        blocks_in_such_a_place_share_words_with_long_lines,
        "blocks_in_such_a_place_share_words_with_long_lines",
        "blocks in boxes like its own speak of what long lines do",
        "blocks in boxes like its own do not speak of what long lines do",
    ),
)  # fmt: skip
ROWS: tuple[Signal, ...] = (
    Claim.by(
        repeated_siblings_hold_the_text, "repeated_siblings_hold_the_text",
        "a row of boxes alike, around it, holds most of the text",
        "no row of boxes alike, around it, holds much of the text",
    ),
    Claim.by(
        repeated_siblings_are_linked, "repeated_siblings_are_linked",
        "the row of boxes alike is mostly links", "the row of boxes alike has few links",
    ),
    Claim.by(
        repeated_siblings_have_many_words, "repeated_siblings_have_many_words",
        "the boxes alike have many words", "the boxes alike have few words",
    ),
)  # fmt: skip
