import cython

cdef unsigned int BLANK, DECIMAL, WORD
cdef str _AFTER_A_YEAR, _AFTER_AN_HOUR

@cython.final
cdef class Dates:
    cdef public bint has_date, has_clock
    cdef const unsigned int[::1] codes
    cdef unsigned int[::1] traits

    @cython.locals(
        end=Py_ssize_t, was_word=bint, offset=Py_ssize_t, traits=cython.uint, after=Py_ssize_t
    )
    cpdef find(self, str text, Py_ssize_t start)
    cdef Py_ssize_t _end_of_number(self, Py_ssize_t offset, Py_ssize_t end) except -1
    cdef unsigned int _sign_at(self, Py_ssize_t offset, Py_ssize_t end) except? 77
    cdef _try_at(self, str text, Py_ssize_t offset, unsigned int sign)
