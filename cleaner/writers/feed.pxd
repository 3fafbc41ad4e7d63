import cython
from cleaner.readers.canonical cimport attributes_of, end_of_name, is_blank, unescaped
from cleaner.writers.builder cimport Builder
from cleaner.writers.draft cimport Draft
from cleaner.writers.maths cimport begins_formula
from cleaner.writers.tree cimport Leaf, Span

cdef int ASIDE, END, GAP, RAW, READ, START, TEXT, _NO_MORE
cdef int _SPACE, _DELETE, _FIRST_SURROGATE, _LAST_SURROGATE, MAX_CONTENT_CHARS
cdef frozenset SKIPPED, BLOCKS, EMBEDS, _PASSED_BY, _WITHOUT_WORDS

cdef class Feed:
    cdef str html
    cdef int[::1] kinds, starts, ends, others, next_kept, next_dropped
    cdef list labels, is_kept, names
    cdef int code_end
    cdef bint has_parentheses
    cdef object has_formulas
    cdef bint has_dollars
    cdef dict may_be_beside
    cdef Py_ssize_t looks
    cdef Builder builder

    @cython.locals(kept=int, dropped=int, lines=int, token=int, line=int)
    cdef _look_ahead(self)
    @cython.locals(size=int, token=int, kind=int)
    cpdef run(self)
    @cython.locals(
        html=str, end=int, name_end=Py_ssize_t, name=str, builder=Builder, is_passed_by=bint
    )
    cdef int _start(self, int token) except -1
    @cython.locals(builder=Builder, start=int, content=str, leaf=Leaf)
    cdef _embed(self, int token, str name, attributes)
    cdef bint _is_beside(self, int token, attributes) except -1
    cdef bint _is_code(self, int token, str name, attributes) except -1
    @cython.locals(kind=int, start=int, name=str)
    cdef bint _parts(self, int token, int step) except -1
    @cython.locals(html=str, tags=set, texts=list, end=int, start=int, kind=int, name=str)
    cdef tuple _inside(self, int token)
    @cython.locals(
        start=int, end=int, line=int, builder=Builder, is_between=bint, written=str, text=str,
        may_hold_formulas=bint
    )
    cdef _text(self, int token, int kind)
    cdef bint _shows_formulas(self) except -1
    cdef _text_with_formulas(self, str text, label, int line)

@cython.locals(character=Py_UCS4, code=int)
cpdef str plain(str text)
