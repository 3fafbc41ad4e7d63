"""How a line looks, whatever its words say: length, case, marks, digits, layout."""

from __future__ import annotations

import numpy as np

from cleaner.measures.lines import Column, Kind, Mask
from cleaner.signals.signal import Measured, Signal, shared, signal
from cleaner.text.arrays import within_0_and_1


def _log_scale(values: Column, top: float) -> Column:
    """Squash counts to 0..1 so that doubling a small count says as much as doubling a large one."""
    return np.minimum(np.log1p(values) / np.float32(np.log1p(top)), 1).astype(np.float32)


@shared
def _letters(page: Measured) -> Column:
    return page.profile.kinds[:, [Kind.LOWER, Kind.UPPER, Kind.CASELESS, Kind.IDEOGRAPH]].sum(
        axis=1
    )


def _share(page: Measured, kind: Kind) -> Column:
    return page.profile.kinds[:, kind] / page.profile.chars


@signal("it has many words", "it has few words")
def has_many_words(page: Measured) -> Column:
    """A paragraph has dozens, a menu entry two."""
    return _log_scale(page.profile.word_count, 120)


@signal("it has a dozen words or more", "it has less than a dozen words")
def is_longer_than_a_headline(page: Measured) -> Column:
    """Rises from 0 at 8 words to 1 at 24: where headlines end and paragraphs begin."""
    return within_0_and_1((page.profile.word_count - 8) / 16)


@signal("it is a single word", "it is more than one word")
def is_a_single_word(page: Measured) -> Mask:
    """``Politics``."""
    return page.profile.word_count <= 1


@signal("it is two or three words", "it is not two or three words")
def is_two_or_three_words(page: Measured) -> Mask:
    """``Privacy Policy``."""
    return (page.profile.word_count > 1) & (page.profile.word_count <= 3.5)


@signal("its words are long", "its words are short")
def has_long_words(page: Measured) -> Column:
    """Letters a word, 0 at 2 and 1 at 12."""
    return within_0_and_1((_letters(page) / np.maximum(page.profile.word_count, 1) - 2) / 10)


@signal("it ends like a sentence", "it does not end like a sentence")
def ends_like_a_sentence(page: Measured) -> Mask:
    """``It rained.`` and ``他来了。``, not ``Most Read``."""
    return page.profile.last == Kind.STOP


@signal("it ends with a comma or a colon", "it does not end with a comma or a colon")
def ends_with_a_comma(page: Measured) -> Mask:
    """``Ingredients:``."""
    return page.profile.last == Kind.COMMA


@signal("it ends with a colon", "it does not end with a colon")
def ends_with_a_colon(page: Measured) -> Mask:
    """``You will need:``."""
    return page.profile.last_is_colon


@signal("it ends with a question mark", "it does not ask")
def asks(page: Measured) -> Mask:
    """``Already a subscriber?``."""
    return page.profile.asks


@signal("it is cut off with dots", "it is not cut off")
def is_cut_off(page: Measured) -> Mask:
    """``The council met on…``."""
    return page.profile.cut_off


@signal("it holds several sentences", "it holds one sentence at the most")
def holds_several_sentences(page: Measured) -> Column:
    """Stops inside the line."""
    return _log_scale(np.maximum(page.profile.kinds[:, Kind.STOP] - 1, 0), 8)


@signal("it has commas", "it has no commas")
def has_commas(page: Measured) -> Column:
    """Running text has them, menus have none (Readability counts them too)."""
    return _log_scale(page.profile.kinds[:, Kind.COMMA], 12)


@signal("it has quotation marks", "it has no quotation marks")
def has_quotation_marks(page: Measured) -> Column:
    """Somebody speaks."""
    return np.minimum(page.profile.kinds[:, Kind.QUOTE] / 2, 1)


@signal("it has brackets", "it has no brackets")
def has_brackets(page: Measured) -> Column:
    """``(12)``."""
    return np.minimum(page.profile.kinds[:, Kind.BRACKET] / 2, 1)


@signal("it begins with a capital", "it does not begin with a capital")
def begins_with_a_capital(page: Measured) -> Mask:
    """``The boat``."""
    return page.profile.first == Kind.UPPER


@signal("it begins with a small letter", "it does not begin with a small letter")
def begins_with_a_small_letter(page: Measured) -> Mask:
    """A line in the middle of a sentence, or a tag."""
    return page.profile.first == Kind.LOWER


@signal("it begins with a digit", "it does not begin with a digit")
def begins_with_a_digit(page: Measured) -> Mask:
    """``7 hours ago``."""
    return page.profile.first == Kind.DIGIT


@signal("most of its words begin with a capital", "few of its words begin with a capital")
def is_in_title_case(page: Measured) -> Column:
    """``How We Use Your Data``."""
    return page.profile.capitalised


@signal("it is in capitals", "it is not in capitals")
def is_in_capitals(page: Measured) -> Column:
    """``SHARE THIS``."""
    return page.profile.shouting


@signal("it is mostly digits", "it has few digits")
def is_mostly_digits(page: Measured) -> Column:
    """``1,204``."""
    return _share(page, Kind.DIGIT)


@signal("it has digits", "it has no digits")
def has_digits(page: Measured) -> Mask:
    """A digit anywhere."""
    return page.profile.kinds[:, Kind.DIGIT] > 0


@signal("it has no letters", "it has letters")
def has_no_letters(page: Measured) -> Mask:
    """``»``, ``___``, ``12``."""
    return _letters(page) == 0


@signal("it has neither letters nor digits", "it has letters or digits")
def is_only_marks(page: Measured) -> Mask:
    """``»``, ``___``."""
    return _letters(page) + page.profile.kinds[:, Kind.DIGIT] == 0


@signal(
    "it is strung together by bars, dots or arrows", "no bars, dots or arrows string it together"
)
def is_strung_together(page: Measured) -> Column:
    """``Home › News › Ports``."""
    return np.minimum(page.profile.kinds[:, Kind.SEPARATOR] / 3, 1)


@signal("words are glued together in it", "no words are glued together in it")
def is_glued_together(page: Measured) -> Column:
    """``TikTokYouTubeInstagram``."""
    return _log_scale(page.profile.joints, 8)


@signal("it names a price", "it names no price")
def names_a_price(page: Measured) -> Mask:
    """``€17``."""
    return page.profile.kinds[:, Kind.CURRENCY] > 0


@signal("it holds a web or mail address", "it holds no address")
def holds_an_address(page: Measured) -> Mask:
    """``www.example.org``."""
    return page.profile.has_address


@signal("it holds a date", "it holds no date")
def holds_a_date(page: Measured) -> Mask:
    """``2 February 2022``, ``02.02.2022``, ``2022年2月2日``."""
    return page.profile.has_date


@signal("it holds a time of day", "it holds no time of day")
def holds_a_time_of_day(page: Measured) -> Mask:
    """``14:05``."""
    return page.profile.has_clock


@signal("it has a bullet", "it has no bullet")
def has_a_bullet(page: Measured) -> Mask:
    """``• About us``."""
    return page.profile.bullet


@signal("it is numbered", "it is not numbered")
def is_numbered(page: Measured) -> Mask:
    """``3. Whisk the eggs``."""
    return page.profile.numbered


@signal("it is indented", "it is not indented")
def is_indented(page: Measured) -> Column:
    """Columns of white space before it."""
    return _log_scale(page.profile.indent, 16)


@signal("a blank line stands above it", "no blank line stands above it")
def stands_below_a_blank_line(page: Measured) -> Mask:
    """Also the first line of the page."""
    return page.profile.after_blank


@signal("a blank line stands below it", "no blank line stands below it")
def stands_above_a_blank_line(page: Measured) -> Mask:
    """Also the last line of the page."""
    return page.profile.before_blank


@signal("its script has no capitals", "its script has capitals")
def is_in_a_script_without_case(page: Measured) -> Column:
    """Arabic, Hebrew, Hindi, Chinese: case then says nothing."""
    kinds = page.profile.kinds
    return (kinds[:, Kind.CASELESS] + kinds[:, Kind.IDEOGRAPH]) / np.maximum(_letters(page), 1)


@signal("its script has no spaces", "its script has spaces")
def is_in_a_script_without_spaces(page: Measured) -> Column:
    """Chinese, Japanese, Thai."""
    return page.profile.kinds[:, Kind.IDEOGRAPH] / np.maximum(_letters(page), 1)


@signal("it is full of signs", "it has few signs")
def is_full_of_signs(page: Measured) -> Column:
    """Code, tables and decoration."""
    return np.minimum(2 * _share(page, Kind.OTHER), 1)


SIGNALS: tuple[Signal, ...] = (
    has_many_words,
    is_longer_than_a_headline,
    is_a_single_word,
    is_two_or_three_words,
    has_long_words,
    ends_like_a_sentence,
    ends_with_a_comma,
    ends_with_a_colon,
    asks,
    is_cut_off,
    holds_several_sentences,
    has_commas,
    has_quotation_marks,
    has_brackets,
    begins_with_a_capital,
    begins_with_a_small_letter,
    begins_with_a_digit,
    is_in_title_case,
    is_in_capitals,
    is_mostly_digits,
    has_digits,
    has_no_letters,
    is_only_marks,
    is_strung_together,
    is_glued_together,
    names_a_price,
    holds_an_address,
    holds_a_date,
    holds_a_time_of_day,
    has_a_bullet,
    is_numbered,
    is_indented,
    stands_below_a_blank_line,
    stands_above_a_blank_line,
    is_in_a_script_without_case,
    is_in_a_script_without_spaces,
    is_full_of_signs,
)
