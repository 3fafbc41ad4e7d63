import cython

from cleaner.readers.canonical cimport (
    attributes_of,
    end_of_name,
    end_of_raw,
    end_of_tag,
    past_comment,
    start_of_next,
    unescaped,
)

cdef Py_ssize_t MAX_TAGS, MAX_PIECE, MAX_TAGS_TO_NAME

cpdef str text_at(str html, Py_ssize_t content)

cpdef str words_at(str html, Py_ssize_t position)

@cython.locals(
    depth=Py_ssize_t, silent=Py_ssize_t, size=Py_ssize_t, tag=Py_ssize_t, start=Py_ssize_t,
    mark=Py_UCS4, name=str,
)
cdef list _pieces_at(str html, Py_ssize_t position)

@cython.locals(
    depth=Py_ssize_t, position=Py_ssize_t, size=Py_ssize_t, tag=Py_ssize_t, start=Py_ssize_t,
    end=Py_ssize_t, mark=Py_UCS4, name=str,
)
cpdef str name_at(str html, Py_ssize_t content)
