"""Signatures of callables (Library Reference, "Introspecting callables with the Signature object"); they are part of `inspect`.

`signature` finds out what is called, in the end a Python function, whose code knows its parameters; on the way back, what a method,
a partial object or a class binds is taken away.
"""

import types
from enum import IntEnum
from keyword import iskeyword

from _annotationtext import formatannotation
from _staticattributes import getattr_static

# Where programs find all of this.
__name__ = "inspect"


class _empty:
    """Stands for a default or an annotation that is not there."""


class _void:
    """Stands for an argument that was not given."""


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 0, "positional-only"
    POSITIONAL_OR_KEYWORD = 1, "positional or keyword"
    VAR_POSITIONAL = 2, "variadic positional"
    KEYWORD_ONLY = 3, "keyword-only"
    VAR_KEYWORD = 4, "variadic keyword"

    def __new__(cls, number, description):
        kind = int.__new__(cls, number)
        kind._value_, kind.description = number, description
        return kind

    def __str__(self):
        return self.name


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind


class Parameter:
    """One parameter: its name, kind, default and annotation."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[:1] == "." and name[1:].isdigit():
            # The iterable of a comprehension.
            if kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    "implicit arguments must be passed as positional or keyword arguments, "
                    f"not {kind.description}"
                )
            kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        if not name.isidentifier() or iskeyword(name) and kind is not _POSITIONAL_ONLY:
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind = name, kind
        self._default, self._annotation = default, annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A parameter with some of this one's properties changed."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def __str__(self):
        text = self._name
        sign = "="
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
            sign = " = "
        if self._default is not _empty:
            text += f"{sign}{self._default!r}"
        stars = {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "")
        return stars + text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return self is other or (
            (self._name, self._kind) == (other._name, other._kind)
            # One by one: a default that is unequal to itself makes a tuple of it no less equal.
            and self._default == other._default
            and self._annotation == other._annotation
        )

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        for name in ("_default", "_annotation"):
            setattr(self, name, state[name])


class BoundArguments:
    """Which parameter gets which argument: what `Signature.bind` returns."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self._signature, self.arguments = signature, arguments

    signature = property(lambda self: self._signature)

    def _split(self):
        """Positional and keyword arguments; from the first parameter that has none, all go by keyword."""
        args, kwargs = [], {}
        by_keyword = False
        for name, parameter in self._signature.parameters.items():
            kind, is_given = parameter.kind, name in self.arguments
            by_keyword = by_keyword or not is_given or kind in (_VAR_KEYWORD, _KEYWORD_ONLY)
            if not is_given:
                continue
            value = self.arguments[name]
            if by_keyword:
                kwargs.update(value if kind is _VAR_KEYWORD else {name: value})
            elif kind is _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args), kwargs

    @property
    def args(self):
        return self._split()[0]

    @property
    def kwargs(self):
        return self._split()[1]

    def apply_defaults(self):
        """Puts in what the parameters have by default."""
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter.default is not _empty:
                arguments[name] = parameter.default
            elif parameter.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self is other or self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        listed = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{self.__class__.__name__} ({listed})>"

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]


class Signature:
    """The parameters of a callable, in order, and what it returns."""

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        last = _POSITIONAL_ONLY
        seen_default = False
        for each in parameters or ():
            if __validate_parameters__:
                kind = each.kind
                if kind < last:
                    raise ValueError(
                        f"wrong parameter order: {last.description} parameter before {kind.description} parameter"
                    )
                last = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if each.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError("non-default argument follows default argument")
                if each.name in found:
                    raise ValueError(f"duplicate parameter name: {each.name!r}")
            found[each.name] = each
        self._parameters = types.MappingProxyType(_ordered(found))
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of a callable."""
        evaluation = (globals, locals, eval_str)
        return _signature_of(obj, sigcls=cls, follow_wrapped=follow_wrapped, evaluation=evaluation)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A signature with other parameters, or another annotation of what is returned."""
        return type(self)(
            self._parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    __replace__ = replace

    def _basis(self):
        """What makes two signatures the same: keyword-only parameters have no order."""
        every = self._parameters.values()
        positional = tuple([each for each in every if each.kind is not _KEYWORD_ONLY])
        keyword_only = frozenset([each for each in every if each.kind is _KEYWORD_ONLY])
        return positional, keyword_only, self._return_annotation

    def __hash__(self):
        return hash(self._basis())

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        if self is other:
            return True
        own, others = list(self._parameters.values()), list(other._parameters.values())
        if len(own) != len(others) or self._return_annotation != other._return_annotation:
            return False

        def split(every):
            return (
                [each for each in every if each.kind is not _KEYWORD_ONLY],
                {each.name: each for each in every if each.kind is _KEYWORD_ONLY},
            )

        return split(own) == split(others)

    def bind(self, /, *args, **kwargs):
        """Which parameter gets which argument; a TypeError where a call would give one."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """The same for some of the arguments."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, is_partial):
        arguments = {}
        rest = list(self._parameters.values())
        given = list(args)
        misnamed = []
        while given:
            if not rest or rest[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments")
            parameter = rest.pop(0)
            if parameter.kind is _VAR_POSITIONAL:
                arguments[parameter.name] = tuple(given)
                break
            if parameter.name in kwargs and parameter.kind is not _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {parameter.name!r}")
            arguments[parameter.name] = given.pop(0)
        else:
            # Parameters in front of `*args` that positional arguments did not reach.
            while rest and rest[0].kind is not _VAR_POSITIONAL:
                parameter = rest[0]
                if parameter.name in kwargs:
                    if parameter.kind is not _POSITIONAL_ONLY:
                        break
                    misnamed.append(rest.pop(0))
                    continue
                if parameter.kind is _VAR_KEYWORD or parameter.default is not _empty or is_partial:
                    break
                what = " keyword-only" if parameter.kind is _KEYWORD_ONLY else ""
                raise TypeError(f"missing a required{what} argument: {parameter.name!r}")
        collector = None
        for parameter in rest:
            name = parameter.name
            if parameter.kind is _VAR_KEYWORD:
                collector = parameter
            elif parameter.kind is _VAR_POSITIONAL:
                continue
            elif parameter.kind is _POSITIONAL_ONLY and name in kwargs:
                misnamed.append(parameter)
            elif name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif not is_partial and parameter.default is _empty:
                raise TypeError(f"missing a required argument: {name!r}")
        if kwargs:
            if collector is not None:
                arguments[collector.name] = kwargs
            elif misnamed:
                names = ", ".join(each.name for each in misnamed)
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {names!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        """The signature as it would be written; each parameter on its own line if that is too wide."""
        parts = []
        has_star, previous = False, None
        for parameter in self._parameters.values():
            kind = parameter.kind
            if previous is _POSITIONAL_ONLY and kind is not previous:
                parts.append("/")
            if kind is _KEYWORD_ONLY and not has_star:
                parts.append("*")
            has_star = has_star or kind in (_VAR_POSITIONAL, _KEYWORD_ONLY)
            parts.append(str(parameter))
            previous = kind
        if previous is _POSITIONAL_ONLY:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(parts) + "\n)"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text


def _ordered(parameters):
    # Shown as an OrderedDict where a program prints the mapping.
    from collections import OrderedDict

    return OrderedDict(parameters)


# MARK: Finding the signature


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str
    )


_BUILTIN = (
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
)


def _signature_of(obj, *, sigcls=Signature, follow_wrapped=True, skip_bound=True, evaluation=(None, None, False)):
    def again(other):
        return _signature_of(
            other, sigcls=sigcls, follow_wrapped=follow_wrapped, skip_bound=skip_bound, evaluation=evaluation
        )

    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        found = again(obj.__func__)
        return _without_first(found) if skip_bound else found
    if follow_wrapped:
        from inspect import unwrap

        # A signature that was set, or a method, says more than what is wrapped.
        obj = unwrap(obj, stop=lambda each: hasattr(each, "__signature__") or isinstance(each, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        is_asked = callable(given) and not isinstance(given, (str, Signature))
        found = given() if is_asked else given
        if isinstance(found, str):
            found = _from_text(sigcls, obj, found)
        if not isinstance(found, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return found
    from functools import partial, partialmethod

    method = getattr(obj, "__partialmethod__", None)
    if isinstance(method, partialmethod):
        wrapped = again(method.func)
        found = _with_bound(wrapped, method, (None,))
        receiver = next(iter(wrapped.parameters.values()))
        if receiver.kind is _VAR_POSITIONAL:
            return found
        return found.replace(parameters=(receiver, *found.parameters.values()))
    if isinstance(obj, partial):
        return _with_bound(again(obj.func), obj)
    if isinstance(obj, types.FunctionType) or _looks_like_function(obj):
        text = getattr(obj, "__text_signature__", None)
        if text:
            return _from_text(sigcls, obj, text, skip_bound)
        return _from_function(sigcls, obj, evaluation)
    if isinstance(obj, _BUILTIN) or obj is type or obj is object:
        text = _text_signature(obj)
        if not text:
            raise ValueError(f"no signature found for builtin {obj!r}")
        return _from_text(sigcls, obj, text, skip_bound)
    if isinstance(obj, type):
        return _from_class(sigcls, obj, again, skip_bound)
    call = getattr_static(type(obj), "__call__", None)
    if call is not None:
        text = getattr(obj, "__text_signature__", None)
        return _from_text(sigcls, obj, text) if text else again(_bound(call, obj))
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _text_signature(obj):
    """What a built-in function or class has itself, or is known of it; None where that is not known."""
    text = getattr(obj, "__text_signature__", None)
    if text:
        return text
    from _textsignatures import text_signatures

    # A method goes by the class that has it.
    home, name = getattr(obj, "__objclass__", None), obj.__qualname__
    receiver = getattr(obj, "__self__", None)
    if home is None and receiver is not None and not isinstance(obj, type) and not isinstance(receiver, types.ModuleType):
        classes = (receiver if isinstance(receiver, type) else type(receiver)).__mro__
        home = next((cls for cls in classes if obj.__name__ in cls.__dict__), None)
    if home is not None:
        name = f"{home.__qualname__}.{obj.__name__}"
    module = getattr(obj if home is None else home, "__module__", None)
    return text_signatures.get(name if module in (None, "builtins") else f"{module}.{name}")


def _bound(descriptor, obj):
    if isinstance(descriptor, type):
        return descriptor
    get = getattr(type(descriptor), "__get__", None)
    return descriptor if get is None else get(descriptor, obj, type(obj))


def _own_method(cls, name):
    """A method that was written in Python, or None."""
    found = getattr(cls, name, None) if name == "__new__" else getattr_static(cls, name, None)
    if found is None or isinstance(found, _BUILTIN):
        return None
    return found if name == "__new__" else _bound(found, cls)


def _from_class(sigcls, cls, again, skip_bound):
    call = _own_method(type(cls), "__call__")
    if call is not None:
        return again(call)
    new, initialize = _own_method(cls, "__new__"), _own_method(cls, "__init__")
    for base in cls.__mro__:
        if new is not None and "__new__" in base.__dict__:
            found = again(new)
            return _without_first(found) if skip_bound else found
        if initialize is not None and "__init__" in base.__dict__:
            return again(initialize)
    for base in cls.__mro__[:-1]:
        text = _text_signature(base)
        if text:
            return _from_text(sigcls, base, text)
    if type in cls.__mro__:
        raise ValueError(f"callable {cls!r} is not supported by signature")
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return sigcls()
    raise ValueError(f"no signature found for builtin type {cls!r}")


def _without_first(found):
    """The signature that is left when the first argument is bound."""
    parameters = tuple(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is _VAR_POSITIONAL:
        return found
    return found.replace(parameters=parameters[1:])


def _with_bound(wrapped, partial, extra=()):
    """The signature that a partial object leaves."""
    keywords = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*extra, *(partial.args or ()), **keywords)
    except TypeError as exc:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from exc
    front, behind = [], []
    by_keyword = False
    for name, parameter in wrapped.parameters.items():
        kind = parameter.kind
        is_bound = name in bound.arguments
        if is_bound:
            if kind is _POSITIONAL_ONLY or kind is _POSITIONAL_OR_KEYWORD and name not in keywords:
                continue
            if kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
                # It can still be given, and by name only.
                parameter = parameter.replace(default=bound.arguments[name])
                by_keyword = by_keyword or kind is _POSITIONAL_OR_KEYWORD
        if not by_keyword:
            front.append(parameter)
        elif kind is _POSITIONAL_OR_KEYWORD:
            behind.append(parameter.replace(kind=_KEYWORD_ONLY))
        elif kind is not _VAR_POSITIONAL:
            behind.append(parameter)
    return wrapped.replace(parameters=front + behind)


def _looks_like_function(obj):
    """Whether something that is compiled elsewhere has what functions have."""
    if not callable(obj) or isinstance(obj, type):
        return False
    defaults = getattr(obj, "__defaults__", _void)
    keyword_defaults = getattr(obj, "__kwdefaults__", _void)
    return (
        isinstance(getattr(obj, "__code__", None), types.CodeType)
        and isinstance(getattr(obj, "__name__", None), str)
        and (defaults is None or isinstance(defaults, tuple))
        and (keyword_defaults is None or isinstance(keyword_defaults, dict))
        and isinstance(getattr(obj, "__annotations__", None), (dict, type(None)))
    )


def _from_function(sigcls, function, evaluation=(None, None, False)):
    code = function.__code__
    names = code.co_varnames
    count = code.co_argcount
    only = code.co_posonlyargcount
    keyword_end = count + code.co_kwonlyargcount
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    globals, locals, eval_str = evaluation
    if eval_str:
        from inspect import get_annotations

        annotations = get_annotations(function, globals=globals, locals=locals, eval_str=True)
    else:
        annotations = function.__annotations__ or {}
    make = sigcls._parameter_cls
    found = []

    def add(name, kind, default=_empty):
        found.append(make(name, kind, default=default, annotation=annotations.get(name, _empty)))

    first_default = count - len(defaults)
    for index, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if index < only else _POSITIONAL_OR_KEYWORD
        add(name, kind, defaults[index - first_default] if index >= first_default else _empty)
    rest = keyword_end
    if code.co_flags & 0x04:
        add(names[rest], _VAR_POSITIONAL)
        rest += 1
    for name in names[count:keyword_end]:
        add(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if code.co_flags & 0x08:
        add(names[rest], _VAR_KEYWORD)
    returns = annotations.get("return", _empty)
    is_function = isinstance(function, types.FunctionType)
    return sigcls(found, return_annotation=returns, __validate_parameters__=not is_function)


def _from_text(sigcls, obj, text, skip_bound=True):
    """A signature as built-in functions give it; `$` stands before a parameter that may be bound."""
    has_receiver = "$" in text
    # Defaults may name what the module has.
    import sys

    home = sys.modules.get(getattr(obj, "__module__", None))
    namespace = dict(sys.modules) | dict(getattr(home, "__dict__", {}))
    try:
        exec(f"def function{text.replace('$', '')}: pass", namespace)
    except (SyntaxError, NameError):
        raise ValueError(f"{obj!r} builtin has invalid signature") from None
    found = _from_function(sigcls, namespace["function"])
    if not has_receiver:
        return found
    parameters = list(found.parameters.values())
    receiver = getattr(obj, "__self__", None)
    if receiver is not None and (isinstance(receiver, types.ModuleType) or skip_bound):
        del parameters[0]
    else:
        parameters[0] = parameters[0].replace(kind=_POSITIONAL_ONLY)
    return sigcls(parameters, return_annotation=found.return_annotation)
