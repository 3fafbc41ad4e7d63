import cython
from cleaner.measures.page cimport MeasuredPage
from cleaner.signals.signal cimport Signal

@cython.locals(signal=Signal, column=Py_ssize_t)
cpdef fill_signals(tuple signals, MeasuredPage page, float[::1] values, Py_ssize_t width)
