import cython

cdef int _MOST_CHARS, _LESS, _GREATER, _EQUALS, _SPACE, _SLASH, _DOUBLE, _SINGLE
cdef int _SMALL_A, _SMALL_Z, _SMALL

@cython.locals(codes="const unsigned char[::1]", size=Py_ssize_t, offset=Py_ssize_t, start=Py_ssize_t)
cpdef bint has_wide_tag(bytes source) except -1

cdef bint _is_letter(int byte) except -1

@cython.locals(is_equals=bint)
cdef Py_ssize_t _end_of_name(
    const unsigned char[::1] source, Py_ssize_t offset, Py_ssize_t size
) except -1

cdef Py_ssize_t _end_of_tag(
    const unsigned char[::1] source, Py_ssize_t offset, Py_ssize_t size
) except -1

@cython.locals(quote=int)
cdef Py_ssize_t _past_quotes(
    const unsigned char[::1] source, Py_ssize_t offset, Py_ssize_t size
) except -1
