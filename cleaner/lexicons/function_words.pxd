import cython

from cleaner.text.digests cimport DigestTable

@cython.final
cdef class FunctionWords:
    cdef public tuple languages
    cdef public DigestTable table, initials
    cdef unsigned long long[::1] spoken
    cdef list unspaced

    @cython.locals(row=int)
    cdef _enter_unspaced(self, str word, list speakers)
    @cython.locals(row=int)
    cpdef unsigned long long speakers(self, unsigned long long digest) except? 1
    @cython.locals(
        found="int[::1]", offset=Py_ssize_t, row=int, word=str, speakers=list, number=int
    )
    cpdef unspaced_in(
        self, str text, const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t end
    )
