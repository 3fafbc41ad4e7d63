import cython

from cleaner.measures.box cimport Box
from cleaner.measures.declared cimport Declared
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.names cimport Names
from cleaner.measures.phrases_above cimport PhrasesAbove
from cleaner.measures.running cimport RunningMeans
from cleaner.measures.words cimport Words

cdef class MeasuredPage:
    cdef public list lines
    cdef public Words words
    cdef public tuple languages
    cdef public double long_words
    cdef public int core_first, core_end, headline, anchor
    cdef public PhrasesAbove phrases_above
    cdef public RunningMeans lengths, paragraphs, squared_lengths, sentences, running_text, commas, overlaps, capitals
    cdef public RunningMeans bullets, ranks, repeats
    cdef public object tree
    cdef public list boxes
    cdef public unsigned long long marks
    cdef public double text
    cdef public int depth
    cdef public Names names
    cdef public tuple containers
    cdef public Box best_box
    cdef public RunningMeans characters, linked_characters, pictures
    cdef public list groups
    cdef public double[::1] headings
    cdef public Declared declared
    cdef public unsigned long long declares
    cdef public int articles
    cdef public double long_weight, share_with_prices, share_with_dates
    cdef public double mean_link_share, mean_row_share

    @cython.locals(line=MeasuredLine, indices=object, to="long long[::1]")
    cpdef line_indices(self)
    @cython.locals(line=MeasuredLine, keys=object, to="unsigned long long[::1]")
    cpdef keys(self)
    @cython.locals(line=MeasuredLine, counts=object, to="double[::1]")
    cpdef word_counts(self)
