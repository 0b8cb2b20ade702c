"""Parameters and arguments in the forms from before signatures, and what functions use from outside (Library Reference, "inspect")."""

from collections import namedtuple

from _annotationtext import formatannotation
from _signatures import Parameter, _empty, _signature_of
from inspect import CO_VARARGS, CO_VARKEYWORDS, iscode, isfunction, ismethod, ismodule

# Where programs find all of this.
__name__ = "inspect"

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
