import cython

from cleaner.lexicons.function_words cimport FunctionWords
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.words cimport Words
from cleaner.text.digests cimport DigestTable, digest_of

cdef unsigned int CAPITAL, SMALL, UNSPACED, WORD, _APOSTROPHE
cdef unsigned long long EMPTY, MASK, PRIME, _NO_WORDS
cdef double IDEOGRAPHS_A_WORD

@cython.final
cdef class WordCutter:
    cdef Words words
    cdef FunctionWords function_words
    cdef DigestTable table
    cdef const unsigned int[::1] codes, spelled
    cdef unsigned int[::1] traits, letters
    cdef unsigned long long[::1] digests, spoken, spoken_heads
    cdef int[::1] ids, starts, ends
    cdef public int size
    cdef unsigned long long digest, head, key

    @cython.locals(
        codes="const unsigned int[::1]", table="unsigned int[::1]", spaced=int, cased=int,
        capitals=int, offset=Py_ssize_t, opening=cython.uint, start=Py_ssize_t,
    )
    cpdef cut(self, MeasuredLine line, Py_ssize_t begin, Py_ssize_t end)
    @cython.locals(
        digest=cython.ulonglong, head=cython.ulonglong, key=cython.ulonglong, offset=Py_ssize_t,
        code=cython.uint,
    )
    cdef Py_ssize_t _read_word(self, Py_ssize_t start, Py_ssize_t end) except -1
    cdef bint _is_inside(self, Py_ssize_t offset, Py_ssize_t end) except -1
    @cython.locals(number=int, index=int)
    cdef _add(self, Py_ssize_t start, Py_ssize_t end)
    @cython.locals(times="int[::1]", index=int, number=int, language=int)
    cpdef count_spoken(self, int[::1] counts)
    @cython.locals(count=int, index=int)
    cpdef int function_words_of(self, MeasuredLine line, int language) except -1
    @cython.locals(spoken=cython.ulonglong, heads=cython.ulonglong)
    cdef int _spoken_in(self, int number, int language) except -1
