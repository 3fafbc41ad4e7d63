import cython

from cleaner.measures.addresses cimport Addresses
from cleaner.measures.dates cimport Dates
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.list_marks cimport list_mark

cdef int BRACKET, CASELESS, CLOSING, COMMA, CURRENCY, DIGIT, IDEOGRAPH, KIND_BITS, KINDS
cdef int LIST, LOWER, OTHER, QUOTE, SEPARATOR, SPACE, STOP, UPPER
cdef str _COLONS, _QUESTION_MARKS
cdef int MAX_CLOSING_MARKS

@cython.final
cdef class CharacterReader:
    cdef public Py_ssize_t gaps
    cdef const unsigned int[::1] codes
    cdef unsigned int[::1] traits
    cdef int[::1] counts
    cdef Dates dates
    cdef Addresses addresses

    @cython.locals(end=Py_ssize_t)
    cpdef Py_ssize_t read(self, MeasuredLine line, str text, Py_ssize_t start) except -1
    @cython.locals(
        codes="const unsigned int[::1]", table="unsigned int[::1]", counts="int[::1]",
        kind=int, joints=int, before=int, offset=Py_ssize_t, traits=cython.uint,
    )
    cdef int _count(self, Py_ssize_t start, Py_ssize_t end) except -1
    @cython.locals(counts="int[::1]", cased=int)
    cdef _enter_counts(self, MeasuredLine line)
    cdef int _signs(self, MeasuredLine line) except -1
    @cython.locals(begin=Py_ssize_t, mark=str, size=Py_ssize_t)
    cdef Py_ssize_t _look_at_start(
        self, MeasuredLine line, str text, Py_ssize_t start
    ) except -1
    @cython.locals(end=Py_ssize_t, last=cython.uint, very_last=int)
    cdef _look_at_end(self, MeasuredLine line, str text, Py_ssize_t start)
    @cython.locals(offset=Py_ssize_t)
    cdef Py_ssize_t _end_mark(self, Py_ssize_t start, Py_ssize_t end) except -1
