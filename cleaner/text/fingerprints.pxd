import cython

cdef int UNSPACED, WORD

@cython.locals(
    small=str, table="unsigned int[::1]", words=list, start=Py_ssize_t, index=Py_ssize_t,
    code=cython.uint, traits=cython.uint, is_alone=cython.bint,
)
cpdef list words_in(str text)
