"""What the head of a page says of its content, compared with the lines.

Title, headline, author and date are compared by words. A description and a body use the words
that any text uses; of them pairs of neighbouring words are compared.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.measures.line import MeasuredLine
from cleaner.measures.words import Words
from cleaner.text.characters import APOSTROPHE, TRAITS, WORD, codes_of, learn
from cleaner.text.digests import EMPTY, MASK, PRIME, DigestTable, pair_digest
from cleaner.text.folding import spell

if TYPE_CHECKING:
    from cleaner.document.tree import Head

FIELDS = ("title", "headline", "author", "published", "description", "body")
"""The fields of the head that lines are compared with."""
PAIR_FIELDS = ("description", "body")
"""Those that are compared by pairs of words; they are the last."""
MAX_FIELD_CHARS = 100_000
"""More of a declared body is not looked at."""

# C numbers in compiled code.
_EMPTY, _PRIME, _MASK = EMPTY, PRIME, MASK
_WORD, _APOSTROPHE = WORD, APOSTROPHE
_TRAITS = TRAITS
_COUNT = len(FIELDS)
_WORD_FIELDS = _COUNT - len(PAIR_FIELDS)


class Declared:
    """What the head says, beside the lines: lines x `FIELDS`, flat."""

    overlaps: array[float]
    """Share of the words, or pairs of words, of the line that the field has."""
    covered: array[float]
    """Share of the words, or pairs of words, of the field that the line has."""

    def __init__(self, lines: int) -> None:
        """Begin with `lines` that have nothing in common with the head."""
        self.overlaps = array("d", bytes(8 * _COUNT * lines))
        self.covered = array("d", bytes(8 * _COUNT * lines))


class HeadWords:
    """The words of the fields of a head, and their pairs, with the fields that each is in."""

    words: DigestTable
    pairs: DigestTable
    word_fields: array[int]
    """Of each word of `words`: a bit for each of `FIELDS` that it stands in."""
    pair_fields: array[int]
    """The same of each of `pairs`."""
    sizes: array[int]
    """Different words, or pairs of words, of each field."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Cut the words of the `texts` of the `FIELDS`."""
        words = [words_of(text) for text in texts]
        most = sum(map(len, words)) + 1
        self.words, self.pairs = DigestTable(), DigestTable()
        self.word_fields = array("i", bytes(4 * most))
        self.pair_fields = array("i", bytes(4 * most))
        self.sizes = array("i", bytes(4 * _COUNT))
        for field, found in enumerate(words):
            self._add_words(found, field)
            if field >= _WORD_FIELDS:
                self._add_pairs(found, field)

    def _add_words(self, digests: Sequence[int], field: int) -> None:
        bit = 1 << field
        for digest in digests:
            row = self.words.add(digest)
            if not self.word_fields[row] & bit:
                self.word_fields[row] |= bit
                if field < _WORD_FIELDS:
                    self.sizes[field] += 1

    def _add_pairs(self, digests: Sequence[int], field: int) -> None:
        bit = 1 << field
        for index in range(1, len(digests)):
            row = self.pairs.add(pair_digest(digests[index - 1], digests[index]))
            if not self.pair_fields[row] & bit:
                self.pair_fields[row] |= bit
                self.sizes[field] += 1


def words_of(text: str) -> array[int]:
    """Return the digests of the words of a field, in order.

    >>> from cleaner.text.digests import digest_of
    >>> words_of("The Boat’s in!").tolist() == [digest_of(w) for w in ("the", "boat's", "in")]
    True
    """
    codes = codes_of(spell(text[:MAX_FIELD_CHARS]))
    digests = array("Q", bytes(8 * (len(codes) // 2 + 1)))
    return digests[: _cut(codes, digests)]


def _cut(codes: memoryview, digests: array[int]) -> int:
    """Fill in the digests of the words in `codes`; return how many there are."""
    size = 0
    digest = _EMPTY
    for index in range(len(codes)):
        if _is_in_a_word(codes, index, digest):
            digest = ((digest ^ codes[index]) * _PRIME) & _MASK
        elif digest != _EMPTY:
            digests[size] = digest
            digest = _EMPTY
            size += 1
    if digest != _EMPTY:
        digests[size] = digest
        size += 1
    return size


def _is_in_a_word(codes: memoryview, index: int, digest: int) -> bool:
    """Tell whether a letter stands at `index`, or an apostrophe inside the word of `digest`."""
    traits = _traits_of(codes[index])
    if traits & _WORD:
        return True
    return bool(
        traits & _APOSTROPHE
        and digest != _EMPTY
        and index + 1 < len(codes)
        and _traits_of(codes[index + 1]) & _WORD
    )


def _traits_of(code: int) -> int:
    traits = _TRAITS[code]
    return traits if traits else learn(code)


def overlaps_with_head(head: Head, words: Words, lines: Sequence[MeasuredLine]) -> Declared:
    """Compare the `lines` of a page, made of `words`, with what its head says."""
    declared = Declared(len(lines))
    texts = [getattr(head, name) for name in FIELDS]
    if any(texts):
        _compare(HeadWords(texts), words, lines, declared)
    return declared


def _compare(
    head: HeadWords, words: Words, lines: Sequence[MeasuredLine], declared: Declared
) -> None:
    """Fill in `declared`, line by line."""
    fields = array("i", bytes(4 * (words.distinct + 1)))
    _find_fields(head, words, fields)
    last_lines = array("i", [-1]) * (words.distinct + 1)
    ids, digests = words.ids, words.digests
    for line in lines:
        _compare_words(line, head, ids, fields, last_lines, declared)
        _compare_pairs(line, head, ids, digests, fields, declared)


def _find_fields(head: HeadWords, words: Words, fields: array[int]) -> None:
    """Look up each different word of the page once: the fields that it stands in."""
    known = 0
    ids, digests = words.ids, words.digests
    for index in range(words.size):
        if ids[index] == known:  # ids are given in the order of the page
            row = head.words.row(digests[index])
            fields[known] = head.word_fields[row] if row >= 0 else 0
            known += 1


def _compare_words(
    line: MeasuredLine,
    head: HeadWords,
    ids: array[int],
    fields: array[int],
    last_lines: array[int],
    declared: Declared,
) -> None:
    """Fill in what a line has in common with the fields that are compared by words."""
    start = line.index * _COUNT
    size = line.end_word - line.first_word
    for index in range(line.first_word, line.end_word):
        word = ids[index]
        if fields[word]:
            is_new = last_lines[word] != line.index
            last_lines[word] = line.index
            for field in range(_WORD_FIELDS):
                if fields[word] >> field & 1:
                    declared.overlaps[start + field] += 1 / size
                    if is_new:
                        declared.covered[start + field] += 1 / head.sizes[field]


def _compare_pairs(
    line: MeasuredLine,
    head: HeadWords,
    ids: array[int],
    digests: array[int],
    fields: array[int],
    declared: Declared,
) -> None:
    """Fill in what a line has in common with the fields that are compared by pairs of words."""
    start = line.index * _COUNT
    pairs = line.end_word - line.first_word - 1
    for index in range(line.first_word + 1, line.end_word):
        if (fields[ids[index - 1]] & fields[ids[index]]) >> _WORD_FIELDS == 0:
            continue
        row = head.pairs.row(pair_digest(digests[index - 1], digests[index]))
        if row < 0:
            continue
        for field in range(_WORD_FIELDS, _COUNT):
            if head.pair_fields[row] >> field & 1:
                declared.overlaps[start + field] += 1 / pairs
                covered = declared.covered[start + field] + 1 / head.sizes[field]
                declared.covered[start + field] = min(covered, 1.0)
