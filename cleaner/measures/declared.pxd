import cython

from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.words cimport Words
from cleaner.text.digests cimport DigestTable, pair_digest

cdef int _COUNT, _WORD_FIELDS
cdef unsigned long long _EMPTY, _PRIME, _MASK
cdef unsigned int _WORD, _APOSTROPHE
cdef unsigned int[::1] _TRAITS

cdef class Declared:
    cdef public double[::1] overlaps, covered

cdef class HeadWords:
    cdef public DigestTable words, pairs
    cdef public int[::1] word_fields, pair_fields, sizes
    @cython.locals(bit=int, row=int, index=int, digest=cython.ulonglong)
    cdef _add_words(self, const unsigned long long[::1] digests, int field)
    @cython.locals(bit=int, row=int, index=int)
    cdef _add_pairs(self, const unsigned long long[::1] digests, int field)

@cython.locals(size=int, digest=cython.ulonglong, index=Py_ssize_t)
cdef int _cut(const unsigned int[::1] codes, unsigned long long[::1] digests) except -1

@cython.locals(traits=cython.uint)
cdef bint _is_in_a_word(
    const unsigned int[::1] codes, Py_ssize_t index, unsigned long long digest
) except -1

@cython.locals(traits=cython.uint)
cdef unsigned int _traits_of(unsigned int code) except? 0

@cython.locals(line=MeasuredLine, fields="int[::1]", last_lines="int[::1]",
               ids="const int[::1]", digests="const unsigned long long[::1]")
cdef _compare(HeadWords head, Words words, list lines, Declared declared)

@cython.locals(
    known=int, index=int, row=int, ids="const int[::1]",
    digests="const unsigned long long[::1]",
)
cdef _find_fields(HeadWords head, Words words, int[::1] fields)

@cython.locals(start=Py_ssize_t, size=double, index=int, word=int, is_new=bint, field=int)
cdef _compare_words(
    MeasuredLine line, HeadWords head, const int[::1] ids, const int[::1] fields,
    int[::1] last_lines, Declared declared,
)

@cython.locals(
    start=Py_ssize_t, pairs=double, index=int, row=int, field=int, covered=double,
)
cdef _compare_pairs(
    MeasuredLine line, HeadWords head, const int[::1] ids,
    const unsigned long long[::1] digests, const int[::1] fields, Declared declared,
)
