"""What can be found out about live objects (Library Reference, "inspect"); `_LATER`, at the end, says what stands elsewhere."""

import sys
import types

# MARK: Kinds of objects

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE = 16, 32, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512
CO_HAS_DOCSTRING = 0x4000000
TPFLAGS_IS_ABSTRACT = 1 << 20


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def ismethoddescriptor(object):
    """Whether it binds like a method, and is no function, method or class."""
    from functools import partial

    # Partial objects bind only to say that they will.
    if isclass(object) or ismethod(object) or isfunction(object) or isinstance(object, partial):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def isroutine(object):
    """Whether it is any kind of function or method."""
    return (
        isbuiltin(object)
        or isfunction(object)
        or ismethod(object)
        or ismethoddescriptor(object)
        or ismethodwrapper(object)
    )


def isabstract(object):
    """Whether it is a class that has abstract methods."""
    if not isclass(object):
        return False
    if hasattr(object, "__abstractmethods__") and "__abstractmethods__" in object.__dict__:
        return bool(object.__abstractmethods__)
    from abc import ABCMeta

    if not isinstance(object, ABCMeta):
        return False
    # Not known yet while `__init_subclass__` runs.
    names = [name for name, value in object.__dict__.items() if getattr(value, "__isabstractmethod__", False)]
    names += [name for base in object.__bases__ for name in getattr(base, "__abstractmethods__", ())]
    return any(getattr(getattr(object, name, None), "__isabstractmethod__", False) for name in names)


# MARK: Generators and coroutines


def _unwrapped_function(obj):
    """The function in methods and partial objects."""
    from functools import partial

    while True:
        if ismethod(obj):
            obj = obj.__func__
        elif isinstance(obj, partial):
            obj = obj.func
        else:
            return obj


def _has_flag(obj, flag):
    obj = _unwrapped_function(obj)
    if not isfunction(obj):
        code = getattr(obj, "__code__", None)
        if isclass(obj) or not callable(obj) or not iscode(code):
            return False
    return bool(obj.__code__.co_flags & flag)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Makes `iscoroutinefunction` answer True for a function that returns an awaitable."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _coroutine_mark
    return func


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    marked = getattr(_unwrapped_function(obj), "_is_coroutine_mark", None) is _coroutine_mark
    return _has_flag(obj, CO_COROUTINE) or marked


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Whether `await` takes it."""
    if isinstance(object, types.CoroutineType) or hasattr(type(object), "__await__"):
        return True
    return isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def _state(object, attributes, kind):
    """Where it is: `attributes` are the prefix of its attributes, `kind` that of the answer."""
    if getattr(object, attributes + "running"):
        return kind + "_RUNNING"
    suspended = getattr(object, attributes + "suspended")
    if suspended:
        return kind + "_SUSPENDED"
    return kind + ("_CLOSED" if getattr(object, attributes + "frame") is None else "_CREATED")


def getgeneratorstate(generator):
    return _state(generator, "gi_", "GEN")


def getcoroutinestate(coroutine):
    return _state(coroutine, "cr_", "CORO")


def getasyncgenstate(agen):
    return _state(agen, "ag_", "AGEN")


def _locals_of(object, attribute):
    frame = getattr(object, attribute, None)
    return {} if frame is None else frame.f_locals


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return _locals_of(generator, "gi_frame")


def getcoroutinelocals(coroutine):
    return _locals_of(coroutine, "cr_frame")


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return _locals_of(agen, "ag_frame")


# MARK: Members and classes


def getmro(cls):
    return cls.__mro__


def _members(object, predicate, get):
    names = dir(object)
    bases = getmro(object) if isclass(object) else ()
    for base in bases:
        # What hides from dir(): the properties of enumerations.
        for name, value in base.__dict__.items():
            if isinstance(value, types.DynamicClassAttribute):
                names.append(name)
    found = []
    seen = set()
    for name in names:
        try:
            value = get(object, name)
            if name in seen:
                raise AttributeError(name)
        except AttributeError:
            # Only a class has it, or it can't be asked for.
            holder = next((base for base in bases if name in base.__dict__), None)
            if holder is None:
                continue
            value = holder.__dict__[name]
        seen.add(name)
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    """The attributes as pairs of name and value, sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    from _staticattributes import getattr_static

    return _members(object, predicate, getattr_static)


def unwrap(func, *, stop=None):
    """The function that was decorated first: `__wrapped__`, as far as it goes."""
    inner, seen = func, {id(func)}
    while hasattr(inner, "__wrapped__") and not isinstance(inner, type) and not (stop and stop(inner)):
        inner = inner.__wrapped__
        if id(inner) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen.add(id(inner))
    return inner


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class itself, a module or a function; with `eval_str`, strings are evaluated."""
    own_globals = own_locals = None
    if isinstance(obj, type):
        annotations = obj.__dict__.get("__annotations__")
        if isinstance(annotations, types.GetSetDescriptorType):
            annotations = None
        module = sys.modules.get(getattr(obj, "__module__", None))
        own_globals = getattr(module, "__dict__", None)
        own_locals = dict(vars(obj))
    elif ismodule(obj):
        annotations = getattr(obj, "__annotations__", None)
        own_globals = obj.__dict__
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        own_globals = getattr(obj, "__globals__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not annotations or not eval_str:
        return dict(annotations)
    if not ismodule(obj):
        from functools import partial

        inner = obj
        while hasattr(inner, "__wrapped__") or isinstance(inner, partial):
            inner = inner.__wrapped__ if hasattr(inner, "__wrapped__") else inner.func
        own_globals = getattr(inner, "__globals__", own_globals)
    globals = own_globals if globals is None else globals
    locals = (own_locals or {}) if locals is None else locals
    parameters = getattr(obj, "__type_params__", ())
    if parameters:
        locals = {each.__name__: each for each in parameters} | locals
    return {
        name: eval(value, globals, locals) if isinstance(value, str) else value
        for name, value in annotations.items()
    }


# MARK: Documentation and source


def indentsize(line):
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def cleandoc(doc):
    """A docstring without the indentation that it has because of where it stands."""
    lines = doc.expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")]
    margin = min(indents, default=None)
    lines[0] = lines[0].lstrip(" ")
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        del lines[0]
    return "\n".join(lines)


def _class_of(func):
    from functools import reduce

    module = sys.modules.get(func.__module__)
    *path, _ = func.__qualname__.split(".")
    found = None if module is None else reduce(getattr, path, module)
    return found if isclass(found) else None


def _inherited_doc(obj):
    """The documentation that a base class has where an overriding one has none."""
    if isclass(obj):
        docs = (getattr(base, "__doc__", None) for base in obj.__mro__ if base is not object)
        return next((doc for doc in docs if doc is not None), None)
    if ismethod(obj):
        name, owner = obj.__func__.__name__, obj.__self__
        is_of_class = isclass(owner) and getattr(getattr(owner, name, None), "__func__", None) is obj.__func__
        cls = owner if is_of_class else owner.__class__
    elif isfunction(obj):
        name, cls = obj.__name__, _class_of(obj)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isbuiltin(obj):
        name, owner = obj.__name__, obj.__self__
        is_of_class = isclass(owner) and f"{owner.__qualname__}.{name}" == obj.__qualname__
        cls = owner if is_of_class else owner.__class__
    elif isinstance(obj, property):
        name, cls = obj.__name__, _class_of(obj.fget)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, cls = obj.__name__, obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
        slots = getattr(cls, "__slots__", None)
        if ismemberdescriptor(obj) and isinstance(slots, dict) and name in slots:
            return slots[name]
    else:
        return None
    docs = (getattr(getattr(base, name, None), "__doc__", None) for base in cls.__mro__ if hasattr(base, name))
    return next((doc for doc in docs if doc is not None), None)


def getdoc(object):
    """The documentation of an object, or of what it overrides, without its indentation."""
    try:
        doc = object.__doc__
        if doc is None:
            doc = _inherited_doc(object)
    except (AttributeError, TypeError):
        return None
    return cleandoc(doc) if isinstance(doc, str) else None


def getfile(object):
    """The file that an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(getattr(object, "__module__", None))
        if getattr(module, "__file__", None):
            return module.__file__
        if getattr(object, "__module__", None) == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if code is None:
        raise TypeError(
            "module, class, method, function, traceback, frame, or code object was expected, got "
            + type(object).__name__
        )
    return code.co_filename


def _code_of(object):
    for kind, attribute in (
        (types.MethodType, "__func__"),
        (types.FunctionType, "__code__"),
        (types.TracebackType, "tb_frame"),
        (types.FrameType, "f_code"),
    ):
        if isinstance(object, kind):
            object = getattr(object, attribute)
    return object if iscode(object) else None


def getsourcefile(object):
    """The file that an object's source can be read from, or None."""
    file = getfile(object)
    import linecache

    return file if linecache.getlines(file) else None


def getabsfile(object, _filename=None):
    return _filename or getsourcefile(object) or getfile(object)


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getmodule(object, _filename=None):
    """The module that an object was defined in, or None."""
    if hasattr(object, "__module__") and not ismodule(object):
        return sys.modules.get(object.__module__)
    if ismodule(object):
        return object
    try:
        file = getfile(object)
    except (TypeError, OSError):
        return None
    modules = [each for each in sys.modules.values() if ismodule(each)]
    return next((each for each in modules if getattr(each, "__file__", None) == file), None)


def findsource(object):
    """All lines of the file, and the index of the one where the object begins."""
    file = getfile(object)
    import linecache

    lines = linecache.getlines(file)
    if not lines:
        # What was read from no file has no source either.
        is_made = file.startswith("<") and file.endswith(">")
        raise OSError("could not get source code" if is_made else "source code not available")
    if ismodule(object):
        return lines, 0
    try:
        line = vars(object)["__firstlineno__"] if isclass(object) else _code_of(object).co_firstlineno
        first = line - 1
    except (TypeError, KeyError):
        raise OSError("source code not available")
    if first >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first


def getsourcelines(object):
    """The lines of an object's source, and the number of the first."""
    object = unwrap(object)
    lines, first = findsource(object)
    frame = object.tb_frame if istraceback(object) else object
    if ismodule(object) or isframe(frame) and frame.f_code.co_name == "<module>":
        return lines, 0
    import _sources

    count = _sources.definition_lines(getfile(object), first + 1)
    return lines[first : first + count], first + 1


def getsource(object):
    """An object's source as one string."""
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    """The comment lines right above an object's source, or None."""
    try:
        lines, first = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0].startswith("#!") else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        end = start
        while end < len(lines) and lines[end].startswith("#"):
            end += 1
        found = [line.expandtabs() for line in lines[start:end]]
    else:
        indent = indentsize(lines[first])
        start = first
        while start > 0 and lines[start - 1].lstrip().startswith("#") and indentsize(lines[start - 1]) == indent:
            start -= 1
        found = [line.expandtabs().lstrip() for line in lines[start:first]]
        while found and found[0].strip() == "#":
            del found[0]
        while found and found[-1].strip() == "#":
            found.pop()
    return "".join(found) if found else None


def currentframe():
    return sys._getframe(1)


# MARK: The rest

# What few programs ask for stands in modules of its own, which are read when somebody does.
_LATER = {
    name: module
    for module, names in {
        "_signatures": "BoundArguments Parameter Signature signature _ParameterKind _empty _signature_of",
        "_staticattributes": "getattr_static",
        "_annotationtext": "formatannotation",
        "_classattributes": "Attribute classify_class_attrs getclasstree walktree",
        "_argspecs": "ArgInfo Arguments ClosureVars FullArgSpec formatannotationrelativeto formatargvalues getargs getargvalues "
        "getcallargs getclosurevars getfullargspec",
        "_bufferflags": "BufferFlags",
        "_frameinfo": "FrameInfo Traceback getframeinfo getinnerframes getlineno getouterframes stack trace",
    }.items()
    for name in names.split()
}

__all__ = [name for name in (*globals(), *_LATER) if not name.startswith("_") and name not in ("sys", "types")]


def __getattr__(name):
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    made = globals()[name] = getattr(__import__(_LATER[name]), name)
    return made
