import cython

from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.scales cimport share

cdef unsigned long long _SECTIONS

@cython.locals(number=int, box=Box, boxes=list, groups=list, name=tuple)
cpdef list boxes_of(
    const int[::1] parents,
    const int[::1] signatures,
    const unsigned long long[::1] marks,
    const unsigned long long[::1] marks_around,
    tuple different,
    int lines,
)

cdef _empty(Box box, int lines)
cdef _place_below(Box box, Box parent)

@cython.locals(line=MeasuredLine, block=Box)
cdef _place_in_the_tree(
    list lines, list boxes, const int[::1] blocks, const int[::1] elements
)

@cython.locals(line=MeasuredLine, number=int)
cdef _measure_characters(
    list lines,
    const int[::1] visible_chars,
    const int[::1] linked_chars,
    const int[::1] bold_chars,
    const int[::1] links,
    const int[::1] pictures,
    const unsigned long long[::1] some_marks,
)

@cython.locals(line=MeasuredLine, total=double)
cpdef double weigh_lines(list lines) except? -1

@cython.locals(line=MeasuredLine, box=Box, parent=Box, number=int)
cpdef add_up_lines(list lines, list boxes)

@cython.locals(box=Box)
cpdef share_out(list boxes, double text)

@cython.locals(line=MeasuredLine)
cdef _measure_surroundings(page, list lines)
