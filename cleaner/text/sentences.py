"""Where the sentences of a text end, in any script and without a list of abbreviations.

The marks that end a sentence are those that Unicode names so. What stands behind one tells whether
it did: white space and no small letter. Marks of full width (``。``) need no space. Only the full
stop has other uses, and the text itself tells of most. No sentence ends

* behind a single letter (``J. Smith``), or letters with stops between them (``z.B. Salz``),
* behind a number of one or two digits (``3. Mai``),
* behind a word that the text shortens elsewhere in the middle of a sentence (``approx. ten``),
* behind two or three letters that begin with a capital (``Dr. King``), unless the text has them
  without the stop as well.

In doubt two sentences stay one: that reads better than half a sentence. Thai and Lao have no mark
for the end of a sentence; there a paragraph is one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import regex

MAX_DIGITS_OF_AN_ORDINAL = 2
"""``31. Mai``; a year may well end a sentence."""
MAX_LETTERS_BETWEEN_STOPS = 3
"""``i.e.`` and ``Ph.D.``; a domain has longer parts."""
_FULL_STOP = "."
_WIDE = frozenset("WFH")
_MARKS = r"[\p{Sentence_Terminal}…།༎]"
_CLOSING = r"(?:[\p{Pe}\p{Pf}]|\s»(?!\w)|[\"'“‘«](?!\w)|\[\w{1,3}+\])"
_END = regex.compile(rf"({_MARKS}++)({_CLOSING}*+)")
"""End marks, and behind them quotation marks, brackets and numbers of notes."""
_BEHIND = regex.compile(r"(\s*+)[^\w\s]{0,4}+(\w?)")
_LAST_LINE = regex.compile(rf"{_MARKS}{_CLOSING}{{0,6}}+\s*+$")
_WORD_CHARS = 24
"""So far back a word before a stop is looked for; a longer one is not shortened."""
_WORD = regex.compile(r"(?r)[\p{L}\p{M}\p{N}.]+")
_SHORTENED = regex.compile(
    r"(?<![\w.])([\p{L}\p{M}]{2,6}+)\.(?=[,;:)]|\s++\p{Ll}(?<!\p{Georgian}))"
)
_SHORT_NAME = regex.compile(r"(?<![\w.])\p{Lu}[\p{Ll}\p{M}]{1,2}+(?![\w.])")


def ends_a_sentence(text: str) -> bool:
    """Whether `text` ends as sentences do.

    >>> ends_a_sentence("It rained (a lot.)"), ends_a_sentence("船来了。"), ends_a_sentence("Rain")
    (True, True, False)
    """
    return _LAST_LINE.search(text[-_WORD_CHARS:]) is not None


class SentenceSplitter:
    """Splits paragraphs of a text that tells which of its words are shortened.

    >>> split = SentenceSplitter("approx. ten").sentences
    >>> split("Dr. King rowed approx. 10 miles. Then it rained!")
    ['Dr. King rowed approx. 10 miles.', 'Then it rained!']
    >>> split("„Halt!“ rief er am 3. April. Es war z.B. Regen.[2] Niemand kam (nicht J. Lee).")
    ['„Halt!“ rief er am 3. April.', 'Es war z.B. Regen.[2]', 'Niemand kam (nicht J. Lee).']
    >>> split("船来了。「好！」他说。下雨"), split("क्या? हाँ। ठीक")
    (['船来了。', '「好！」他说。', '下雨'], ['क्या?', 'हाँ।', 'ठीक'])
    """

    def __init__(self, text: str) -> None:
        """Learn which words `text` shortens, and which short ones it does not."""
        self._shortened = set(_SHORTENED.findall(text))
        self._whole = set(_SHORT_NAME.findall(text))

    def sentences(self, paragraph: str) -> list[str]:
        """Return the sentences of a `paragraph`, white space squeezed; the last may have no end."""
        text = " ".join(paragraph.split())
        bounds = pairwise([0, *self._ends(text), len(text)])
        return [part for begin, end in bounds if (part := text[begin:end].strip())]

    def _ends(self, text: str) -> Iterator[int]:
        for match in _END.finditer(text):
            behind = _BEHIND.match(text, match.end())
            if behind is not None and self._ends_here(text, match, *behind.groups()):
                yield match.end()

    def _ends_here(self, text: str, end: regex.Match[str], space: str, letter: str) -> bool:
        """Whether a sentence has its end there, given the white space and the letter behind."""
        marks, closing = end.groups()
        if not space:
            is_wide = unicodedata.east_asian_width(marks[-1]) in _WIDE
            return is_wide and (not closing or unicodedata.category(closing[-1]) == "Pf")
        if letter.title() != letter:  # small, in a script where sentences begin with a capital
            return False
        return marks != _FULL_STOP or not self._is_shortened(text, end.start())

    def _is_shortened(self, text: str, stop: int) -> bool:
        """Whether the full stop at `stop` belongs to the word before it."""
        found = _WORD.match(text, max(0, stop - _WORD_CHARS), stop)
        if found is None:
            return False
        word = found[0]
        if word.isdecimal():
            return len(word) <= MAX_DIGITS_OF_AN_ORDINAL
        parts = word.split(_FULL_STOP)
        if len(parts) > 1:
            return all(part.isalpha() for part in parts) and (
                max(map(len, parts)) <= MAX_LETTERS_BETWEEN_STOPS
            )
        is_name = _SHORT_NAME.fullmatch(word) is not None and word not in self._whole
        return len(word) == 1 or word in self._shortened or is_name
