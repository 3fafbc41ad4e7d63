import cython

from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine

@cython.locals(line=MeasuredLine, deepest=int, index=int)
cpdef int measure_steps(list lines, list boxes) except -1

@cython.locals(here=Box, there=Box)
cdef _count_steps(MeasuredLine line, MeasuredLine following, list boxes)
