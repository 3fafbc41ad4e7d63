import cython

@cython.locals(digest=cython.ulonglong, prime=cython.ulonglong, mask=cython.ulonglong, index=int)
cpdef unsigned long long digest_of(str text) except? 0

@cython.locals(prime=cython.ulonglong, mask=cython.ulonglong)
cpdef unsigned long long pair_digest(
    unsigned long long first, unsigned long long second
) except? 0

@cython.final
cdef class DigestTable:
    cdef public int size, bits
    cdef unsigned long long salt, mask
    cdef unsigned long long[::1] digests
    cdef int[::1] rows

    cpdef int row(self, unsigned long long digest) except? -2
    @cython.locals(slot=Py_ssize_t)
    cpdef int add(self, unsigned long long digest) except? -2
    @cython.locals(last=Py_ssize_t, slot=Py_ssize_t)
    cdef Py_ssize_t _slot(self, unsigned long long digest) except -1
    cdef _make(self, int bits)
    @cython.locals(
        digests="unsigned long long[::1]", rows="int[::1]", slots=Py_ssize_t, old=Py_ssize_t,
        slot=Py_ssize_t,
    )
    cdef _grow(self)
