"""The comments of a plain text: a line that names a day begins one, with the name above it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleaner.comments.heads import SeenLine, comment_of, name_in, ranks, seen_line
from cleaner.comments.values import Comment
from cleaner.document.judged import JudgedLines
from cleaner.document.labels import Label


def comments_of_text(judged: JudgedLines, language: str | None) -> tuple[Comment, ...]:
    """Return the comments of a page of plain text."""
    indices = judged.have({Label.COMMENT}).nonzero()[0].tolist()
    texts = judged.texts
    lines = [seen_line(index, texts[index], language) for index in indices]
    return comments_of_lines(lines, texts)


def comments_of_lines(lines: list[SeenLine], texts: Sequence[str]) -> tuple[Comment, ...]:
    """Return the comments that `lines` of a page with these `texts` make."""
    parts = _parts(lines) if any(line.date for line in lines) else _paragraphs(lines)
    firsts = [next((line for line in part if line.words), part[0]) for part in parts]
    depths = ranks([float(_indent(texts[line.number])) for line in firsts])
    made = (comment_of(part, depth) for part, depth in zip(parts, depths, strict=True))
    return tuple(comment for comment in made if comment)


def _parts(lines: list[SeenLine]) -> list[list[SeenLine]]:
    """Cut the lines where a comment begins: at a line with a day, or with the name above it.

    A day that stands below its comment ends it. Where they stand is seen from the first.
    """
    heads = [index for index, line in enumerate(lines) if line.date]
    is_below = any(line.words and name_in(line.words) is None for line in lines[: heads[0]])
    if is_below:
        cuts = [head + 1 for head in heads]
    else:
        cuts = [_with_name_above(lines, head) for head in heads]
    bounds = [0, *cuts, len(lines)]
    parts = [lines[start:end] for start, end in pairwise(bounds)]
    return [part for part in parts if part]


def _with_name_above(lines: list[SeenLine], head: int) -> int:
    """Return where the comment begins whose day is named in line `head`."""
    above = lines[head - 1] if head else None
    if above is None or lines[head].author or above.is_control or above.date:
        return head
    name = name_in(above.text)
    if name is None:
        return head
    above.author, above.words = name, ""
    return head - 1


def _paragraphs(lines: list[SeenLine]) -> list[list[SeenLine]]:
    """Take lines that stand together for one comment, where no line names a day."""
    parts: list[list[SeenLine]] = []
    before = -2
    for line in lines:
        if line.number != before + 1:
            parts.append([])
        parts[-1].append(line)
        before = line.number
    return parts


def _indent(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())
