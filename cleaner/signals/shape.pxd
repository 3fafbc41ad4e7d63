from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport at_most_1, log_scale, share, within_0_and_1
from cleaner.signals.signal cimport Claim, Signal

cdef int COMMA
cdef int DIGIT
cdef int LOWER
cdef int STOP
cdef int UPPER

cdef double has_many_words(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_longer_than_a_headline(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_a_single_word(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_two_or_three_words(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_long_words(MeasuredLine line, MeasuredPage page) except? -1
cdef double ends_like_a_sentence(MeasuredLine line, MeasuredPage page) except? -1
cdef double ends_with_a_comma(MeasuredLine line, MeasuredPage page) except? -1
cdef double ends_with_a_colon(MeasuredLine line, MeasuredPage page) except? -1
cdef double asks(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_cut_off(MeasuredLine line, MeasuredPage page) except? -1
cdef double holds_several_sentences(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_commas(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_quotation_marks(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_brackets(MeasuredLine line, MeasuredPage page) except? -1
cdef double begins_with_a_capital(MeasuredLine line, MeasuredPage page) except? -1
cdef double begins_with_a_small_letter(MeasuredLine line, MeasuredPage page) except? -1
cdef double begins_with_a_digit(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_in_title_case(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_in_capitals(MeasuredLine line, MeasuredPage page) except? -1
