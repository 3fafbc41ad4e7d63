import cython
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage

ctypedef double (*LineMeasure)(MeasuredLine line, MeasuredPage page) except? -1
ctypedef double (*LineMeasureOf)(MeasuredLine line, MeasuredPage page, int which) except? -1

cdef class Signal:
    cdef public str name, high, low
    cpdef double of(self, MeasuredLine line, MeasuredPage page) except? -1
    cpdef fill(self, MeasuredPage page, float[::1] values, Py_ssize_t first, Py_ssize_t width)

cdef class Claim(Signal):
    cdef LineMeasure measure
    @staticmethod
    cdef Claim by(LineMeasure measure, str name, str high, str low)
    cpdef double of(self, MeasuredLine line, MeasuredPage page) except? -1
    @cython.locals(line=MeasuredLine, index=Py_ssize_t)
    cpdef fill(self, MeasuredPage page, float[::1] values, Py_ssize_t first, Py_ssize_t width)

cdef class ClaimOf(Signal):
    cdef LineMeasureOf measure
    cdef int which
    @staticmethod
    cdef ClaimOf by(LineMeasureOf measure, int which, str name, str high, str low)
    cpdef double of(self, MeasuredLine line, MeasuredPage page) except? -1
    @cython.locals(line=MeasuredLine, index=Py_ssize_t)
    cpdef fill(self, MeasuredPage page, float[::1] values, Py_ssize_t first, Py_ssize_t width)
