cdef object _BODY

cdef class State:
    cdef public Py_ssize_t boxes
    cdef public tuple formats
    cdef public str leaf, tag
    cdef public bint is_verbatim, is_head
    cdef public object attributes

cpdef str leaf_of(label, str leaf, str box)
