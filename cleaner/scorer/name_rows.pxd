import cython

from cleaner.measures.names cimport Names
from cleaner.text.digests cimport DigestTable, digest_of

cdef int _NUMBER, _TO_SMALL
cdef unsigned int _SMALL_A, _SMALL_Z, _CAPITAL_A, _CAPITAL_Z
cdef unsigned long long _EMPTY, _PRIME, _MASK

@cython.locals(offset=int)
cpdef int part_end(const unsigned int[::1] codes, int start, int size) except -1
cdef bint is_small(unsigned int code) except -1
cdef bint is_capital(unsigned int code) except -1
cdef bint is_digit(Py_UCS4 character) except -1

@cython.locals(
    size=int, last_owner="int[::1]", owner=int, offset=int, name=int, index=int,
    found="int[::1]", ends="int[::1]",
)
cpdef int find_names(
    list tags, Names names, DigestTable table, int[::1] rows, int[::1] owners
) except -1

@cython.locals(size=int, name=int, lowered=str, row=int)
cdef _fill_rows(Names names, DigestTable table, int[::1] rows, int[::1] ends)

@cython.locals(start=int, end=int, row=int)
cdef int _fill_rows_of_parts(
    Names names, int name, DigestTable table, int[::1] rows, int size
) except -1

cdef int _note(
    int row, int owner, int[::1] last_owner, int[::1] rows, int[::1] owners, int size
) except -1

@cython.locals(digest=cython.ulonglong, character=Py_UCS4, is_in_number=bint)
cdef unsigned long long _digest_of_whole(str lowered) except? 0
@cython.locals(digest=cython.ulonglong, offset=int, code=cython.uint)
cdef unsigned long long _digest_of_part(
    const unsigned int[::1] codes, int start, int end
) except? 0
