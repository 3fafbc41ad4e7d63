import cython

from cleaner.text.digests cimport DigestTable

cdef int _BLANK
cdef unsigned long long _EMPTY, _PRIME, _MASK
cdef unsigned int[::1] _TRAITS

@cython.final
cdef class Names:
    cdef public str joined
    cdef public const unsigned int[::1] codes
    cdef public int distinct, size
    cdef public list lowered
    cdef public int[::1] starts, ends, ids, id_ends

    @cython.locals(
        digest=cython.ulonglong, first=int, index=int, code=cython.uint, traits=cython.uint
    )
    cdef _cut(self, int start, int end, DigestTable table)
    cdef int _add(self, int start, int end, int name) except -1
