"""What boxes are made of: text of other pages, phrases of the lexicons, sentences of our own.

The lexicons hold phrases ("subscribe to our newsletter"); what sites set into their articles are
mostly sentences. ``calls.tsv`` has some of our own writing: language, kind and sentence, with slots
for the name of the site, a headline, a topic, a person, a time.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import regex

from benchmarks.train.augment.markup import Markup
from cleaner.lexicons.lexicon import languages, lexicon

_FILE = Path(__file__).parent / "calls.tsv"
_SENTENCE_END = regex.compile(r"(?<=[.!?؟।።]['”\"»)]?)\s+|(?<=[。！？])")
_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
MIN_TOPIC_LETTERS = 5
MAX_HEADLINE_CHARS = 90
MIN_SENTENCE_CHARS = 15
TRIES = 6
FALLBACK_LANGUAGE = "en"
"""Names of people are taken from here where a language has none in ``calls.tsv``."""

Phrases = Mapping[tuple[str, str], tuple[str, ...]]
"""The lexicon of a language: from (kind, way) to phrases."""
Calls = Mapping[str, tuple[str, ...]]
"""The sentences of a language: from kind to sentences."""


def phrases_of(language: str) -> Phrases:
    """Return the phrases of a language; none where there is no lexicon."""
    return lexicon(language).phrases if language in languages() else {}


@cache
def _all_calls() -> Mapping[str, Calls]:
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in _FILE.read_text(encoding="utf-8").splitlines():
        language, kind, sentence = row.split("\t")
        found[language][kind].append(sentence)
    return {
        language: {kind: tuple(sentences) for kind, sentences in kinds.items()}
        for language, kinds in found.items()
    }


def calls_of(language: str) -> Calls:
    """Return the sentences of a language; none where we wrote none."""
    return _all_calls().get(language, {})


def languages_with_calls() -> Sequence[str]:
    """Return the languages that we wrote sentences in."""
    return sorted(_all_calls())


def spelled(phrases: Sequence[str], chance: random.Random) -> str:
    """Return one of `phrases` as a site would write it, numbers filled in."""
    phrase = chance.choice(phrases) if phrases else ""
    styles = (phrase.capitalize(), phrase.capitalize(), phrase.title(), phrase.upper())
    return "".join(str(chance.randint(1, 28)) if c == "#" else c for c in chance.choice(styles))


@dataclass(frozen=True, slots=True)
class Donor:
    """A page whose text is lent to boxes on pages of other sites."""

    language: str
    site: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """All that the boxes of one page are made of."""

    chance: random.Random
    donors: Sequence[Donor]
    language: str
    site: str
    title: str
    used: set[str] = field(default_factory=set)
    """Sentences and headlines that a box has already: templates repeat, editors seldom do."""

    @property
    def phrases(self) -> Phrases:
        """The lexicon of the page's language."""
        return phrases_of(self.language)

    def phrase(self, kind: str, *ways: str) -> str:
        """Return a phrase of the lexicon as a site would write it, or nothing."""
        known = [
            phrase for way in ways or ("whole",) for phrase in self.phrases.get((kind, way), ())
        ]
        return spelled(known, self.chance)

    def call(self, kind: str) -> str:
        """Return a sentence of `kind`, or a phrase of it, or nothing."""
        sentences = calls_of(self.language).get(kind, ())
        if not sentences or (self.chance.random() < 0.2 and (kind, "whole") in self.phrases):
            return self.phrase(kind) or self.phrase(kind, "part")
        return self.sentence_of(kind)

    def sentence_of(self, kind: str, name: str = "") -> str:
        """Return a sentence of ``calls.tsv`` with slots, or nothing."""
        sentences = calls_of(self.language).get(kind, ())
        return self._fresh(lambda: self._filled(self.chance.choice(sentences or ("",)), name))

    def _fresh(self, make: Callable[[], str]) -> str:
        """Return what `make` gives, something that was not used yet if it comes to that soon."""
        found = next((text for text in (make() for _ in range(TRIES)) if text not in self.used), "")
        found = found or make()
        self.used.add(found)
        return found

    def _filled(self, sentence: str, name: str = "") -> str:
        return sentence.format(
            site=self.site.capitalize(),
            title=self.title or self.site,
            topic=self.topic(),
            name=name or self.name(),
            time=self.date(),
        )

    def time(self) -> str:
        """Return an age ("3 hours ago") or a date."""
        return (self.phrase("time") if self.chance.random() < 0.6 else "") or self.date()

    def date(self) -> str:
        """Return a date or an hour."""
        chance = self.chance
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2004, 2025)
        hour, minute = chance.randint(1, 12), f"{chance.randint(0, 59):02}"
        months = self.phrases.get(("month", "whole"), ())
        dates = (
            f"{year}-{month:02}-{day:02}",
            f"{day:02}.{month:02}.{year}",
            f"{month}/{day}/{year} {hour}:{minute}",
            f"{hour}:{minute} {chance.choice(('AM', 'PM'))}",
            f"{hour + 11}:{minute}",
            f"{day} {chance.choice(months).capitalize() if months else month} {year}",
        )
        return chance.choice(dates)

    def name(self) -> str:
        """Return the name of a person, or such as people use among comments."""
        chance = self.chance
        known = calls_of(self.language).get("name") or calls_of(FALLBACK_LANGUAGE)["name"]
        name = chance.choice(known)
        if chance.random() < 0.25:
            return name.split()[0] + chance.choice(("", " " + name.split()[-1][0] + "."))
        if chance.random() < 0.15:
            return name.replace(" ", chance.choice("_.")).lower() + str(chance.randint(1, 99))
        return name

    def topic(self) -> str:
        """Return a word that a site could file pages under."""
        titles = [donor.title for donor in self.donors] or [self.title]
        words = [
            word
            for title in self.chance.sample(titles, min(len(titles), 3))
            for word in _LETTERS.findall(title)
            if len(word) >= MIN_TOPIC_LETTERS
        ]
        return self.chance.choice(words).capitalize() if words else self.site.capitalize()

    def headline(self) -> str:
        """Return the headline of another page, or the start of a sentence where it has none."""
        return self._fresh(self._headline)

    def _headline(self) -> str:
        donor = self.chance.choice(self.donors)
        if donor.title and self.chance.random() < 0.7:
            return donor.title
        short = self._text(1).rstrip(".。।")
        if len(short) <= MAX_HEADLINE_CHARS:
            return short
        cut = short[:MAX_HEADLINE_CHARS]
        return cut.rpartition(" ")[0] or cut

    def text(self, count: int) -> str:
        """Return `count` sentences, or fewer, that stand one after the other on another page."""
        return self._fresh(lambda: self._text(count))

    def _text(self, count: int) -> str:
        paragraph = self.chance.choice(self.chance.choice(self.donors).paragraphs)
        sentences = sentences_of(paragraph)
        start = self.chance.randrange(max(len(sentences) - count + 1, 1))
        return " ".join(sentences[start : start + count])

    def story(self) -> tuple[str, list[str]]:
        """Return headline and paragraphs of another page, not all of a long one."""
        fresh = [donor for donor in self.donors if donor.title not in self.used]
        donor = self.chance.choice(fresh or self.donors)
        self.used.add(donor.title)
        count = self.chance.randint(3, 12)
        start = 0 if self.chance.random() < 0.7 else self.chance.randrange(len(donor.paragraphs))
        return donor.title or self.headline(), list(donor.paragraphs[start : start + count])

    def few(self, least: int, most: int) -> range:
        """Return a range of a random length."""
        return range(self.chance.randint(least, most))


Template = Callable[[Markup, Material], None]
"""Writes a box of one kind."""


def sentences_of(paragraph: str) -> list[str]:
    """Cut a paragraph into sentences; very short ones stay with the one before.

    >>> sentences_of("It rained all day here. Why? Nobody in the town could say.")
    ['It rained all day here. Why?', 'Nobody in the town could say.']
    """
    found: list[str] = []
    for piece in _SENTENCE_END.split(paragraph):
        if found and len(piece) < MIN_SENTENCE_CHARS:
            found[-1] = f"{found[-1]} {piece}"
        elif piece.strip():
            found.append(piece.strip())
    return found or [paragraph]
