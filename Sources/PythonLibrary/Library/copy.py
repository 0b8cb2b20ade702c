"""Shallow and deep copies, by each class's own way: `__copy__`, `__deepcopy__`, or what `__reduce_ex__` says it is made of."""

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

_range, _type = range, type
_ATOMIC = {
    type(None), type(...), type(NotImplemented), int, float, bool, complex, bytes, str, type, range, property,
    type(lambda: None), type(len), type((lambda: None).__code__),
}
_Alias, _Union = type(list[int]), type(int | str)
_SHALLOW = _ATOMIC | {tuple, frozenset, slice}


def copy(x):
    """A new object with the same contents."""
    cls = type(x)
    if cls in _SHALLOW or issubclass(cls, type):
        return x
    if cls in (list, dict, set, bytearray):
        return cls.copy(x)
    own = getattr(cls, "__copy__", None)
    if own is not None:
        return own(x)
    parts = _parts(x, cls, "")
    return x if isinstance(parts, str) else _rebuild(x, None, *parts)


def deepcopy(x, memo=None, _nil=[]):
    """A new object with copies of the contents; `memo` knows by their ids what has been copied already."""
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if memo is None:
        memo = {}
    else:
        known = memo.get(id(x), _nil)
        if known is not _nil:
            return known
    copier = _DEEP.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    else:
        own = getattr(x, "__deepcopy__", None)
        if own is not None:
            y = own(memo)
        else:
            parts = _parts(x, cls, "deep")
            y = x if isinstance(parts, str) else _rebuild(x, memo, *parts)
    if y is not x:
        memo[id(x)] = y
        # The original must live as long as its id stands in the memo.
        memo.setdefault(id(memo), []).append(x)
    return y


def _joined(first, *others):
    """The union of types."""
    for each in others:
        first |= each
    return first


def _parts(x, cls, kind):
    """What `__reduce_ex__` says: a string for an object that stands for itself, else how to make it again."""
    import sys

    # A weak reference stands for itself; its module is known if there is one.
    weakref = sys.modules.get("_weakref") or sys.modules.get("weakref")
    if weakref is not None and cls is weakref.ref:
        return ""
    copyreg = sys.modules.get("copyreg")
    if copyreg is not None and cls in copyreg.dispatch_table:
        return copyreg.dispatch_table[cls](x)
    if cls is _Alias:
        return cls, (x.__origin__, x.__args__)
    if cls is _Union:
        return _joined, x.__args__
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce is not None:
        return reduce()
    raise Error(f"un({kind})copyable object of type {cls}" if kind else f"un(shallow)copyable object of type {cls}")


def _deepcopy_list(x, memo):
    y = []
    memo[id(x)] = y
    for each in x:
        y.append(deepcopy(each, memo))
    return y


def _deepcopy_tuple(x, memo):
    y = [deepcopy(each, memo) for each in x]
    try:
        # It may have been copied meanwhile, as a part of itself.
        return memo[id(x)]
    except KeyError:
        pass
    return x if all(new is old for new, old in zip(y, x)) else tuple(y)


def _deepcopy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


def _deepcopy_bytearray(x, memo):
    return x.copy()


class _Methods:
    def method(self):
        pass


_DEEP = {
    list: _deepcopy_list, tuple: _deepcopy_tuple, dict: _deepcopy_dict, type(_Methods().method): _deepcopy_method,
    bytearray: _deepcopy_bytearray,
}


def _rebuild(x, memo, func, args, state=None, listiter=None, dictiter=None, *setter):
    """Makes an object of what `__reduce_ex__` said; a memo stands for a deep copy."""
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(each, memo) for each in args])
    y = func(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if setter and setter[0] is not None:
            setter[0](y, state)
        elif hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            for name, value in (slots or {}).items():
                setattr(y, name, value)
    if listiter is not None:
        for each in listiter:
            y.append(deepcopy(each, memo) if deep else each)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def replace(obj, /, **changes):
    """A copy of an object with some of its fields changed: what its class's `__replace__` makes."""
    cls = obj.__class__
    own = getattr(cls, "__replace__", None)
    if own is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return own(obj, **changes)
