"""Why a line is dropped outright, whatever its words are weighed as: a code for each cause."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from cleaner.document.judged import JudgedLines, OnlyReason, Reason

NUMBER: Final = 1
"""It is the number of a line of code, ..."""
EDIT: Final = 2
"""... the link to edit what stands under a heading, ..."""
HIDDEN: Final = 3
"""... in a box amid the text that the page hides, ..."""
CHALLENGE: Final = 4
"""... on a page that only asks whether its reader is human, ..."""
ADDRESS: Final = 5
"""... all that there is, and the name of a file or an address, ..."""
TARGET: Final = 6
"""... at the foot of a text, where addresses stand that numbers in it stand for, ..."""
MEMBER: Final = 7
"""... beside a post of a forum, and tells when its author joined and how much he wrote, ..."""
PHRASE: Final = 8
"""... or a sentence that sites set amid their articles, the same words everywhere."""

NO_PAGE: Final = "is_no_page"
"""The name of the only reason for all lines of what is no page at all."""
EFFECT = -10.0
"""Log-odds of being kept; nothing that speaks for keeping weighs as much."""
REASONS = MappingProxyType(
    {
        NUMBER: ("is_the_number_of_a_line_of_code", "it is the number of a line of code"),
        EDIT: ("is_an_edit_link", "it is the link to edit what stands under a heading"),
        HIDDEN: ("is_hidden_amid_the_text", "the page hides it amid the text"),
        CHALLENGE: ("the_page_is_a_challenge", "the page only asks whether its reader is human"),
        ADDRESS: ("the_page_is_an_address", "the name of a file or an address is all there is"),
        TARGET: ("is_where_a_link_leads", "it is among the addresses that the links stand for"),
        PHRASE: ("is_a_set_phrase", "sites set these words amid their articles"),
        MEMBER: ("is_about_a_member", "it tells of a member of the forum, beside a post"),
    }
)
"""The name of the reason, and the reason as a person would say it."""


def reason_of(code: int, line: int) -> Reason:
    """Return the only reason for what is decided of a line dropped outright.

    >>> str(reason_of(HIDDEN, 7))
    'the page hides it amid the text'
    """
    name, words = REASONS[code]
    return Reason(name, line, EFFECT, words)


def not_a_page(kind: str) -> OnlyReason:
    """Return the evidence of the lines of what is no page at all, but of a `kind`.

    >>> str(not_a_page("a PDF document").reasons(1)[0])
    'this is no page but a PDF document'
    """
    return OnlyReason(NO_PAGE, EFFECT, f"this is no page but {kind}")


def is_no_page(lines: JudgedLines) -> bool:
    """Whether these are the lines of what is no page at all.

    >>> is_no_page(JudgedLines.of(()))
    False
    """
    evidence = lines.evidence[0][0] if lines.evidence else None
    return isinstance(evidence, OnlyReason) and evidence.signal == NO_PAGE
