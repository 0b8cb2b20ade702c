"""Protocols with data members, and classes that inherit from both abstract classes and protocols."""
import collections.abc
from typing import Iterable, Protocol, runtime_checkable


@runtime_checkable
class HasName(Protocol):
    name: str

    def greet(self) -> str:
        return f"hi {self.name}"


class Named(Iterable[int], Protocol):
    name: str


class Person:
    def __init__(self, name):
        self.name = name

    def greet(self):
        return "yo"


class Child(HasName):
    name = "child"


print(isinstance(Person("a"), HasName), isinstance(object(), HasName), isinstance(Child(), HasName), Child().greet())
for question in (lambda: issubclass(Child, HasName), lambda: isinstance(Person("b"), Named)):
    try:
        print(question())
    except TypeError as error:
        print(error)
# An abstract class asks those that inherit from it, protocols among them.
print(isinstance(5, collections.abc.Iterable), isinstance([], collections.abc.Iterable), issubclass(int, collections.abc.Iterable))
