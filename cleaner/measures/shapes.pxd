import cython
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.text.digests cimport DigestTable

cdef int UPPER
cdef int STOP
cdef int NEAR
cdef int MAX_DOUBLINGS
cdef unsigned long long FACTOR
cdef unsigned long long MASK
cdef int EDGE

@cython.locals(line=MeasuredLine, shapes="unsigned long long[::1]", ones="int[::1]",
               threes="int[::1]", sevens="int[::1]",
               same="int[::1]")
cpdef measure_shapes(MeasuredPage page)

cpdef unsigned long long[::1] digests_of_shapes(list lines, int reach)

@cython.locals(line=MeasuredLine, shapes="unsigned long long[::1]")
cdef unsigned long long[::1] _shapes(list lines)

@cython.locals(shape=int)
cdef int shape_of(MeasuredLine line) except? -1

@cython.locals(doublings=int)
cdef int _doublings(double words) except -1

@cython.locals(patterns="unsigned long long[::1]", pattern="unsigned long long", size=int,
               index=int, near=int)
cdef unsigned long long[::1] _patterns(unsigned long long[::1] shapes, int reach)

@cython.locals(table=DigestTable, counts="int[::1]", others="int[::1]", index=int, row=int)
cdef int[::1] _others_alike(unsigned long long[::1] digests, int anchor)

@cython.locals(alike=int, near=int)
cdef int _near_lines_like(unsigned long long[::1] shapes, int index) except -1
