import cython

from cleaner.measures.line cimport MeasuredLine

cdef unsigned int WORD, _AT

@cython.final
cdef class Addresses:
    cdef const unsigned int[::1] codes
    cdef unsigned int[::1] traits

    cpdef bint holds(self, MeasuredLine line, str text, Py_ssize_t start) except -1
    @cython.locals(offset=Py_ssize_t)
    cdef bint _has_www(self, str text, Py_ssize_t start) except -1
    @cython.locals(offset=Py_ssize_t)
    cdef bint _has_mail(self, Py_ssize_t start, Py_ssize_t end) except -1
