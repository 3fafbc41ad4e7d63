import cython

from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.scales cimport at_most_1, log_scale, share, within_0_and_1
from cleaner.signals.signal cimport Claim, ClaimOf

cdef double MANY_POINTS, MANY_CLASSES
cdef int MANY_LINES, MANY_WORDS, MANY_ARTICLES, _DENSEST

@cython.locals(box=Box)
cdef double is_in_the_container(MeasuredLine line, MeasuredPage page, int container) except? -1
cdef bint is_inside(MeasuredLine line, Box box) except -1
@cython.locals(box=Box)
cdef double is_near_the_text_in_the_tree(MeasuredLine line, MeasuredPage page) except? -1
cdef double its_box_holds_the_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double the_second_box_holds_the_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double the_third_box_holds_the_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double its_section_holds_the_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double earns_points_as_a_paragraph(MeasuredLine line, MeasuredPage page) except? -1
cdef double the_first_box_scores_well(MeasuredLine line, MeasuredPage page) except? -1
cdef double the_second_box_scores_well(MeasuredLine line, MeasuredPage page) except? -1
cdef double the_third_box_scores_well(MeasuredLine line, MeasuredPage page) except? -1
cdef double a_box_around_scores_well(MeasuredLine line, MeasuredPage page) except? -1
cdef double is_in_the_best_candidate(MeasuredLine line, MeasuredPage page) except? -1
@cython.locals(box=Box)
cdef double is_beside_the_best_candidate(MeasuredLine line, MeasuredPage page) except? -1
cdef double its_class_sounds_like_content(MeasuredLine line, MeasuredPage page) except? -1
cdef double classes_around_sound_like_content(MeasuredLine line, MeasuredPage page) except? -1
cdef double page_has_many_lines(MeasuredLine line, MeasuredPage page) except? -1
cdef double page_has_much_long_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double page_has_many_articles(MeasuredLine line, MeasuredPage page) except? -1
cdef double best_candidate_holds_the_text(MeasuredLine line, MeasuredPage page) except? -1
cdef double page_names_prices(MeasuredLine line, MeasuredPage page) except? -1
cdef double page_holds_dates(MeasuredLine line, MeasuredPage page) except? -1
cdef double page_is_linked(MeasuredLine line, MeasuredPage page) except? -1
cdef double page_has_items(MeasuredLine line, MeasuredPage page) except? -1
