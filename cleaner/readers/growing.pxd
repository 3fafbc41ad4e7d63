import cython

@cython.final
cdef class GrowingInts:
    cdef public Py_ssize_t size
    cdef int[::1] values
    cpdef int add(self, int number) except -1
    @cython.locals(wider="int[::1]")
    cdef int _grow(self) except -1
    cpdef taken(self)

@cython.final
cdef class GrowingBits:
    cdef public Py_ssize_t size
    cdef unsigned long long[::1] values
    cpdef int add(self, unsigned long long number) except -1
    @cython.locals(wider="unsigned long long[::1]")
    cdef int _grow(self) except -1
    cpdef taken(self)
