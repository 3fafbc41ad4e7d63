"""Write the comments of readers below an article, as text, Markdown or HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape as escape_html

import regex

from cleaner.comments.values import Comment
from cleaner.writers.escaping import escape
from cleaner.writers.visible import without_surrogates

RULE = "---"
"""Stands between the article and its comments in text and Markdown."""
INDENT = "  "
"""How much further in an answer stands in text."""
MAX_DEPTH = 24
"""Deeper answers stand no further in, as blocks of the article do not either."""
_CONTROLS = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def comments_as_text(comments: Sequence[Comment]) -> str:
    """Return the comments as text, each answer further in than what it answers; "" for none.

    >>> print(comments_as_text([Comment("Fine.", "Ada"), Comment("No.", "Ben", "2023-05-06", 1)]))
    ---
    <BLANKLINE>
    Ada:
    Fine.
    <BLANKLINE>
      Ben, 2023-05-06:
      No.
    """
    parts = [RULE, *map(_as_text, comments)] if comments else []
    return "\n\n".join(parts)


def _as_text(comment: Comment) -> str:
    head = _head(comment)
    rows = [f"{head}:"] if head else []
    before = INDENT * min(comment.depth, MAX_DEPTH)
    return "\n".join(before + row for row in [*rows, *comment.text.split("\n")])


def comments_as_markdown(comments: Sequence[Comment]) -> str:
    r"""Return the comments as quotations, each answer in that of what it answers; "" for none.

    >>> comments_as_markdown([Comment("*Fine*.", "Ada")])
    '---\n\n> **Ada**\n>\n> \\*Fine\\*.\n'
    """
    parts = [RULE, *map(_as_markdown, comments)] if comments else []
    return "\n\n".join(parts) + "\n" if parts else ""


def _as_markdown(comment: Comment) -> str:
    named = f"**{escape(comment.author)}**" if comment.author else ""
    dated = escape(comment.date) if comment.date else ""
    head = ", ".join(filter(None, (named, dated)))
    paragraphs = [head, *map(escape, comment.text.split("\n"))]
    text = "\n\n".join(filter(None, paragraphs))
    before = "> " * (min(comment.depth, MAX_DEPTH) + 1)
    return "\n".join((before + row).rstrip() for row in text.split("\n"))


def comments_as_html(comments: Sequence[Comment]) -> str:
    """Return the comments as a ``<section>``, every word escaped; "" for none.

    >>> print(comments_as_html([Comment("1 < 2", "Ada")]))
    <section class="comments">
    <article data-depth="0">
    <p class="byline">Ada</p>
    <p>1 &lt; 2</p>
    </article>
    </section>
    <BLANKLINE>
    """
    rows = ['<section class="comments">', *_rows(comments), "</section>"] if comments else []
    return "".join(f"{row}\n" for row in rows)


def _rows(comments: Iterable[Comment]) -> Iterable[str]:
    for comment in comments:
        yield f'<article data-depth="{comment.depth}">'
        head = _head(comment)
        if head:
            yield f'<p class="byline">{_escaped(head)}</p>'
        yield from (f"<p>{_escaped(row)}</p>" for row in comment.text.split("\n"))
        yield "</article>"


def _head(comment: Comment) -> str:
    return ", ".join(filter(None, (comment.author, comment.date)))


def _escaped(text: str) -> str:
    return escape_html(_CONTROLS.sub(" ", without_surrogates(text)))
