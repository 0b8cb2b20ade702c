// The C library's settings of its allocator, which the module Glibc leaves out.
#include <malloc.h>
