import cython
cimport libc.math as math

from cleaner.measures.ancestors cimport max_over_ancestors, sum_over_ancestors
from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport within_0_and_1

cdef int _SORTS, _STRONG
cdef double _SCALE, _NOTHING, _FAR_SHARE

cpdef fill_name_columns(
    const float[::1] values, const int[::1] rows, const int[::1] owners, int signatures,
    MeasuredPage page, float[::1] out, int width, int column,
)

@cython.locals(index=int, first=int, owner=int, row=Py_ssize_t, shrink=double, sort=int)
cdef _measure_signatures(
    const float[::1] values, const int[::1] rows, const int[::1] owners,
    double[::1] means, double[::1] strongest,
)

@cython.locals(sort=int, value=double, against=double)
cdef void _add_name(
    const float[::1] values, Py_ssize_t row, int owner, double[::1] means, double[::1] strongest
) except *

@cython.locals(box=Box, start=Py_ssize_t, row=Py_ssize_t, column=int)
cdef _copy_to_boxes(const double[::1] values, int width, list boxes, double[::1] found)

@cython.locals(line=MeasuredLine, index=Py_ssize_t, row=Py_ssize_t, strong_row=Py_ssize_t, sort=int)
cdef _fill_lines(
    list lines, const double[::1] near, const double[::1] far, const double[::1] strong,
    float[::1] out, int width, int column,
)

cdef double _column_of(double log_odds) except? -1
