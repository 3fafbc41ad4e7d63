import cython

from cleaner.measures.box cimport Box

@cython.locals(box=Box, found=Box, deepest=int)
cpdef Box innermost_box_with(double share, list boxes)

@cython.locals(box=Box, parent=Box, number=int)
cpdef measure_ways_to_the_text(list boxes, tuple containers)
