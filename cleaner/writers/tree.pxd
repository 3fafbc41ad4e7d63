cdef class Span:
    cdef public str text, target
    cdef public tuple formats
    cdef public object kind
    cdef public bint is_provisional
    cpdef Span saying(self, str text)
    cpdef Span within(self, tuple formats)

cdef class Leaf:
    cdef public str tag, language, note
    cdef public list spans
    cdef public object label
    cdef public int line
    cdef public bint is_kept

cdef class Box:
    cdef public str tag, note
    cdef public list children
    cdef public object number
    cdef public int colspan, rowspan
    cdef public bint is_head, is_layout

cpdef Leaf opening_leaf(Box box)
