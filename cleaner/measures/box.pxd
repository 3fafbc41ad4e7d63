cdef class Box:
    cdef public int number
    cdef public int parent
    cdef public int depth
    cdef public str tag
    cdef public int tag_group
    cdef public int signature
    cdef public unsigned long long marks
    cdef public unsigned long long marks_around
    cdef public int section
    cdef public int first
    cdef public int end
    cdef public double chars
    cdef public double linked_chars
    cdef public double words
    cdef public double text
    cdef public double link_share
    cdef public double text_share
    cdef public bint is_headed
    cdef public int steps_to_the_text
    cdef public int alike
    cdef public int alike_around
    cdef public double row_text_share
    cdef public double row_link_share
    cdef public double row_words
    cdef public double class_weight
    cdef public double class_weights_around
    cdef public double points
    cdef public double score
    cdef public double best_score_around
