from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport log_scale
from cleaner.signals.signal cimport Claim

cdef double WHOLE
cdef int MANY_LINKS, NEAR, PART, FAR

cdef double is_linked(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_a_link_as_a_whole(MeasuredLine line, MeasuredPage page) except? -1
cdef double has_many_links(MeasuredLine line, MeasuredPage page) except? -1
cdef double links_stand_around(MeasuredLine line, MeasuredPage page) except? -1
cdef double links_stand_in_that_part(MeasuredLine line, MeasuredPage page) except? -1
cdef double links_stand_far_and_wide(MeasuredLine line, MeasuredPage page) except? -1
cdef double link_share_around(MeasuredLine line, MeasuredPage page, int reach) except? -1
cdef double its_box_is_linked(MeasuredLine line, MeasuredPage page) except? -1
cdef double the_second_box_is_linked(MeasuredLine line, MeasuredPage page) except? -1
cdef double the_third_box_is_linked(MeasuredLine line, MeasuredPage page) except? -1
cdef double its_section_is_linked(MeasuredLine line, MeasuredPage page) except? -1
