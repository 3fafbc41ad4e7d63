"""Days out of lines and addresses: which are read, in what order, and which are left alone."""

from __future__ import annotations

import sys
from datetime import datetime
from types import SimpleNamespace

import pytest

from cleaner.metadata.dates import dates_in, day_of_address


def days_in(line: str, language: str | None = None, known: frozenset[str] = frozenset()) -> str:
    """Return the days that a line names, with blanks between."""
    return " ".join(found.day.isoformat() for found in dates_in(line, language, known))


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        # More than twelve can be no month,
        ("5/13/2019", "en", "2019-05-13"),
        ("13/5/2019", "en", "2019-05-13"),
        # In Thailand the year is that of the Buddha,
        ("4 มีนาคม 2567", "th", "2024-03-04"),
        ("4 มีนาคม 2567", None, "2024-03-04"),
        ("๔ มีนาคม ๒๕๖๗", "th", "2024-03-04"),
        ("4/3/2567", "th", "2024-03-04"),
        ("4 มีนาคม 2024", "th", "2024-03-04"),
        ("4 March 2567", "en", ""),
        # and what may be either is read where the order is known, or does not matter.
        ("4/12/2019", "en", ""),
        ("12/4/2019", "en", ""),
        ("4/12/2019", None, ""),
        ("4/12/2019", "es", "2019-12-04"),
        ("12/4/2019", "es", "2019-04-12"),
        ("5/5/2019", "en", "2019-05-05"),
        ("4.12.2019", None, "2019-12-04"),
        ("12.4.2019", "en", "2019-04-12"),
        # Years of two digits are those of the web; a time of day is none.
        ("27.04.00", "de", "2000-04-27"),
        ("27.04.49", "de", "2049-04-27"),
        ("27.04.50", "de", ""),
        ("10.12.24", "de", "2024-12-10"),
        ("10.13.24", "de", ""),
        ("4/27/24", "en", "2024-04-27"),
        ("27-04-24", "de", ""),
        ("27/04/75", "de", ""),
        # The year first, digits of any script, no day at all.
        ("2020-01-20", None, "2020-01-20"),
        ("٢٠٢٠/٠١/٢٠", "ar", "2020-01-20"),
        ("2020-13-20", None, ""),
        ("Storm in port", "en", ""),
    ],
)
def test_a_day_in_digits(line: str, language: str | None, day: str) -> None:
    assert days_in(line, language) == day


@pytest.mark.parametrize(
    ("known", "day"),
    [
        (frozenset(), ""),
        (frozenset({"2019-04-05"}), "2019-04-05"),
        (frozenset({"2019-05-04"}), "2019-05-04"),
        (frozenset({"2019-04-05", "2019-05-04"}), ""),
        (frozenset({"2019-06-04"}), ""),
    ],
)
def test_of_two_readings_the_one_that_is_known_otherwise_is_meant(
    known: frozenset[str], day: str
) -> None:
    assert days_in("04/05/2019", "en", known) == day


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("1 listopad 2020", "pl", "2020-11-01"),
        ("1 listopad 2020", "hr", "2020-10-01"),
        ("1 août 2020", "en", "2020-08-01"),
        ("1 août 2020", None, "2020-08-01"),
        ("1 pages 2020", "en", ""),
        ("1 pages 2020", None, ""),
    ],
)
def test_a_month_is_that_of_the_language_or_else_of_any(
    line: str, language: str | None, day: str
) -> None:
    assert days_in(line, language) == day


def asked_of(
    monkeypatch: pytest.MonkeyPatch, line: str, language: str | None, answer: datetime | None
) -> tuple[str, list[str]]:
    """Return the days in a line where dateparser would give an answer, and what it was asked."""
    asked = []

    def parse(text: str, languages: list[str], settings: dict[str, object]) -> datetime | None:
        asked.append(f"{text} {languages} {settings['STRICT_PARSING']}")
        return answer

    monkeypatch.setitem(sys.modules, "dateparser", SimpleNamespace(parse=parse))  # type: ignore[arg-type]
    return days_in(line, language), asked


@pytest.mark.parametrize(
    ("answer", "day"),
    [(datetime(2020, 2, 3), "2020-02-03"), (datetime(2020, 2, 4), ""), (None, "")],
)
def test_dateparser_names_the_month_of_a_language_without_a_lexicon(
    monkeypatch: pytest.MonkeyPatch, answer: datetime | None, day: str
) -> None:
    found = asked_of(monkeypatch, "3 abcdef 2020", "no such language", answer)
    assert found == (day, ["3 abcdef 2020 ['no such language'] True"])


@pytest.mark.parametrize("language", ["en", None])
def test_dateparser_is_not_asked_where_a_lexicon_knows_the_months(
    monkeypatch: pytest.MonkeyPatch, language: str | None
) -> None:
    found = asked_of(monkeypatch, "3 abcdef 2020", language, datetime(2020, 2, 3))
    assert found == ("", [])


@pytest.mark.parametrize(
    ("url", "day"),
    [
        (None, None),
        ("", None),
        ("https://gull.example/2022/02/03/storm", "2022-02-03"),
        ("https://gull.example/2022/feb/03/storm", "2022-02-03"),
        ("https://gull.example/2022/storm/03/", None),
        ("https://gull.example/2022/13/03/", None),
        ("https://gull.example/storm", None),
    ],
)
def test_an_address_tells_a_day(url: str | None, day: str | None) -> None:
    assert day_of_address(url) == day


@pytest.mark.parametrize(("begins_at", "day"), [(1989, "2022-02-03"), (1990, None)])
def test_an_address_is_read_as_far_as_its_limit(begins_at: int, day: str | None) -> None:
    assert day_of_address("x" * begins_at + "/2022/02/03") == day
