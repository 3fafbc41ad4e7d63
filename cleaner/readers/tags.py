"""A tag, with all that the tables of `cleaner.document.marks` say of it, in one place to look."""

from __future__ import annotations

from typing import Final

from cleaner.document.marks import IN_DOUBT, MARKS_OF_TAGS, MEANINGS, RAW, TELLING, VOID

_HOLD_HTML: Final = frozenset(["mi", "mo", "mn", "ms", "mtext"])


class Tag:
    """What a tag means."""

    name: str
    meaning: int
    """One of the meanings of `cleaner.document.marks`: what the reader does with the element."""
    is_void: bool
    is_raw: bool
    tells_of_page: bool
    """It may say something of the page (`cleaner.readers.head`)."""
    is_template: bool
    begins_foreign: bool
    """The elements in it are those of mathematics."""
    ends_foreign: bool
    """It is one of mathematics, and the elements in it are those of HTML."""
    marks: int
    """Bits of `cleaner.document.marks.MARKS`."""

    def __init__(self, name: str) -> None:
        """Look up `name`."""
        self.name = name
        self.meaning = MEANINGS.get(name, IN_DOUBT)
        self.is_void = name in VOID
        self.is_raw = name in RAW
        self.tells_of_page = name in TELLING
        self.is_template = name == "template"
        self.begins_foreign = name == "math"
        self.ends_foreign = name in _HOLD_HTML
        self.marks = MARKS_OF_TAGS.get(name, 0)


_KNOWN: Final = {name: Tag(name) for name in sorted({*MEANINGS, *MARKS_OF_TAGS, *VOID})}


class Tags:
    """The tags of a page: those of the tables, and others that it has."""

    def __init__(self) -> None:
        """Begin with those of the tables."""
        self.others: dict[str, Tag] = {}

    def named(self, name: str) -> Tag:
        """Return the tag called `name`.

        >>> Tags().named("br").is_void, Tags().named("x-card").meaning == IN_DOUBT
        (True, True)
        """
        found = _KNOWN.get(name)
        if found is None:
            found = self.others.get(name)
            if found is None:
                found = self.others[name] = Tag(name)
        return found
