import cython

from cleaner.metadata.element_text cimport name_at, text_at, words_at
from cleaner.readers.canonical cimport (
    attributes_of,
    end_of_name,
    end_of_raw,
    end_of_tag,
    end_of_value,
    past_comment,
    unescaped,
)

cdef int NOTHING, BOX, BYLINE
cdef Py_ssize_t MAX_ELEMENTS, MAX_BYLINES, MAX_HEADINGS, MAX_PARAGRAPH_CHARS

@cython.final
cdef class Walk:
    cdef public str html
    cdef public object url
    cdef public object found
    cdef public list names
    cdef public list starts
    cdef public Py_ssize_t box, chars_left
    cdef public dict meanings

    @cython.locals(html=str, left=Py_ssize_t, tag=Py_ssize_t, position=Py_ssize_t, mark=Py_UCS4)
    cpdef run(self)

    @cython.locals(end=Py_ssize_t, names=list)
    cdef Py_ssize_t _take_end_tag(self, Py_ssize_t start) except -1

    @cython.locals(
        html=str, name=str, name_end=Py_ssize_t, end=Py_ssize_t, meaning=int, is_wanted=bint
    )
    cdef Py_ssize_t _take_start_tag(self, Py_ssize_t start) except -1

    @cython.locals(names=str, number=str, written=str, lowered=str, known=int)
    cdef int _meaning_of(self, str name, Py_ssize_t start, Py_ssize_t end) except -1

    @cython.locals(html=str)
    cdef _read(self, str name, Py_ssize_t start, Py_ssize_t end, int meaning)

@cython.locals(offset=Py_ssize_t)
cdef str _value(str html, str attribute, Py_ssize_t start, Py_ssize_t end)
