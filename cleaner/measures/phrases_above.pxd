import cython
from cleaner.measures.line cimport MeasuredLine

cdef int FAR_AWAY
cdef int MANY_KINDS
cdef int HEADING_KINDS
cdef unsigned int BYLINE

cdef class PhrasesAbove:
    cdef int[::1] distances

    @cython.locals(line=MeasuredLine, last="int[::1]", distances="int[::1]", heads="unsigned int",
                   kind=int, distance=int)
    cdef _measure(self, list lines, int anchor)
    cpdef int distance(self, MeasuredLine line, int kind) except? -1
