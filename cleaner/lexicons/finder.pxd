import cython

from cleaner.lexicons.phrases cimport LanguagePhrases, Phrase, PhraseWords
from cleaner.text.digests cimport pair_digest

cdef unsigned int BLANK, DECIMAL, FOLDED, LETTER, PHRASE, _DIGIT, _SPACE, _APOSTROPHE

@cython.final
cdef class PagePhrases:
    cdef public unsigned int whole, inside
    cdef const unsigned int[::1] codes
    cdef Py_ssize_t begin, end, first_letter, end_of_letters
    cdef list languages
    cdef PhraseWords words
    cdef unsigned int[::1] traits, letters

    @cython.locals(
        words=PhraseWords, begun=cython.ulonglong, start=Py_ssize_t, before=cython.ulonglong
    )
    cpdef find(self, Py_ssize_t begin, Py_ssize_t end)
    @cython.locals(first=Py_ssize_t, end=Py_ssize_t)
    cdef _find_letters(self)
    @cython.locals(
        word=cython.ulonglong, begins=cython.ulonglong, number=int, phrases=LanguagePhrases, row=int
    )
    cdef unsigned long long _look_up(
        self, unsigned long long begun, Py_ssize_t start, unsigned long long before
    ) except? 77
    @cython.locals(index=Py_ssize_t)
    cdef _judge_all(self, list phrases, Py_ssize_t start)
    @cython.locals(
        begin=Py_ssize_t, end=Py_ssize_t, at_start=bint, at_end=bint, is_whole=bint,
        kinds=cython.uint,
    )
    cdef _judge(self, Phrase phrase, Py_ssize_t start)
    cdef bint _stands_alone(self, Phrase phrase, Py_ssize_t begin, Py_ssize_t end) except -1
    @cython.locals(index=Py_ssize_t)
    cdef bint _reads(self, Phrase phrase, Py_ssize_t begin) except -1
    @cython.locals(traits=cython.uint)
    cdef unsigned int _folded(self, unsigned int code) except? 0
    cdef unsigned int _traits_at(self, Py_ssize_t position) except? 0
