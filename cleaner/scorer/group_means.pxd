import cython

ctypedef fused Number:
    float
    double

@cython.locals(size=Py_ssize_t, line=Py_ssize_t, column=Py_ssize_t, group=Py_ssize_t, share=Number)
cpdef add_up(Number[:, ::1] rows, Number[:, ::1] shares, int[:, ::1] groups, int kind, Number[:, ::1] sums)

@cython.locals(size=Py_ssize_t, line=Py_ssize_t, column=Py_ssize_t, group=Py_ssize_t)
cpdef add_to_lines(Number[:, ::1] made, int[:, ::1] groups, int kind, Number[:, ::1] added)
