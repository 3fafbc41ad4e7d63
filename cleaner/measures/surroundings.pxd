import cython
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.running cimport RunningMeans
from cleaner.measures.scales cimport at_most_1, log_scale

cdef int STOP
cdef int MANY_WORDS
cdef int MANY_FUNCTION_WORDS
cdef int MENU_WORDS
cdef int MAX_RANK_DIGITS
cdef int MANY_COMMAS

ctypedef double (*Value)(MeasuredLine line) except? -1

@cython.locals(line=MeasuredLine)
cpdef measure_surroundings(MeasuredPage page)

@cython.locals(line=MeasuredLine, values="double[::1]")
cdef RunningMeans _means(Value value_of, list lines)

cdef double length(MeasuredLine line) except? -1
cdef double paragraph(MeasuredLine line) except? -1
cdef double squared_length(MeasuredLine line) except? -1
cdef double ends_a_sentence(MeasuredLine line) except? -1
cdef double running_text(MeasuredLine line) except? -1
cdef double commas(MeasuredLine line) except? -1
cdef double overlap(MeasuredLine line) except? -1
cdef double capitals(MeasuredLine line) except? -1
cdef double bullet(MeasuredLine line) except? -1
@cython.locals(is_number=bint)
cdef double rank(MeasuredLine line) except? -1
cdef double repeats(MeasuredLine line) except? -1
