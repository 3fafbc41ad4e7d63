from cleaner.measures.line cimport MeasuredLine

cdef class Words:
    cdef public int size, distinct
    cdef public object digests, ids, starts, ends
    cdef public str text
