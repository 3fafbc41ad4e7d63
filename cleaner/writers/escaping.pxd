import cython

cpdef str escape_marks(str text, str before=*)
@cython.locals(size=Py_ssize_t, index=Py_ssize_t)
cdef bint _may_hold_markup(str text) except -1
@cython.locals(words=list, last=str)
cpdef str open_address(str text)
cpdef str guarded(str line)
