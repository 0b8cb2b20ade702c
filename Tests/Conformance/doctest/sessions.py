# doctest: what DocTestParser reads from texts, and what it refuses.
import doctest

PARSER = doctest.DocTestParser()
TEXTS = [
    "",
    "abc\n",
    "abc\n>>> 1\n1\n\nxyz\n  >>> 2\n  3\n  >>> 4\n",
    ">>> 1\n... 2\n\n\n>>> 3",
    ">>>1\n",
    "\n\n>>> 1\n...2\n",
    ">>> if 1:\n...     2\n  ... \n",
    ">>> if 1:\n...     2\n...\n3\n",
    "  >>> if 1:\n  ...     2\n  ...\n3\n",
    "  >>> 1\n 3\n",
    "  >>> 1\n  3\n\n   4\n   >>> 5\n   5\n",
    "\t>>> 1\n\t1\n",
    ">>> # comment\nx\n>>> 3\n",
    ">>>\n>>> 3\n",
    ">>> 3 # doctest: +ELLIPSIS, -SKIP +NORMALIZE_WHITESPACE\n",
    ">>> 3 # doctest: ELLIPSIS\n",
    ">>> 3 # doctest: +NONESUCH\n",
    ">>> 3 # doctest:+ELLIPSIS\n",
    ">>> # doctest: +ELLIPSIS\n",
    ">>> # doctest: +ELLIPSIS\n... 3\n3\n",
    ">>> if 1: # doctest: +ELLIPSIS\n...    3 # doctest: +SKIP\n3\n",
    ">>> '''# doctest: +ELLIPSIS'''\n",
    ">>> 1/0\nTraceback (most recent call last):\n  foo\n  bar\nZE: xx\n yy\n",
    ">>> 1/0\nTraceback (innermost last):\n  foo\nZE: xx\n yy\nzz\n",
    ">>> 1/0\nfoo\nTraceback (most recent call last):\nZE: xx\n",
    ">>> 1/0\nTraceback (most recent call last):\n\n   a\n\nZE: xx\n\nabc",
    ">>> 1/0\nTraceback (most recent call last):\n  a\n_Z.x: xx\n",
    ">>> 1/0\nTraceback (most recent call last):\n  a\n(x)\n",
    ">>> 1/0\nTraceback (most recent call last):\n",
    ">>> 1/0\n    Traceback (most recent call last):\n    x\n",
    "a >>> 1\n",
    ">>> a\n1\n>>> b\n>>> c\n2   \n  \n>>> d",
    "  text\n    more\n  >>> 1\n",
    ">>> 1\n.... 2\n",
    ">>> 1\n...\n....\n",
    "abc\n   >>> 1\n   1\n\n   >>> 2\n  2\n",
    ">>> x\r\ny\r\n",
    "text\n  >>> if 1:\n...     2\n",
    "text\n  >>> if 1:\n  ...     2\n  ... \n ...     4\n",
]
for text in TEXTS:
    print(repr(text))
    try:
        for piece in PARSER.parse(text, "text"):
            if isinstance(piece, str):
                print("    text", repr(piece))
            else:
                print("    example", repr(piece.source), repr(piece.want), repr(piece.exc_msg), piece.lineno, piece.indent, piece.options)
    except ValueError as error:
        print("    ValueError", error)

example = doctest.Example("1", "2")
print(repr(example.source), repr(example.want), repr(doctest.Example("", "", "V: a").exc_msg), doctest.Example("1", "").want == "")
print(example == doctest.Example("1\n", "2\n"), example != doctest.Example("1", "3"), hash(example) == hash(doctest.Example("1", "2")), example == 3)
test = PARSER.get_doctest("a\n>>> 1\n2\n", {"a": 1}, "name", "file", 5)
print(test, test.name, test.filename, test.lineno, test.globs, repr(test.docstring), [each.lineno for each in test.examples])
print(PARSER.get_doctest("a\n", {}, "name", "file", None), PARSER.get_doctest(">>> 1\n>>> 2\n", {}, "name", None, None))
same = PARSER.get_doctest("a\n>>> 1\n2\n", {"a": 1}, "name", "file", 5)
print(test == same, hash(test) == hash(same), test == 3, test < PARSER.get_doctest("", {}, "name", "file", 6))
places = (("b", "x", None), ("a", "z", None), ("a", "y", 3), ("a", "y", 2), ("a", "y", None))
print(sorted(PARSER.get_doctest("", {}, *place) for place in places))
try:
    test < 3
except TypeError as error:
    print(error)
try:
    doctest.DocTest("text", {}, "name", "file", 0, "")
except AssertionError as error:
    print(error)
SESSION = """
 abc

   def
   >>> 1
   2
   >>> for x in y:
   ...     x

   >>> 1/0
   Traceback (most recent call last):
     a
   ZeroDivisionError: x

 end.
   """
print(doctest.script_from_examples(SESSION))
print([doctest.script_from_examples(text) for text in ("abc\nabc\n", "", ">>> 1\n\n\n")])
