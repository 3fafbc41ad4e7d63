import cython
from cleaner.writers.tree cimport Span

cdef frozenset _GOES_ON
cdef object _TEXT, _BREAK, _WHITE

cpdef bint is_blank(str text) except -1
@cython.locals(index=Py_ssize_t, span=Span)
cpdef bint goes_on(list spans) except -1
@cython.locals(paragraphs=list, parts=list, breaks=int, span=Span)
cpdef list paragraphs_of(list spans)
@cython.locals(pieces=list, span=Span)
cpdef list tidied(list spans, str drop=*)
@cython.locals(text=str, core=str)
cdef _add_pieces(list pieces, Span span, str drop)
@cython.locals(was_space=bint, character=Py_UCS4)
cdef bint _is_tidy(str text) except -1
@cython.locals(result=list, size=Py_ssize_t, piece=Span)
cdef list _squeezed(list pieces)
cdef bint _is_space(Span piece) except -1
cdef bint _is_solid(Span piece) except -1
@cython.locals(before=tuple, formats=tuple, around=tuple, index=Py_ssize_t, piece=Span, after=Span)
cdef _make_spaces_plain(list pieces)
@cython.locals(shared=Py_ssize_t)
cpdef tuple common(tuple one, tuple other)
@cython.locals(result=list, texts=list, last=Span, piece=Span)
cdef list _merged(list pieces)
@cython.locals(pieces=list, around=tuple, numbers=list, count=int, shared=Py_ssize_t, span=Span)
cpdef list nested(spans)
@cython.locals(index=Py_ssize_t)
cdef _close(list pieces, tuple formats, list numbers, Py_ssize_t shared)
