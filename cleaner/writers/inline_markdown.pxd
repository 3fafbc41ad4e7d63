import cython
from cleaner.writers.escaping cimport escape_marks, guarded, open_address
from cleaner.writers.spans cimport nested
from cleaner.writers.tree cimport Span

cdef object _TEXT, _BREAK, _IMAGE, _CODE

cdef class Mark:
    cdef public int number
    cdef public bint is_opening
    cdef public str mark, element

cdef Span _with_known_formats(Span span)
@cython.locals(
    in_cell=bint, pieces=list, link=list, code=list, out=list, address=str, before=str
)
cdef list _pieces(list spans, str line_break)
cdef _add_bracket(list pieces, str written)
cdef list _edge(edge)
@cython.locals(text=str, plain=str)
cdef str _link(list content, str address)
@cython.locals(marks=list)
cdef str _written(list pieces)
@cython.locals(mark=Mark)
cdef str _rendered(piece, set elements)
@cython.locals(failing=set, before=str, run=list, last=str, rendered=str)
cdef set _failing(list pieces, set elements)
cdef set _failing_in_run(list run, str before, str after)
