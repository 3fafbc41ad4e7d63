import cython
from cleaner.readers.canonical cimport end_of_name, end_of_raw, end_of_tag
from cleaner.readers.canonical cimport is_blank, past_comment, start_of_next
from cleaner.readers.opened cimport OpenElement
from cleaner.readers.tags cimport Tag, Tags

cdef int BLOCK, BREAK, IN_DOUBT, INLINE, LEFT_OUT, READING

@cython.final
cdef class Doubt:
    cdef str html
    cdef Tags tags
    cdef list stack
    cdef int depth

    cpdef bint is_in_sentence(
        self, Tag tag, Py_ssize_t start, int depth, bint words_before
    ) except -1
    @cython.locals(element=OpenElement, around=OpenElement)
    cdef bint _is_enough(self, Tag tag) except -1
    @cython.locals(
        html=str, depth=int, count=int, start=Py_ssize_t, name_end=Py_ssize_t, tag=Tag
    )
    cpdef Py_ssize_t end_of_content(self, Py_ssize_t position) except? -2
    @cython.locals(
        html=str, depth=int, start=Py_ssize_t, name_end=Py_ssize_t, tag=Tag,
        element=OpenElement,
    )
    cpdef bint has_words_after(self, Py_ssize_t position, int above) except -1
    cdef bint _is_entered(self, Tag tag) except -1
    @cython.locals(end=Py_ssize_t)
    cdef Py_ssize_t _past_start(self, Tag tag, Py_ssize_t name_end) except -1
