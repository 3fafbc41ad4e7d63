import cython

cpdef str unescaped(str text)

@cython.locals(character=Py_UCS4)
cpdef bint is_blank(str html, Py_ssize_t start, Py_ssize_t end) except -1

@cython.locals(end=Py_ssize_t, size=Py_ssize_t)
cpdef Py_ssize_t end_of_name(str html, Py_ssize_t start) except -1

@cython.locals(found=Py_ssize_t)
cpdef Py_ssize_t start_of_next(str html, Py_ssize_t position) except -1

@cython.locals(size=Py_ssize_t, end=Py_ssize_t)
cpdef Py_ssize_t end_of_tag(str html, Py_ssize_t start) except -1

@cython.locals(size=Py_ssize_t)
cpdef Py_ssize_t value_of_attribute(str html, Py_ssize_t start) except -1

@cython.locals(end=Py_ssize_t)
cpdef Py_ssize_t end_of_value(str html, Py_ssize_t start) except -1

@cython.locals(value=Py_ssize_t, stop=Py_ssize_t)
cpdef dict attributes_of(str html, Py_ssize_t start, Py_ssize_t end)

@cython.locals(close=str, end=Py_ssize_t)
cpdef Py_ssize_t past_comment(str html, Py_ssize_t start) except -1

@cython.locals(close=str, end=Py_ssize_t)
cpdef Py_ssize_t end_of_raw(str html, str tag, Py_ssize_t start) except -1

@cython.locals(last=Py_ssize_t, in_comment=bint, in_inner_script=bint)
cdef Py_ssize_t _end_of_script(str html, Py_ssize_t start) except -1
