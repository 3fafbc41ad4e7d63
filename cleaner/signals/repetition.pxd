from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport log_scale
from cleaner.signals.signal cimport Claim, Signal

cdef int NEAR
cdef int MANY_REPEATS
cdef int MANY_ALIKE
cdef int MANY_PATTERNS

cdef double repeats_an_earlier_line(MeasuredLine line, MeasuredPage page) except? -1
cdef double comes_again(MeasuredLine line, MeasuredPage page) except? -1
cdef double recurs_often(MeasuredLine line, MeasuredPage page) except? -1
cdef double begins_like_another_line(MeasuredLine line, MeasuredPage page) except? -1
cdef double shares_words_with_the_long_lines(MeasuredLine line, MeasuredPage page) except? -1
cdef double shares_words_with_the_headline(MeasuredLine line, MeasuredPage page) except? -1
cdef double its_stretch_shares_words_with_the_core(MeasuredLine line, MeasuredPage page) except? -1
cdef double shares_words_with_the_line_above(MeasuredLine line, MeasuredPage page) except? -1
cdef double looks_like_many_lines(MeasuredLine line, MeasuredPage page) except? -1
cdef double looks_like_lines_near_by(MeasuredLine line, MeasuredPage page) except? -1
cdef double stands_in_a_pattern_that_recurs(MeasuredLine line, MeasuredPage page) except? -1
cdef double stands_in_a_long_pattern_that_recurs(MeasuredLine line, MeasuredPage page) except? -1
