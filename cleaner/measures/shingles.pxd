import cython
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.text.digests cimport DigestTable, pair_digest

cdef int SHINGLE_WORDS, _LEAST_WORDS
cdef double REPEATED_SHARE

@cython.locals(line=MeasuredLine, total=Py_ssize_t, words=int)
cdef Py_ssize_t _count(MeasuredPage page, int[::1] counts) except -1

@cython.locals(line=MeasuredLine, words="const unsigned long long[::1]", position=Py_ssize_t,
               start=Py_ssize_t, word=Py_ssize_t, digest="unsigned long long")
cdef void _fill(MeasuredPage page, const int[::1] counts, unsigned long long[::1] to) except *

@cython.locals(firsts="long long[::1]", total=Py_ssize_t, table=DigestTable, position=Py_ssize_t,
               line=Py_ssize_t, first=Py_ssize_t, end=Py_ssize_t, repeated=int, index=Py_ssize_t)
cdef void _find(
    unsigned char[::1] to,
    const unsigned char[::1] is_kept,
    const Py_ssize_t[::1] order,
    const unsigned long long[::1] digests,
    const int[::1] counts,
) except *
