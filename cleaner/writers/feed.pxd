import cython
from cleaner.readers.canonical cimport attributes_of, end_of_name, is_blank, unescaped
from cleaner.writers.builder cimport Builder
from cleaner.writers.maths cimport begins_formula

cdef int END, GAP, RAW, START, _NO_MORE
cdef int _SPACE, _DELETE, _FIRST_SURROGATE, _LAST_SURROGATE
cdef frozenset SKIPPED, _PASSED_BY, _WITHOUT_WORDS

cdef class Feed:
    cdef str html
    cdef int[::1] kinds, starts, ends, others, next_kept, next_dropped
    cdef list labels, is_kept, names
    cdef Builder builder

    @cython.locals(kept=int, dropped=int, lines=int, token=int, line=int)
    cdef _look_ahead(self)
    @cython.locals(size=int, token=int, kind=int)
    cpdef run(self)
    @cython.locals(
        html=str, end=int, name_end=Py_ssize_t, name=str, builder=Builder, is_passed_by=bint
    )
    cdef int _start(self, int token) except -1
    @cython.locals(
        start=int, end=int, line=int, builder=Builder, is_between=bint, written=str, text=str
    )
    cdef _text(self, int token, int kind)

@cython.locals(character=Py_UCS4, code=int)
cpdef str plain(str text)
