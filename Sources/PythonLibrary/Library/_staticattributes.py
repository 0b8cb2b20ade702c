"""Attributes as they stand, without running any code of the program: for `inspect`, and for the checks of protocols."""

from types import GetSetDescriptorType, MemberDescriptorType, ModuleType

# Where programs find it.
__name__ = "inspect"

_sentinel = object()


def _in_class(cls, name):
    # Not by way of what a metaclass may say.
    for base in type.__getattribute__(cls, "__mro__"):
        names = type.__getattribute__(base, "__dict__")
        if name in names:
            return names[name]
    return _sentinel


def _in_instance(obj, name):
    """What the instance's own dictionary has, unless its class has put something else in the place of `__dict__`."""
    own = _in_class(type(obj), "__dict__")
    if own is not _sentinel and type(own) is not GetSetDescriptorType and not isinstance(obj, ModuleType):
        return _sentinel
    try:
        names = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return _sentinel
    return dict.get(names, name, _sentinel) if isinstance(names, dict) else _sentinel


def getattr_static(obj, attr, default=_sentinel):
    """An attribute without descriptors, `__getattr__` and `__getattribute__`."""
    own = _sentinel
    if isinstance(type(obj), type) and issubclass(type(obj), type):
        cls, of_class = obj, _sentinel
        own = _in_class(obj, attr)
        meta = _in_class(type(obj), attr)
    else:
        cls = type(obj)
        of_class = _in_class(cls, attr)
        if of_class is _sentinel or type(of_class) is not MemberDescriptorType:
            own = _in_instance(obj, attr)
        meta = _sentinel
    if own is not _sentinel and of_class is not _sentinel:
        # A data descriptor goes before the instance.
        kind = type(of_class)
        if _in_class(kind, "__get__") is not _sentinel and (
            _in_class(kind, "__set__") is not _sentinel or _in_class(kind, "__delete__") is not _sentinel
        ):
            return of_class
    for found in own, of_class, meta:
        if found is not _sentinel:
            return found
    if default is not _sentinel:
        return default
    raise AttributeError(attr)
