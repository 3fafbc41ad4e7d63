"""Read the days of publication and of the last change out of the bylines of a page."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from cleaner.metadata.byline_runs import Run, runs_of
from cleaner.metadata.dates import dates_in, normalised
from cleaner.metadata.phrases import change_phrases, publication_phrases

MAX_CHARS_AFTER = 5
"""What announces a date in a line of its own may have a colon, or "on", after it."""


def published_of(
    bylines: Sequence[str], language: str | None = None, known: Container[str] = ()
) -> str | None:
    """Return the date of publication in the `bylines` as ``YYYY-MM-DD``.

    That is the earliest full date of the first run of bylines that has one, because a page
    is published before it is updated, and what stands further below is another date. A
    date that is said to be that of a change is none (`modified_of`), nor is "3 hours ago" to
    a library without a clock. Of 04/05/2019 the reading counts that is among the `known` days.

    >>> published_of(["Updated: May 6, 2023", "Published: May 3, 2023"], "en")
    '2023-05-03'
    >>> published_of(["7 hours ago"], "en") is None
    True
    """
    for run in runs_of(bylines):
        dated = [day for line in _announced_days(run) for day in _days(line, language, known)]
        days = [found for found in dated if found.announcement is not Announcement.CHANGED]
        announced = [found for found in days if found.announcement is Announcement.PUBLISHED]
        if days:
            return min(found.day for found in announced or days).isoformat()
    return None


def modified_of(bylines: Sequence[str], language: str | None = None) -> str | None:
    """Return the latest date of a change that the `bylines` name.

    >>> modified_of(["Published: May 3, 2023", "Updated: May 6, 2023"], "en")
    '2023-05-06'
    """
    lines = [line for run in runs_of(bylines) for line in _announced_days(run)]
    found = [day for line in lines for day in _days(line, language)]
    days = [day.day for day in found if day.announcement is Announcement.CHANGED]
    return max(days).isoformat() if days else None


class Announcement(Enum):
    """What stands in front of a date."""

    NOTHING = auto()
    PUBLISHED = auto()
    CHANGED = auto()


class Day(NamedTuple):
    """A day that a byline names."""

    day: date
    announcement: Announcement


def _announced_days(run: Run) -> Iterator[str]:
    """Yield the lines of a run; before one, what the line above it announces and does not name.

    >>> list(_announced_days(["Updated on", "May 6, 2023", "Ada King"]))
    ['Updated on', 'Updated on May 6, 2023', 'Ada King']
    """
    announced = ""
    for line in run:
        yield f"{announced} {line}".strip()
        found = change_phrases().match(line) or publication_phrases().match(line)
        announced = line if found and len(line) - found.end() <= MAX_CHARS_AFTER else ""


def _days(line: str, language: str | None, known: Container[str] = ()) -> Iterator[Day]:
    """Yield each day in `line`, and what it is announced as."""
    line = normalised(line)
    over = 0
    for found in dates_in(line, language, known):
        if change_phrases().search(line, over, found.start):
            announcement = Announcement.CHANGED
        elif publication_phrases().search(line, over, found.start):
            announcement = Announcement.PUBLISHED
        else:
            announcement = Announcement.NOTHING
        yield Day(found.day, announcement)
        over = found.end
