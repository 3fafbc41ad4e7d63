import cython
from cleaner.readers.hiding cimport Hiding

cdef int NUMBER, EDIT, HIDDEN, _STEPS
cdef unsigned long long _HIDDEN

@cython.final
cdef class _Look:
    cdef Hiding hiding
    cdef list texts
    cdef tuple different
    cdef int[::1] parents, signatures, blocks, elements, chars, boxes, unseen
    cdef unsigned long long[::1] marks

    @cython.locals(known=dict, line=int, text=str, gutter=int)
    cpdef at_numbers(self)
    @cython.locals(element=int, names=str)
    cdef int _gutter_around(self, int line) except -2
    cdef bint _holds_numbers_only(self, int gutter, int line) except -1
    @cython.locals(element=int)
    cdef bint _stands_in(self, int line, int around) except -1
    @cython.locals(called=set, line=int, element=int)
    cpdef at_edit_links(self)
    @cython.locals(
        line=int, first=int, box=int, chars=int, around=int, hidden=int, is_amid_text=bint
    )
    cpdef at_hidden_boxes(self)
    @cython.locals(hides=list, element=int, box=int, is_any=bint)
    cdef bint _find_hidden_boxes(self) except -1
    @cython.locals(block=int)
    cdef bint _is_paragraph(self, int line, int around) except -1
