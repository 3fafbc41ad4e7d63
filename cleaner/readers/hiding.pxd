import cython

cdef int _RULE_CHARS

cpdef bint hides(str name, str value) except -1

@cython.final
cdef class Hiding:
    cdef list styles
    cdef set selectors
    cdef dict known

    @cython.locals(rules=list)
    cpdef take(self, str style)
    @cython.locals(depth=int, before=Py_ssize_t, rule=Py_ssize_t, start=Py_ssize_t, selector=str)
    cdef _take_selectors(self, str style, list rules)
    @cython.locals(name=str)
    cpdef bint hides(self, str names) except -1
    cdef bint _is_hidden(self, str selector) except -1

@cython.locals(found=list, written=str, offset=Py_ssize_t, opening=Py_ssize_t)
cdef list _hiding_rules(str style)

@cython.locals(start=Py_ssize_t)
cdef Py_ssize_t _start_of_selectors(str style, Py_ssize_t rule) except -1

cdef int _mentions(str style, str selector) except -1
