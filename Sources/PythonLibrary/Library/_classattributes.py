"""What the attributes of classes are, and how classes inherit (Library Reference, "inspect", "Classes and functions")."""

import types
from collections import namedtuple
from inspect import getmro, isroutine

# Where programs find all of this.
__name__ = "inspect"

Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """The attributes of a class, with their kinds and the classes that define them."""
    metaclasses = tuple(each for each in getmro(type(cls)) if each not in (type, object))
    result = []
    for name in dict.fromkeys(dir(cls)):
        home = next((base for base in getmro(cls) + metaclasses if name in base.__dict__), None)
        if home is None:
            continue
        plain = home.__dict__[name]
        value = plain if name == "__dict__" else getattr(cls, name, plain)
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
