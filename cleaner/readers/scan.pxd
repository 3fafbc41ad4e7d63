import cython
from cleaner.readers.canonical cimport end_of_name, end_of_raw, end_of_tag
from cleaner.readers.canonical cimport is_blank, past_comment, start_of_next, unescaped
from cleaner.readers.beside cimport Beside
from cleaner.readers.doubt cimport Doubt
from cleaner.readers.elements cimport Elements
from cleaner.readers.lines cimport Lines
from cleaner.readers.opened cimport OpenElement
from cleaner.readers.tags cimport Tag, Tags

cdef int BLOCK, BREAK, IN_DOUBT, INLINE, LEFT_OUT, LINK, PICTURE, READING, VERBATIM
cdef frozenset RUBY

@cython.final
cdef class Scan:
    cdef str html
    cdef Tags tags
    cdef public Elements elements
    cdef public Lines lines
    cdef public object head
    cdef list stack
    cdef Doubt doubt
    cdef public list decisions, besides
    cdef public Beside beside
    cdef int met, depth, lowest, common
    cdef bint is_after_link

    @cython.locals(html=str, size=Py_ssize_t, position=Py_ssize_t, tag=Py_ssize_t, mark=Py_UCS4)
    cpdef run(self)
    @cython.locals(
        html=str, name_end=Py_ssize_t, end=Py_ssize_t, close=Py_ssize_t, tag=Tag, top=OpenElement,
        meaning=int,
    )
    cdef Py_ssize_t _take_start_tag(self, Py_ssize_t start) except -1
    @cython.locals(meaning=int, has_words=bint, is_inline=bint)
    cdef int _meaning(
        self, Tag tag, OpenElement top, Py_ssize_t start, Py_ssize_t end
    ) except -1
    cdef _begin(self, int meaning)
    @cython.locals(element=OpenElement)
    cdef _open(self, Tag tag, int meaning, Py_ssize_t start, Py_ssize_t content)
    cdef _inherit(self, OpenElement element, OpenElement parent)
    @cython.locals(html=str, name_end=Py_ssize_t, element=OpenElement, name=str)
    cdef Py_ssize_t _take_end_tag(self, Py_ssize_t start) except -1
    cdef _close(self, OpenElement element, Py_ssize_t end)
    @cython.locals(stack=list, numbered=int, parent=int, written=str, element=OpenElement)
    cdef int _number_top(self) except -1
    @cython.locals(top=OpenElement)
    cdef _take_text(self, Py_ssize_t start, Py_ssize_t end)
    @cython.locals(start=Py_ssize_t, end=Py_ssize_t)
    cdef _take_verbatim(self, str text)
    cdef _add_verbatim(self, str text)
    @cython.locals(lines=Lines, number=int, common=OpenElement)
    cdef _add_words(self, str text)
    @cython.locals(top=OpenElement, block=OpenElement)
    cdef _end_line(self)
