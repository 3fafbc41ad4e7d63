import cython

from cleaner.measures.alike cimport Alike
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.scales cimport share

cdef int _STOP

@cython.locals(line=MeasuredLine, group=Alike, groups=list)
cpdef list measure_likeness(list lines, double text, int signatures)

@cython.locals(
    line=MeasuredLine, groups=list, of_blocks=list, of_boxes=list, by_key=dict,
    block=int, box=int, found=Alike, key=tuple,
)
cdef list _groups_of(list lines, int signatures)

@cython.locals(found=Alike)
cdef Alike _group_at(int signature, list known, list groups)

cdef Alike _new_group(list groups)
cdef _add(MeasuredLine line, Alike group)
cdef _add_traits(MeasuredLine line, Alike group)
cdef _finish(Alike group, double text)
