import cython

@cython.final
cdef class Tag:
    cdef public str name
    cdef public int meaning
    cdef public bint is_void
    cdef public bint is_raw
    cdef public bint tells_of_page
    cdef public bint is_template, begins_foreign, ends_foreign
    cdef public unsigned long long marks

cdef dict _KNOWN
cdef frozenset _HOLD_HTML

@cython.final
cdef class Tags:
    cdef dict others
    cpdef Tag named(self, str name)
