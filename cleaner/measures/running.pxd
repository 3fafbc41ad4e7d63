import cython

cdef class RunningMeans:
    cdef public int size
    cdef double[::1] sums

    @cython.locals(total=double, index=int)
    cdef _add_up(self, double[::1] values)
    cpdef double between(self, int first, int end) except? -1
    cpdef double among(self, int first, int end) except? -1
    cpdef double around(self, int index, int reach) except? -1
    cpdef double above(self, int index, int reach) except? -1
    cpdef double below(self, int index, int reach) except? -1
