"""Support for type hints (Library Reference, "typing").

Nothing is checked here: the forms remember what they were given, show it, and can be asked for it. Reading order: `_SpecialForm` (`Union`,
`Literal` ... before they are subscripted) -> `_GenericAlias` (after) -> `_SpecialGenericAlias` (`List`, `Mapping` ...) -> `Protocol` ->
`NamedTuple`, `TypedDict`, `NewType` -> `get_type_hints`. Type variables and `Generic` are the machine's own (`_typing`); it
calls `_generic_class_getitem` and its neighbours here.
"""

import sys
import types
from _abc import _is_asking
from abc import ABCMeta, abstractmethod
from types import GenericAlias

from _typing import (
    Generic,
    NoDefault,
    ParamSpec,
    ParamSpecArgs,
    ParamSpecKwargs,
    TypeAliasType,
    TypeVar,
    TypeVarTuple,
    _idfunc,
)

__all__ = (
    "Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional ParamSpec Protocol Tuple Type TypeVar "
    "TypeVarTuple Union AbstractSet ByteString Container ContextManager Hashable ItemsView Iterable Iterator KeysView Mapping "
    "MappingView MutableMapping MutableSequence MutableSet Sequence Sized ValuesView Awaitable AsyncIterator AsyncIterable Coroutine "
    "Collection AsyncGenerator AsyncContextManager Reversible SupportsAbs SupportsBytes SupportsComplex SupportsFloat "
    "SupportsIndex SupportsInt SupportsRound ChainMap Counter Deque Dict DefaultDict List OrderedDict Set FrozenSet NamedTuple "
    "TypedDict Generator BinaryIO IO Match Pattern TextIO AnyStr assert_type assert_never cast clear_overloads "
    "dataclass_transform final get_args get_origin get_overloads get_protocol_members get_type_hints is_protocol is_typeddict "
    "LiteralString Never NewType no_type_check no_type_check_decorator NoDefault NoReturn NotRequired overload override "
    "ParamSpecArgs ParamSpecKwargs ReadOnly Required reveal_type runtime_checkable Self Text TYPE_CHECKING TypeAlias TypeGuard "
    "TypeIs TypeAliasType Unpack"
).split()


class _Absent:
    """Stands for an argument that was not given."""

    def __repr__(self):
        return "<sentinel>"


_sentinel = _Absent()


# MARK: Arguments


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """None stands for its type, and a string for a type that may not be there yet."""
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return type(None) if arg is None else arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument, if it may stand for a type; `msg` begins the complaint about one that may not."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    kind = type(arg)
    if isinstance(arg, type) and arg is not Generic and arg is not Protocol:
        return arg
    if isinstance(arg, _GenericAlias):
        bare = [Generic, Protocol]
        if not allow_special_forms:
            bare += [ClassVar, Final] if is_argument else [ClassVar]
        if any(arg.__origin__ is each for each in bare):
            raise TypeError(f"{arg} is not valid as type argument")
    if isinstance(arg, _SpecialForm):
        if arg in (LiteralString, NoReturn, Never, Self, TypeAlias):
            return arg
        if allow_special_forms and arg in (ClassVar, Final):
            return arg
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if arg is Generic or arg is Protocol:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if kind is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _as_tuple(parameters):
    return parameters if isinstance(parameters, tuple) else (parameters,)


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _should_unflatten_callable_args(alias, args):
    """Whether the parameters of a Callable stand one by one in front of the result."""
    return _is_callable_origin(alias.__origin__) and not (len(args) == 2 and _is_param_expr(args[0]))


def _is_callable_origin(origin):
    # Not imported for the sake of this question.
    module = sys.modules.get("collections.abc")
    return module is not None and origin is module.Callable


def _type_repr(obj):
    """Classes by their full names, everything else by its repr."""
    match obj:
        case type(__module__="builtins"):
            return obj.__qualname__
        case type():
            return f"{obj.__module__}.{obj.__qualname__}"
        case types.FunctionType():
            return obj.__name__
        case tuple():
            return f"[{', '.join(map(_type_repr, obj))}]"
    return "..." if obj is ... else repr(obj)


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type variables in arguments, each once, in order of appearance."""
    found = []
    after_default = after_tuple = False
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, tuple):
            for each in arg:
                _add_new(found, _collect_type_parameters((each,)))
        elif not hasattr(arg, "__typing_subst__"):
            after_tuple = after_tuple or _is_unpacked_typevartuple(arg)
            _add_new(found, getattr(arg, "__parameters__", ()))
        elif arg not in found:
            if enforce_default_ordering:
                after_default = _check_default(arg, after_default, after_tuple)
            found.append(arg)
    return tuple(found)


def _check_default(parameter, after_default, after_tuple):
    """Whether a type parameter has a default; one behind a TypeVarTuple may not, one behind another with a default must."""
    if not parameter.has_default():
        if after_default:
            raise TypeError(f"Type parameter {parameter!r} without a default follows type parameter with a default")
        return False
    if after_tuple:
        raise TypeError("Type parameter with a default follows TypeVarTuple")
    return True


def _add_new(found, values):
    """Each value that is not there yet; by comparison, for they need not be hashable."""
    for value in values:
        if value not in found:
            found.append(value)
    return found


def _check_generic_specialization(cls, arguments):
    expected = len(cls.__parameters__)
    actual = len(arguments)
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    if actual == expected:
        return
    wanted = expected
    if actual < expected:
        if cls.__parameters__[actual].has_default():
            return
        wanted = f"at least {expected - sum(each.has_default() for each in cls.__parameters__)}"
    amount = "many" if actual > expected else "few"
    raise TypeError(f"Too {amount} arguments for {cls}; actual {actual}, expected {wanted}")


def _unpack_args(*args):
    """`*tuple[int, str]` among arguments is as good as int and str; an endless tuple stays."""
    flat = []
    for arg in args:
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        stays = inner is None or inner and inner[-1] is ...
        flat.extend((arg,) if stays else inner)
    return flat


def _unique(values):
    """Each value once."""
    try:
        return list(dict.fromkeys(values))
    except TypeError:
        return _add_new([], values)


def _cached(function):
    """Remembers what subscriptions gave: `List[int] is List[int]`. Equal values of other types are other arguments."""
    known = {}

    def inner(self, parameters):
        flat = parameters if type(parameters) is tuple else (parameters,)
        try:
            key = (self, parameters, *map(type, flat))
            return known[key]
        except KeyError:
            pass
        except TypeError:
            # An argument that can't be hashed.
            return function(self, parameters)
        result = known[key] = function(self, parameters)
        return result

    inner.__name__ = function.__name__
    inner.__qualname__ = function.__qualname__
    inner.__doc__ = function.__doc__
    inner.__wrapped__ = function
    return inner


# MARK: Special forms


class _Final:
    """A class that programs can't inherit from."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    # Subscriptions alone would make it iterable.
    __iter__ = None
    __slots__ = ()


# `X | Y` for what is not a class, on either side.


def _or(self, other):
    return Union[self, other]


def _or_reversed(self, other):
    return Union[other, self]


def _refusing(message):
    """A method that raises a TypeError, in which `{}` is the form."""

    def method(self, *args, **kwds):
        raise TypeError(message.format(repr(self)))

    return method


class _SpecialForm(_Final, _NotIterable, _root=True):
    # A name with a meaning of its own; made of a function that says what a subscription gives.

    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._name, self.__doc__, self._getitem = getitem.__name__, getitem.__doc__, getitem

    def __getattr__(self, item):
        if item not in ("__qualname__", "__name__"):
            raise AttributeError(item)
        return self._name

    @_cached
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    __or__, __ror__ = _or, _or_reversed
    __call__ = _refusing("Cannot instantiate {}")
    __mro_entries__ = _refusing("Cannot subclass {}")
    __instancecheck__ = _refusing("{} cannot be used with isinstance()")
    __subclasscheck__ = _refusing("{} cannot be used with issubclass()")

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return f"typing.{self._name}"


_TypedCacheSpecialForm = _SpecialForm


class _AnyMeta(type):
    def __repr__(self):
        return super().__repr__() if self is not Any else "typing.Any"

    def __instancecheck__(self, obj):
        if self is not Any:
            return super().__instancecheck__(obj)
        raise TypeError("typing.Any cannot be used with isinstance()")


class Any(metaclass=_AnyMeta):
    """A type that fits every other."""

    def __new__(cls, *args, **kwargs):
        if cls is not Any:
            return super().__new__(cls)
        raise TypeError("Any cannot be instantiated")


def _plain(name, documentation):
    """A form that can't be subscripted."""

    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__ = name
    getitem.__doc__ = documentation
    return _SpecialForm(getitem)


def _wrapping(name, documentation, allow_special_forms=False, message="{self} accepts only single type."):
    """A form around one type."""

    def getitem(self, parameters):
        msg = message.format(self=self, name=name)
        item = _type_check(parameters, msg, allow_special_forms=allow_special_forms)
        return _GenericAlias(self, (item,))

    getitem.__name__ = name
    getitem.__doc__ = documentation
    return _SpecialForm(getitem)


_SINGLE = "{name} accepts only a single type."

NoReturn = _plain("NoReturn", "What a function returns that never does.")
Never = _plain("Never", "The type that has no values.")
Self = _plain("Self", "The class that a method is called on.")
LiteralString = _plain("LiteralString", "A string that was written in the source.")
TypeAlias = _plain("TypeAlias", "Marks an assignment as the definition of a type alias.")
ClassVar = _wrapping("ClassVar", "Marks a variable of the class, not of its instances.", True)
Final = _wrapping("Final", "Marks a name that is not assigned again.", True)
TypeGuard = _wrapping("TypeGuard", "What a function returns that tells a type.")
TypeIs = _wrapping("TypeIs", "What a function returns that tells whether something is of a type.")
Required = _wrapping("Required", "Marks a key that a TypedDict must have.", message=_SINGLE)
NotRequired = _wrapping("NotRequired", "Marks a key that a TypedDict may lack.", message=_SINGLE)
ReadOnly = _wrapping("ReadOnly", "Marks a key of a TypedDict that is not assigned to.", message=_SINGLE)


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    msg = "Union[arg, ...]: each arg must be a type."
    flat = []
    for each in _as_tuple(parameters):
        each = _type_check(each, msg)
        if isinstance(each, (_UnionGenericAlias, types.UnionType)):
            flat.extend(each.__args__)
        else:
            flat.append(each)
    first, *others = flat = tuple(_unique(flat))
    if not others:
        return first
    is_optional = len(flat) == 2 and type(None) in flat
    return _UnionGenericAlias(self, flat, name="Optional" if is_optional else None)


def _make_union(left, right):
    """What `|` gives between a type variable and something else."""
    return Union[left, right]


@_SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_SpecialForm
def Literal(self, parameters):
    """One of these values."""
    flat = []
    for each in _as_tuple(parameters):
        flat.extend(each.__args__ if isinstance(each, _LiteralGenericAlias) else (each,))
    try:
        flat = [value for value, _ in dict.fromkeys([(value, type(value)) for value in flat])]
    except TypeError:
        # What can't be hashed is kept as it is.
        pass
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of those that a ParamSpec stands for."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    parameters = _as_tuple(parameters)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    parameters = (*[_type_check(each, msg) for each in parameters[:-1]], parameters[-1])
    return _ConcatenateGenericAlias(self, parameters)


@_SpecialForm
def Unpack(self, parameters):
    """`*` in front of a tuple type or a TypeVarTuple, as a form."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Annotated(self, parameters):
    """A type with anything besides."""
    parameters = _as_tuple(parameters)
    if len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_unpacked_typevartuple(parameters[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(parameters[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(parameters[1:]))


# MARK: Strings in annotations


class ForwardRef(_Final, _root=True):
    """A type that is named in a string, to be looked up later."""

    __slots__ = (
        "__forward_arg__",
        "__forward_code__",
        "__forward_evaluated__",
        "__forward_value__",
        "__forward_is_argument__",
        "__forward_is_class__",
        "__forward_module__",
    )

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        # A star can only stand in a tuple.
        text = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            # Compiles it without looking anything up.
            eval(f"lambda: ({text}\n)")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__, self.__forward_code__ = arg, text
        self.__forward_is_argument__, self.__forward_is_class__, self.__forward_module__ = is_argument, is_class, module
        self.__forward_evaluated__, self.__forward_value__ = False, None

    def _evaluate(self, globalns, localns, type_params=_sentinel, *, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None:
            globalns = {} if localns is None else localns
        if localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__), "__dict__", globalns)
        if type_params is not _sentinel and type_params:
            # Type parameters stand between a function's globals and its locals.
            between = {parameter.__name__: parameter for parameter in type_params}
            if self.__forward_is_class__:
                # A class's names, which come as the globals, go first.
                between = {name: parameter for name, parameter in between.items() if name not in globalns}
            localns = {name: value for name, value in dict(localns).items() if name not in between}
            globalns = dict(globalns) | between
        value, msg = eval(self.__forward_code__, globalns, localns), "Forward references must evaluate to types."
        is_argument, is_class = self.__forward_is_argument__, self.__forward_is_class__
        found = _type_check(value, msg, is_argument=is_argument, allow_special_forms=is_class)
        guard = recursive_guard | {self.__forward_arg__}
        self.__forward_value__ = value = _eval_type(found, globalns, localns, type_params, recursive_guard=guard)
        self.__forward_evaluated__ = True
        return value

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __eq__(self, other):
        match other:
            case ForwardRef(__forward_arg__=text) if text != self.__forward_arg__:
                return False
            case ForwardRef(__forward_evaluated__=True) if self.__forward_evaluated__:
                return other.__forward_value__ == self.__forward_value__
            case ForwardRef():
                return other.__forward_module__ == self.__forward_module__
        return NotImplemented

    __or__, __ror__ = _or, _or_reversed

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _eval_type(t, globalns, localns, type_params=_sentinel, *, recursive_guard=frozenset()):
    """The same type with all forward references in it looked up."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard)
    if not isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return t
    if isinstance(t, GenericAlias):
        args = tuple([ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__])
        unpacked = t.__unpacked__
        if unpacked or args != t.__args__:
            t = t.__origin__[(args[:-1], args[-1]) if _should_unflatten_callable_args(t, args) else args]
            if unpacked:
                t = Unpack[t]
    args = tuple(
        [_eval_type(each, globalns, localns, type_params, recursive_guard=recursive_guard) for each in t.__args__]
    )
    return t if args == t.__args__ else _with_args(t, args)


def _with_args(t, args):
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, args)
    if isinstance(t, types.UnionType):
        result = args[0]
        for each in args[1:]:
            result = result | each
        return result
    return t.copy_with(args)


# MARK: What the machine's type variables and Generic ask for


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, "__typing_is_unpacked_typevartuple__", False)


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.", is_argument=True)
    unpacked = isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
    if unpacked or isinstance(arg, GenericAlias) and getattr(arg, "__unpacked__", False):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _typevartuple_prepare_subst(self, alias, args):
    """Gathers the arguments that fall to a TypeVarTuple into a tuple: the other parameters take one each, from both ends."""
    parameters = alias.__parameters__
    index = parameters.index(self)
    if any(isinstance(each, TypeVarTuple) for each in parameters[index + 1 :]):
        raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    left = index
    right = len(parameters) - index - 1
    endless = filler = None
    for position, arg in enumerate(args):
        if isinstance(arg, type):
            continue
        inner = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if inner and len(inner) == 2 and inner[-1] is ...:
            if endless is not None:
                raise TypeError("More than one unpacked arbitrary-length tuple argument")
            endless, filler = position, inner[0]
    if endless is not None:
        # An endless tuple gives as many arguments as are wanted on both sides.
        left = min(left, endless)
        right = min(right, len(args) - endless - 1)
    elif left + right > len(args):
        raise TypeError(
            f"Too few arguments for {alias}; actual {len(args)}, expected at least {len(parameters) - 1}"
        )
    end = len(args) - right
    own = _unpack_args(self.__default__) if left == end and self.has_default() else args[left:end]
    return (
        *args[:left],
        *([filler] * (index - left)),
        own,
        *([filler] * (len(parameters) - right - index - 1)),
        *args[end:],
    )


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(each, "Expected a type.") for each in arg])
    if not _is_param_expr(arg):
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    index = alias.__parameters__.index(self)
    if index == len(args) and self.has_default():
        own, args = self.__default__, [*args, self.__default__]
    elif index < len(args):
        own = args[index]
    else:
        raise TypeError(f"Too few arguments for {alias}")
    # Alone it may be given its types without brackets.
    if len(alias.__parameters__) == 1 and not _is_param_expr(own):
        return (args,)
    return (*args[:index], tuple(own), *args[index + 1 :]) if isinstance(own, list) else args


@_cached
def _generic_class_getitem(cls, args):
    """`Generic.__class_getitem__`"""
    args = tuple([_type_convert(each) for each in _as_tuple(args)])
    if cls is Generic or cls is Protocol:
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(isinstance(each, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(each) for each in args):
            raise TypeError(
                f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables."
            )
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _GenericAlias(cls, args)
    args = _distribute(cls, args)
    _check_generic_specialization(cls, args)
    return _GenericAlias(cls, _flatten(zip(cls.__parameters__, args)))


def _distribute(owner, args):
    """The arguments, one for each parameter: TypeVarTuple and ParamSpec gather theirs."""
    for parameter in owner.__parameters__:
        if (gather := getattr(parameter, "__typing_prepare_subst__", None)) is not None:
            args = gather(owner, args)
    return args


def _flatten(pairs):
    """The reverse: arguments with those of a TypeVarTuple one by one again. Takes pairs of parameter and argument."""
    flat = []
    for parameter, arg in pairs:
        flat.extend(arg if isinstance(parameter, TypeVarTuple) else (arg,))
    return tuple(flat)


def _generic_init_subclass(cls, *args, **kwargs):
    """`Generic.__init_subclass__`: finds the parameters of a class."""
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    original = cls.__dict__.get("__orig_bases__")
    if original is not None:
        is_plain = any(base is Generic for base in original)
    else:
        is_plain = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) is not _TypedDictMeta
    if is_plain:
        raise TypeError("Cannot inherit from plain Generic")
    parameters = ()
    if original is not None:
        parameters = _collect_type_parameters(original)
        generics = [base for base in original if isinstance(base, _GenericAlias) and base.__origin__ is Generic]
        if len(generics) > 1:
            raise TypeError("Cannot inherit from Generic[...] multiple times.")
        if generics:
            listed = generics[0].__parameters__
            missing = [each for each in parameters if each not in listed]
            if missing:
                missing = ", ".join(map(str, missing))
                raise TypeError(
                    f"Some type variables ({missing}) are not listed in Generic[{', '.join(map(str, listed))}]"
                )
            parameters = listed
    cls.__parameters__ = tuple(parameters)


# MARK: Subscripted forms and classes


def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


class _BaseGenericAlias(_Final, _root=True):
    """What stands for a class of the runtime, `__origin__`, and passes on to it what it is asked."""

    def __init__(self, origin, *, inst=True, name=None):
        self.__origin__, self._inst, self._name = origin, inst, name

    def __call__(self, *args, **kwargs):
        origin = self.__origin__
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {origin.__name__}() instead")
        made = origin(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            # Not every object has room for it.
            return made
        return made

    def __mro_entries__(self, bases):
        origin = self.__origin__
        entries = () if origin in bases else (origin,)
        # Generic goes last: a later base may bring it.
        later = bases[bases.index(self) + 1 :]
        return entries if any(_brings_generic(base, bases) for base in later) else (*entries, Generic)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if attr == "__origin__" and "_path" in self.__dict__:
            return self._find_origin()
        if not _is_dunder(attr) and "_name" in self.__dict__:
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams", "_defaults", "_path", "_removal_version"):
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __dir__(self):
        return list(set(super().__dir__() + [name for name in dir(self.__origin__) if not _is_dunder(name)]))


def _brings_generic(base, bases):
    """Whether a base that a class statement names puts Generic among the ancestors."""
    if isinstance(base, _BaseGenericAlias):
        return True
    if isinstance(base, type):
        return issubclass(base, Generic)
    find = getattr(base, "__mro_entries__", None)
    entries = find(bases) if find else None
    if not isinstance(entries, tuple):
        return False
    return any(isinstance(each, type) and issubclass(each, Generic) for each in entries)


def _parts(alias):
    """What is equal in equal ones. Not a method: what else is asked of an alias, its class answers."""
    return alias.__origin__, alias.__args__


def _substitute(old, given):
    """One argument with its type variables replaced."""
    if substitute := getattr(old, "__typing_subst__", None):
        return substitute(given[old])
    if inner := getattr(old, "__parameters__", ()):
        return old[_flatten((each, given[each]) for each in inner)]
    return old


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A generic class or a special form, with its arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args = _as_tuple(args)
        is_generic = origin is Generic or origin is Protocol
        self.__parameters__ = _collect_type_parameters(args, enforce_default_ordering=is_generic)
        if not name:
            self.__module__ = origin.__module__

    def __hash__(self):
        return hash(_parts(self))

    def __eq__(self, other):
        return _parts(self) == _parts(other) if isinstance(other, _GenericAlias) else NotImplemented

    __or__, __ror__ = _or, _or_reversed

    @_cached
    def __getitem__(self, args):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f"{self} is not a generic class")
        args = _distribute(self, _unpack_args(*[_type_convert(each) for each in _as_tuple(args)]))
        if len(args) != len(parameters):
            amount = "many" if len(args) > len(parameters) else "few"
            raise TypeError(f"Too {amount} arguments for {self}; actual {len(args)}, expected {len(parameters)}")
        return self.copy_with(tuple(self._substituted(self.__args__, dict(zip(parameters, args)))))

    def _substituted(self, old_args, given):
        """The arguments with their type variables replaced."""
        result = []
        for old in old_args:
            if isinstance(old, type):
                result.append(old)
                continue
            new = _substitute(old, given)
            if _is_callable_origin(self.__origin__) and isinstance(new, tuple) or _is_unpacked_typevartuple(old):
                result.extend(new)
            elif isinstance(old, tuple):
                result.append(tuple(self._substituted(old, given)))
            else:
                result.append(new)
        return result

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join([_type_repr(each) for each in self.__args__]) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        import operator

        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            (args,) = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if origin is not Generic:
            return (origin,)
        # Protocol brings Generic, and so does a generic class further on.
        others = bases[bases.index(self) + 1 :]
        brought = Protocol in bases or any(isinstance(base, _BaseGenericAlias) and base is not self for base in others)
        return () if brought else (origin,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """A generic class under a name of this module, not yet subscripted.

    The class is given by its path, and imported when something needs it: most programs only write its name.
    """

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        self._inst = inst
        if isinstance(origin, str):
            self._path = tuple(origin.rsplit(".", 1))
            self._name = name or self._path[1]
            self.__doc__ = f"A generic version of {origin}."
        else:
            self._name = name or origin.__name__
            self.__origin__ = origin
            self.__doc__ = f"A generic version of {origin.__qualname__}."
        self._nparams = nparams
        self._defaults = defaults

    def _find_origin(self):
        module, name = self._path
        if module == "collections.abc":
            import collections.abc as home
        elif module == "collections":
            import collections as home
        elif module == "contextlib":
            import contextlib as home
        else:
            import re as home
        self.__origin__ = getattr(home, name)
        return self.__origin__

    @_cached
    def __getitem__(self, params):
        msg = "Parameters to generic types must be types."
        params = tuple([_type_check(each, msg) for each in _as_tuple(params)])
        wanted, defaults = self._nparams, self._defaults
        missing = wanted - len(params)
        if 0 < missing <= len(defaults):
            params += defaults[-missing:]
        if len(params) != wanted:
            if not wanted:
                raise TypeError(f"{self} is not a generic class")
            expected = f"at least {wanted - len(defaults)}" if defaults else wanted
            amount = "many" if len(params) > wanted else "few"
            raise TypeError(f"Too {amount} arguments for {self}; actual {len(params)}, expected {expected}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls.__origin__ if isinstance(cls, _SpecialGenericAlias) else cls, self.__origin__)

    __or__, __ror__ = _or, _or_reversed

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return f"typing.{self._name}"


class _DeprecatedGenericAlias(_SpecialGenericAlias, _root=True):
    def __init__(self, origin, nparams, *, removal_version, **others):
        self._removal_version = removal_version
        super().__init__(origin, nparams, **others)

    def __instancecheck__(self, inst):
        from warnings import _deprecated

        _deprecated(f"{self.__module__}.{self._name}", remove=self._removal_version)
        return super().__instancecheck__(inst)


def _parameters_and_result(alias):
    """Of a callable; the parameters are in a list if they are one by one."""
    *parameters, result = alias.__args__
    if len(parameters) == 1 and _is_param_expr(parameters[0]):
        return parameters[0], result
    return parameters, result


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        parameters, result = _parameters_and_result(self)
        if isinstance(parameters, list):
            return f"typing.Callable[[{', '.join(map(_type_repr, parameters))}], {_type_repr(result)}]"
        return super().__repr__()

    def __reduce__(self):
        import operator

        return operator.getitem, (Callable, _parameters_and_result(self))


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        match params:
            case tuple((args, result)):
                return self._with_result((tuple(args) if isinstance(args, list) else args, result))
        raise TypeError("Callable must be used as Callable[[arg, ...], result].")

    @_cached
    def _with_result(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((..., result))
        return self.copy_with((*[_type_convert(each) for each in _as_tuple(args)], result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_cached
    def __getitem__(self, params):
        params = _as_tuple(params)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*[_type_check(each, msg) for each in params[:-1]], ...))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple([_type_check(each, msg) for each in params]))


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def copy_with(self, params):
        return Union[params]

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __eq__(self, other):
        if not isinstance(other, (types.UnionType, _UnionGenericAlias)):
            return NotImplemented
        mine, others = self.__args__, other.__args__
        try:
            return set(mine) == set(others)
        except TypeError:
            return all(each in others for each in mine) and all(each in mine for each in others)

    def __subclasscheck__(self, cls):
        # None for no, as in CPython: whoever asks makes a bool of it.
        return any(issubclass(cls, each) for each in self.__args__) or None

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __reduce__(self):
        function, (_, args) = super().__reduce__()
        return function, (Union, args)

    def __repr__(self):
        others = [each for each in self.__args__ if each is not type(None)]
        if len(self.__args__) == 2 and len(others) == 1:
            return f"typing.Optional[{_type_repr(others[0])}]"
        return super().__repr__()


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def _values(self):
        # 1 and True are equal, and not the same literal.
        return [(value, type(value)) for value in self.__args__]

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(self._values()) == set(other._values())

    def __hash__(self):
        return hash(frozenset(self._values()))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        last = params[-1]
        if isinstance(last, (list, tuple)):
            return (*params[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*params[:-1], *last.__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    def __repr__(self):
        (unpacked,) = self.__args__
        return f"typing.Unpack[{_type_repr(unpacked)}]"

    @property
    def __typing_unpacked_tuple_args__(self):
        (arg,) = self.__args__
        if not isinstance(arg, (_GenericAlias, GenericAlias)):
            return None
        if arg.__origin__ is not tuple:
            raise TypeError("Unpack[...] must be used with a tuple type")
        return arg.__args__

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            # Inner notes come first.
            origin, metadata = origin.__origin__, (*origin.__metadata__, *metadata)
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join([repr(each) for each in self.__metadata__])}]"

    def __reduce__(self):
        import operator

        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __eq__(self, other):
        if isinstance(other, _AnnotatedAlias):
            return (self.__origin__, self.__metadata__) == (other.__origin__, other.__metadata__)
        return NotImplemented

    def __getattr__(self, attr):
        return "Annotated" if attr in ("__name__", "__qualname__") else super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# MARK: Protocols

# Attributes of a protocol class that are no part of the protocol.
_TYPING_INTERNALS = frozenset(
    (
        "__parameters__",
        "__orig_bases__",
        "__orig_class__",
        "_is_protocol",
        "_is_runtime_protocol",
        "__protocol_attrs__",
        "__non_callable_proto_members__",
        "__type_params__",
    )
)
_SPECIAL_NAMES = frozenset(
    (
        "__abstractmethods__",
        "__annotations__",
        "__dict__",
        "__doc__",
        "__init__",
        "__module__",
        "__new__",
        "__slots__",
        "__subclasshook__",
        "__weakref__",
        "__class_getitem__",
        "__match_args__",
        "__static_attributes__",
        "__firstlineno__",
    )
)
EXCLUDED_ATTRIBUTES = _TYPING_INTERNALS | _SPECIAL_NAMES | {"_MutableMapping__marker"}

# Classes that are no protocols themselves, but that protocols may inherit from.
_PROTO_ALLOWLIST = {
    "collections.abc": (
        "Callable Awaitable Iterable Iterator AsyncIterable Hashable Sized Container Collection Reversible Buffer"
    ).split(),
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
}


def _get_protocol_attrs(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ not in ("Protocol", "Generic"):
            names.update(base.__dict__, base.__dict__.get("__annotations__", ()))
    return {name for name in names - EXCLUDED_ATTRIBUTES if not name.startswith("_abc_")}


def _no_init_or_replace_init(self, *args, **kwargs):
    """A protocol can't be instantiated; a class that inherits from it can, with the next `__init__` in its order."""
    cls = type(self)
    if not cls._is_protocol:
        if cls.__init__ is _no_init_or_replace_init:
            inherited = (base.__dict__.get("__init__", _no_init_or_replace_init) for base in cls.__mro__)
            cls.__init__ = next((each for each in inherited if each is not _no_init_or_replace_init), object.__init__)
            cls.__init__(self, *args, **kwargs)
        return
    raise TypeError("Protocols cannot be instantiated")


def _caller(depth=1, default="__main__"):
    """The name of the module that called the function which asks."""
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", default)
    except (AttributeError, ValueError):
        return None


def _asks_itself():
    """Whether an abstract class or functools ask for a check: they look at any class."""
    return _is_asking() or _caller(2) in ("functools", "typing", None)


_UNCHECKED = "Instance and class checks can only be used with @runtime_checkable protocols"


def _is_protocol_class(cls):
    return getattr(cls, "_is_protocol", False)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if Protocol is not None and Protocol in bases:
            for base in bases:
                allowed = base in (object, Generic) or base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, ())
                if not allowed and not (issubclass(base, Generic) and _is_protocol_class(base)):
                    raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, name, bases, namespace, /, **kwargs):
        super().__init__(name, bases, namespace, **kwargs)
        if _is_protocol_class(cls):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if _is_protocol_class(cls) and not _asks_itself():
            runtime = getattr(cls, "_is_runtime_protocol", False)
            data = runtime and cls.__non_callable_proto_members__
            if not runtime or data and cls.__dict__.get("__subclasshook__") is _proto_hook:
                if not isinstance(other, type):
                    raise TypeError("issubclass() arg 1 must be a class")
                if not runtime:
                    raise TypeError(_UNCHECKED)
                listed = str(sorted(data))[1:-1]
                raise TypeError(
                    f"Protocols with non-method members don't support issubclass(). Non-method members: {listed}."
                )
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not _is_protocol_class(cls):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _asks_itself():
            raise TypeError(_UNCHECKED)
        if super().__instancecheck__(instance):
            return True
        # Properties are not to run for the sake of a check.
        from _staticattributes import getattr_static

        for name in cls.__protocol_attrs__:
            try:
                value = getattr_static(instance, name)
            except AttributeError:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True


def _has_member(cls, name):
    """Whether a class has a member of a protocol; None, which takes a method away, is none."""
    for base in cls.__mro__:
        names = base.__dict__
        if name in names:
            return names[name] is not None
        annotations = names.get("__annotations__")
        if isinstance(annotations, dict) and name in annotations and issubclass(cls, Generic) and _is_protocol_class(cls):
            return True
    return False


@classmethod
def _proto_hook(cls, other):
    """`__subclasshook__` of protocols: whether a class has all of the attributes."""
    is_protocol = cls.__dict__.get("_is_protocol", False)
    return is_protocol and all(_has_member(other, name) for name in cls.__protocol_attrs__) or NotImplemented


Protocol = None


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class of protocols: classes that say which attributes an object must have."""

    _is_protocol, _is_runtime_protocol = True, False
    __slots__ = ()

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__
        if not own.get("_is_protocol", False):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in own:
            cls.__subclasshook__ = _proto_hook
        if cls.__init__ is Protocol.__init__ and cls._is_protocol:
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    """A decorator: isinstance() and issubclass() may be asked about this protocol."""
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = {name for name in cls.__protocol_attrs__ if not _is_method(cls, name)}
    return cls


def _is_method(protocol, name):
    try:
        return callable(getattr(protocol, name, None))
    except Exception as failure:
        raise TypeError(f"Failed to determine whether protocol member {name!r} is a method member") from failure


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol and tp is not Generic


def get_protocol_members(tp, /):
    """The names of a protocol's attributes."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


# MARK: Names for classes that are elsewhere

AnyStr = TypeVar("AnyStr", bytes, str)
T, KT, VT = map(TypeVar, ("T", "KT", "VT"))
T_co, V_co, VT_co = (TypeVar(name, covariant=True) for name in ("T_co", "V_co", "VT_co"))
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", bound=type, covariant=True)

_alias = _SpecialGenericAlias

Hashable = _alias("collections.abc.Hashable", 0)
Awaitable = _alias("collections.abc.Awaitable", 1)
Coroutine = _alias("collections.abc.Coroutine", 3)
AsyncIterable = _alias("collections.abc.AsyncIterable", 1)
AsyncIterator = _alias("collections.abc.AsyncIterator", 1)
Iterable = _alias("collections.abc.Iterable", 1)
Iterator = _alias("collections.abc.Iterator", 1)
Reversible = _alias("collections.abc.Reversible", 1)
Sized = _alias("collections.abc.Sized", 0)
Container = _alias("collections.abc.Container", 1)
Collection = _alias("collections.abc.Collection", 1)
Callable = _CallableType("collections.abc.Callable", 2)
AbstractSet = _alias("collections.abc.Set", 1, name="AbstractSet")
MutableSet = _alias("collections.abc.MutableSet", 1)
Mapping = _alias("collections.abc.Mapping", 2)
MutableMapping = _alias("collections.abc.MutableMapping", 2)
Sequence = _alias("collections.abc.Sequence", 1)
MutableSequence = _alias("collections.abc.MutableSequence", 1)
ByteString = _DeprecatedGenericAlias("collections.abc.ByteString", 0, removal_version=(3, 14))
MappingView = _alias("collections.abc.MappingView", 1)
KeysView = _alias("collections.abc.KeysView", 1)
ItemsView = _alias("collections.abc.ItemsView", 2)
ValuesView = _alias("collections.abc.ValuesView", 1)
Generator = _alias("collections.abc.Generator", 3, defaults=(type(None), type(None)))
AsyncGenerator = _alias("collections.abc.AsyncGenerator", 2, defaults=(type(None),))
ContextManager = _alias(
    "contextlib.AbstractContextManager", 2, name="ContextManager", defaults=(bool | None,)
)
AsyncContextManager = _alias(
    "contextlib.AbstractAsyncContextManager", 2, name="AsyncContextManager", defaults=(bool | None,)
)
Deque = _alias("collections.deque", 1, name="Deque")
DefaultDict = _alias("collections.defaultdict", 2, name="DefaultDict")
OrderedDict = _alias("collections.OrderedDict", 2)
Counter = _alias("collections.Counter", 1)
ChainMap = _alias("collections.ChainMap", 2)
Pattern = _alias("re.Pattern", 1)
Match = _alias("re.Match", 1)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _alias(list, 1, inst=False, name="List")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
Dict = _alias(dict, 2, inst=False, name="Dict")
Type = _alias(type, 1, inst=False, name="Type")
Text = str
TYPE_CHECKING = False


# Few programs name the protocols of one method, and protocols take time to make. What the method gives, by their names, where that is
# no parameter of the protocol:
_SUPPORTS = {
    "SupportsInt": int,
    "SupportsFloat": float,
    "SupportsComplex": complex,
    "SupportsBytes": bytes,
    "SupportsIndex": int,
    "SupportsAbs": None,
    "SupportsRound": None,
}


def _supporting(name, result):
    """The protocol of what can be made into something: `SupportsInt` of what has `__int__`."""
    parameters = () if result else (TypeVar("T", infer_variance=True),)
    result = result or parameters[0]
    method = f"__{name.removeprefix('Supports').lower()}__"
    if name == "SupportsRound":
        member = lambda self, ndigits=0: None
        member.__annotations__ = {"ndigits": int, "return": result}
    else:
        member = lambda self: None
        member.__annotations__ = {"return": result}
    member.__name__, member.__qualname__ = method, f"{name}.{method}"
    names = {"__module__": __name__, "__doc__": f"Has `{method}`.", "__slots__": (), method: abstractmethod(member)}
    if parameters:
        names["__type_params__"] = parameters
    bases = (Protocol[parameters] if parameters else Protocol,)
    return runtime_checkable(types.new_class(name, bases, exec_body=lambda namespace: namespace.update(names)))


def __getattr__(name):
    if name not in _SUPPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    made = globals()[name] = _supporting(name, _SUPPORTS[name])
    return made


class IO(Generic[AnyStr]):
    """A file of text or bytes, for annotations."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """A file of bytes, for annotations."""

    __slots__ = ()


class TextIO(IO[str]):
    """A file of text, for annotations."""

    __slots__ = ()


# MARK: NamedTuple


def _make_nmtuple(name, fields, module, defaults=()):
    import collections

    annotations = {field: _type_check(kind, f"field {field} annotation must be a type") for field, kind in fields}
    made = collections.namedtuple(name, list(annotations), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = annotations
    return made


_prohibited = frozenset(
    (
        "__new__",
        "__init__",
        "__slots__",
        "__getnewargs__",
        "_fields",
        "_field_defaults",
        "_make",
        "_replace",
        "_asdict",
        "_source",
    )
)
_special = frozenset(("__module__", "__name__", "__annotations__"))


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        annotations = ns.get("__annotations__", {})
        defaults = {}
        for name in annotations:
            if name in ns:
                defaults[name] = ns[name]
            elif defaults:
                plural = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field{plural} {', '.join(defaults)}"
                )
        made = _make_nmtuple(typename, annotations.items(), ns["__module__"], list(defaults.values()))
        if len(bases) > 1:
            made.__bases__ = tuple([tuple if base is _NamedTuple else base for base in bases])
        if Generic in bases:
            made.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _special:
                continue
            if key not in made._fields:
                setattr(made, key, value)
            if (tell := getattr(type(value), "__set_name__", None)) is None:
                continue
            try:
                tell(value, made, key)
            except BaseException as failure:
                kind = type(value).__name__
                failure.add_note(f"Error calling __set_name__ on {kind!r} instance {key!r} in {typename!r}")
                raise
        if Generic in bases:
            made.__init_subclass__()
        return made


def _no_fields_warning(kind, typename, given, example, keywords=False):
    import warnings

    if keywords:
        what = "Creating NamedTuple classes using keyword arguments"
        advice = "Use the class-based or functional syntax instead."
    else:
        what = "Passing `None` as the 'fields' parameter"
        if given is _sentinel:
            what = "Failing to pass a value for the 'fields' parameter"
        container = "list" if kind == "NamedTuple" else "dictionary"
        advice = (
            f"To create a {kind} class with 0 fields using the functional syntax, pass an empty {container}, "
            f"e.g. `{typename} = {kind}({typename!r}, {example})`."
        )
    text = f"{what} is deprecated and will be disallowed in Python 3.15. {advice}"
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def NamedTuple(typename, fields=_sentinel, /, **kwargs):
    """A tuple with named, annotated fields: as a base class, or called with a list of pairs."""
    if fields is None and kwargs:
        raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword arguments")
    if fields is _sentinel or fields is None:
        _no_fields_warning("NamedTuple", typename, fields, "[]", keywords=bool(kwargs))
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    made = _make_nmtuple(typename, fields, _caller())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# MARK: TypedDict


def _get_typeddict_qualifiers(annotation):
    """Required, NotRequired and ReadOnly around a type."""
    while True:
        origin = get_origin(annotation)
        if origin in (Required, NotRequired, ReadOnly):
            yield origin
        elif origin is not Annotated:
            return
        annotation = get_args(annotation)[0]


def _move(key, old, new):
    old.discard(key)
    new.add(key)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {
            key: _type_check(kind, msg, module=made.__module__) for key, kind in ns.get("__annotations__", {}).items()
        }
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            names = base.__dict__
            annotations.update(names.get("__annotations__", {}))
            # A later base has the last word.
            base_required = names.get("__required_keys__", set())
            base_optional = names.get("__optional_keys__", set())
            required = (required | base_required) - base_optional
            optional = (optional - base_required) | base_optional
            readonly.update(names.get("__readonly_keys__", ()))
            mutable.update(names.get("__mutable_keys__", ()))
        annotations.update(own)
        for key, kind in own.items():
            qualifiers = set(_get_typeddict_qualifiers(kind))
            is_required = Required in qualifiers or total and NotRequired not in qualifiers
            _move(key, *((optional, required) if is_required else (required, optional)))
            if ReadOnly not in qualifiers:
                _move(key, readonly, mutable)
            elif key in mutable:
                raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
            else:
                readonly.add(key)
        made.__annotations__ = annotations
        sets = {"required": required, "optional": optional, "readonly": readonly, "mutable": mutable}
        for word, keys in sets.items():
            setattr(made, f"__{word}_keys__", frozenset(keys))
        made.__total__ = total
        return made

    # What it makes are plain dicts.
    __call__ = dict
    __instancecheck__ = __subclasscheck__ = _refusing("TypedDict does not support instance and class checks")


def TypedDict(typename, fields=_sentinel, /, *, total=True):
    """A dict with annotated keys: as a base class, or called with a mapping of keys to types."""
    if fields is _sentinel or fields is None:
        _no_fields_warning("TypedDict", typename, fields, "{}")
        fields = ()
    module = _caller()
    namespace = {"__annotations__": dict(fields)} | ({} if module is None else {"__module__": module})
    made = _TypedDictMeta(typename, (), namespace, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def _typeddict_mro_entries(bases):
    return (_TypedDict,)


TypedDict.__mro_entries__ = _typeddict_mro_entries


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


# MARK: NewType


class NewType:
    """A name for a type of its own, whose values are those of another type."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__name__, self.__qualname__ = name.rpartition(".")[2], name
        self.__supertype__ = tp
        if (module := _caller()) != "typing":
            self.__module__ = module

    def __mro_entries__(self, bases):
        # The name of the class that was meant is known only to the class itself.
        def __init_subclass__(cls):
            advice = f"{cls.__name__} = NewType({cls.__name__!r}, {self.__name__})"
            raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: `{advice}`")

        return (type("Dummy", (), {"__init_subclass__": __init_subclass__}),)

    __or__, __ror__ = _or, _or_reversed

    def __reduce__(self):
        return self.__qualname__

    def __repr__(self):
        return ".".join((self.__module__, self.__qualname__))


# MARK: Functions


def cast(typ, val):
    """The value as it is; only type checkers take it for another type."""
    return val


def assert_type(val, typ, /):
    """The value as it is; only type checkers look at its type."""
    return val


def assert_never(arg, /):
    """Raises: code that can't be reached was."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Says on stderr what type a value has, and returns it."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def _mark(obj, name, value=True):
    try:
        setattr(obj, name, value)
    except (AttributeError, TypeError):
        # Built-in classes and functions take no marks.
        pass
    return obj


def final(f):
    """Marks a class or method that is not to be overridden."""
    return _mark(f, "__final__")


def override(method, /):
    """Marks a method that overrides another."""
    return _mark(method, "__override__")


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    """Marks what makes classes like `dataclasses.dataclass` does."""

    settings = dict(
        eq_default=eq_default, order_default=order_default, kw_only_default=kw_only_default,
        frozen_default=frozen_default, field_specifiers=field_specifiers, kwargs=kwargs,
    )

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = settings
        return cls_or_fn

    return decorator


def no_type_check(arg):
    """A decorator: annotations in here are no type hints."""
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            name = getattr(obj, "__qualname__", None)
            if name is None or name != f"{arg.__qualname__}.{obj.__name__}":
                continue
            # Functions and classes that were defined elsewhere are left alone.
            if getattr(obj, "__module__", None) != arg.__module__:
                continue
            match obj:
                case types.FunctionType():
                    obj.__no_type_check__ = True
                case types.MethodType():
                    obj.__func__.__no_type_check__ = True
                case type():
                    no_type_check(obj)
    return _mark(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    """A decorator of decorators: they give what they make to `no_type_check`."""
    import warnings
    from functools import wraps

    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


# By module and name, then by line.
_overload_registry = {}


def overload(func):
    """A decorator of one of several signatures that a function has."""
    inner = getattr(func, "__func__", func)
    try:
        place = (inner.__module__, inner.__qualname__)
        _overload_registry.setdefault(place, {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The signatures of a function, as `overload` got them."""
    inner = getattr(func, "__func__", func)
    return list(_overload_registry.get((inner.__module__, inner.__qualname__), {}).values())


def clear_overloads():
    _overload_registry.clear()


# MARK: What can be asked


def _hint(value, is_argument, is_class):
    if value is None:
        return type(None)
    return ForwardRef(value, is_argument=is_argument, is_class=is_class) if isinstance(value, str) else value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class (with those of its bases), module or function, strings looked up."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = getattr(sys.modules.get(base.__module__), "__dict__", {}) if globalns is None else globalns
            own = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                # A name of the class may be one of a variable that it only annotates: the module's goes first.
                names, own = own, names
            annotations = base.__dict__.get("__annotations__", {})
            if isinstance(annotations, types.GetSetDescriptorType):
                annotations = {}
            for name, value in annotations.items():
                hints[name] = _eval_type(_hint(value, False, True), names, own, getattr(base, "__type_params__", ()))
    else:
        is_module = isinstance(obj, types.ModuleType)
        if globalns is None:
            if is_module:
                globalns = obj.__dict__
            else:
                inner = obj
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                globalns = getattr(inner, "__globals__", {})
        if localns is None:
            localns = globalns
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, _without_annotations()):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        parameters = getattr(obj, "__type_params__", ())
        for name, value in annotations.items():
            hints[name] = _eval_type(_hint(value, not is_module, False), globalns, localns, parameters)
    return hints if include_extras else {name: _strip_annotations(hint) for name, hint in hints.items()}


def _without_annotations():
    """What may be asked for hints and has none."""
    return (
        types.FunctionType,
        types.BuiltinFunctionType,
        types.MethodType,
        types.ModuleType,
        types.WrapperDescriptorType,
        types.MethodWrapperType,
        types.MethodDescriptorType,
    )


def _strip_annotations(t):
    """The type without Annotated, Required and the like."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if not isinstance(t, (_GenericAlias, GenericAlias, types.UnionType)):
        return t
    if isinstance(t, _GenericAlias) and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    args = tuple([_strip_annotations(each) for each in t.__args__])
    return t if args == t.__args__ else _with_args(t, args)


def get_origin(tp):
    """What was subscripted: `get_origin(List[int]) is list`."""
    if tp is Generic:
        return tp
    match tp:
        case _AnnotatedAlias():
            return Annotated
        case _BaseGenericAlias() | GenericAlias() | ParamSpecArgs() | ParamSpecKwargs():
            return tp.__origin__
        case types.UnionType():
            return types.UnionType


def get_args(tp):
    """What it was subscripted with."""
    match tp:
        case _AnnotatedAlias(__metadata__=metadata):
            return (tp.__origin__, *metadata)
        case _GenericAlias(__args__=args) | GenericAlias(__args__=args):
            return (list(args[:-1]), args[-1]) if _should_unflatten_callable_args(tp, args) else args
        case types.UnionType(__args__=args):
            return args
    return ()
