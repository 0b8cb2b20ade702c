"""A package for CPython's test modules, which are copied beside it for a run."""
