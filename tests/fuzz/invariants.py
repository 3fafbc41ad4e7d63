"""What holds for every page: the fuzzer's target and the tests of its corpus share it."""

from __future__ import annotations

import cleaner
from benchmarks.hostile.active import active_in, active_in_markdown, obeyed_by_a_terminal
from cleaner import KEPT, Label, Page
from cleaner.writers.labels import to_labels
from cleaner.writers.visible import visible

FORMS = ("auto", "text", "html")


def check(data: bytes) -> None:
    """Clean a page of any bytes, the first of which says how, and see that all promises hold.

    Raises:
        AssertionError: a promise does not hold.
    """
    how, content = (data[0], data[1:]) if data else (0, b"")
    source = content.decode("utf-8", "surrogateescape") if how & 4 else content
    page = cleaner.clean(
        source,
        input=FORMS[how % 3],
        mode=("precision", "balanced", "recall")[how // 8 % 3],
        max_chars=200 if how & 64 else None,
    )
    _lines_are_whole(page, source)
    _what_is_written_is_harmless(page)


def _lines_are_whole(page: Page, source: str | bytes) -> None:
    assert page.found is any(line.label in KEPT for line in page.lines)
    assert 0 <= page.confidence <= 1
    for line in page.lines:
        assert (line.label is Label.BLANK) is (not line.text.strip()), line
        assert 0 <= line.probability <= 1, line
    if page.source is None and isinstance(source, str):
        ends = [0, *(line.end for line in page.lines)]
        assert "".join(line.text for line in page.lines) == source.replace("\r", "").replace(
            "\n", ""
        )
        assert all(source[line.start : line.end] == line.text for line in page.lines)
        assert ends == sorted(ends)


def _what_is_written_is_harmless(page: Page) -> None:
    html, markdown = page.to_html(), page.to_markdown(images=True)
    assert active_in(html) == [], html
    assert active_in_markdown(markdown) == [], markdown
    assert obeyed_by_a_terminal(visible(to_labels(page.lines))) == []
    page.to_json(reasons=True).encode()
    for line in page.lines[:3]:
        page.explain(line.number)
