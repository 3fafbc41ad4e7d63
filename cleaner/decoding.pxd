import cython

from cleaner.text.digests cimport DigestTable

cdef bytes _IS_KEPT, _IS_DROPPED
cdef int _TITLE, _HEADING, _DUPLICATE, _LABELS

@cython.locals(
    line=Py_ssize_t, row=Py_ssize_t, label=int, total=double, value=double, most_kept=double,
    most_dropped=double, is_kept="const unsigned char[::1]", is_dropped="const unsigned char[::1]",
)
cdef void _choose(
    const float[::1] probabilities,
    float[::1] kept,
    unsigned char[::1] best_kept,
    unsigned char[::1] best_dropped,
    float[::1] dropped,
    float[::1] duplicate,
) except *

cpdef double expected_f(double hits, int given, double wanted, double beta) except? -1

@cython.locals(wanted=double, index=Py_ssize_t, hits=double, best=double, score=double, count=int)
cdef int _best_count(const float[::1] kept, const Py_ssize_t[::1] order, double beta) except -1

@cython.locals(
    table=DigestTable, copies="int[::1]", likeliest="int[::1]", line=Py_ssize_t, row=Py_ssize_t
)
cdef void _add_duplicates(
    float[::1] to,
    const float[::1] kept,
    const float[::1] duplicate,
    const unsigned long long[::1] keys,
) except *

@cython.locals(kept_keys=DigestTable, line=Py_ssize_t, is_copy=bint)
cdef void _name_copies(
    unsigned char[::1] codes,
    const unsigned long long[::1] keys,
    const float[::1] dropped,
    const float[::1] duplicate,
) except *
