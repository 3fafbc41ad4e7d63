"""Dates that are seen without reading the language."""

import pytest

from cleaner.metadata.days import MAX_CHARS, day_in


@pytest.mark.parametrize(
    "line",
    [
        "4 March 2021", "March 4th, 2021", "Mon, 4 Mar 2024, 10:11", "4. März 2021", "2021-03-04",
        "4 de março de 2021", "2021. március 4.", "04.03.2021", "2021年3月4日", "2021년 3월 4일",
        "4 มีนาคม 2564", "መጋቢት 4 ቀን 2021", "4 მარტი 2021", "۱۴ اسفند ۱۳۹۹", "२०७७ फागुन २०",
        "4 மார்ச் 2021", "៤ មីនា ២០២១", "٤ مارس ٢٠٢١", "၄ မတ် ၂၀၂၁",
    ],
)  # fmt: skip
def test_dates(line):
    assert day_in(line) == (True, False)


@pytest.mark.parametrize(
    "line",
    [
        "", "2021", "10 games 2021", "4 reasons to leave", "Article 4 of 2021", "Room 12, 2021 Oak",
        "Storm shuts the port on 4 March 2021", "+41 44 123 2021", "4 March", "1984", "1 2 3 2021",
    ],
)  # fmt: skip
def test_no_dates(line):
    assert not day_in(line).is_all


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("By Margaret Wrightson, 4 March 2021", True),
        ("โดย มาลี ใจดีสกุลยาวมากๆ นะครับ 4 มีนาคม 2564", True),
        ("Storm of 4 March 2021 remembered by the harbour", False),
        ("By Margaret Wrightson, 4 March 2021 " + "x" * MAX_CHARS, False),
    ],
)
def test_what_ends_in_a_date(line, ends):
    assert day_in(line).is_last is ends
