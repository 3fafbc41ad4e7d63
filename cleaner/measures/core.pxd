import cython
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.words cimport Words

cdef int CONTENT_WORD_LETTERS
cdef int STOP
cdef double WORDS_OF_A_LINE
cdef double MAX_WORDS_OF_A_LINE
cdef int HEADLINE_REACH
cdef int LINES_INTO_THE_CORE
cdef double MIN_HEADLINE_WORDS
cdef double MAX_HEADLINE_WORDS
cdef double ENOUGH_HEADLINE_WORDS
cdef double LOSS_A_LINE
cdef double LOSS_OF_A_SENTENCE
cdef double MIN_COMPARED_WORDS
cdef unsigned int _ANNOUNCING_BITS

cpdef measure_core(MeasuredPage page)

@cython.locals(line=MeasuredLine, most=double, total=double, first=int)
cdef _find_core(MeasuredPage page, list lines)

@cython.locals(headline=int, most=double, likely=double, index=int, end=int)
cdef int _headline_of(list lines, int core_first) except -2

@cython.locals(likely=double)
cdef double _likeness_to_a_headline(MeasuredLine line, int core_first) except? -1

@cython.locals(line=MeasuredLine, ids="const int[::1]", starts="const int[::1]", ends="const int[::1]",
               uses="int[::1]", counted="int[::1]", content=int, shared=int, position=int, word=int,
               is_content=bint, is_inside=bint)
cdef _compare_with_core(MeasuredPage page, list lines, Words words)

@cython.locals(line=MeasuredLine, ids="const int[::1]", uses="int[::1]", counted="int[::1]",
               index=int, position=int, word=int)
cdef int[::1] _core_lines_with(MeasuredPage page, list lines, Words words)

@cython.locals(line=MeasuredLine, headline=MeasuredLine, ids="const int[::1]",
               is_in_headline="int[::1]", shared=int, count=int, position=int)
cdef _compare_with_headline(MeasuredPage page, list lines, Words words)

@cython.locals(line=MeasuredLine, announced="unsigned int", phrases="unsigned int", stretch=int,
               is_inside=bint)
cdef _find_announcements(MeasuredPage page, list lines)

@cython.locals(line=MeasuredLine, sums="double[::1]", counts="int[::1]", compared=int)
cdef _average_stretches(list lines)
