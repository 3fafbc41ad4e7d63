import cython
from cleaner.writers.tree cimport Box, Leaf, Span

cdef frozenset _CELLS, _NEVER_IN_A_CELL

@cython.locals(children=list, blocks=list)
cpdef Box trimmed(Box box)
@cython.locals(leaves=list, leaf=Leaf)
cdef _keep_pictures(list blocks)
@cython.locals(leaf=Leaf, box=Box, code=Leaf)
cdef _add_kept(list blocks, block)
@cython.locals(lines=list, blocks=list, code=Leaf, row=Box, text=str)
cdef Leaf _code_in_rows(Box table)
cdef int _filled(Box row) except -1
cdef bint _holds_something(block) except -1
@cython.locals(lines=list, first=Py_ssize_t, end=Py_ssize_t)
cdef list _without_blank_edges(Leaf leaf)
cdef list _rows(Box table)
@cython.locals(rows=list, tags=set)
cdef bint _only_arranges(Box table) except -1
@cython.locals(first=Box)
cdef _name_head(Box table)
@cython.locals(blocks=list)
cdef list _in_cells(Box row)
@cython.locals(blocks=list)
cdef list _cells_as_blocks(Box table)
@cython.locals(result=list, waiting=Leaf)
cdef list _with_captions(list blocks)
cdef bint _is_bare_caption(Box figure) except -1
@cython.locals(span=Span)
cdef bint _is_image(Leaf leaf) except -1
@cython.locals(result=list, was_rule=bint)
cdef list _without_stray_rules(list blocks)
