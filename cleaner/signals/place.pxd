cimport libc.math as math
import cython
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport log_scale, share, within_0_and_1
from cleaner.signals.signal cimport Claim, ClaimOf, Signal

cdef int FAR_AWAY
cdef int MANY_LINES
cdef int MANY_LONG_LINES
cdef int BOX_LINES

cdef double is_far_above_the_core(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_far_below_the_core(MeasuredLine line, MeasuredPage page) except? -1
cdef double stands_in_the_core(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_far_below_the_headline(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_likely_the_headline(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_far_from_the_end(MeasuredLine line, MeasuredPage page) except? -1
cdef double stands_below_the_long_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double stands_above_the_long_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_far_below_a_long_line(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_far_above_a_long_line(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_long_lines_above(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_long_lines_below(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_in_a_run_of_short_lines(MeasuredLine line, MeasuredPage page) except? -1
@cython.locals(distance=int)
cdef double stands_below_a_phrase(MeasuredLine line, MeasuredPage page, int kind) except? -1
cdef double is_announced_by_a_phrase(MeasuredLine line, MeasuredPage page, int kind) except? -1
@cython.locals(next_line=MeasuredLine)
cdef double stands_just_above_a_phrase(MeasuredLine line, MeasuredPage page, int kind) except? -1
