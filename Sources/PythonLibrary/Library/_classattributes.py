"""What the attributes of classes are, and how classes inherit (Library Reference, "inspect", "Classes and functions")."""

import types
from collections import namedtuple
from inspect import getmro, isroutine

# Where programs find all of this.
__name__ = "inspect"

Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """The attributes of a class, with their kinds and the classes that define them."""
    order = getmro(cls)
    metaclasses = tuple(each for each in getmro(type(cls)) if each not in (type, object))
    # `dir` does not know those that only instances show, such as a member's `name` and `value`.
    hidden = [
        name
        for base in order
        for name, value in base.__dict__.items()
        if isinstance(value, types.DynamicClassAttribute) and value.fget is not None
    ]
    result = []
    for name in dir(cls) + hidden:
        home = next((base for base in order + metaclasses if name in base.__dict__), None)
        if home is not None:
            plain = home.__dict__[name]
            value = plain if name == "__dict__" or name in hidden else getattr(cls, name, plain)
        else:
            plain = value = getattr(cls, name, None)
            home = next((base for base in reversed(order) if getattr(base, name, None) is value), None)
            if home is None:
                continue
        if isinstance(plain, (staticmethod, types.BuiltinMethodType)):
            kind, value = "static method", plain
        elif isinstance(plain, (classmethod, type(dict.__dict__["fromkeys"]))):
            kind, value = "class method", plain
        elif isinstance(plain, property):
            kind, value = "property", plain
        else:
            kind = "method" if isroutine(value) else "data"
        result.append(Attribute(name, kind, home, value))
    return result


def walktree(classes, children, parent):
    result = []
    for cls in sorted(classes, key=lambda each: (each.__module__, each.__name__)):
        result.append((cls, cls.__bases__))
        if cls in children:
            result.append(walktree(children[cls], children, cls))
    return result


def getclasstree(classes, unique=False):
    """Classes as nested lists: behind each class stands a list of those that inherit from it."""
    children = {}
    roots = []
    for cls in classes:
        for parent in cls.__bases__:
            below = children.setdefault(parent, [])
            if cls not in below:
                below.append(cls)
            if unique and parent in classes:
                break
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
    roots += [parent for parent in children if parent not in classes]
    return walktree(roots, children, None)
