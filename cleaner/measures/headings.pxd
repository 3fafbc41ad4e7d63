import cython

from cleaner.measures.ancestors cimport max_over_ancestors
from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine

cdef int _COUNT
cdef unsigned int _ANY_BIT
cdef double MAX_HEADED_SHARE

@cython.locals(box=Box)
cpdef mark_headed_boxes(list boxes)

@cython.locals(line=MeasuredLine)
cpdef headings_of(list lines, list boxes)

@cython.locals(index=int, bit="unsigned int")
cdef _fill_phrases(MeasuredLine line, double[::1] values)

@cython.locals(box=Box, found="double[::1]")
cpdef head_of_boxes(double[::1] values, int width, list boxes)

@cython.locals(head=Py_ssize_t, second=Py_ssize_t, row=Py_ssize_t, column=int)
cdef _fill_own_heading(Box box, double[::1] values, int width, double[::1] found)
