"""doctest: where testmod finds docstrings, in which order, and in which line.

>>> 1 + 1
2
>>> twice(2)
5
"""

import doctest
import functools
import sys
from textwrap import dedent


def passing(function):
    @functools.wraps(function)
    def wrapper(*arguments):
        """not this one"""
        return function(*arguments)

    return wrapper


def twice(x):
    """
    >>> twice(1)
    2
    >>> twice(3)
    7
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> for i in range(2):
    ...     i
    ...
    1
    >>> None
    3
    >>> 3 # doctest: +SKIP
    4
    >>> print(1, end="")
    1
    >>> _ = 3
    >>> _
    3
    """
    return x * 2


@passing
def decorated():
    """
    >>> 1
    2
    """


class Outer:
    """
    >>> Outer
    2
    """

    class Inner:
        """>>> 3
        4
        """

        def nothing(self):
            "no tests"

    @property
    def shown(self):
        """
        >>> 4
        5
        """

    @staticmethod
    def free():
        """
        >>> 5
        6
        """

    @classmethod
    def of_class(cls):
        """
        >>> 6
        7
        """

    @functools.cached_property
    def kept(self):
        """
        >>> 7
        8
        """

    @passing
    def method(self):
        """
        >>> 7
        8
        """

    @functools.lru_cache
    def remembered(self):
        """
        >>> 7
        8
        """

    def undocumented(self):
        pass

    def __init__(self):
        """
        >>> 9
        10
        """


class Derived(Outer):
    def shown(self):
        return 3

    @property
    def assigned(self):
        return 1

    assigned.__doc__ = """
    >>> 8
    9
    """


async def asynchronous():
    """
    >>> import asyncio
    >>> asyncio.run(asynchronous())
    1
    """
    return 2


def enclosing():
    """
    >>> enclosing()()
    3
    """

    def enclosed():
        """
        >>> never
        """
        return 2

    return enclosed


class Inner:
    """The first class of that name counts.

    >>> Inner
    """


@functools.lru_cache
def remembered(x):
    """
    >>> 7
    8
    """


def annotated(x: "quoted" = ": 'x'"):
    """
    >>> 1
    """


def commented():
    # some: 'words'
    """
    >>> 1
    """


other_name = twice
short = lambda: 3
short.__doc__ = """
 >>> 8
 7
"""
__test__ = {
    "text": """
>>> 1
2
""",
    "function": twice,
    "class": Outer,
}

if __name__ == "__main__":
    print(doctest.testmod())
    print(doctest.testmod(name="renamed", verbose=True, exclude_empty=True))
    print(doctest.testmod(optionflags=doctest.FAIL_FAST | doctest.ELLIPSIS, report=False))
    print(doctest.testmod(optionflags=doctest.REPORT_ONLY_FIRST_FAILURE, globs={"twice": abs}, extraglobs={"Outer": 2, "Inner": 3}))
    print(doctest.master.summarize())
    for each in doctest.DocTestFinder().find(sys.modules["__main__"]):
        print(each)
    doctest.run_docstring_examples(decorated, globals())
    doctest.run_docstring_examples(twice, {"twice": abs}, verbose=True, name="twice")
    doctest.run_docstring_examples(">>> 1\n2\n>>> 3\n3\n", {})
    for object, options in ((twice, {}), (twice, {"name": "n", "module": False}), (decorated, {"globs": {"a": 1}, "extraglobs": {"b": 2}})):
        print([(test, sorted(test.globs)[:3], test.docstring[:9]) for test in doctest.DocTestFinder().find(object, **options)])
    print(doctest.DocTestFinder(verbose=True, recurse=False).find(Outer))
    print(doctest.testsource(sys.modules["__main__"], "__main__.twice"))
    for action in (
        lambda: doctest.testmod("name"),
        lambda: doctest.DocTestFinder().find(3),
        lambda: doctest.testsource(sys.modules["__main__"], "nothing"),
        lambda: doctest.testmod(raise_on_error=True),
    ):
        try:
            print(action())
        except (TypeError, ValueError, doctest.DocTestFailure) as error:
            print(type(error).__name__, error)
    for wrong in ({3: "x"}, {"a": 3}):
        __test__ = wrong
        try:
            doctest.testmod()
        except ValueError as error:
            print(error)
