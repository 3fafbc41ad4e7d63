"""How a line looks, whatever its words say: its length, its end, its beginning, its case.

A signal is a function about one line: it returns how true its claim is, from 0 to 1. A docstring
shows a line where it holds and, after *not*, one where it does not; the tests read them. To add a
signal, write such a function, put it into `SIGNALS` below, and declare it in the file of C types
beside this one; then the weights are trained anew.

>>> from cleaner.signals.examples import value_of
>>> value_of("ends_like_a_sentence", "It rained."), value_of("ends_like_a_sentence", "Most Read")
(1.0, 0.0)
"""

from __future__ import annotations

from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import at_most_1, log_scale, share, within_0_and_1
from cleaner.signals.signal import Claim, Signal
from cleaner.text.characters import COMMA, DIGIT, LOWER, STOP, UPPER


def has_many_words(line: MeasuredLine, page: MeasuredPage) -> float:
    """A paragraph has dozens, a menu entry two."""
    return line.length


def is_longer_than_a_headline(line: MeasuredLine, page: MeasuredPage) -> float:
    """Rises from 0 at 8 words to 1 at 24: where headlines end and paragraphs begin."""
    return within_0_and_1((line.word_count - 8) / 16)


def is_a_single_word(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Politics``, not ``Privacy Policy``."""
    return line.word_count <= 1


def is_two_or_three_words(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Privacy Policy``, not ``Politics``."""
    return 1 < line.word_count <= 3.5


def has_long_words(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Datenschutzerklärung``, not ``It is on at ten``: letters a word, 0 at 2 and 1 at 12."""
    return within_0_and_1((share(line.letters(), line.word_count) - 2) / 10)


def ends_like_a_sentence(line: MeasuredLine, page: MeasuredPage) -> float:
    """``It rained.`` and ``他来了。``, not ``Most Read``."""
    return line.last == STOP


def ends_with_a_comma(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Dear reader,`` and ``Ingredients:``, not ``Dear reader``."""
    return line.last == COMMA


def ends_with_a_colon(line: MeasuredLine, page: MeasuredPage) -> float:
    """``You will need:``, not ``You will need,``."""
    return line.ends_with_colon


def asks(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Already a subscriber?``, not ``Already a subscriber.``."""
    return line.asks


def is_cut_off(line: MeasuredLine, page: MeasuredPage) -> float:
    """``The council met on…``, not ``The council met on Monday.``."""
    return line.is_cut_off


def holds_several_sentences(line: MeasuredLine, page: MeasuredPage) -> float:
    """``It rained. It poured. It froze.``, not ``It rained, it poured, it froze.``."""
    return log_scale(line.stops - 1, 8)


def has_commas(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Flour, sugar, butter, eggs``, not ``Flour and sugar``: menus have none."""
    return log_scale(line.commas, 12)


def has_quotation_marks(line: MeasuredLine, page: MeasuredPage) -> float:
    """``“Stop,” he said``, not ``Stop now``: somebody speaks."""
    return at_most_1(line.quotes / 2)


def has_brackets(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Comments (12)``, not ``12 comments``."""
    return at_most_1(line.brackets / 2)


def begins_with_a_capital(line: MeasuredLine, page: MeasuredPage) -> float:
    """``The boat``, not ``the boat``."""
    return line.first == UPPER


def begins_with_a_small_letter(line: MeasuredLine, page: MeasuredPage) -> float:
    """``and so it went``, not ``And so it went``: the middle of a sentence, or a tag."""
    return line.first == LOWER


def begins_with_a_digit(line: MeasuredLine, page: MeasuredPage) -> float:
    """``7 hours ago``, not ``Seven hours ago``; the number of a list item is none of the line."""
    return line.first == DIGIT


def is_in_title_case(line: MeasuredLine, page: MeasuredPage) -> float:
    """``How We Use Your Data``, not ``how we use your data``."""
    return line.capitalised


def is_in_capitals(line: MeasuredLine, page: MeasuredPage) -> float:
    """``SHARE THIS``, not ``Share this``."""
    return line.shouting


SIGNALS: tuple[Signal, ...] = (
    Claim.by(has_many_words, "has_many_words", "it has many words", "it has few words"),
    Claim.by(
        is_longer_than_a_headline,
        "is_longer_than_a_headline",
        "it has a dozen words or more",
        "it has less than a dozen words",
    ),
    Claim.by(
        is_a_single_word, "is_a_single_word", "it is a single word", "it is more than one word"
    ),
    Claim.by(
        is_two_or_three_words,
        "is_two_or_three_words",
        "it is two or three words",
        "it is not two or three words",
    ),
    Claim.by(has_long_words, "has_long_words", "its words are long", "its words are short"),
    Claim.by(
        ends_like_a_sentence,
        "ends_like_a_sentence",
        "it ends like a sentence",
        "it does not end like a sentence",
    ),
    Claim.by(
        ends_with_a_comma,
        "ends_with_a_comma",
        "it ends with a comma or a colon",
        "it does not end with a comma or a colon",
    ),
    Claim.by(
        ends_with_a_colon,
        "ends_with_a_colon",
        "it ends with a colon",
        "it does not end with a colon",
    ),
    Claim.by(asks, "asks", "it ends with a question mark", "it does not ask"),
    Claim.by(is_cut_off, "is_cut_off", "it is cut off with dots", "it is not cut off"),
    Claim.by(
        holds_several_sentences,
        "holds_several_sentences",
        "it holds several sentences",
        "it holds one sentence at the most",
    ),
    Claim.by(has_commas, "has_commas", "it has commas", "it has no commas"),
    Claim.by(
        has_quotation_marks,
        "has_quotation_marks",
        "it has quotation marks",
        "it has no quotation marks",
    ),
    Claim.by(has_brackets, "has_brackets", "it has brackets", "it has no brackets"),
    Claim.by(
        begins_with_a_capital,
        "begins_with_a_capital",
        "it begins with a capital",
        "it does not begin with a capital",
    ),
    Claim.by(
        begins_with_a_small_letter,
        "begins_with_a_small_letter",
        "it begins with a small letter",
        "it does not begin with a small letter",
    ),
    Claim.by(
        begins_with_a_digit,
        "begins_with_a_digit",
        "it begins with a digit",
        "it does not begin with a digit",
    ),
    Claim.by(
        is_in_title_case,
        "is_in_title_case",
        "most of its words begin with a capital",
        "few of its words begin with a capital",
    ),
    Claim.by(is_in_capitals, "is_in_capitals", "it is in capitals", "it is not in capitals"),
)
