"""The phrases of one language, ready to be found, and the words of a line as they know them.

A phrase is found by its first two words, or by its only word. A word here is a run of letters,
digits and marks on them; in scripts without spaces each character is one. `#` is no part of a
word: it stands for a digit of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from cleaner.lexicons.lexicon import ANYWHERE, APART, Lexicon, bit_of
from cleaner.text.characters import PHRASE, SMALL_LETTERS, TRAITS, UNSPACED, known_codes_of
from cleaner.text.digests import EMPTY, MASK, PRIME, DigestTable, pair_digest

MAX_DIGITS = 3
"""A ``#`` inside a phrase stands for up to this many digits."""


class Phrase:
    """A phrase, where a line may hold it, and what it hints at there."""

    text: str
    size: int
    offset: int
    """Where in it the first word begins."""
    opens_with_a_word: bool
    """Its first character is of a word with edges: no such character may stand before it."""
    closes_with_a_word: bool
    """Its last character is: no such character may follow."""
    whole: int
    """Bits of the kinds (`cleaner.lexicons.lexicon.KINDS`) that a line is which it is all of."""
    start: int
    """Bits of the kinds that it counts as at the start of a line."""
    end: int
    part: int
    """Bits of the kinds that it counts as anywhere."""

    def __init__(self, text: str, offset: int) -> None:
        """Begin without any kind."""
        self.text = text
        self.size = len(text)
        self.offset = offset
        self.opens_with_a_word = _has_edges(ord(text[0]))
        self.closes_with_a_word = _has_edges(ord(text[len(text) - 1]))
        self.whole = self.start = self.end = self.part = 0

    def add(self, bit: int, way: str) -> None:
        """Let it count as a phrase of the kind with this bit, too."""
        self.whole |= bit
        if way == "part":
            self.part |= bit
        elif way == "start":
            self.start |= bit
        elif way == "end":
            self.end |= bit


def _has_edges(code: int) -> bool:
    return TRAITS[code] & (PHRASE | UNSPACED) == PHRASE


class PhraseWords:
    """The words of a line as phrases know them, one after the other.

    >>> words = PhraseWords()
    >>> words.begin(known_codes_of("go on: 関連"), 0, 9)
    >>> while words.go_on():
    ...     print(words.start, words.end)
    0 2
    3 5
    7 8
    8 9
    """

    codes: memoryview
    line_end: int
    start: int
    """Where the word begins."""
    end: int
    """Just past its last character."""
    digest: int

    def __init__(self) -> None:
        """Begin with no line."""
        self.traits = TRAITS
        self.letters = SMALL_LETTERS

    def begin(self, codes: memoryview, begin: int, end: int) -> None:
        """Begin before the first word of `codes` from `begin` to `end`; they are known."""
        self.codes = codes
        self.line_end = end
        self.start = self.end = begin
        self.digest = EMPTY

    def go_on(self) -> bool:
        """Go on to the next word; return whether there is one."""
        # No names for the tables here: in compiled code each costs as much as a word.
        position, end = self.end, self.line_end
        while position < end and not self.traits[self.codes[position]] & PHRASE:
            position += 1
        if position == end:
            return False
        self.start = position
        digest = EMPTY
        is_alone = False
        while position < end and not is_alone:
            code = self.codes[position]
            traits = self.traits[code]
            is_alone = traits & UNSPACED != 0
            if not traits & PHRASE or (is_alone and position > self.start):
                break
            digest = ((digest ^ self.letters[code]) * PRIME) & MASK
            position += 1
        self.end = position
        self.digest = digest
        return True


class LanguagePhrases:
    """The phrases of one language by their first words."""

    firsts: DigestTable
    """The first word of every phrase."""
    singles: list[list[Phrase]]
    """For each first word the phrases that have no other."""
    pairs: DigestTable
    """The first two words of all other phrases."""
    longer: list[list[Phrase]]
    """For each pair the phrases that begin with it."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the phrases of a lexicon ready."""
        self.firsts = DigestTable()
        self.pairs = DigestTable()
        self.singles = []
        self.longer = []
        self._enter(lexicon)

    def _enter(self, lexicon: Lexicon) -> None:
        uses = _uses(lexicon)
        codes = known_codes_of("\n".join(uses))
        words = PhraseWords()
        begin = 0
        for text, bits_and_ways in uses.items():
            words.begin(codes, begin, begin + len(text))
            phrase = self._entered(text, begin, words)
            for bit, way in bits_and_ways:
                phrase.add(bit, way)
            begin += len(text) + 1

    def _entered(self, text: str, begin: int, words: PhraseWords) -> Phrase:
        words.go_on()
        first = words.digest
        phrase = Phrase(text, words.start - begin)
        row = self.firsts.add(first)
        if row == len(self.singles):
            self.singles.append([])
        if not words.go_on():
            self.singles[row].append(phrase)
            return phrase
        row = self.pairs.add(pair_digest(first, words.digest))
        if row == len(self.longer):
            self.longer.append([])
        self.longer[row].append(phrase)
        return phrase


def _uses(lexicon: Lexicon) -> dict[str, list[tuple[int, str]]]:
    """Return the phrases that lines are searched for, with the bits of their kinds and ways."""
    uses: dict[str, list[tuple[int, str]]] = {}
    for (kind, way), phrases in lexicon.phrases.items():
        if kind not in APART:
            use = bit_of(kind), "part" if kind in ANYWHERE else way
            for text in _spelled_out(phrases):
                uses.setdefault(text, []).append(use)
    return uses


def _spelled_out(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        if "#" in phrase:
            yield from dict.fromkeys(_with_numbers(phrase))
        else:
            yield phrase


def _with_numbers(phrase: str) -> Iterator[str]:
    """Spell out each ``#`` that is not at the start as one to `MAX_DIGITS` digits.

    >>> list(_with_numbers("vor # tagen"))
    ['vor # tagen', 'vor ## tagen', 'vor ### tagen']
    >>> list(_with_numbers("# days ago"))
    ['# days ago']
    """
    head = "#" if phrase.startswith("#") else ""
    first, *others = phrase[len(head) :].split("#")
    for numbers in product(range(1, MAX_DIGITS + 1), repeat=len(others)):
        parts = ("#" * n + part for n, part in zip(numbers, others, strict=True))
        yield head + first + "".join(parts)
