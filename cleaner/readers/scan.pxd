import cython
from cleaner.readers.canonical cimport end_of_name, end_of_raw, end_of_tag
from cleaner.readers.canonical cimport is_blank, unescaped
from cleaner.readers.elements cimport Elements
from cleaner.readers.lines cimport Lines
from cleaner.readers.opened cimport OpenElement
from cleaner.readers.tags cimport Tag
from cleaner.readers.traversal cimport Traversal

cdef int BLOCK, BREAK, IN_DOUBT, INLINE, LEFT_OUT, LINK, PICTURE, READING, VERBATIM
cdef frozenset RUBY

cdef class Scan(Traversal):
    cdef public Elements elements
    cdef public Lines lines
    cdef public object head
    cdef public list decisions, besides
    cdef int met, lowest, common

    @cython.locals(
        html=str, name_end=Py_ssize_t, end=Py_ssize_t, close=Py_ssize_t, tag=Tag, top=OpenElement,
        meaning=int,
    )
    cdef Py_ssize_t take_start_tag(self, Py_ssize_t start) except -1
    @cython.locals(meaning=int, has_words=bint, is_inline=bint)
    cdef int _meaning(
        self, Tag tag, OpenElement top, Py_ssize_t start, Py_ssize_t end
    ) except -1
    cdef _begin(self, int meaning)
    @cython.locals(element=OpenElement)
    cdef _open(self, Tag tag, int meaning, Py_ssize_t start, Py_ssize_t content)
    cdef _inherit(self, OpenElement element, OpenElement parent)
    cdef close(self, OpenElement element, Py_ssize_t end, Py_ssize_t after)
    @cython.locals(stack=list, numbered=int, parent=int, written=str, element=OpenElement)
    cdef int _number_top(self) except -1
    @cython.locals(top=OpenElement)
    cdef take_text(self, Py_ssize_t start, Py_ssize_t end)
    @cython.locals(start=Py_ssize_t, end=Py_ssize_t)
    cdef _take_verbatim(self, str text)
    cdef _add_verbatim(self, str text)
    @cython.locals(lines=Lines, number=int, common=OpenElement)
    cdef _add_words(self, str text)
    @cython.locals(top=OpenElement, block=OpenElement)
    cdef _end_line(self)
