"""What each character is: its kind, its traits and its small letter.

Everything that is counted in a page begins with its characters, so this is asked some 14,000
times a page. Two tables answer, with a place for every code point of Unicode:

`TRAITS`
    a number for each character. Its lowest four bits are its *kind* (`SPACE` to `OTHER`): every
    character has just one, and the kinds of a line add up to its length. The bits above are its
    *traits* (`WORD` to `FOLDED`): any number of them may be set.
`SMALL_LETTERS`
    the code point that stands for a character in words that are compared: its small letter, a
    plain apostrophe for a curly one, else the character itself.

What a character is comes from its Unicode category and from the short lists below. That takes a
few microseconds, so it is worked out when a character is first met and kept: an entry of `TRAITS`
is 0 until then (`KNOWN` is set ever after), and the memory of a table that is never touched is
never used either. The function `traits_of` looks after this. The loops over the characters of a
line (`cleaner.measures.line_characters`) read the tables themselves:

    traits = TRAITS[code]
    if traits == 0:
        traits = learn(code)

The small letter of a character that was learned is known too, with its own traits. So whatever
runs over a line after its characters were counted may read both tables without asking.

The loops do not run over strings but over their code points, `codes_of`: an array of numbers is
read faster than a string, compiled or not.
"""

from __future__ import annotations

import sys
import unicodedata

import regex

from cleaner.text.folding import fold, is_of_a_word, is_unspaced, spell

SPACE = 0
LOWER = 1
UPPER = 2
CASELESS = 3
"""A letter of a script that has no capitals."""
IDEOGRAPH = 4
"""A letter of a script without spaces between words."""
DIGIT = 5
STOP = 6
COMMA = 7
QUOTE = 8
BRACKET = 9
SEPARATOR = 10
CURRENCY = 11
OTHER = 12
KINDS = 13
"""How many kinds there are."""
KIND_BITS = 0b1111
"""The bits of a place in `TRAITS` that hold the kind."""

WORD = 1 << 4
"""Part of a word: a letter, a digit, a mark on one, an underscore."""
APOSTROPHE = 1 << 5
"""Part of a word between two of its letters."""
LETTER = 1 << 6
"""A letter in phrases: an apostrophe that counts as a letter elsewhere does not."""
CAPITAL = 1 << 7
SMALL = 1 << 8
DECIMAL = 1 << 9
"""A decimal digit of any script."""
UNSPACED = 1 << 10
"""Of a script whose words are not set apart by spaces."""
PHRASE = 1 << 11
"""Where one stands beside it, a phrase of the lexicons does not stand alone."""
CLOSING = 1 << 12
"""Behind the end mark of a sentence: a quotation mark, a bracket, an arrow, a space."""
LIST = 1 << 13
"""A list mark may begin with it."""
BLANK = 1 << 14
"""White space of any width."""
FOLDED = 1 << 15
"""The lexicons write another character for it: a digit, an apostrophe or a space."""
KNOWN = 1 << 16
"""Set for every character that was met."""

CODE_POINTS = 0x110000
TRAITS = memoryview(bytearray(4 * CODE_POINTS)).cast("I")
SMALL_LETTERS = memoryview(bytearray(4 * CODE_POINTS)).cast("I")

_CODES = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"

_STOPS = frozenset("…།༎")
_COMMAS = frozenset("·၊")
"""What Unicode counts otherwise: a cut-off sentence ends too, Tibetan ends one with a shad, and
the little section of Burmese stands where others have a comma."""
_SENTENCE_END = regex.compile(r"\p{Sentence_Terminal}")
_PHRASE_END = regex.compile(r"\p{Terminal_Punctuation}")
"""The marks of every script, as the Unicode Character Database lists them."""
_QUOTES = frozenset("\"'“”‘’«»‹›„‚「」『』〝〞＂")
_SEPARATORS = frozenset("|•·›»→▶►/\\‹«—–>~_<")
_LIST_MARKS = frozenset("•◦▪■●○‣⁃∙›→▶►*+·»–—-#")
_ARROWS = frozenset("»«")
"""In a menu; quotation marks at the end of a sentence."""
_WRAPPING = frozenset({QUOTE, BRACKET, SPACE})
_WORD_CHARACTER = regex.compile(r"\w")
_DIGIT = regex.compile(r"\d")


def kind_of(code: int) -> int:
    """Return the kind of the character of a code point, by its Unicode category.

    >>> kind_of(ord("a")) == LOWER, kind_of(ord("。")) == STOP, kind_of(ord("፣")) == COMMA
    (True, True, True)
    """
    character = chr(code)
    for characters, kind in (
        (_STOPS, STOP),
        (_COMMAS, COMMA),
        (_SEPARATORS, SEPARATOR),
        (_QUOTES, QUOTE),
    ):
        if character in characters:
            return kind
    if _SENTENCE_END.match(character):
        return STOP
    if _PHRASE_END.match(character):
        return COMMA
    category = unicodedata.category(character)
    if category[0] in "LM":
        if category == "Ll":
            return LOWER
        if category in ("Lu", "Lt"):
            return UPPER
        return IDEOGRAPH if is_unspaced(character) else CASELESS
    if category[0] == "N":
        return DIGIT
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return SPACE
    if category in ("Ps", "Pe"):
        return BRACKET
    return CURRENCY if category == "Sc" else OTHER


def traits_of(code: int) -> int:
    """Return the kind and the traits of the character of a code point.

    >>> traits_of(ord("a")) & KIND_BITS == LOWER, traits_of(ord("a")) & CAPITAL
    (True, 0)
    """
    return TRAITS[code] or learn(code)


def learn(code: int) -> int:
    """Enter a character that is met for the first time into the tables; return its traits."""
    small = ord(spell(chr(code)))
    for new in {small, code}:
        SMALL_LETTERS[new] = small
        TRAITS[new] = _worked_out(chr(new))
    return TRAITS[code]


def _worked_out(character: str) -> int:
    kind = kind_of(ord(character))
    is_digit = _DIGIT.match(character) is not None
    folded = fold(character)
    return (
        kind
        | KNOWN
        | WORD * (_WORD_CHARACTER.match(character) is not None)
        | APOSTROPHE * (character in "'’")
        | LETTER * folded.isalpha()
        | CAPITAL * character.isupper()
        | SMALL * character.islower()
        | DECIMAL * is_digit
        | UNSPACED * is_unspaced(character)
        | PHRASE * is_of_a_word(folded)
        | CLOSING * (kind in _WRAPPING or character in _ARROWS)
        | LIST * (is_digit or character in _LIST_MARKS)
        | BLANK * character.isspace()
        | FOLDED * (folded != spell(character))
    )


def codes_of(text: str) -> memoryview:
    """Return the code points of `text`, lone surrogates included.

    >>> codes_of("né").tolist()
    [110, 233]
    """
    return memoryview(text.encode(_CODES, "surrogatepass")).cast("I")


def known_codes_of(text: str) -> memoryview:
    """Return the code points of `text`, and learn those that were never met."""
    codes = codes_of(text)
    for code in set(codes.tolist()):
        traits_of(code)
    return codes
