import cython
from cleaner.readers.beside cimport Beside
from cleaner.readers.canonical cimport end_of_name, past_comment, start_of_next
from cleaner.readers.doubt cimport Doubt
from cleaner.readers.opened cimport OpenElement
from cleaner.readers.tags cimport Tags

cdef class Traversal:
    cdef public str html
    cdef Tags tags
    cdef list stack
    cdef Doubt doubt
    cdef public Beside beside
    cdef int depth
    cdef bint is_after_link

    @cython.locals(html=str, size=Py_ssize_t, position=Py_ssize_t, tag=Py_ssize_t, mark=Py_UCS4)
    cpdef run(self)
    @cython.locals(html=str, name_end=Py_ssize_t, element=OpenElement, name=str)
    cdef Py_ssize_t _take_end_tag(self, Py_ssize_t start) except -1
    cdef Py_ssize_t take_start_tag(self, Py_ssize_t start) except -1
    cdef take_text(self, Py_ssize_t start, Py_ssize_t end)
    cdef close(self, OpenElement element, Py_ssize_t end, Py_ssize_t after)
