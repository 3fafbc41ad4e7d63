from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport at_most_1, share
from cleaner.signals.signal cimport Claim, ClaimOf, Signal

cdef double reads_like_running_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_function_words(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_a_phrase(MeasuredLine line, MeasuredPage page, int kind) except? -1
cdef double holds_a_phrase(MeasuredLine line, MeasuredPage page, int kind) except? -1
