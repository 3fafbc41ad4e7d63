import cython
from cleaner.readers.growing cimport GrowingColumn

cdef unsigned long long _LINK, _BOLD

@cython.final
cdef class Lines:
    cdef public list texts
    cdef public GrowingColumn blocks, elements, visible_chars, linked_chars, bold_chars, links
    cdef public GrowingColumn pictures
    cdef public GrowingColumn some_marks
    cdef GrowingColumn last_link_in
    cdef list pieces
    cdef public bint has_begun, has_words
    cdef bint is_squeezed, ends_in_space
    cdef public int element, last_element
    cdef int visible, linked, bold, link_count
    cdef public int picture_count
    cdef unsigned long long marks

    cdef int _begin(self) except -1
    cpdef int add_space(self, str text) except -1
    @cython.locals(size=int)
    cpdef int add_words(self, str text, int element, unsigned long long marks_around) except -1
    @cython.locals(visible=int, after_space=bint, character=Py_UCS4)
    cdef int _look_through(self, str text) except -1
    @cython.locals(line=int)
    cdef int _count_link(self, int element) except -1
    @cython.locals(text=str)
    cpdef int end(self, int block, bint is_verbatim) except -1

cpdef str squeezed(str text)
