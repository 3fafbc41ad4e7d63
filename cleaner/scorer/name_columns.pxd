import cython
cimport libc.math as math

from cleaner.measures.ancestors cimport max_over_ancestors, sum_over_ancestors
from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport within_0_and_1
from cleaner.text.digests cimport DigestTable, digest_of

cdef int _SORTS, _STRONG, _NUMBER, _TO_SMALL
cdef double _SCALE, _NOTHING, _FAR_SHARE
cdef unsigned long long _EMPTY, _PRIME, _MASK

@cython.locals(size=Py_ssize_t, first=Py_UCS4, place=Py_ssize_t)
cpdef Py_ssize_t part_end(str text, Py_ssize_t start) except -1
cdef bint is_small(Py_UCS4 character) except -1
cdef bint is_capital(Py_UCS4 character) except -1
cdef bint is_digit(Py_UCS4 character) except -1

@cython.locals(
    size=int, last_owner="int[::1]", owner=int, tag=str, names=str, name=str, row=int, known=dict,
    found=list,
)
cpdef int find_names(
    tuple different, DigestTable table, int[::1] rows, int[::1] owners
) except -1

@cython.locals(found=list, row=int, start=Py_ssize_t, end=Py_ssize_t)
cpdef list rows_of_name(str name, DigestTable table)

cdef int _note(
    int row, int owner, int[::1] last_owner, int[::1] rows, int[::1] owners, int size
) except -1

@cython.locals(digest=cython.ulonglong, character=Py_UCS4, is_in_number=bint)
cdef unsigned long long _digest_of_whole(str lowered) except? 0
@cython.locals(digest=cython.ulonglong, place=Py_ssize_t, code=int)
cdef unsigned long long _digest_of_part(str text, Py_ssize_t start, Py_ssize_t end) except? 0

cpdef fill_name_columns(
    const float[::1] values, const int[::1] rows, const int[::1] owners, int signatures,
    MeasuredPage page, float[::1] out, int width, int column,
)

@cython.locals(place=int, first=int, owner=int, row=Py_ssize_t, shrink=double, sort=int)
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

@cython.locals(line=MeasuredLine, place=Py_ssize_t, row=Py_ssize_t, strong_row=Py_ssize_t, sort=int)
cdef _fill_lines(
    list lines, const double[::1] near, const double[::1] far, const double[::1] strong,
    float[::1] out, int width, int column,
)

cdef double _column_of(double log_odds) except? -1
