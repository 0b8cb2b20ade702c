#!/usr/bin/env python3
# doctest: a module's docstring that begins behind comments, and modules without files.

"""
>>> name
'modules'
>>> name + 1
"""

import doctest
import sys
import types

name = "module"
doctest.testmod(report=False)
print(doctest.DocTestFinder().find(sys.modules["__main__"]))
made = types.ModuleType("made", ">>> value\n3\n>>> value\n4\n")
made.value = 3
made.function = name.upper
made.__test__ = {"text": ">>> value\n5\n"}
print(doctest.DocTestFinder().find(made), doctest.DocTestFinder(exclude_empty=False).find(types.ModuleType("empty")))
print(doctest.testmod(made))
print(doctest.testmod(made, verbose=True, extraglobs={"value": 4}))
print(doctest.testsource(made, "made"))
