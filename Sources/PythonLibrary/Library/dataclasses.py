"""Data classes (Library Reference, "dataclasses").

`_process` collects the fields of a class and has a `_Functions` write the source of its methods, which is compiled at once.
The lines of that source stand where CPython's do: they are named in tracebacks, as lines of "<string>".
"""

import abc
import sys
import types
from types import FunctionType, GenericAlias, MappingProxyType

__all__ = [
    "dataclass",
    "field",
    "Field",
    "FrozenInstanceError",
    "InitVar",
    "KW_ONLY",
    "MISSING",
    "fields",
    "asdict",
    "astuple",
    "make_dataclass",
    "replace",
    "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


# The default of a parameter whose value a factory makes.
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _FieldKind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FieldKind("_FIELD")
_FIELD_CLASSVAR = _FieldKind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FieldKind("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_NO_METADATA = MappingProxyType({})


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


def _guarded_repr(function):
    """A __repr__ that writes "..." where it meets the object that it is writing (`reprlib.recursive_repr`)."""
    running = set()

    def wrapper(self):
        key = id(self)
        if key in running:
            return "..."
        running.add(key)
        try:
            return function(self)
        finally:
            running.discard(key)

    wrapper.__module__ = function.__module__
    wrapper.__name__ = function.__name__
    wrapper.__qualname__ = function.__qualname__
    wrapper.__doc__ = function.__doc__
    wrapper.__wrapped__ = function
    return wrapper


def _listed(self, names, separator):
    return separator.join(f"{name}={getattr(self, name)!r}" for name in names)


class Field:
    __slots__ = (
        "name",
        "type",
        "default",
        "default_factory",
        "repr",
        "hash",
        "init",
        "compare",
        "metadata",
        "kw_only",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        # Known when the class is made.
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare, self.kw_only = init, repr, hash, compare, kw_only
        self.metadata = _NO_METADATA if metadata is None else MappingProxyType(metadata)

    @_guarded_repr
    def __repr__(self):
        names = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only")
        return f"Field({_listed(self, names, ',')},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        # A default that is a descriptor hears of its name as if it stood in the class itself.
        if tell := getattr(type(self.default), "__set_name__", None):
            tell(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = (
        "init",
        "repr",
        "eq",
        "order",
        "unsafe_hash",
        "frozen",
        "match_args",
        "kw_only",
        "slots",
        "weakref_slot",
    )

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f"_DataclassParams({_listed(self, self.__slots__, ',')})"


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    """Says more about a field than its type and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# MARK: What an annotation says


def _is_classvar(annotation, typing):
    if annotation is typing.ClassVar:
        return True
    return getattr(annotation, "__origin__", None) is typing.ClassVar and not isinstance(annotation, type)


def _is_initvar(annotation, module):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation, module):
    return annotation is KW_ONLY


def _split_name(text):
    """`a.b[c]` as ("a", "b"), `b` as (None, "b"); the words that an annotation in quotes begins with."""

    def word(text):
        text = text.lstrip()
        end = next((index for index, each in enumerate(text) if not (each.isalnum() or each == "_")), len(text))
        return text[:end], text[end:]

    first, rest = word(text)
    after = rest.lstrip()
    if first and after.startswith("."):
        second, _ = word(after[1:])
        if second:
            return first, second
    return None, first


def _says(annotation, cls, module, is_kind):
    """Whether an annotation is of a kind; one in quotes is not evaluated: the names in it are looked up."""
    if is_kind(annotation, module):
        return True
    if not isinstance(annotation, str):
        return False
    prefix, name = _split_name(annotation)
    home = sys.modules.get(cls.__module__)
    if not name or home is None:
        return False
    if prefix is not None:
        if home.__dict__.get(prefix) is not module:
            return False
        home = module
    return is_kind(home.__dict__.get(name), module)


# MARK: Fields


def _make_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    is_slot = isinstance(default, types.MemberDescriptorType)
    made = default if isinstance(default, Field) else field(default=MISSING if is_slot else default)
    made.name, made.type, made._field_type = name, annotation, _FIELD
    typing = sys.modules.get("typing")
    if typing and _says(annotation, cls, typing, _is_classvar):
        made._field_type = _FIELD_CLASSVAR
    elif _says(annotation, cls, sys.modules[__name__], _is_initvar):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is not _FIELD_CLASSVAR:
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    # What can't be hashed can be changed, and would be shared by all instances.
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
    return made


def _own_fields(cls, kw_only):
    """The fields that the annotations of this class make."""
    this = sys.modules[__name__]
    found = []
    seen_marker = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _says(annotation, cls, this, _is_kw_only):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = kw_only = True
        else:
            found.append(_make_field(cls, name, annotation, kw_only))
    return found


# MARK: Methods


class _Functions:
    """The source of a class's methods, and the names that it refers to."""

    def __init__(self, globals):
        self.globals = globals
        self.names = []
        self.sources = []
        self.locals = {}
        # What to add to the error where the class has such a method.
        self.exclusive = {}
        self.replacing = set()

    def add(self, name, parameters, lines, returns=MISSING, decorator=None):
        arrow = ""
        if returns is not MISSING:
            self.locals[f"__dataclass_{name}_return_type__"] = returns
            arrow = f"->__dataclass_{name}_return_type__"
        head = f" {decorator}\n" if decorator else ""
        body = "\n".join("  " + line for line in lines)
        self.names.append(name)
        self.sources.append(f"{head} def {name}({','.join(parameters)}){arrow}:\n{body}")

    def define(self, cls):
        """Compiles the methods and gives them to the class."""
        if not self.names:
            return
        sources = "\n".join(self.sources)
        text = f"def __create_fn__({','.join(self.locals)}):\n{sources}\n return ({','.join(self.names)},)"
        functions = _defined(text, self.globals)(**self.locals)
        for name, function in zip(self.names, functions):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if name in self.replacing or _add(cls, name, function):
                setattr(cls, name, function)
            elif name in self.exclusive:
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{self.exclusive[name]}")


def _defined(text, globals):
    """The function that a source defines, with the module's namespace as its globals."""
    namespace = {}
    exec(text, globals, namespace)
    return namespace["__create_fn__"]


def _add(cls, name, value):
    """Sets an attribute, unless the class itself has it."""
    if name in cls.__dict__:
        return False
    setattr(cls, name, value)
    return True


def _tuple_of(owner, found):
    return "(" + "".join(f"{owner}.{each.name}," for each in found) + ")"


def _init_parameter(each):
    text = f"{each.name}:__dataclass_type_{each.name}__"
    if each.default is not MISSING:
        return f"{text}=__dataclass_dflt_{each.name}__"
    if each.default_factory is not MISSING:
        return f"{text}=__dataclass_HAS_DEFAULT_FACTORY__"
    return text


def _add_init(functions, every, positional, keyword_only, frozen, slots, has_post_init, receiver):
    with_default = None
    for each in positional:
        if each.default is not MISSING or each.default_factory is not MISSING:
            with_default = each
        elif with_default:
            raise TypeError(f"non-default argument {each.name!r} follows default argument {with_default.name!r}")
    functions.locals.update({f"__dataclass_type_{each.name}__": each.type for each in every})
    functions.locals["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    functions.locals["__dataclass_builtins_object__"] = object
    lines = []
    for each in every:
        default = f"__dataclass_dflt_{each.name}__"
        if each.default_factory is not MISSING:
            functions.locals[default] = each.default_factory
            value = f"{default}()"
            if each.init:
                value += f" if {each.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {each.name}"
        elif each.init:
            if each.default is not MISSING:
                functions.locals[default] = each.default
            value = each.name
        elif slots and each.default is not MISSING:
            # A class with slots can't keep the default as its attribute.
            functions.locals[default] = each.default
            value = default
        else:
            continue
        if each._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            lines.append(f"__dataclass_builtins_object__.__setattr__({receiver},{each.name!r},{value})")
        else:
            lines.append(f"{receiver}.{each.name}={value}")
    if has_post_init:
        arguments = ",".join(each.name for each in every if each._field_type is _FIELD_INITVAR)
        lines.append(f"{receiver}.__post_init__({arguments})")
    parameters = [receiver, *map(_init_parameter, positional)]
    if keyword_only:
        parameters += ["*", *map(_init_parameter, keyword_only)]
    functions.add("__init__", parameters, lines or ["pass"], returns=None)


def _add_repr(functions, found):
    parts = ", ".join(f"{each.name}={{self.{each.name}!r}}" for each in found if each.repr)
    functions.locals["__dataclasses_recursive_repr"] = lambda: _guarded_repr
    line = f'return f"{{self.__class__.__qualname__}}({parts})"'
    functions.add("__repr__", ["self"], [line], decorator="@__dataclasses_recursive_repr()")


def _add_comparisons(functions, found, order):
    found = [each for each in found if each.compare]
    equal = " and ".join(f"self.{each.name}==other.{each.name}" for each in found) or "True"
    functions.add(
        "__eq__",
        ["self", "other"],
        [
            "if self is other:",
            " return True",
            "if other.__class__ is self.__class__:",
            f" return {equal}",
            "return NotImplemented",
        ],
    )
    if not order:
        return
    for name, operator in ("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="):
        compared = f"{_tuple_of('self', found)}{operator}{_tuple_of('other', found)}"
        lines = ["if other.__class__ is self.__class__:", f" return {compared}", "return NotImplemented"]
        functions.add(name, ["self", "other"], lines)
        functions.exclusive[name] = " Consider using functools.total_ordering"


def _add_frozen(functions, cls, found):
    functions.locals["cls"] = cls
    functions.locals["FrozenInstanceError"] = FrozenInstanceError
    condition = "type(self) is cls"
    if found:
        condition += " or name in {" + ", ".join(repr(each.name) for each in found) + "}"
    for name, parameters, verb in ("__setattr__", "name,value", "assign to"), ("__delattr__", "name", "delete"):
        lines = [
            f"if {condition}:",
            f' raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
            f"super(cls, self).{name}({parameters})",
        ]
        functions.add(name, ["self", parameters], lines)
        functions.exclusive[name] = ""


def _choose_hash(functions, cls, found, unsafe_hash, eq, frozen, has_own):
    """Library Reference, "dataclass", the table under `unsafe_hash`."""
    if unsafe_hash:
        if has_own:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not eq or has_own:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    hashed = [each for each in found if (each.compare if each.hash is None else each.hash)]
    functions.add("__hash__", ["self"], [f"return hash({_tuple_of('self', hashed)})"])
    functions.replacing.add("__hash__")
    cls.__hash__ = None


# MARK: The class


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    home = sys.modules.get(cls.__module__)
    functions = _Functions({} if home is None else home.__dict__)
    parameters = _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
    )
    setattr(cls, _PARAMS, parameters)
    every = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is not None:
            every.update((each.name, each) for each in inherited.values())
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    own = _own_fields(cls, kw_only)
    for each in own:
        every[each.name] = each
        if not isinstance(getattr(cls, each.name, None), Field):
            continue
        # The class has the default itself, or nothing.
        if each.default is not MISSING:
            setattr(cls, each.name, each.default)
        else:
            delattr(cls, each.name)
    annotations = cls.__dict__.get("__annotations__", {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if any(frozen_bases) and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if not all(frozen_bases) and frozen:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, every)
    # A class that has __eq__ alone gets None as its __hash__: it did not write that.
    own_hash = cls.__dict__.get("__hash__", MISSING)
    has_own_hash = own_hash is not MISSING and not (own_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    initialized = [each for each in every.values() if each._field_type is not _FIELD_CLASSVAR]
    positional = [each for each in initialized if each.init and not each.kw_only]
    keyword_only = [each for each in initialized if each.init and each.kw_only]
    plain = [each for each in every.values() if each._field_type is _FIELD]
    if init:
        has_post_init = hasattr(cls, "__post_init__")
        receiver = "__dataclass_self__" if "self" in every else "self"
        _add_init(functions, initialized, positional, keyword_only, frozen, slots, has_post_init, receiver)
    _add(cls, "__replace__", _replace)
    if repr:
        _add_repr(functions, plain)
    if eq:
        _add_comparisons(functions, plain, order)
    if frozen:
        _add_frozen(functions, cls, plain)
    _choose_hash(functions, cls, plain, unsafe_hash, eq, frozen, has_own_hash)
    functions.define(cls)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls, positional, keyword_only)
    if match_args:
        _add(cls, "__match_args__", tuple(each.name for each in positional))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _signature_text(cls, positional, keyword_only):
    """How the class is called, for its documentation."""
    wrote = cls.__dict__.get("__init__")
    plain = type(cls).__call__ is type.__call__ and cls.__new__ is object.__new__
    if not plain or type(wrote) is not FunctionType or wrote.__code__.co_filename != "<string>":
        import inspect

        try:
            return str(inspect.signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            return ""
    # The same, without the weight of inspect.
    from _annotationtext import formatannotation

    def parameter(each):
        text = f"{each.name}: {formatannotation(each.type)}"
        if each.default is not MISSING:
            return f"{text} = {each.default!r}"
        return text if each.default_factory is MISSING else f"{text} = <factory>"

    parts = [parameter(each) for each in positional]
    if keyword_only:
        parts += ["*", *(parameter(each) for each in keyword_only)]
    return f"({', '.join(parts)})".replace(" -> None", "")


def _dataclass_getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _dataclass_setstate(self, state):
    for each, value in zip(fields(self), state):
        object.__setattr__(self, each.name, value)


def _slots_of(cls):
    """The slots that a base class brings."""
    if "__slots__" not in cls.__dict__:
        offsets = {"__weakref__": "__weakrefoffset__", "__dict__": "__dictrefoffset__"}
        return [name for name, offset in offsets.items() if getattr(cls, offset, -1) != 0]
    slots = cls.__dict__["__slots__"]
    if slots is None:
        return ["__weakref__", "__dict__"]
    if isinstance(slots, str):
        return [slots]
    if hasattr(slots, "__iter__") and not hasattr(slots, "__next__"):
        return slots
    raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _with_slots(cls, frozen, weakref_slot):
    """The same class once more, with slots: a class gets them only when it is made."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = [each.name for each in fields(cls)]
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    wanted = names + ["__weakref__"] if weakref_slot else names
    namespace["__slots__"] = tuple(name for name in wanted if name not in inherited)
    for name in (*names, "__dict__", "__weakref__"):
        namespace.pop(name, None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__qualname__ = qualname
    if frozen:
        # Pickling and copying would otherwise assign.
        if "__getstate__" not in namespace:
            made.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            made.__setstate__ = _dataclass_setstate
    return made


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """Adds methods to a class, by the fields that its annotations name."""

    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


def make_dataclass(
    cls_name,
    fields,
    *,
    bases=(),
    namespace=None,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
    module=None,
):
    """Makes a dataclass of names, (name, type) pairs and (name, type, field) triples."""
    from keyword import iskeyword

    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        is_identifier = isinstance(name, str) and name.isidentifier()
        if not is_identifier or iskeyword(name):
            must = "must not be keywords" if is_identifier else "must be valid identifiers"
            raise TypeError(f"Field names {must}: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def body(names):
        names.update(namespace or {})
        names.update(defaults)
        names["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, body)
    if module is None:
        try:
            module = sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        cls.__module__ = module
    return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)


# MARK: What can be asked of data classes and their instances


def fields(class_or_instance):
    """The fields of a data class or an instance, as a tuple of Field objects."""
    try:
        every = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([each for each in every.values() if each._field_type is _FIELD])


def is_dataclass(obj):
    """Whether an object is a data class or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


# Nothing is to be copied of these.
_ATOMIC_TYPES = frozenset(
    (
        type(None),
        bool,
        int,
        float,
        str,
        complex,
        bytes,
        type(...),
        type(NotImplemented),
        types.CodeType,
        types.BuiltinFunctionType,
        FunctionType,
        type,
        range,
        property,
    )
)


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance as a dict; data classes, lists, tuples and dicts inside are copied likewise."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("asdict() should be called on dataclass instances")

    def instance(obj, inner):
        return dict_factory([(each.name, inner(getattr(obj, each.name))) for each in fields(obj)])

    return _converted(obj, instance)


def astuple(obj, *, tuple_factory=tuple):
    """The values of an instance as a tuple; data classes, lists, tuples and dicts inside are copied likewise."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("astuple() should be called on dataclass instances")

    def instance(obj, inner):
        return tuple_factory([inner(getattr(obj, each.name)) for each in fields(obj)])

    return _converted(obj, instance)


def _converted(obj, instance):
    """A deep copy, with `instance` called for instances of data classes."""

    def inner(obj):
        kind = type(obj)
        if kind in _ATOMIC_TYPES:
            return obj
        if hasattr(kind, _FIELDS):
            return instance(obj, inner)
        if kind is list:
            return [inner(each) for each in obj]
        if kind is dict:
            return {inner(key): inner(value) for key, value in obj.items()}
        if kind is tuple:
            return tuple([inner(each) for each in obj])
        if issubclass(kind, tuple) and hasattr(obj, "_fields"):
            return kind(*[inner(each) for each in obj])
        if issubclass(kind, dict):
            if hasattr(kind, "default_factory"):
                # A defaultdict takes the factory first.
                result = kind(obj.default_factory)
                for key, value in obj.items():
                    result[inner(key)] = inner(value)
                return result
            return kind((inner(key), inner(value)) for key, value in obj.items())
        if issubclass(kind, (list, tuple)):
            return kind(inner(each) for each in obj)
        import copy

        return copy.deepcopy(obj)

    return inner(obj)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not hasattr(type(obj), _FIELDS):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    taken = {}
    for name, each in getattr(self, _FIELDS).items():
        is_given, kind = name in changes, each._field_type
        if kind is _FIELD_CLASSVAR or is_given and each.init:
            continue
        if is_given:
            raise TypeError(f"field {name} is declared with init=False, it cannot be specified with replace()")
        if each.init:
            if kind is _FIELD_INITVAR and each.default is MISSING:
                raise TypeError(f"InitVar {name!r} must be specified with replace()")
            taken[name] = getattr(self, name)
    return self.__class__(**changes, **taken)
