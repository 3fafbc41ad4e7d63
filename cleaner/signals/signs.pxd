from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport at_most_1, log_scale, share
from cleaner.signals.signal cimport Claim, Signal

cdef double is_mostly_digits(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_digits(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_no_letters(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_only_marks(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_strung_together(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_glued_together(MeasuredLine line, MeasuredPage page) except? -1
cdef double names_a_price(MeasuredLine line, MeasuredPage page) except? -1
cdef double holds_an_address(MeasuredLine line, MeasuredPage page) except? -1
cdef double holds_a_date(MeasuredLine line, MeasuredPage page) except? -1
cdef double holds_a_time_of_day(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_a_bullet(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_numbered(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_indented(MeasuredLine line, MeasuredPage page) except? -1
cdef double stands_below_a_blank_line(MeasuredLine line, MeasuredPage page) except? -1
cdef double stands_above_a_blank_line(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_in_a_script_without_case(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_in_a_script_without_spaces(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_full_of_signs(MeasuredLine line, MeasuredPage page) except? -1
