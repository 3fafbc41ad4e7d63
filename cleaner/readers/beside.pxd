import cython
from cleaner.readers.canonical cimport end_of_name, end_of_tag, end_of_value, past_comment
from cleaner.readers.canonical cimport start_of_next, unescaped, value_of_attribute
from cleaner.readers.doubt cimport Doubt
from cleaner.readers.hiding cimport Hiding, hides
from cleaner.readers.opened cimport OpenElement

cdef int LINK, _NUMBER, _EDIT, _HIDDEN, _TO_ITSELF, _PERMALINK
cdef frozenset _HEADINGS, _TELLING

@cython.final
cdef class Beside:
    cdef str html
    cdef list stack
    cdef Doubt doubt
    cdef public Hiding hiding
    cdef dict known

    @cython.locals(
        html=str, name_end=Py_ssize_t, flags=int, end=Py_ssize_t, around=OpenElement,
        block=OpenElement,
    )
    cpdef bint is_beside(
        self, int meaning, Py_ssize_t start, Py_ssize_t content, int depth, bint words_before
    ) except -1
    @cython.locals(
        html=str, offset=Py_ssize_t, mark=Py_UCS4, first=Py_UCS4, second=Py_UCS4
    )
    cdef bint _may_be(self, Py_ssize_t start, Py_ssize_t end) except -1
    @cython.locals(written=str, flags=int)
    cdef int _flags_of(self, Py_ssize_t start, Py_ssize_t name_end, Py_ssize_t end) except -1
    @cython.locals(
        flags=int, end=Py_ssize_t, names=str, value=Py_ssize_t, value_end=Py_ssize_t, name=str,
        text=str,
    )
    cdef int _describe(self, str written, Py_ssize_t start) except -1

@cython.locals(flags=int)
cdef int _flags_of_class(str names) except -1

cpdef bint _agrees(int flags, str text, bint is_in_heading) except -1

@cython.locals(tag=Py_ssize_t)
cpdef str _text(str html, Py_ssize_t position, Py_ssize_t end)
