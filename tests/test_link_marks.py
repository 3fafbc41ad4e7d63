"""Text that other programs made of a page, with marks for its links, is read past these marks."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.metadata.letters import sender_of
from cleaner.text.link_marks import foot_of_addresses, is_markdown, read_past_marks, without_marks

BODY = (
    "The mill by the weir has ground rye since the flood, and its wheel was turned by hand.",
    "Its owner bought the stones from a {link} that had closed, and nine men carried them home.",
    "On Thursdays the flour is left to rest in the old bank next door, where it never gets warm.",
)
MARKDOWN = "\n\n".join([
    "[Skip to content](https://echo.example/#content)",
    "* [Home](https://echo.example/)\n* [News](https://echo.example/news)",
    "# The mill by the weir",
    "By [Ada King](https://echo.example/ada)",
    "May 3, 2020",
    *(line.format(link="[quarry](https://echo.example/quarry)") for line in BODY),
    "## Related stories",
    "* [Ferry pulled free after a night of cards](https://echo.example/ferry)",
    "[Terms](https://echo.example/terms) [Privacy](https://echo.example/privacy)",
])  # fmt: skip
ADDRESSES = [f"{n:>4}. https://echo.example/{n}" for n in range(1, 8)]
LYNX = "\n".join([
    "   [1]Home [2]News [3]Subscribe", "", "The mill by the weir", "", "   By [4]Ada King",
    "   May 3, 2020", "", *(f"   {line.format(link='[5]quarry')}\n" for line in BODY),
    "   [6]Terms [7]Privacy", "", "References", "", "   Visible links", *ADDRESSES,
])  # fmt: skip


@pytest.mark.parametrize("source", [MARKDOWN, LYNX], ids=["Markdown", "lynx"])
def test_text_with_marks_is_read_as_the_page_that_it_was(source: str) -> None:
    page = cleaner.clean(source, input="text")
    assert "\n".join(line.text for line in page.lines) == source
    assert (page.author, page.published) == ("Ada King", "2020-05-03")
    assert page.title is not None
    assert page.title.removeprefix("# ") == "The mill by the weir"
    for line in BODY:
        assert line[:30] in page.text
    for words in ("Privacy", "News", "Subscribe", "Skip", "References", "1. https"):
        assert words not in page.text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[a](b) and [c](<d>)", "a and c"),
        ('[a](b "A title") [c](d_(e))', "a c"),
        ("[![Echo](/logo.png)](/)", "Echo"),
        ("![](/a.png)", ""),
        ("### A vault ###", "A vault"),
        ("__Storm__ and **rain**", "Storm and rain"),
        ("#1 in the list, [sic] (really)", "#1 in the list, [sic] (really)"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("snake__case__name", "snake__case__name"),
    ],
)
def test_the_marks_of_markdown(line: str, words: str) -> None:
    assert without_marks(line) == words


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["A story", *BODY],
        ["[a](b)", "[c](d)"],
        ["[a](b)"] * 3 + ["Rain."] * 100,
        ["[1] Rain", "[2] Wind", "https://echo.example/"],
        ["Rain", *ADDRESSES],
        ["[1]Home", "Rain", *ADDRESSES[:2]],
        ["[1]Home", *ADDRESSES, "A sentence that stands below all the addresses of a text."],
    ],
)
def test_other_text_is_left_alone(lines: list[str]) -> None:
    assert read_past_marks(lines) is lines
    assert foot_of_addresses(lines) == len(lines)


def test_only_headings_stand_above_the_addresses() -> None:
    last = "A last sentence of the text, which is no heading of what comes below."
    assert foot_of_addresses(["[1]Home", last, *ADDRESSES]) == 2
    assert foot_of_addresses(["[1]Home", last, "", "Links", "", *ADDRESSES]) == 3
    assert foot_of_addresses(["[1]Home", "The end", "", "Links", "", *ADDRESSES]) == 3


def test_hidden_links_have_a_heading_among_the_addresses() -> None:
    lines = ["[1]Home", "", "References", "", *ADDRESSES, "", "   Hidden links:", *ADDRESSES[:2]]
    assert foot_of_addresses(lines) == 2


@pytest.mark.parametrize(
    ("lines", "sender"),
    [
        (["Ada King ada at mill.example", "Thu Mar 4 10:11:00 GMT 2021"], "Ada King"),
        (["Ada King ada at mill.example", "", "Thu, 4 Mar 2021 10:11:00 +0100"], "Ada King"),
        (["We meet at the mill at 10.", "Thu Mar 4 10:11:00 GMT 2021"], None),
        (["Ada King ada at mill.example", "Rain", "Thu Mar 4 10:11:00 GMT 2021"], None),
    ],
)
def test_an_archive_of_mail_tells_who_wrote(lines: list[str], sender: str | None) -> None:
    assert sender_of(lines) == sender


@pytest.mark.cpu_seconds(20)
@pytest.mark.parametrize("piece", ["[", "](", "[a](", "[a](b ", "**", "**a", "#", "[1]", "![a]("])
def test_marks_that_never_end_take_no_time(piece: str) -> None:
    without_marks(piece * 30_000)
    assert is_markdown([piece * 1000] * 100) in (True, False)
    foot_of_addresses([piece * 100] * 3000)
