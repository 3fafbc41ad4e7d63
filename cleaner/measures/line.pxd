from cleaner.measures.alike cimport Alike
from cleaner.measures.box cimport Box

cdef class MeasuredLine:
    cdef public int index
    cdef public int page_index
    cdef public bint after_blank
    cdef public bint before_blank
    cdef public int indent
    cdef public int chars
    cdef public int spaces
    cdef public int small_letters
    cdef public int capitals
    cdef public int letters_without_case
    cdef public int ideographs
    cdef public int digits
    cdef public int stops
    cdef public int commas
    cdef public int quotes
    cdef public int brackets
    cdef public int separators
    cdef public int currency_signs
    cdef public int other_signs
    cdef public int joints
    cdef public int first
    cdef public int last
    cdef public bint ends_with_colon
    cdef public bint asks
    cdef public bint is_cut_off
    cdef public bint has_bullet
    cdef public bint is_numbered
    cdef public bint has_address
    cdef public bint has_date
    cdef public bint has_clock
    cdef public double word_count
    cdef public double capitalised
    cdef public double shouting
    cdef public int function_words
    cdef public int first_word
    cdef public int end_word
    cdef public unsigned long long key
    cdef public unsigned int whole_phrases
    cdef public unsigned int phrases
    cdef public double length
    cdef public double running_text
    cdef public bint is_long
    cdef public int repeats_before
    cdef public int repeats_after
    cdef public bint begins_like_another
    cdef public double overlap_with_long_lines
    cdef public double overlap_with_core
    cdef public double overlap_with_headline
    cdef public unsigned int announced
    cdef public int stretch
    cdef public double stretch_overlap
    cdef public double overlap_with_line_above
    cdef public double long_words_above
    cdef public int long_lines_above
    cdef public int long_lines_below
    cdef public int lines_since_long
    cdef public int lines_until_long
    cdef public int short_run
    cdef public int lines_like_it
    cdef public int near_lines_like_it
    cdef public int threes_like_it
    cdef public int sevens_like_it
    cdef public int recurs
    cdef public Box block
    cdef public Box box
    cdef public Box second_box
    cdef public Box third_box
    cdef public Box element
    cdef public Box section
    cdef public Alike alike_block, alike_box, alike_place
    cdef public int visible_chars
    cdef public int linked_chars
    cdef public double link_share, weight, plain_words, text
    cdef public int bold_chars
    cdef public int links
    cdef public int pictures
    cdef public unsigned long long some_marks
    cdef public int steps_up
    cdef public int steps_down

    cpdef int letters(self) except? -1
