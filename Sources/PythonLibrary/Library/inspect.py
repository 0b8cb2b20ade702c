"""What can be found out about live objects (Library Reference, "inspect").

Signatures stand in `_signatures`, attributes without side effects in `_staticattributes`.
"""

import linecache
import sys
import types
from collections import namedtuple

from _annotationtext import formatannotation
from _signatures import BoundArguments, Parameter, Signature, _empty, _ParameterKind, _signature_of, signature
from _staticattributes import getattr_static

# MARK: Kinds of objects

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE = 16, 32, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512
CO_HAS_DOCSTRING = 0x4000000
TPFLAGS_IS_ABSTRACT = 1 << 20


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


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
        if predicate is None or predicate(value):
            found.append((name, value))
        seen.add(name)
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    """The attributes as pairs of name and value, sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _members(object, predicate, getattr_static)


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


def unwrap(func, *, stop=None):
    """The function that was decorated first: `__wrapped__`, as far as it goes."""
    start = func
    seen = {id(func)}
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= sys.getrecursionlimit():
            raise ValueError(f"wrapper loop when unwrapping {start!r}")
        seen.add(id(func))
    return func


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
    cls = sys.modules.get(func.__module__)
    if cls is None:
        return None
    for name in func.__qualname__.split(".")[:-1]:
        cls = getattr(cls, name)
    return cls if isclass(cls) else None


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
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object if iscode(object) else None


def getsourcefile(object):
    """The file that an object's source can be read from, or None."""
    file = getfile(object)
    return file if linecache.getlines(file) else None


def getabsfile(object, _filename=None):
    return _filename or getsourcefile(object) or getfile(object)


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getmodule(object, _filename=None):
    """The module that an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if ismodule(module) and getattr(module, "__file__", None) == file:
            return module
    return None


def findsource(object):
    """All lines of the file, and the index of the one where the object begins."""
    file = getfile(object)
    lines = linecache.getlines(file)
    if not lines:
        # What was read from no file has no source either.
        is_made = file.startswith("<") and file.endswith(">")
        raise OSError("could not get source code" if is_made else "source code not available")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            first = vars(object)["__firstlineno__"] - 1
        except (TypeError, KeyError):
            raise OSError("source code not available")
    else:
        first = _code_of(object).co_firstlineno - 1
    if first >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first


def getsourcelines(object):
    """The lines of an object's source, and the number of the first."""
    object = unwrap(object)
    lines, first = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
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


# MARK: Arguments

FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = namedtuple("Arguments", "args, varargs, varkw")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getargs(co):
    """The names of a code object's parameters."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    names = co.co_varnames
    count = co.co_argcount
    rest = count + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[rest]
        rest += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[rest]
    return Arguments(list(names[: co.co_argcount + co.co_kwonlyargcount]), varargs, varkw)


def getfullargspec(func):
    """The parameters of a function in the old form; `signature` says more."""
    try:
        found = _signature_of(func, follow_wrapped=False, skip_bound=False)
    except Exception as exc:
        raise TypeError("unsupported callable") from exc
    only, args, keyword_only = [], [], []
    varargs = varkw = None
    defaults = ()
    keyword_defaults = {}
    annotations = {}
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for name, each in found.parameters.items():
        kind = each.kind
        if kind is Parameter.VAR_POSITIONAL:
            varargs = name
        elif kind is Parameter.VAR_KEYWORD:
            varkw = name
        elif kind is Parameter.KEYWORD_ONLY:
            keyword_only.append(name)
            if each.default is not _empty:
                keyword_defaults[name] = each.default
        else:
            (only if kind is Parameter.POSITIONAL_ONLY else args).append(name)
            if each.default is not _empty:
                defaults += (each.default,)
        if each.annotation is not _empty:
            annotations[name] = each.annotation
    return FullArgSpec(
        only + args, varargs, varkw, defaults or None, keyword_only, keyword_defaults or None, annotations
    )


def getargvalues(frame):
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatannotationrelativeto(object):
    module = getattr(object, "__module__", None)
    return lambda annotation: formatannotation(annotation, module)


def formatargvalues(
    args,
    varargs,
    varkw,
    locals,
    formatarg=str,
    formatvarargs=lambda name: "*" + name,
    formatvarkw=lambda name: "**" + name,
    formatvalue=lambda value: "=" + repr(value),
):
    parts = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        parts.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        parts.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return f"({', '.join(parts)})"


def getcallargs(func, /, *positional, **named):
    """Which parameter gets which argument in a call, with the call's own errors."""
    args, varargs, varkw, defaults, keyword_only, keyword_defaults, _ = getfullargspec(func)
    name = func.__name__
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    values = dict(zip(args, positional))
    if varargs:
        values[varargs] = tuple(positional[len(args) :])
    if varkw:
        values[varkw] = {}
    for key, value in named.items():
        if key not in args and key not in keyword_only:
            if not varkw:
                raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
            values[varkw][key] = value
        elif key in values:
            raise TypeError(f"{name}() got multiple values for argument {key!r}")
        else:
            values[key] = value
    required = len(args) - len(defaults or ())
    if len(positional) > len(args) and not varargs:
        _complain_of_surplus(name, args, required, len(positional), [key for key in keyword_only if key in values])
    _complain_of_missing(name, [key for key in args[:required] if key not in values], "positional")
    for key, default in zip(args[required:], defaults or ()):
        values.setdefault(key, default)
    for key in keyword_only:
        if keyword_defaults and key in keyword_defaults:
            values.setdefault(key, keyword_defaults[key])
    _complain_of_missing(name, [key for key in keyword_only if key not in values], "keyword-only")
    return values


def _complain_of_missing(name, missing, kind):
    if not missing:
        return
    names = [repr(each) for each in missing]
    if len(names) > 2:
        listed = f"{', '.join(names[:-2])}, {names[-2]} and {names[-1]}"
    else:
        listed = " and ".join(names)
    plural = "" if len(names) == 1 else "s"
    raise TypeError(f"{name}() missing {len(names)} required {kind} argument{plural}: {listed}")


def _complain_of_surplus(name, args, required, given, keywords):
    if required < len(args):
        takes, plural = f"from {required} to {len(args)}", True
    else:
        takes, plural = str(len(args)), len(args) != 1
    also = ""
    if keywords:
        also = (
            f" positional argument{'s' if given != 1 else ''} "
            f"(and {len(keywords)} keyword-only argument{'s' if len(keywords) != 1 else ''})"
        )
    were = "was" if given == 1 and not keywords else "were"
    raise TypeError(f"{name}() takes {takes} positional argument{'s' if plural else ''} but {given}{also} {were} given")


def getclosurevars(func):
    """The names that a function uses from outside, with what they mean."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    module = func.__globals__
    names_of_builtins = module.get("__builtins__", None)
    if names_of_builtins is None:
        import builtins as names_of_builtins
    if ismodule(names_of_builtins):
        names_of_builtins = names_of_builtins.__dict__
    found, built_in, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in module:
            found[name] = module[name]
        elif name in names_of_builtins:
            built_in[name] = names_of_builtins[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, built_in, unbound)


# MARK: The stack

_Traceback = namedtuple("_Traceback", "filename lineno function code_context index")
_Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4)


def _described(entry):
    fields = [f"{name}={getattr(entry, name)!r}" for name in entry._fields]
    return f"{type(entry).__name__}({', '.join(fields)}, positions={entry.positions!r})"


class Traceback(_Traceback):
    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    __repr__ = _described


_FrameInfo = namedtuple("_FrameInfo", ("frame",) + Traceback._fields)


class FrameInfo(_FrameInfo):
    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        made = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        made.positions = positions
        return made

    __repr__ = _described


def _position(code, instruction):
    """Lines and columns of an instruction, by its offset in bytes."""
    if instruction >= 0:
        for index, position in enumerate(code.co_positions()):
            if index == instruction // 2:
                return position
    return None, None, None, None


def getframeinfo(frame, context=1):
    """Where a frame or a traceback entry stands, with lines around it."""
    if istraceback(frame):
        lineno, instruction, frame = frame.tb_lineno, frame.tb_lasti, frame.tb_frame
    elif isframe(frame):
        lineno, instruction = frame.f_lineno, frame.f_lasti
    else:
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    position = _position(frame.f_code, instruction)
    if position[0] is None:
        position = (lineno, *position[1:])
    lineno = position[0]
    lines = index = None
    if context > 0:
        try:
            every, _ = findsource(frame)
        except OSError:
            pass
        else:
            start = max(0, min(lineno - 1 - context // 2, len(every) - context))
            lines = every[start : start + context]
            index = lineno - 1 - start
    filename = getsourcefile(frame) or getfile(frame)
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=_Positions(*position))


def getlineno(frame):
    return frame.f_lineno


def _frame_info(entry, frame, context):
    where = getframeinfo(entry, context)
    return FrameInfo(frame, *where, positions=where.positions)


def getouterframes(frame, context=1):
    """A frame and its callers."""
    found = []
    while frame:
        found.append(_frame_info(frame, frame, context))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """The frames of a traceback, outermost first."""
    found = []
    while tb:
        found.append(_frame_info(tb, tb.tb_frame, context))
        tb = tb.tb_next
    return found


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    """The calls in progress, the innermost first."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The calls between here and where the exception that is being handled was raised."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)
