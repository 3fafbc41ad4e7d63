cimport libc.math as math

cpdef double log_scale(double count, double full) except? -1
cpdef double within_0_and_1(double value) except? -1
cpdef double at_most_1(double value) except? -1
cpdef double share(double part, double whole) except? -1
