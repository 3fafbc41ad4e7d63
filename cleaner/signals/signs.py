"""What a line holds beside words: digits, signs, dates, a list mark, space; and its script."""

from __future__ import annotations

from cleaner.measures.line import MeasuredLine
from cleaner.measures.page import MeasuredPage
from cleaner.measures.scales import at_most_1, log_scale, share
from cleaner.signals.signal import Claim, Signal


def is_mostly_digits(line: MeasuredLine, page: MeasuredPage) -> float:
    """``1,204``, not ``In 1931 the boat was built``."""
    return share(line.digits, line.chars)


def has_digits(line: MeasuredLine, page: MeasuredPage) -> float:
    """``In 1931 the boat was built``, not ``The boat was built``."""
    return line.digits > 0


def has_no_letters(line: MeasuredLine, page: MeasuredPage) -> float:
    """``»``, ``___`` and ``12``, not ``Page 12``."""
    return line.letters() == 0


def is_only_marks(line: MeasuredLine, page: MeasuredPage) -> float:
    """``»`` and ``___``, not ``12``."""
    return line.letters() + line.digits == 0


def is_strung_together(line: MeasuredLine, page: MeasuredPage) -> float:
    """``Home › News › Ports``, not ``Home``."""
    return at_most_1(line.separators / 3)


def is_glued_together(line: MeasuredLine, page: MeasuredPage) -> float:
    """``TikTokYouTubeInstagram``, not ``Instagram``."""
    return log_scale(line.joints, 8)


def names_a_price(line: MeasuredLine, page: MeasuredPage) -> float:
    """``€17``, not ``17``."""
    return line.currency_signs > 0


def holds_an_address(line: MeasuredLine, page: MeasuredPage) -> float:
    """``www.example.org`` and ``ada@example.org``, not ``example``."""
    return line.has_address


def holds_a_date(line: MeasuredLine, page: MeasuredPage) -> float:
    """``2 February 2022``, ``02.02.2022`` and ``2022年2月2日``, not ``2022``."""
    return line.has_date


def holds_a_time_of_day(line: MeasuredLine, page: MeasuredPage) -> float:
    """``14:05``, not ``1405``."""
    return line.has_clock


def has_a_bullet(line: MeasuredLine, page: MeasuredPage) -> float:
    """``• About us``, not ``About us``."""
    return line.has_bullet


def is_numbered(line: MeasuredLine, page: MeasuredPage) -> float:
    """``3. Whisk the eggs``, not ``3 eggs``."""
    return line.is_numbered


def is_indented(line: MeasuredLine, page: MeasuredPage) -> float:
    """Columns of white space before it."""
    return log_scale(line.indent, 16)


def stands_below_a_blank_line(line: MeasuredLine, page: MeasuredPage) -> float:
    """Also the first line of the page."""
    return line.after_blank


def stands_above_a_blank_line(line: MeasuredLine, page: MeasuredPage) -> float:
    """Also the last line of the page."""
    return line.before_blank


def is_in_a_script_without_case(line: MeasuredLine, page: MeasuredPage) -> float:
    """``船`` and ``سفينة``, not ``boat``: case then says nothing."""
    return share(line.letters_without_case + line.ideographs, line.letters())


def is_in_a_script_without_spaces(line: MeasuredLine, page: MeasuredPage) -> float:
    """``船`` and ``เรือ``, not ``سفينة``."""
    return share(line.ideographs, line.letters())


def is_full_of_signs(line: MeasuredLine, page: MeasuredPage) -> float:
    """``+---+---+``, not ``boat``: code, tables and decoration."""
    return at_most_1(2 * share(line.other_signs, line.chars))


SIGNALS: tuple[Signal, ...] = (
    Claim.by(is_mostly_digits, "is_mostly_digits", "it is mostly digits", "it has few digits"),
    Claim.by(has_digits, "has_digits", "it has digits", "it has no digits"),
    Claim.by(has_no_letters, "has_no_letters", "it has no letters", "it has letters"),
    Claim.by(
        is_only_marks,
        "is_only_marks",
        "it has neither letters nor digits",
        "it has letters or digits",
    ),
    Claim.by(
        is_strung_together,
        "is_strung_together",
        "it is strung together by bars, dots or arrows",
        "no bars, dots or arrows string it together",
    ),
    Claim.by(
        is_glued_together,
        "is_glued_together",
        "words are glued together in it",
        "no words are glued together in it",
    ),
    Claim.by(names_a_price, "names_a_price", "it names a price", "it names no price"),
    Claim.by(
        holds_an_address,
        "holds_an_address",
        "it holds a web or mail address",
        "it holds no address",
    ),
    Claim.by(holds_a_date, "holds_a_date", "it holds a date", "it holds no date"),
    Claim.by(
        holds_a_time_of_day,
        "holds_a_time_of_day",
        "it holds a time of day",
        "it holds no time of day",
    ),
    Claim.by(has_a_bullet, "has_a_bullet", "it has a bullet", "it has no bullet"),
    Claim.by(is_numbered, "is_numbered", "it is numbered", "it is not numbered"),
    Claim.by(is_indented, "is_indented", "it is indented", "it is not indented"),
    Claim.by(
        stands_below_a_blank_line,
        "stands_below_a_blank_line",
        "a blank line stands above it",
        "no blank line stands above it",
    ),
    Claim.by(
        stands_above_a_blank_line,
        "stands_above_a_blank_line",
        "a blank line stands below it",
        "no blank line stands below it",
    ),
    Claim.by(
        is_in_a_script_without_case,
        "is_in_a_script_without_case",
        "its script has no capitals",
        "its script has capitals",
    ),
    Claim.by(
        is_in_a_script_without_spaces,
        "is_in_a_script_without_spaces",
        "its script has no spaces",
        "its script has spaces",
    ),
    Claim.by(is_full_of_signs, "is_full_of_signs", "it is full of signs", "it has few signs"),
)
