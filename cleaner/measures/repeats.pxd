import cython
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.page cimport MeasuredPage
from cleaner.measures.words cimport Words
from cleaner.text.digests cimport DigestTable, pair_digest

cdef int _LONG_LINE
cdef int _CONTENT_WORD
cdef int OPENING_WORDS

@cython.locals(line=MeasuredLine)
cpdef measure_repeats(MeasuredPage page)

@cython.locals(line=MeasuredLine, keys=DigestTable, seen="int[::1]", key=int, times=int)
cdef _count_repeats(list lines)

@cython.locals(line=MeasuredLine, first=MeasuredLine, digests="const unsigned long long[::1]",
               openings=DigestTable, first_lines=list, opening=int)
cdef _compare_openings(list lines, Words words)

@cython.locals(opening="unsigned long long", index=int)
cdef unsigned long long _opening(MeasuredLine line, const unsigned long long[::1] digests) except? 0

@cython.locals(line=MeasuredLine, ids="const int[::1]", starts="const int[::1]", ends="const int[::1]",
               uses="int[::1]", counted="int[::1]", content=int, shared=int, index=int, word=int,
               is_content=bint)
cdef _compare_with_long_lines(list lines, Words words)

@cython.locals(line=MeasuredLine, ids="const int[::1]", uses="int[::1]", counted="int[::1]",
               index=int, word=int)
cdef int[::1] _long_lines_with(list lines, Words words)

@cython.locals(line=MeasuredLine, ids="const int[::1]", last_line="int[::1]", shared=int, index=int)
cdef _compare_with_line_above(list lines, Words words)

cdef double _share_of_words(int shared, MeasuredLine line) except? -1
