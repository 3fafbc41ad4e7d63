import cython
from cleaner.readers.canonical cimport end_of_name, end_of_raw, end_of_tag
from cleaner.readers.canonical cimport is_blank
from cleaner.readers.growing cimport GrowingColumn
from cleaner.readers.opened cimport OpenElement
from cleaner.readers.tags cimport Tag
from cleaner.readers.traversal cimport Traversal

cdef int BLOCK, BREAK, IN_DOUBT, INLINE, LEFT_OUT, LINK, READING, VERBATIM
cdef frozenset RUBY
cdef int ASIDE, END, GAP, RAW, READ, START, TEXT

cdef class Tokens:
    cdef public str html
    cdef public object kinds, starts, ends, others

cdef class Walk(Traversal):
    cdef int line
    cdef bint has_begun, has_words
    cdef public GrowingColumn kinds, starts, ends, others

    @cython.locals(size=Py_ssize_t)
    cpdef close_all(self)
    @cython.locals(number=int)
    cdef int _add(self, int kind, Py_ssize_t start, Py_ssize_t end, int other) except -1
    @cython.locals(
        html=str, name_end=Py_ssize_t, end=Py_ssize_t, close=Py_ssize_t, size=Py_ssize_t, tag=Tag,
        top=OpenElement, meaning=int, number=int,
    )
    cdef Py_ssize_t take_start_tag(self, Py_ssize_t start) except -1
    @cython.locals(meaning=int, is_inline=bint, is_beside=bint)
    cdef int _meaning(
        self, Tag tag, OpenElement top, Py_ssize_t start, Py_ssize_t end
    ) except -1
    @cython.locals(element=OpenElement, around=OpenElement)
    cdef _enter(self, Tag tag, int meaning, Py_ssize_t start, Py_ssize_t content)
    cdef close(self, OpenElement element, Py_ssize_t end, Py_ssize_t after)
    @cython.locals(top=OpenElement)
    cdef take_text(self, Py_ssize_t start, Py_ssize_t end)
    @cython.locals(
        html=str, line_end=Py_ssize_t, stop=Py_ssize_t, after=Py_ssize_t, blank=bint
    )
    cdef _take_verbatim(self, int kind, Py_ssize_t start, Py_ssize_t end)
    cdef _add_words(self, int kind, Py_ssize_t start, Py_ssize_t end)
    cdef _end_line(self)
