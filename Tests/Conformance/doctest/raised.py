# doctest: reports of exceptions that nobody expected, with the lines of examples in their tracebacks.
import doctest


def fails():
    """
    >>> 1/0
    Traceback (most recent call last):
    ZeroDivisionError: other
    >>> [][1]
    >>> def broken(
    >>> def divides(x):
    ...     return 3 / x
    >>> divides(0)
    >>> import sys; sys.exit(3)
    >>> raise ExceptionGroup("group", [ValueError(1)])
    >>> print("hello"); 1/0
    hello
    >>> print("hello"); calls(1)
    Traceback (most recent call last):
    ValueError: x
    >>> try:
    ...     calls(2)
    ... except TypeError as error:
    ...     raise KeyError("k") from error
    >>> def recursive(n): return recursive(n + 1)
    >>> recursive(0)
    >>> [x for x in 5]
    >>> assert False, "said"
    >>> assert not True
    Traceback (most recent call last):
        ...
    AssertionError
    >>> for each in [1]:
    ...     for each in 2:
    ...         pass
    """


def calls(x):
    return x + "1"


print(doctest.testmod())
print(doctest.testmod(verbose=True, optionflags=doctest.FAIL_FAST))
print(doctest.testmod(optionflags=doctest.REPORT_ONLY_FIRST_FAILURE))
doctest.testmod(raise_on_error=True)
