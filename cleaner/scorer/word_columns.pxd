import cython

from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport within_0_and_1
from cleaner.text.digests cimport DigestTable

cdef int _SORTS, _LONGEST, _NUMBERS
cdef double _SCALE, _NOTHING

@cython.locals(
    digests="const unsigned long long[::1]", line=MeasuredLine, unknown=int, size=int, index=int,
    row=int,
)
cpdef int find_words(
    MeasuredPage page, DigestTable table, int[::1] words, int[::1] owners, int[::1] whole
) except -1

@cython.locals(index=int, words=int, line=int, first=int, start=Py_ssize_t, row=Py_ssize_t, sort=int)
cpdef fill_word_columns(
    const float[::1] values,
    const int[::1] rows,
    const int[::1] lines,
    const float[::1] whole_values,
    const int[::1] whole_rows,
    float[::1] out,
    int width,
    int column,
)

@cython.locals(total=double, most=double, least=double, content=double, sort=int, index=int)
cdef void _fill_of_words(
    const float[::1] values, const int[::1] rows, int first, int end, float[::1] out,
    Py_ssize_t start,
) except *

cdef double _column_of(double log_odds) except? -1

@cython.locals(
    index=int, words=int, line=int, first=int, start=Py_ssize_t, count=int, number=int,
    total=double, word=int,
)
cpdef fill_embeddings(
    const float[::1] embeddings,
    const int[::1] rows,
    const int[::1] lines,
    const int[::1] whole,
    int unknown,
    float[::1] out,
    int width,
    int column,
)
