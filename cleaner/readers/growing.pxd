import cython

@cython.final
cdef class GrowingColumn:
    cdef public Py_ssize_t size
    cdef long long[::1] values
    cpdef int add(self, long long number) except -1
    @cython.locals(wider="long long[::1]")
    cdef int _grow(self) except -1
    @cython.locals(index=Py_ssize_t, to="int[::1]")
    cpdef ints(self)
    cpdef bits(self)
