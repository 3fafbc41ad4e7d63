"""Graft recirculation boxes onto training pages.

What misleads a scorer most on news pages are boxes whose entries are whole sentences: "Related",
"News", "Most Read", headlines with "7 hours ago". Few of the training pages have them, many pages
in life do. So headlines and first sentences of *other* pages of the same language are set in boxes
as sites set them, headed by phrases of the lexicons, and put below the content, above it, or into
its middle. So are sections of many sentences, comments and further articles, and calls to the
reader, with the templates of `benchmarks.train.augment.boxes_in_html`, whose markup is left out
here.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import regex

from benchmarks.pages.data import fold_of
from benchmarks.train.augment.call_templates import CALLS, FURNITURE
from benchmarks.train.augment.comment_templates import COMMENTS
from benchmarks.train.augment.damage import Row
from benchmarks.train.augment.markup import ClassNames, Markup
from benchmarks.train.augment.material import Donor, Material, Phrases, spelled
from benchmarks.train.augment.story_templates import FURTHER, INSETS
from benchmarks.train.labels.targets import mask_of
from cleaner.document.labels import BODY, Label

_FIRST_SENTENCE = regex.compile(r".{40,280}?[.!?。！？؟।](?=\s|$)|.{20,120}?[。！？]")
_BODY_MASK = mask_of(frozenset(BODY))
_TITLE_MASK = mask_of(frozenset({Label.TITLE}))
MIN_CONTENT_LINES = 4
MAX_BOXES = 4
AMID_CHANCE = 0.35
ABOVE_CHANCE = 0.15
HEADING_CHANCE = 0.8
SECTION_CHANCE = 0.5
"""How often a box is one of those that `benchmarks.train.augment.boxes_in_html` sets as well."""
STORY_CHANCE = 0.6
"""How often such a box is made of the text of other pages, and not of calls."""
MIN_DONORS = 4
"""A language needs this many pages in a fold to lend text to one another."""
MIN_PARAGRAPH_CHARS = 40
MAX_PARAGRAPHS = 30
ARTICLE = "article"
SECTIONS = (*COMMENTS, *FURTHER)
"""Whole sections of sentences that follow an article."""


class Story(NamedTuple):
    """What another page lends."""

    title: str
    sentence: str
    """The first sentence of its content, or of its summary."""
    paragraphs: tuple[str, ...] = ()


def story_of(title: str, content: str, summary: str = "") -> Story | None:
    """Return headline, first sentence and paragraphs of a page, None where there is no sentence.

    >>> story_of("Storm", "It rained all day and all night in the harbour town. More.")[:2]
    ('Storm', 'It rained all day and all night in the harbour town.')
    """
    found = _FIRST_SENTENCE.match((summary or content).strip().partition("\n")[0])
    if not found or not title.strip():
        return None
    paragraphs = [line.strip() for line in content.split("\n")]
    long = tuple(line for line in paragraphs if len(line) >= MIN_PARAGRAPH_CHARS)
    return Story(title.strip(), found[0].strip(), long[:MAX_PARAGRAPHS])


class BoxInserter:
    """Boxes made of the stories of other pages."""

    def __init__(self, stories: Iterable[tuple[str, str, Story]]) -> None:
        """Take (language, site, story) of every page that may lend one."""
        self._stories: defaultdict[tuple[str, int], list[tuple[str, Story]]] = defaultdict(list)
        for language, site, story in stories:
            self._stories[language, fold_of(site)].append((site, story))

    def insert(
        self,
        rows: Sequence[Row],
        language: str,
        site: str,
        chance: random.Random,
        page_type: str = ARTICLE,
    ) -> list[Row]:
        """Return `rows` with some boxes, or as they are where there is nothing to make them of.

        Text of other pages stands on articles only: of other pages entries, posts or products
        are the content.
        """
        known = [entry for entry in self._stories[language, fold_of(site)] if entry[0] != site]
        inside = [
            i
            for i, (line, mask) in enumerate(rows)
            if line.strip() and mask and not mask & ~_BODY_MASK
        ]
        if len(inside) < MIN_CONTENT_LINES:
            return list(rows)
        if page_type != ARTICLE or len(known) < MIN_DONORS:
            known = []
        with_boxes = list(rows)
        lent = chance.sample(known, min(len(known), chance.randint(3, 10)))
        pool = [story for _, story in lent]
        donors = [
            Donor(language, other, story.title, story.paragraphs or (story.sentence,))
            for other, story in lent
        ]
        title = next((line.strip() for line, mask in rows if mask == _TITLE_MASK), "")
        of = Material(chance, donors, language, site, title)
        is_spaced = sum(not line.strip() for line, _ in rows) > len(rows) / 5
        for _ in range(chance.randint(1, MAX_BOXES)):
            is_amid = chance.random() < AMID_CHANCE
            is_section = not pool or chance.random() < SECTION_CHANCE
            if is_section:
                box = _section(of, is_amid=is_amid)
            else:
                make = chance.choice(AMID if is_amid else BELOW)
                stories = chance.sample(pool, min(len(pool), chance.randint(2, 8)))
                box = make(stories, of.phrases, chance)
            if is_spaced:
                box = [row for entry in box for row in (entry, ("", entry[1]))]
            is_above = not is_section and chance.random() < ABOVE_CHANCE
            edge = inside[0] if is_above else inside[-1] + 1
            place = chance.choice(inside[1:]) if is_amid else edge
            with_boxes[place:place] = box
        return with_boxes


def _section(of: Material, *, is_amid: bool) -> list[Row]:
    """Return the lines of a box that has a template in HTML, its markup left out."""
    calls, stories = (CALLS, INSETS) if is_amid else (FURNITURE, SECTIONS)
    templates = stories if of.donors and of.chance.random() < STORY_CHANCE else calls
    box = Markup(ClassNames(of.chance, {}))
    of.chance.choice(templates)(box, of)
    return box.lines


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
    return _headed(Label.TEASER, [mark + title for title, *_ in stories], phrases, chance)


def summaries(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """Headlines, each with a sentence below."""
    return _headed(
        Label.TEASER, [entry for story in stories for entry in story[:2]], phrases, chance
    )


def glued_summaries(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """Headlines with the sentence behind them."""
    return _headed(Label.TEASER, [" ".join(story[:2]) for story in stories], phrases, chance)


def timed(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """Headlines with ``7 hours ago`` above or below."""
    above = chance.random() < 0.3
    entries = []
    for title, *_ in stories:
        pair = [title, _time(phrases, chance)]
        entries += pair[::-1] if above else pair
    return _headed(Label.TEASER, entries, phrases, chance)


def ranked(stories: Sequence[Story], phrases: Phrases, chance: random.Random) -> list[Row]:
    """``Most Read``, numbered, with or without times."""
    style = chance.choice(("{}. {}", "{} {}", "  {}. {}", "{}\n{}"))
    is_timed = chance.random() < 0.4
    entries: list[str] = []
    for place, (title, *_) in enumerate(stories, start=1):
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
    for title, sentence, *_ in stories:
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
