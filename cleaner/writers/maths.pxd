import cython

cdef frozenset _HOLDERS, _PICTURES

@cython.locals(names=str)
cpdef bint begins_formula(str tag, attributes) except -1
