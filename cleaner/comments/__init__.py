"""Readers' comments as values: who wrote each, when, what, and to which it answers.

The lines are those that were labelled as comments. Of HTML the tree says which of them belong
together (`cleaner.comments.html`), of plain text the lines that name a day do
(`cleaner.comments.text`).
"""

from __future__ import annotations

from cleaner.comments.values import Comment
from cleaner.document.cleaned import Cleaned
from cleaner.document.labels import Label

__all__ = ["Comment", "comments_of"]


def comments_of(page: Cleaned, language: str | None = None) -> tuple[Comment, ...]:
    """Return the comments of a cleaned page, top to bottom.

    Args:
        page: the page.
        language: of the page, where it is known; it tells how days are written.
    """
    if not page.judged.have({Label.COMMENT}).any():
        return ()
    if page.source is None:
        from cleaner.comments.text import comments_of_text

        return comments_of_text(page.judged, language)
    from cleaner.comments.html import comments_of_html

    return comments_of_html(page.judged, page.source, language, page.form)
