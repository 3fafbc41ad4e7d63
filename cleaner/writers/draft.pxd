import cython
from cleaner.writers.spans cimport paragraphs_of, tidied
from cleaner.writers.tree cimport Box, Leaf, Span

cdef frozenset BLOCKS, HEADINGS, LISTS
cdef object HOLDERS, PARENTS

cdef class Draft:
    cdef public Box article
    cdef public list boxes, ids, doubtful
    cdef public Leaf leaf
    cdef public dict places
    cdef public bint was_kept
    cdef public Py_ssize_t item_start

    cpdef Box box(self)
    @cython.locals(box=Box)
    cpdef open_box(self, str tag, attributes, bint is_head)
    cpdef close_boxes(self, Py_ssize_t depth)
    cdef _push(self, Box box)
    @cython.locals(box=Box)
    cdef _hold(self, str tag)
    @cython.locals(box=Box)
    cdef _item_number(self, attributes)
    @cython.locals(leaf=Leaf, box=Box)
    cpdef Leaf open_leaf(self, str tag, label=*, int line=*)
    @cython.locals(
        leaf=Leaf, part=Leaf, drop=str, paragraphs=list, spans=list, children=list, number=int
    )
    cpdef close_leaf(self)
    @cython.locals(leaf=Leaf)
    cpdef Leaf leaf_around(self, str tag, label, int line)
    @cython.locals(last=Span)
    cpdef bint begins_line(self) except -1
    @cython.locals(spans=list, last=Span, before=Span)
    cpdef end_code_line(self, str tag)
    cpdef str begin_in_code(self, str tag, attributes)
    @cython.locals(leaf=Leaf)
    cpdef end_in_code(self, str tag)
    cpdef note_id(self, attributes)
    cpdef add_rule(self)
    cpdef doubt(self, Leaf leaf)
    @cython.locals(leaf=Leaf)
    cpdef settle(self, bint kept)
