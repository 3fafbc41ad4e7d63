import cython
from cleaner.writers.draft cimport Draft
from cleaner.writers.maths cimport begins_formula
from cleaner.writers.spans cimport goes_on, is_blank
from cleaner.writers.state cimport State, leaf_of
from cleaner.writers.tree cimport Box, Leaf, Span
from cleaner.writers.trim cimport trimmed

cdef frozenset BLOCKS, CODE, SKIPPED, HEADINGS, VERBATIM
cdef object BOXES, FORMATS, KEPT
cdef int MAX_READ_AGAIN

cdef class Builder:
    cdef public str base
    cdef public bint links, images, is_clean, is_hollow, has_inner_links
    cdef public Draft draft
    cdef public list states, formula
    cdef public str last_picture
    cdef public int skipped, formula_depth, read_again

    cdef State state(self)
    cpdef take(self, event)
    cpdef start(self, str tag, attributes)
    cpdef end(self, str tag)
    cpdef text(self, str data, label, int line)
    cpdef drop(self)
    cpdef drop_block(self)
    @cython.locals(state=State)
    cpdef bint is_code(self) except -1
    cpdef bint wants_all(self) except -1
    @cython.locals(around=State, state=State, draft=Draft)
    cdef _start(self, str tag, attributes)
    cdef _start_block(self, str tag, attributes, State state)
    @cython.locals(around=State, ended=State)
    cdef _end(self, str tag)
    cdef _inline(self, str tag, attributes, State state)
    @cython.locals(target=str, is_inner=bint)
    cdef _open_format(self, str tag, attributes, State state)
    @cython.locals(leaf=Leaf)
    cdef _text(self, str data, label, int line)
    @cython.locals(leaf=Leaf, tag=str, went_on=bint)
    cdef Leaf _leaf_for(self, label, int line)
    cdef tuple _formats(self, Leaf leaf)
    cdef _image(self, attributes)
    @cython.locals(leaf=Leaf, last=Span)
    cdef _add(self, Span span, label, int line)
    cdef _end_formula(self)
    cdef _take_as_text(self, list events)
    cpdef add_formula(self, formula)
