"""One line of a page as the signals see it: all that is measured of it, each thing once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.measures.alike import Alike
    from cleaner.measures.box import Box


class MeasuredLine:
    """A line that is not blank. Each pass of `cleaner.measures.page` fills in its own part."""

    # Where it stands.
    index: int
    """Its index among the lines that are not blank."""
    page_index: int
    """Its index among all lines of the page, blank ones included."""
    after_blank: bool
    """A blank line, or the edge of the page, stands above."""
    before_blank: bool
    """A blank line, or the edge of the page, stands below."""
    indent: int
    """Columns of white space before it."""

    # Its characters.
    chars: int
    """Its characters, white space at the ends left out; then how many there are of each kind."""
    spaces: int
    small_letters: int
    capitals: int
    letters_without_case: int
    ideographs: int
    """Letters of scripts without spaces between words."""
    digits: int
    stops: int
    commas: int
    quotes: int
    brackets: int
    separators: int
    currency_signs: int
    other_signs: int
    joints: int
    """Places where a capital follows a small letter: words that a converter glued together."""
    first: int
    """The kind (`cleaner.text.characters`) of its first character after the list mark."""
    last: int
    """The kind of its last character that is no quote or bracket."""
    ends_with_colon: bool
    asks: bool
    """It ends with a question mark."""
    is_cut_off: bool
    """It ends with an ellipsis."""
    has_bullet: bool
    is_numbered: bool
    has_address: bool
    """A web or mail address stands in it."""
    has_date: bool
    """A date in digits, or a month beside a number."""
    has_clock: bool
    """A time of day."""

    # Its words.
    word_count: float
    """Its words; in scripts without spaces, two letters are one."""
    capitalised: float
    """Share of its words that begin with a capital, among those that could."""
    shouting: float
    """Share of its letters with case that are capitals."""
    function_words: int
    """Function words of the page's language."""
    first_word: int
    """Its words are those of `Words` from here ..."""
    end_word: int
    """... up to here."""
    key: int
    """Digest of its words run together: equal for lines that differ in case, bullets or marks
    only; 0 for a line without words."""
    whole_phrases: int
    """Bits of `cleaner.lexicons.lexicon.KINDS`: it is such a phrase and nothing else."""
    phrases: int
    """The same: such a phrase stands in it, or is all of it."""

    length: float
    """Its words on a scale from 0 to 1 (`cleaner.measures.scales.MANY_WORDS`)."""
    running_text: float
    """Its function words on a scale from 0 to 1: small words make a line running text."""

    # Among the lines of its page.
    is_long: bool
    """It has the length of a paragraph."""
    repeats_before: int
    """How often the same words stood in an earlier line."""
    repeats_after: int
    """How often they come again."""
    begins_like_another: bool
    """Another, different line begins with the same words."""
    overlap_with_long_lines: float
    """Share of its content words that other, long lines use."""
    overlap_with_core: float
    """Share of its content words that other lines of the core use (`cleaner.measures.core`)."""
    overlap_with_headline: float
    """Share of its words that the headline has; 0 for the headline itself."""
    announced: int
    """Bits of `cleaner.lexicons.lexicon.KINDS`: what the last heading above it, or it, is."""
    stretch: int
    """The number of its stretch: lines below one heading, or of the core, or around it."""
    stretch_overlap: float
    """Mean of `overlap_with_core` over the lines of its stretch that have some words."""
    overlap_with_line_above: float
    """Share of its words that the line above has."""
    long_words_above: float
    """Words in the long lines above it."""
    long_lines_above: int
    long_lines_below: int
    lines_since_long: int
    """Lines back to the nearest long line, 0 for one itself; at most
    `cleaner.measures.scales.FAR_AWAY`, as the next two."""
    lines_until_long: int
    """Lines on to the nearest long line."""
    short_run: int
    """Short lines in a row that it is one of, `cleaner.measures.scales.FAR_AWAY` where the row
    reaches an edge of the page; 0 for a long line."""
    lines_like_it: int
    """Other lines with its shape, from the headline on; above that, from the line on."""
    near_lines_like_it: int
    """Lines near by, it included, with its shape."""
    threes_like_it: int
    """Those of them whose neighbours have the shapes of its neighbours."""
    sevens_like_it: int
    """The same with three neighbours on either side."""
    recurs: int
    """Other lines with its words, counted likewise."""

    # In the tree; only of HTML.
    block: Box
    """The block element that it stands in."""
    box: Box
    """The element around its block; the root stands in itself."""
    second_box: Box
    third_box: Box
    element: Box
    """The innermost element around the whole line."""
    section: Box
    """The nearest element around it that sections the page; the root else."""
    alike_block: Alike
    """The lines whose blocks have the tag and names of its own."""
    alike_box: Alike
    """The lines in boxes with the tag and names of its own."""
    alike_place: Alike
    """The lines with such a block, in such a box, in such a second box."""
    visible_chars: int
    """Its characters, white space left out."""
    linked_chars: int
    """Those of them that stand in links."""
    link_share: float
    """Share of them that stand in links."""
    weight: float
    """Its words, a line of marks being half a word."""
    plain_words: float
    """Those outside links."""
    text: float
    """Those that are weighed to find the content (`cleaner.measures.boxes.weigh_lines`)."""
    bold_chars: int
    links: int
    """Links that stand in it."""
    pictures: int
    """Pictures in it, or between it and the line above."""
    some_marks: int
    """Bits of `cleaner.document.marks.MARKS`: what any part of it is or stands in."""
    steps_up: int
    """Steps up to the element that it shares with the next line."""
    steps_down: int
    """Steps down from there to the next line."""

    def __init__(self, index: int, page_index: int) -> None:
        """Begin with where it stands."""
        self.index = index
        self.page_index = page_index

    def letters(self) -> int:
        """Return how many letters of any script it has."""
        return self.small_letters + self.capitals + self.letters_without_case + self.ideographs
