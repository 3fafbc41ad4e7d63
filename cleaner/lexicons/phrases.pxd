import cython

from cleaner.text.digests cimport DigestTable, pair_digest

cdef unsigned int PHRASE, UNSPACED
cdef unsigned long long EMPTY, MASK, PRIME

cdef bint _has_edges(unsigned int code) except -1

@cython.final
cdef class Phrase:
    cdef public str text
    cdef public int size, offset
    cdef public bint opens_with_a_word, closes_with_a_word
    cdef public unsigned int whole, start, end, part
    cpdef add(self, unsigned int bit, str way)

@cython.final
cdef class PhraseWords:
    cdef const unsigned int[::1] codes
    cdef Py_ssize_t line_end
    cdef public Py_ssize_t start, end
    cdef public unsigned long long digest
    cdef unsigned int[::1] traits, letters

    cpdef begin(self, const unsigned int[::1] codes, Py_ssize_t begin, Py_ssize_t end)
    @cython.locals(
        position=Py_ssize_t, end=Py_ssize_t, digest=cython.ulonglong, is_alone=bint, code=cython.uint,
        traits=cython.uint,
    )
    cpdef bint go_on(self) except -1

@cython.final
cdef class LanguagePhrases:
    cdef public DigestTable firsts, pairs
    cdef public list singles, longer

    @cython.locals(words=PhraseWords, phrase=Phrase, begin=Py_ssize_t, text=str)
    cdef _enter(self, lexicon)
    @cython.locals(first=cython.ulonglong, row=int, phrase=Phrase)
    cdef Phrase _entered(self, str text, Py_ssize_t begin, PhraseWords words)
