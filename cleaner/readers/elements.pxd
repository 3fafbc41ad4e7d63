import cython
from cleaner.readers.canonical cimport end_of_value, unescaped, value_of_attribute
from cleaner.readers.growing cimport GrowingBits, GrowingInts
from cleaner.readers.tags cimport Tag

cdef dict _USES
cdef int _NAMES, _SAYS_WHAT_IT_IS
cdef unsigned long long _LINK, _HIDDEN, _ARIA_HIDDEN, _AUTHOR_LINK

@cython.final
cdef class Elements:
    cdef public dict signatures_of
    cdef dict described
    cdef GrowingInts described_signatures
    cdef GrowingBits described_marks
    cdef public GrowingInts parents, signatures, places
    cdef public GrowingBits marks, marks_around

    @cython.locals(number=int, description=int, marks=cython.ulonglong, around=cython.ulonglong)
    cpdef int add(self, Tag tag, str written, int parent, int place) except -1
    @cython.locals(
        names=str, marks=cython.ulonglong, is_closed=bint, start=Py_ssize_t, value=Py_ssize_t,
        end=Py_ssize_t, name=str, use=int, said=str,
    )
    cdef _describe(self, Tag tag, str written)

cpdef unsigned long long marks_of_attribute(str tag, str name, str value) except? 0
@cython.locals(marks=cython.ulonglong)
cdef unsigned long long _marks_of_properties(str value) except? 0
