import cython

from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport log_scale, share
from cleaner.signals.signal cimport Claim, ClaimOf

cdef int MANY_PICTURES, _CUSTOM_TAG

cdef double is_tagged(MeasuredLine line, MeasuredPage page, int group) except? -1
cdef double is_a_custom_element(MeasuredLine line, MeasuredPage page) except? -1
cdef double stands_in(MeasuredLine line, MeasuredPage page, int mark) except? -1
cdef double holds(MeasuredLine line, MeasuredPage page, int mark) except? -1
cdef double is_directly_in(MeasuredLine line, MeasuredPage page, int mark) except? -1
cdef double is_bold(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_a_picture(MeasuredLine line, MeasuredPage page) except? -1
cdef double pictures_stand_around(MeasuredLine line, MeasuredPage page) except? -1
