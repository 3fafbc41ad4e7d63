cimport libc.math as math
import cython
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport at_most_1, within_0_and_1
from cleaner.signals.signal cimport Claim, Signal

cdef double lines_around_are_long(MeasuredLine line, MeasuredPage page) except? -1
cdef double ten_lines_around_are_long(MeasuredLine line, MeasuredPage page) except? -1
cdef double fifty_lines_around_are_long(MeasuredLine line, MeasuredPage page) except? -1
cdef double lines_above_are_long(MeasuredLine line, MeasuredPage page) except? -1
cdef double lines_below_are_long(MeasuredLine line, MeasuredPage page) except? -1
cdef double sentences_stand_around(MeasuredLine line, MeasuredPage page) except? -1
cdef double sentences_stand_in_that_part(MeasuredLine line, MeasuredPage page) except? -1
cdef double running_text_stands_around(MeasuredLine line, MeasuredPage page) except? -1
cdef double running_text_stands_above(MeasuredLine line, MeasuredPage page) except? -1
cdef double running_text_stands_below(MeasuredLine line, MeasuredPage page) except? -1
cdef double commas_stand_above(MeasuredLine line, MeasuredPage page) except? -1
cdef double lines_around_share_words_with_the_long_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double capitals_stand_around(MeasuredLine line, MeasuredPage page) except? -1
cdef double bullets_stand_around(MeasuredLine line, MeasuredPage page) except? -1
cdef double numbers_stand_around(MeasuredLine line, MeasuredPage page) except? -1
cdef double repeats_stand_around(MeasuredLine line, MeasuredPage page) except? -1
@cython.locals(mean=double, variance=double)
cdef double lengths_vary_around(MeasuredLine line, MeasuredPage page) except? -1
@cython.locals(next_to_it=double, two_off=double)
cdef double lengths_alternate(MeasuredLine line, MeasuredPage page) except? -1
@cython.locals(index=int, other=MeasuredLine)
cdef double _difference(MeasuredLine line, MeasuredPage page, int steps) except? -1
