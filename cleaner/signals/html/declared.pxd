import cython

from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.signals.signal cimport ClaimOf

cdef int _COUNT

cdef double overlaps(MeasuredLine line, MeasuredPage page, int field) except? -1
@cython.locals(index=Py_ssize_t)
cdef double resembles(MeasuredLine line, MeasuredPage page, int field) except? -1
cdef double declares(MeasuredLine line, MeasuredPage page, int kind) except? -1
