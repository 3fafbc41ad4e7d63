import cython

from cleaner.measures.box cimport Box
from cleaner.measures.line cimport MeasuredLine

cdef str ARTICLE

@cython.locals(size=int)
cpdef measure_whole_page(page, list lines, list boxes, tree)

@cython.locals(box=Box, marks=cython.ulonglong)
cdef unsigned long long _all_marks(list boxes) except? 0

@cython.locals(box=Box, count=int)
cdef int _count_articles(list boxes) except -1

@cython.locals(line=MeasuredLine, total=double)
cdef double _long_weight(list lines) except? -1

@cython.locals(line=MeasuredLine, count=int)
cdef int _count_prices(list lines) except -1

@cython.locals(line=MeasuredLine, count=int)
cdef int _count_dates(list lines) except -1

@cython.locals(line=MeasuredLine, total=double)
cdef double _sum_of_links(list lines) except? -1

@cython.locals(line=MeasuredLine, total=double)
cdef double _sum_of_rows(list lines) except? -1
