import cython

from cleaner.measures.box cimport Box
from cleaner.measures.scales cimport share

cdef int LEAST_ROW
cdef double MORE

@cython.locals(
    first_child="int[::1]", next_sibling="int[::1]", first_with="int[::1]", parent_of="int[::1]",
    firsts="int[::1]", parent=int, number=int, box=Box,
)
cpdef first_siblings_alike(list boxes, int signatures)

@cython.locals(box=Box, number=int)
cdef _link_children(list boxes, int[::1] first_child, int[::1] next_sibling)

@cython.locals(box=Box, first=int)
cdef _add_up_rows(
    list boxes, const int[::1] firsts, int[::1] counts,
    double[::1] text, double[::1] chars, double[::1] linked, double[::1] words,
)

@cython.locals(box=Box, first=int)
cdef _fill_in_rows(
    list boxes, const int[::1] firsts, const int[::1] counts,
    double[::1] text, double[::1] chars, double[::1] linked, double[::1] words,
)

@cython.locals(box=Box, parent=Box)
cdef _find_best_rows(list boxes)
