"""Graft recirculation boxes onto training pages.

What misleads a scorer most on news pages are boxes whose entries are whole
sentences: "Related", "News", "Most Read", headlines with "7 hours ago". Few of
the training pages have them, many pages in life do. So headlines and first
sentences of *other* pages of the same language are set in boxes as sites set
them, headed by phrases of the lexicons, and put below the content, above it, or
into its middle.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import regex

from benchmarks.damage import Row
from benchmarks.targets import mask_of
from cleaner.document.labels import BODY, Label
from cleaner.lexicons.lexicon import lexicons

_FIRST_SENTENCE = regex.compile(r".{40,280}?[.!?。！？؟।](?=\s|$)|.{20,120}?[。！？]")
_BODY_MASK = mask_of(frozenset(BODY))
MIN_CONTENT_LINES = 4
MAX_BOXES = 4
AMID_CHANCE = 0.35
ABOVE_CHANCE = 0.15
HEADING_CHANCE = 0.8
MIN_DONORS = 8
"""A language needs this many pages to lend headlines to one another."""

Story = tuple[str, str]
"""A headline and the first sentence of another page."""


def story_of(title: str, content: str) -> Story | None:
    """Return headline and first sentence of a page, None where it has no such sentence.

    >>> story_of("Storm", "It rained all day and all night in the harbour town. More.")
    ('Storm', 'It rained all day and all night in the harbour town.')
    """
    found = _FIRST_SENTENCE.match(content.strip().partition("\n")[0])
    return (title.strip(), found[0].strip()) if found and title.strip() else None


Phrases = Mapping[tuple[str, str], tuple[str, ...]]
"""The lexicon of a language: from (kind, way) to phrases."""


def phrases_of(language: str) -> Phrases:
    """Return the phrases of a language; none where there is no lexicon."""
    return next((lexicon.phrases for lexicon in lexicons() if lexicon.language == language), {})


class Grafter:
    """Boxes made of the stories of other pages."""

    def __init__(self, stories: Iterable[tuple[str, str, Story]]) -> None:
        """Take (language, site, story) of every page that may lend one."""
        self._stories: defaultdict[str, list[tuple[str, Story]]] = defaultdict(list)
        for language, site, story in stories:
            self._stories[language].append((site, story))

    def graft(
        self, rows: Sequence[Row], language: str, site: str, chance: random.Random
    ) -> list[Row]:
        """Return `rows` with some boxes, or as they are where too few donors speak."""
        donors = [story for other, story in self._stories[language] if other != site]
        inside = [
            i
            for i, (line, mask) in enumerate(rows)
            if line.strip() and mask and not mask & ~_BODY_MASK
        ]
        if len(donors) < MIN_DONORS or len(inside) < MIN_CONTENT_LINES:
            return list(rows)
        grafted = list(rows)
        phrases = phrases_of(language)
        pool = chance.sample(donors, min(len(donors), chance.randint(3, 10)))
        is_spaced = sum(not line.strip() for line, _ in rows) > len(rows) / 5
        for _ in range(chance.randint(1, MAX_BOXES)):
            is_amid = chance.random() < AMID_CHANCE
            make = chance.choice(AMID if is_amid else BELOW)
            box = make(chance.sample(pool, min(len(pool), chance.randint(2, 8))), phrases, chance)
            if is_spaced:
                box = [row for entry in box for row in (entry, ("", entry[1]))]
            edge = inside[0] if chance.random() < ABOVE_CHANCE else inside[-1] + 1
            place = chance.choice(inside[1:]) if is_amid else edge
            grafted[place:place] = box
        return grafted


def spelled(phrases: Sequence[str], chance: random.Random) -> str:
    """Return one of `phrases` as a site would write it, numbers filled in."""
    phrase = chance.choice(phrases) if phrases else ""
    styles = (phrase.capitalize(), phrase.capitalize(), phrase.title(), phrase.upper())
    return "".join(str(chance.randint(1, 28)) if c == "#" else c for c in chance.choice(styles))


def _time(phrases: Phrases, chance: random.Random) -> str:
    times = phrases.get(("time", "whole"), ())
    return spelled(times, chance) or f"{chance.randint(0, 23)}:{chance.randint(0, 59):02}"


def _headed(
    label: Label, entries: Iterable[str], phrases: Phrases, chance: random.Random
) -> list[Row]:
    mask = mask_of(frozenset({label}))
    heading = spelled(phrases.get((str(label), "whole"), ()), chance)
    head = [(heading, mask)] if heading and chance.random() < HEADING_CHANCE else []
    return [*head, *((entry, mask) for entry in entries)]


def headlines(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """``Related`` and headlines."""
    mark = chance.choice(("", "", "• ", "* ", "- "))
    return _headed(Label.TEASER, [mark + title for title, _ in stories], phrases, chance)


def summaries(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """Headlines, each with a sentence below."""
    return _headed(Label.TEASER, [entry for story in stories for entry in story], phrases, chance)


def glued_summaries(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """Headlines with the sentence behind them."""
    return _headed(Label.TEASER, [" ".join(story) for story in stories], phrases, chance)


def timed(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """Headlines with ``7 hours ago`` above or below."""
    above = chance.random() < 0.3
    entries = []
    for title, _ in stories:
        pair = [title, _time(phrases, chance)]
        entries += pair[::-1] if above else pair
    return _headed(Label.TEASER, entries, phrases, chance)


def ranked(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """``Most Read``, numbered, with or without times."""
    style = chance.choice(("{}. {}", "{} {}", "  {}. {}", "{}\n{}"))
    is_timed = chance.random() < 0.4
    entries: list[str] = []
    for place, (title, _) in enumerate(stories, start=1):
        entries += style.format(place, title).split("\n")
        if is_timed:
            entries.append(_time(phrases, chance))
    return _headed(Label.RANKING, entries, phrases, chance)


def read_also(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """``Read also: ...`` as a line of its own."""
    cues = phrases.get(("teaser", "start"), ())
    cue = spelled(cues, chance).rstrip(": ")
    return [(f"{cue}: {stories[0][0]}", mask_of(frozenset({Label.TEASER})))] if cue else []


def comments(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """Readers who say something, with name, time and ``Reply``."""
    reply = spelled(phrases.get(("comment", "whole"), ()), chance)
    entries = []
    for title, sentence in stories:
        name = chance.choice(title.split())
        entries += [name, _time(phrases, chance), sentence, *([reply] if reply else [])]
    return _headed(Label.COMMENT, entries, phrases, chance)


def furniture(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """Buttons, share bars, sign-ups, notices: phrases of one kind."""
    label = chance.choice((Label.SOCIAL, Label.PROMO, Label.LEGAL, Label.UI))
    known = [*phrases.get((str(label), "whole"), ()), *phrases.get((str(label), "part"), ())]
    entries = [spelled(known, chance) for _ in stories] if known else []
    return [(entry, mask_of(frozenset({label}))) for entry in entries]


Box = Callable[[Sequence[Story], Phrases, random.Random], list[Row]]
BELOW: tuple[Box, ...] = (
    headlines,
    summaries,
    summaries,
    glued_summaries,
    timed,
    ranked,
    ranked,
    comments,
    furniture,
)
"""What is set below the content, or above it."""
AMID: tuple[Box, ...] = (headlines, read_also, read_also, summaries, furniture)
"""What is set into the middle of it."""
