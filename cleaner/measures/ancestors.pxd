import cython

from cleaner.measures.box cimport Box

@cython.locals(
    number=int, row=Py_ssize_t, parent=Py_ssize_t, column=int, handed=double, box=Box,
)
cpdef max_over_ancestors(double[::1] values, int width, list boxes, double decay)

@cython.locals(number=int, row=Py_ssize_t, parent=Py_ssize_t, column=int, box=Box)
cpdef sum_over_ancestors(double[::1] values, int width, list boxes, double decay)
