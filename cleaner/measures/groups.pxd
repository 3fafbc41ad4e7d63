import cython
from cleaner.measures.alike cimport Alike
from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.shapes cimport digests_of_shapes
from cleaner.text.digests cimport DigestTable

cdef int _GROUPS

@cython.locals(to="int[::1]")
cpdef groups_of(MeasuredPage page)

@cython.locals(line=MeasuredLine, number=int, last=int)
cdef _of_stretches(MeasuredPage page, int[::1] group_ids)

@cython.locals(line=MeasuredLine, number=int, was_long=bint)
cdef _of_runs(MeasuredPage page, int[::1] group_ids)

@cython.locals(line=MeasuredLine, number=int)
cdef _of_blocks(MeasuredPage page, int[::1] group_ids)

@cython.locals(table=DigestTable, index=int)
cdef _of_shapes(unsigned long long[::1] digests, int[::1] group_ids)

@cython.locals(line=MeasuredLine, known="int[::1]", sizes="int[::1]", at=int)
cdef _of_boxes(MeasuredPage page, int[::1] group_ids)

@cython.locals(at=int)
cdef int _number(int[::1] known, int[::1] sizes, int of, int kind) except -1
