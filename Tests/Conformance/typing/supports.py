# The protocols of one method, and names that a module makes when it is asked for them.
import collections
import functools
import inspect
import random
import typing
from collections import UserList, abc
from typing import SupportsAbs, SupportsBytes, SupportsComplex, SupportsFloat, SupportsIndex, SupportsInt, SupportsRound, TypeVar

T = TypeVar("T")
for each in SupportsInt, SupportsFloat, SupportsComplex, SupportsBytes, SupportsIndex, SupportsAbs, SupportsRound:
    print(each, [base.__name__ for base in each.__mro__], sorted(each.__abstractmethods__), each.__parameters__)
    print(sorted(typing.get_protocol_members(each)), [isinstance(value, each) for value in (1, 1.5, "", b"", None)])
print(SupportsAbs[int], SupportsRound[T].__parameters__, SupportsInt.__int__.__qualname__, SupportsInt.__module__)
print(typing.get_type_hints(SupportsRound.__round__), inspect.signature(SupportsRound.__round__))


class Fraction(SupportsFloat):
    def __float__(self):
        return 0.5


print(float(Fraction()), issubclass(Fraction, SupportsFloat), isinstance(Fraction(), SupportsInt))

for module, name in (collections, "UserDict"), (functools, "singledispatch"), (inspect, "signature"), (typing, "SupportsInt"):
    print(getattr(module, name).__module__, "__name__" in vars(module), module.__dict__ is vars(module), hasattr(module, "nothing"))
    try:
        module.nothing
    except AttributeError as error:
        print(error)

print(isinstance(vars(int), abc.Mapping), isinstance(UserList(), abc.MutableSequence), UserList([2, 1]) == [2, 1])
try:
    random.lognormvariate()
except TypeError as error:
    print(error)
