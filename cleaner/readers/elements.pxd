import cython
from cleaner.readers.canonical cimport end_of_value, unescaped, value_of_attribute
from cleaner.readers.growing cimport GrowingColumn
from cleaner.readers.tags cimport Tag

cdef dict _USES
cdef int _NAMES, _MARKS
cdef unsigned long long _LINK, _HIDDEN, _ARIA_HIDDEN, _AUTHOR_LINK

@cython.final
cdef class Elements:
    cdef public dict signatures_of
    cdef dict described
    cdef GrowingColumn described_signatures
    cdef GrowingColumn described_marks
    cdef public GrowingColumn parents, signatures, positions
    cdef public GrowingColumn marks, marks_around

    @cython.locals(number=int, description=int, marks=cython.ulonglong, around=cython.ulonglong)
    cpdef int add(self, Tag tag, str written, int parent, int position) except -1
    @cython.locals(
        names=str, marks=cython.ulonglong, is_closed=bint, start=Py_ssize_t, value=Py_ssize_t,
        end=Py_ssize_t, name=str, use=int, value_text=str,
    )
    cdef _describe(self, Tag tag, str written)

cpdef unsigned long long marks_of_attribute(str tag, str name, str value) except? 0
@cython.locals(marks=cython.ulonglong)
cdef unsigned long long _marks_of_properties(str value) except? 0
