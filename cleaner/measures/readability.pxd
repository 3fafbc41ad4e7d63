import cython

from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.names cimport Names
from cleaner.measures.scales cimport within_0_and_1

cdef int MIN_PARAGRAPH_CHARS, CHARS_A_POINT, _FOR, _AGAINST
cdef double MAX_POINTS_FOR_LENGTH, CLASS_WEIGHT, STEP_DECAY

@cython.locals(stances=bytearray, signature=int, position=int, stance=int, weights="double[::1]")
cpdef class_weights(Names names)

@cython.locals(name=int, begin=int, position=int, stance=int, stances=bytearray)
cdef bytearray _what_names_say(list names)

@cython.locals(box=Box, parent=Box)
cdef _weigh_classes(list boxes, const double[::1] weights)

@cython.locals(box=Box, chars="int[::1]", commas="int[::1]", for_length=double)
cdef _earn_points(list lines, list boxes)

@cython.locals(line=MeasuredLine)
cdef _count_by_block(list lines, int[::1] chars, int[::1] commas)

@cython.locals(paragraph=Box, box=Box, number=int, share=double)
cdef _hand_out_points(list boxes, double[::1] scores)

@cython.locals(box=Box, number=int, best=int, points=double)
cdef int _score(list boxes, double[::1] scores, list tag_points) except -1

@cython.locals(box=Box, parent=Box, handed=double)
cdef _score_relatively(list boxes, const double[::1] scores, double most)
