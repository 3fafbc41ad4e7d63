"""How much of a line, of the lines around it and of the boxes around it is links."""

from __future__ import annotations

from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import log_scale
from cleaner.signals.signal import Claim, Signal

WHOLE = 0.95
"""With so large a share of links a line is one as a whole: a full stop may stand outside."""
MANY_LINKS = 10
NEAR = 2
"""Lines on either side that are around a line, ..."""
PART = 8
"""... that are its part of the page, ..."""
FAR = 30
"""... and that are far and wide."""


def is_linked(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<p>It rained, <a href=x>read more</a></p>``; the share of its characters that is."""
    return line.link_share


def is_a_link_as_a_whole(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<li><a href=x>Home</a></li>``."""
    return line.link_share > WHOLE


def has_many_links(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<p><a href=x>Home</a> <a href=y>News</a></p>``; ten are as many as count."""
    return log_scale(line.links, MANY_LINKS)


def links_stand_around(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of links in it and two lines on either side."""
    return link_share_around(line, page, NEAR)


def links_stand_in_that_part(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of links in it and eight lines on either side."""
    return link_share_around(line, page, PART)


def links_stand_far_and_wide(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of links in it and thirty lines on either side."""
    return link_share_around(line, page, FAR)


def link_share_around(line: MeasuredLine, page: MeasuredPage, reach: int) -> float:
    """Return the share of links in a line and `reach` lines on either side."""
    chars = page.characters.around(line.index, reach)
    return page.linked_characters.around(line.index, reach) / chars if chars > 0 else 0.0


def its_box_is_linked(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<ul><li><a href=x>Home</a></li><li>News</li></ul>``; share of links in the box."""
    return line.box.link_share


def the_second_box_is_linked(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same of the box around the box."""
    return line.second_box.link_share


def the_third_box_is_linked(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same of the box around that."""
    return line.third_box.link_share


def its_section_is_linked(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<nav><a href=x>Home</a><p>News</p></nav>``; share of links in the nearest section."""
    return line.section.link_share


SIGNALS: tuple[Signal, ...] = (
    Claim.by(is_linked, "is_linked", "most of it is a link", "little of it is a link"),
    Claim.by(
        is_a_link_as_a_whole, "is_a_link_as_a_whole", "all of it is a link",
        "not all of it is a link",
    ),
    Claim.by(has_many_links, "has_many_links", "it has many links", "it has few links"),
    Claim.by(
        links_stand_around, "links_stand_around", "the lines around it are links",
        "the lines around it are no links",
    ),
    Claim.by(
        links_stand_in_that_part, "links_stand_in_that_part",
        "that part of the page is full of links", "that part of the page has few links",
    ),
    Claim.by(
        links_stand_far_and_wide, "links_stand_far_and_wide", "the page is full of links there",
        "the page has few links there",
    ),
    Claim.by(
        its_box_is_linked, "its_box_is_linked", "the box around it is mostly links",
        "the box around it has few links",
    ),
    Claim.by(
        the_second_box_is_linked, "the_second_box_is_linked",
        "the second box around it is mostly links", "the second box around it has few links",
    ),
    Claim.by(
        the_third_box_is_linked, "the_third_box_is_linked",
        "the third box around it is mostly links", "the third box around it has few links",
    ),
    Claim.by(
        its_section_is_linked, "its_section_is_linked", "the section around it is mostly links",
        "the section around it has few links",
    ),
)  # fmt: skip
