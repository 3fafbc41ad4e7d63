import cython

from cleaner.readers.tags cimport Tag

@cython.final
cdef class OpenElement:
    cdef public Tag tag
    cdef public int meaning, number, position, children, block
    cdef public Py_ssize_t start, content
    cdef public bint is_verbatim, holds_foreign, is_left_out, is_template
