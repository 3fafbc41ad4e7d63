import cython
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage

cdef int FAR_AWAY

cpdef measure_places(MeasuredPage page)

@cython.locals(line=MeasuredLine, words=double, long_lines=int, since=int)
cdef _look_up(MeasuredPage page)

@cython.locals(line=MeasuredLine, lines=list, long_lines=int, until=int, index=int)
cdef _look_down(MeasuredPage page)

@cython.locals(line=MeasuredLine, first=int, size=int)
cdef _measure_runs(list lines)

@cython.locals(line=MeasuredLine, index=int)
cdef _write_run(list lines, int first, int end, int size)
