"""Where the text of a page is: in which boxes, how near, and what Readability would choose."""

from __future__ import annotations

from cleaner.measures.box import Box
from cleaner.measures.containers import CONTAINERS, DENSEST
from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import at_most_1, log_scale, share, within_0_and_1
from cleaner.signals.signal import Claim, ClaimOf, Signal

MANY_POINTS = 15.0
"""Readability's points of a long paragraph with many commas."""
MANY_CLASSES = 8.0
"""Half so many classes that sound like content, or do not, are as sure as classes can be."""
MANY_LINES = 1000
MANY_WORDS = 5000
MANY_ARTICLES = 20

_DENSEST = DENSEST


def is_in_the_container(line: MeasuredLine, page: MeasuredPage, container: int) -> float:
    """It stands in the innermost box with so much of the text, of `MeasuredPage.containers`."""
    box = page.containers[container]
    return is_inside(line, box)


def is_inside(line: MeasuredLine, box: Box) -> bool:
    """Tell whether a line stands in a box."""
    return box.first <= line.index < box.end


def is_near_the_text_in_the_tree(line: MeasuredLine, page: MeasuredPage) -> float:
    """How far down the way to the densest box its own way goes along."""
    box = page.containers[_DENSEST]
    return share(line.element.steps_to_the_text, box.depth)


def its_box_holds_the_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the page's text in the box around its block."""
    return line.box.text_share


def the_second_box_holds_the_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same of the box around the box."""
    return line.second_box.text_share


def the_third_box_holds_the_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same of the box around that."""
    return line.third_box.text_share


def its_section_holds_the_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<article>`` with the long text around it."""
    return line.section.text_share


def earns_points_as_a_paragraph(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<p>The boat left at nine, and the crowd waved, shouted and sang.</p>``."""
    return at_most_1(line.block.points / MANY_POINTS)


def the_first_box_scores_well(line: MeasuredLine, page: MeasuredPage) -> float:
    """Readability's score of the box around its block, 1 for the best of the page."""
    return line.box.score


def the_second_box_scores_well(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same of the box around the box."""
    return line.second_box.score


def the_third_box_scores_well(line: MeasuredLine, page: MeasuredPage) -> float:
    """The same of the box around that."""
    return line.third_box.score


def a_box_around_scores_well(line: MeasuredLine, page: MeasuredPage) -> float:
    """The best score around it, less by each step."""
    return line.element.best_score_around


def is_in_the_best_candidate(line: MeasuredLine, page: MeasuredPage) -> float:
    """It stands in the box that Readability would choose."""
    return is_inside(line, page.best_box)


def is_beside_the_best_candidate(line: MeasuredLine, page: MeasuredPage) -> float:
    """It stands in the box around the one that Readability would choose."""
    box = page.boxes[page.best_box.parent]
    return is_inside(line, box)


def its_class_sounds_like_content(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<p class="entry-content">``, not ``<p class="sidebar">``; a half for neither."""
    return (line.block.class_weight + 1) / 2


def classes_around_sound_like_content(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<div class="post"><div class="entry"><p>``; a half for neither."""
    return within_0_and_1(0.5 + line.element.class_weights_around / MANY_CLASSES)


def page_has_many_lines(line: MeasuredLine, page: MeasuredPage) -> float:
    """A thousand are as many as count."""
    return log_scale(len(page.lines), MANY_LINES)


def page_has_much_long_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """Words in long lines; five thousand are as many as count."""
    return log_scale(page.long_weight, MANY_WORDS)


def page_has_many_articles(line: MeasuredLine, page: MeasuredPage) -> float:
    """``<article>Storm</article><article>Calm</article>``; twenty are as many as count."""
    return log_scale(page.articles, MANY_ARTICLES)


def best_candidate_holds_the_text(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the page's text in the box that Readability would choose."""
    return page.best_box.text_share


def page_names_prices(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the lines that name prices."""
    return page.share_with_prices


def page_holds_dates(line: MeasuredLine, page: MeasuredPage) -> float:
    """Share of the lines that hold dates or times of day."""
    return page.share_with_dates


def page_is_linked(line: MeasuredLine, page: MeasuredPage) -> float:
    """Mean share of links in a line."""
    return page.mean_link_share


def page_has_items(line: MeasuredLine, page: MeasuredPage) -> float:
    """Mean share of the text in the row of boxes alike around a line."""
    return page.mean_row_share


def _container_signals() -> list[Signal]:
    found: list[Signal] = []
    for number, part in enumerate(CONTAINERS):
        percent = round(part * 100)
        high = f"it is in the innermost box with {percent} % of the text"
        low = f"it is outside the innermost box with {percent} % of the text"
        name = f"is_in_the_container_of_{percent}_percent"
        found.append(ClaimOf.by(is_in_the_container, number, name, high, low))
    return found


SIGNALS: tuple[Signal, ...] = (
    *_container_signals(),
    Claim.by(
        is_near_the_text_in_the_tree, "is_near_the_text_in_the_tree",
        "the tree has it near the long text", "the tree has it far from the long text",
    ),
    Claim.by(
        its_box_holds_the_text, "its_box_holds_the_text",
        "the box around it holds most of the text", "the box around it holds little of the text",
    ),
    Claim.by(
        the_second_box_holds_the_text, "the_second_box_holds_the_text",
        "the second box around it holds most of the text",
        "the second box around it holds little of the text",
    ),
    Claim.by(
        the_third_box_holds_the_text, "the_third_box_holds_the_text",
        "the third box around it holds most of the text",
        "the third box around it holds little of the text",
    ),
    Claim.by(
        its_section_holds_the_text, "its_section_holds_the_text",
        "the section around it holds most of the text",
        "the section around it holds little of the text",
    ),
)  # fmt: skip
READABILITY: tuple[Signal, ...] = (
    Claim.by(
        earns_points_as_a_paragraph, "earns_points_as_a_paragraph",
        "it is a long paragraph with commas", "it is no long paragraph with commas",
    ),
    Claim.by(
        the_first_box_scores_well, "the_first_box_scores_well",
        "the first box around it has a high Readability score",
        "the first box around it has a low Readability score",
    ),
    Claim.by(
        the_second_box_scores_well, "the_second_box_scores_well",
        "the second box around it has a high Readability score",
        "the second box around it has a low Readability score",
    ),
    Claim.by(
        the_third_box_scores_well, "the_third_box_scores_well",
        "the third box around it has a high Readability score",
        "the third box around it has a low Readability score",
    ),
    Claim.by(
        a_box_around_scores_well, "a_box_around_scores_well",
        "a box around it has a high Readability score",
        "no box around it has a high Readability score",
    ),
    Claim.by(
        is_in_the_best_candidate, "is_in_the_best_candidate",
        "it is in the box that Readability would choose",
        "it is outside the box that Readability would choose",
    ),
    Claim.by(
        is_beside_the_best_candidate, "is_beside_the_best_candidate",
        "it is in or beside the box that Readability would choose",
        "it is far from the box that Readability would choose",
    ),
    Claim.by(
        its_class_sounds_like_content, "its_class_sounds_like_content",
        "its class sounds like content", "its class does not sound like content",
    ),
    Claim.by(
        classes_around_sound_like_content, "classes_around_sound_like_content",
        "the classes around it sound like content",
        "the classes around it do not sound like content",
    ),
)  # fmt: skip
WHOLE_PAGE: tuple[Signal, ...] = (
    Claim.by(
        page_has_many_lines, "page_has_many_lines", "the page has many lines",
        "the page has few lines",
    ),
    Claim.by(
        page_has_much_long_text, "page_has_much_long_text", "the page has much long text",
        "the page has little long text",
    ),
    Claim.by(
        page_has_many_articles, "page_has_many_articles", "the page has many article elements",
        "the page has few article elements",
    ),
    Claim.by(
        best_candidate_holds_the_text, "best_candidate_holds_the_text",
        "the box that Readability would choose holds most of the text",
        "the box that Readability would choose holds little of the text",
    ),
    Claim.by(
        page_names_prices, "page_names_prices", "the page names many prices",
        "the page names few prices",
    ),
    Claim.by(
        page_holds_dates, "page_holds_dates", "the page holds many dates",
        "the page holds few dates",
    ),
    Claim.by(
        page_is_linked, "page_is_linked", "most lines of the page are links",
        "few lines of the page are links",
    ),
    Claim.by(
        page_has_items, "page_has_items", "rows of boxes alike hold the text of the page",
        "no rows of boxes alike hold the text of the page",
    ),
)  # fmt: skip
