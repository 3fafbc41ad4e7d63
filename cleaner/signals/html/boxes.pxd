import cython

from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport at_most_1, log_scale, share
from cleaner.signals.signal cimport Claim, ClaimOf

cdef double DEEP
cdef int MANY_SIBLINGS, MANY_LINES, FAR_STEPS, _HEADINGS

cdef double is_deep_in_the_tree(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_deep_for_the_page(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_repeated_siblings(MeasuredLine line, MeasuredPage page) except? -1
cdef double stands_among_repeated_siblings(MeasuredLine line, MeasuredPage page) except? -1
cdef double its_box_has_many_lines(MeasuredLine line, MeasuredPage page) except? -1
cdef double the_second_box_has_many_lines(MeasuredLine line, MeasuredPage page) except? -1
cdef double the_third_box_has_many_lines(MeasuredLine line, MeasuredPage page) except? -1
cdef double many_lines(Box box) except? -1
cdef double is_first_of_its_box(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_last_of_its_box(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_far_from_the_next_line(MeasuredLine line, MeasuredPage page) except? -1
@cython.locals(above=MeasuredLine)
cdef double is_far_from_the_line_above(MeasuredLine line, MeasuredPage page) except? -1
cdef double leaves_a_box(MeasuredLine line, MeasuredPage page) except? -1
@cython.locals(above=MeasuredLine)
cdef double enters_a_box(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_headed_by(MeasuredLine line, MeasuredPage page, int kind) except? -1
