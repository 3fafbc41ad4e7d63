import cython

from cleaner.measures.headings cimport head_of_boxes
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport within_0_and_1

cdef int _SORTS, _SPEAKING, _KNOWN
cdef double _NOTHING

cpdef fill_surroundings(
    MeasuredPage page, float[::1] values, int width, int word_column, int column
)

@cython.locals(
    line=MeasuredLine, sums="double[::1]", start=Py_ssize_t, group=Py_ssize_t, sort=int,
)
cdef _fill_places(
    MeasuredPage page, float[::1] values, int width, int word_column, int column
)

@cython.locals(line=MeasuredLine, start=Py_ssize_t, group=Py_ssize_t, sort=int)
cdef _add_up_places(
    list lines, float[::1] values, int width, int word_column, double[::1] sums
)

@cython.locals(line=MeasuredLine, start=Py_ssize_t, sort=int)
cdef _copy_known(
    list lines, float[::1] values, int width, int word_column, double[::1] known
)

@cython.locals(line=MeasuredLine, start=Py_ssize_t, row=Py_ssize_t, sort=int)
cdef _fill_headed(
    list lines, const double[::1] headed, float[::1] values, int width, int column
)
