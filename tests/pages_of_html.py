"""Test pages in HTML whose elements say what they are: `data-label`, kept without one."""

from __future__ import annotations

import re

from nodes import walk

from cleaner.document.judged import JudgedLines, Line
from cleaner.document.labels import Label
from cleaner.page import Page
from cleaner.readers.html import parse
from cleaner.writers.events import Start, Text, events_of_fragment

WORD = re.compile(r"\w+")
APART = frozenset(
    "p h1 h2 h3 h4 h5 h6 li td th pre dt dd figcaption caption br article header blockquote ul ol "
    "dl table thead tbody tr figure hr img".split()
)
"""Elements that part words."""


def page_of_html(source, **fields):
    """Return `source` as a page: each line has the label that the nearest element around states."""
    lines = []
    for number, run in enumerate(walk(parse(source)), start=1):
        label = label_around(run)
        text = run.text
        lines.append(Line(number, text, label, 0.9, None, None))
    return Page(JudgedLines.of(lines), 0.9, "article", source=source, **fields)


def label_around(run):
    node = next(node for node, text in run.pieces if text and not text.isspace())
    while node is not None:
        stated = (node.attributes if node.is_element_node else {}).get("data-label")
        if stated:
            return Label(stated)
        node = node.parent
    return Label.BODY


def words(html):
    """Return the words that `html` shows, parted by its blocks; formulas left out."""
    parts, formula = [], 0
    for event in events_of_fragment(html):
        if isinstance(event, Text):
            parts.append("" if formula else event.data)
        elif isinstance(event, Start):
            formula += bool(formula) or event.attributes.get("class", "").startswith("math")
            parts.append(" " if event.tag in APART else "")
        else:
            formula -= bool(formula)
            parts.append(" " if event.tag in APART else "")
    return WORD.findall("".join(parts))


def is_subsequence(some, all_):
    rest = iter(all_)
    return all(word in rest for word in some)
