cdef class Alike:
    cdef public int number
    cdef public int lines
    cdef public double words, long_words, text, chars, linked_chars
    cdef public double long_share, text_share, link_share
    cdef public double sentences, lengths, capitals, prices, dates, overlaps
