"""Hostile shapes: pages that a careless pattern or loop would never finish."""

from __future__ import annotations

import pytest

import cleaner

SHAPES = {
    "200,000 headings": "Most Read\n" * 200_000,
    "one line of 2 MB": "a " * 1_000_000,
    "1 MB of list numbers": "1." * 500_000,
    "1 MB of dotted numbers": "1.1.1." * 170_000,
    "1 MB of open brackets": "(" * 1_000_000,
    "1 MB of open quotes": "“" * 350_000,
    "a million line feeds": "\n" * 1_000_000,
    "a million carriage returns": "\r" * 1_000_000,
    "300 KB of combining marks": "e" + "\u0301" * 150_000,
    "300 KB of bylines": "By A B, " * 37_500,
    "300 KB of tags that never close": "<p" * 150_000,
    "300 KB of open tags": "<div>" * 60_000,
    "1 MB without a space": "船" * 350_000,
    "1 MB of hyphens": "-" * 1_000_000,
    "1 MB of digits": "7" * 1_000_000,
    "1 MB of digits and blanks": "7 " * 500_000,
    "1 MB of apostrophes": "a'" * 500_000,
    "1 MB of white space": " \t" * 500_000,
    "white space before a letter": " " * 1_000_000 + "x",
    "1 MB of dashes and dates": "2022-02-02-" * 90_000,
    "one phrase over and over": "7 hours ago " * 80_000,
    "50,000 lines that are all different": "\n".join(f"Story number {i}" for i in range(50_000)),
    "10,000 paragraphs": ("It rained on the harbour, and the boat was late again. " * 3 + "\n")
    * 10_000,
}


@pytest.mark.cpu_seconds(60)
@pytest.mark.parametrize("source", SHAPES.values(), ids=SHAPES)
def test_a_hostile_page_is_cleaned_in_time_and_whole(source: str) -> None:
    page = cleaner.clean(source, input="text")
    place = 0
    for line in page.lines:
        assert source[place : line.start].strip("\r\n") == ""
        assert source[line.start : line.end] == line.text
        place = line.end
    assert source[place:].strip("\r\n") == ""


@pytest.mark.cpu_seconds(60)
@pytest.mark.parametrize(
    "name", ["300 KB of tags that never close", "300 KB of open tags", "one line of 2 MB"]
)
def test_whether_a_hostile_page_is_html_is_found_in_time(name: str) -> None:
    is_read_as_html = name == "300 KB of open tags"
    assert bool(cleaner.clean(SHAPES[name]).lines) is not is_read_as_html


@pytest.mark.cpu_seconds(60)
@pytest.mark.parametrize(
    "name", ["300 KB of bylines", "300 KB of combining marks", "one phrase over and over"]
)
def test_what_is_read_out_of_a_hostile_page_is_found_in_time(name: str) -> None:
    page = cleaner.clean(SHAPES[name], input="text", mode="recall")
    assert page.author is None or page.author in SHAPES[name]
    assert page.explain(1).startswith("line 1, ")
    assert bool(page.to_markdown().strip()) is page.found
