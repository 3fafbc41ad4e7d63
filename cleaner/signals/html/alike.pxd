from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport log_scale
from cleaner.signals.signal cimport Claim

cdef int MANY_BLOCKS, MANY_WORDS

cdef double blocks_like_it_are_long(MeasuredLine line, MeasuredPage page) except? -1
cdef double blocks_in_such_a_place_are_long(MeasuredLine line, MeasuredPage page) except? -1
cdef double boxes_like_its_own_are_long(MeasuredLine line, MeasuredPage page) except? -1
cdef double blocks_like_it_hold_the_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double blocks_in_such_a_place_hold_the_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double boxes_like_its_own_hold_the_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double blocks_in_such_a_place_are_links(MeasuredLine line, MeasuredPage page) except? -1
cdef double many_blocks_stand_in_such_a_place(MeasuredLine line, MeasuredPage page) except? -1
cdef double blocks_in_such_a_place_end_like_sentences(
    MeasuredLine line, MeasuredPage page
) except? -1
cdef double blocks_in_such_a_place_have_many_words(MeasuredLine line, MeasuredPage page) except? -1
cdef double blocks_in_such_a_place_are_in_title_case(
    MeasuredLine line, MeasuredPage page
) except? -1
cdef double blocks_in_such_a_place_name_prices(MeasuredLine line, MeasuredPage page) except? -1
cdef double blocks_in_such_a_place_hold_dates(MeasuredLine line, MeasuredPage page) except? -1
cdef double blocks_in_such_a_place_share_words_with_long_lines(
    MeasuredLine line, MeasuredPage page
) except? -1
cdef double repeated_siblings_hold_the_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double repeated_siblings_are_linked(MeasuredLine line, MeasuredPage page) except? -1
cdef double repeated_siblings_have_many_words(MeasuredLine line, MeasuredPage page) except? -1
