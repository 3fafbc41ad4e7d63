import cython

from cleaner.lexicons.finder cimport PagePhrases
from cleaner.lexicons.function_words cimport FunctionWords
from cleaner.measures.line cimport MeasuredLine
from cleaner.measures.line_characters cimport CharacterReader
from cleaner.measures.line_words cimport WordCutter
from cleaner.measures.words cimport Words

cdef unsigned int _MONTH
cdef int _TAB
cdef str _CAPITAL_SIGMA

@cython.final
cdef class LineMeasurer:
    cdef public list lines
    cdef public Words words
    cdef public tuple languages
    cdef list texts
    cdef str text
    cdef object codes, spelled
    cdef int[::1] starts, begins
    cdef dict unspaced

    @cython.locals(after_blank=bint, number=int, text=str, stripped=str, line=MeasuredLine)
    cdef _place(self, texts)
    @cython.locals(line=MeasuredLine)
    cdef _end_block(self, bint before_blank)
    @cython.locals(cutter=WordCutter)
    cpdef measure(self, language)
    @cython.locals(
        reader=CharacterReader, start=Py_ssize_t, index=Py_ssize_t, line=MeasuredLine, text=str
    )
    cdef Py_ssize_t _read_characters(self) except -1
    @cython.locals(index=Py_ssize_t, line=MeasuredLine)
    cdef _cut(self, WordCutter cutter)
    @cython.locals(
        counts="int[::1]", index=Py_ssize_t, line=MeasuredLine, begin=Py_ssize_t, end=Py_ssize_t,
        unspaced=object, found="int[::1]", number=int,
    )
    cdef list _languages(self, WordCutter cutter, FunctionWords functions, language)
    @cython.locals(index=Py_ssize_t, line=MeasuredLine)
    cdef _count_function_words(self, WordCutter cutter, list language_indices)
    @cython.locals(index=Py_ssize_t, line=MeasuredLine)
    cdef _find_phrases(self, PagePhrases phrases)

@cython.locals(columns=int, index=Py_ssize_t, character=Py_UCS4)
cpdef int indent_of(str text) except -1
