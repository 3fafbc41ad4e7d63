import cython

cdef str _BULLETS, _BULLETS_BEFORE_A_BLANK, _AFTER_A_NUMBER
cdef Py_UCS4 _ENUMERATION_COMMA, _HASH
cdef int _MAX_DIGITS, _MAX_HASHES

@cython.locals(end=Py_ssize_t)
cpdef tuple list_mark(str text)

cdef Py_ssize_t _end_of_bullet(str text) except -1
@cython.locals(offset=Py_ssize_t, sign=Py_UCS4)
cdef Py_ssize_t _end_of_number(str text) except -1
@cython.locals(offset=Py_ssize_t)
cdef Py_ssize_t _end_of_hashes(str text) except -1
cdef bint _is_blank(str text, Py_ssize_t offset) except -1
cdef Py_ssize_t _after_blanks(str text, Py_ssize_t offset) except -1
