"""Enumerations (Library Reference, "enum").

Reading order: `EnumDict` takes the names of a class body and tells members from the rest -> `EnumType.__new__` makes the class
-> `_Members` makes its members as soon as the class is there -> `Enum.__new__` finds them by value.
"""

import builtins
import sys
from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    "EnumType",
    "EnumMeta",
    "EnumDict",
    "Enum",
    "IntEnum",
    "StrEnum",
    "Flag",
    "IntFlag",
    "ReprEnum",
    "auto",
    "unique",
    "property",
    "verify",
    "member",
    "nonmember",
    "FlagBoundary",
    "STRICT",
    "CONFORM",
    "EJECT",
    "KEEP",
    "global_flag_repr",
    "global_enum_repr",
    "global_str",
    "global_enum",
    "EnumCheck",
    "CONTINUOUS",
    "NAMED_FLAGS",
    "UNIQUE",
    "pickle_by_global_name",
    "pickle_by_enum_name",
]

# The metaclass asks for these while the first of them are being made.
Enum = Flag = ReprEnum = EJECT = None


class _Marker:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


_not_given = _Marker("<not given>")
_auto_null = _Marker("_auto_null")


# MARK: What may stand in a class body


class nonmember:
    """Protects an item from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes an item a member that would not be one: a function, a descriptor, a nested class."""

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for a value that the class chooses (`_generate_next_value_`)."""

    def __repr__(self):
        return f"auto({self.value!r})"

    def __init__(self, value=_auto_null):
        self.value = value


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


def _is_wrapped(name, marks):
    """Whether a name stands between exactly these underscores, `_name_` or `__name__`."""
    count = len(marks)
    if len(name) <= 2 * count or not name.startswith(marks) or not name.endswith(marks):
        return False
    return name[count] != "_" and name[-count - 1] != "_"


def _is_dunder(name):
    return _is_wrapped(name, "__")


def _is_sunder(name):
    return _is_wrapped(name, "_")


def _is_private(cls_name, name):
    start = "_%s__" % cls_name
    return len(name) > len(start) and name.startswith(start) and not name.endswith("__")


def _is_internal_class(cls_name, value):
    """Whether a value is a class that was defined in the body of the enumeration."""
    return isinstance(value, type) and f".{value.__qualname__}".endswith(f".{cls_name}.{value.__name__}")


# Names between single underscores that a class body may set.
_SUNDERS = {
    "_order_",
    "_generate_next_value_",
    "_numeric_repr_",
    "_missing_",
    "_ignore_",
    "_iter_member_",
    "_iter_member_by_value_",
    "_iter_member_by_def_",
    "_add_alias_",
    "_add_value_alias_",
}


class EnumDict(dict):
    """The namespace of a class body: notes which names are members, and fills in what auto() stands for."""

    def __init__(self):
        dict.__init__(self)
        self._auto_called, self._ignore = False, []
        # A dict for the order of the names, and the values as far as `auto` is concerned.
        self._member_names, self._last_values = {}, []

    def __setitem__(self, key, value):
        super().__setitem__(*self._entry(key, value))

    def _entry(self, key, value):
        """The name and the value that are kept."""
        if _is_private(self._cls_name, key):
            return key, value
        if _is_sunder(key):
            return key, self._special(key, value)
        if _is_dunder(key):
            return "_order_" if key == "__order__" else key, value
        if key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        if key in self._ignore:
            return key, value
        if isinstance(value, nonmember):
            return key, value.value
        is_plain = not _is_descriptor(value) and not _is_internal_class(self._cls_name, value)
        return key, self._new_member(key, value) if is_plain else value

    def _special(self, key, value):
        if key not in _SUNDERS and not key.startswith("_repr_"):
            raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            if already := self._member_names.keys() & set(value):
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        return value

    def _new_member(self, key, value):
        if key in self:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        value = value.value if isinstance(value, member) else value
        if isinstance(value, auto):
            value = self._chosen(key, value)
        elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
            items = [self._chosen(key, item) if isinstance(item, auto) else item for item in value]
            kind = type(value)
            try:
                value = kind(items)
            except TypeError:
                # A named tuple takes its items one by one.
                value = kind(*items)
        else:
            self._last_values.append(value)
        self._member_names[key] = None
        return value

    def _chosen(self, key, wanted):
        if wanted.value == _auto_null:
            wanted.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(wanted.value)
        return wanted.value

    @builtins.property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        pairs = ((name, members[name]) for name in members.keys()) if hasattr(members, "keys") else members
        for part in (pairs, more_members.items()):
            for name, value in part:
                self[name] = value


_EnumDict = EnumDict


class property(DynamicClassAttribute):
    """A property of members; asked of the class, its name means the member that has the same name."""

    _attr_type = _cls_type = member = None

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise self._failure(ownerclass)
        if self.fget is not None:
            return self.fget(instance)
        # A member hides what a base class had by this name, but not from members.
        if self._attr_type is not None:
            return getattr(self._cls_type if self._attr_type == "attr" else instance._value_, self.name)
        if self.name in ownerclass._member_map_:
            return ownerclass._member_map_[self.name]
        raise self._failure(ownerclass) from None

    def _failure(self, ownerclass):
        return AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        self._accessor(self.fset, "set")(instance, value)

    def __delete__(self, instance):
        self._accessor(self.fdel, "delete")(instance)

    def _accessor(self, function, what):
        if function is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot {what} attribute {self.name!r}")
        return function


# MARK: Making members


class _Members:
    """The members of a class that is being made.

    They come with `__set_name__`, which `type.__new__` calls before `__init_subclass__`: that one sees them.
    """

    def __init__(self, values):
        self.values = values

    def __set_name__(self, cls, name):
        delattr(cls, name)
        for name, value in self.values.items():
            _make_member(cls, name, value)


def _make_member(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    if cls._member_type_ is tuple:
        args = (args,)
    made = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
    if not hasattr(made, "_value_"):
        try:
            made._value_ = value if cls._member_type_ is object else cls._member_type_(*args)
        except Exception as cause:
            raise TypeError("_value_ not set in __new__, unable to create it") from cause
    value = made._value_
    made._name_, made.__objclass__ = name, cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    is_flag = Flag is not None and issubclass(cls, Flag)
    is_bit = isinstance(value, int) and _is_single_bit(value)
    if is_flag:
        if isinstance(value, int):
            cls._flag_mask_ |= value
            if is_bit:
                cls._singles_mask_ |= value
        cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
    known = _member_with(cls, value)
    if known is not None:
        made = known
    elif not is_flag or is_bit:
        # Several bits at once are another name for these flags, not a member of their own.
        cls._member_names_.append(name)
    cls._add_member_(name, made)
    _add_value(cls, value, made)


def _member_with(cls, value):
    """The member that has this value already, or None."""
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for known in cls._member_map_.values():
            if known._value_ == value:
                return known
        return None


def _add_value(cls, value, made):
    try:
        cls._value2member_map_.setdefault(value, made)
    except TypeError:
        # Values that can't be hashed are searched one by one.
        cls._unhashable_values_.append(value)
        cls._unhashable_values_map_.setdefault(made._name_, []).append(value)


# What only flags have.
_FLAG_STATE = ("_boundary_", "_flag_mask_", "_singles_mask_", "_all_bits_", "_inverted_")
_FLAG_OPERATORS = ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__")


def _data_type_of(given):
    """The type of the data that a base class brings: a class that derives from one that makes values counts as that."""
    derived = None
    for base in given.__mro__[:-1]:
        if isinstance(base, EnumType):
            if base._member_type_ is not object:
                return base._member_type_
        elif base.__dict__.keys() & {"__new__", "__dataclass_fields__"}:
            return derived or base
        else:
            derived = derived or base
    return None


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        """The namespace of the class body."""
        namespace = EnumDict()
        namespace._cls_name = cls
        metacls._check_for_existing_members_(cls, bases)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        for name in [*classdict.get("_ignore_", ()), "_ignore_"]:
            classdict.pop(name, None)
        order = classdict.pop("_order_", None)
        member_names = classdict._member_names
        if invalid := member_names.keys() & {"mro", ""}:
            raise ValueError(f"invalid enum member name(s) {','.join(map(repr, invalid))}")
        namespace = dict(classdict.items())
        generate = namespace.get("_generate_next_value_")
        if generate is not None and type(generate) is not staticmethod:
            namespace["_generate_next_value_"] = staticmethod(generate)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, saves_new, use_args = metacls._find_new_(namespace, member_type, first_enum)
        values = {name: namespace.pop(name) for name in member_names}
        namespace.update(
            _new_member_=new,
            _use_args_=use_args,
            _member_names_=[],
            _member_map_={},
            _value2member_map_={},
            _unhashable_values_=[],
            _unhashable_values_map_={},
            _member_type_=member_type,
            _value_repr_=metacls._find_data_repr_(cls, bases),
            _boundary_=boundary or getattr(first_enum, "_boundary_", None),
            _flag_mask_=0,
            _singles_mask_=0,
            _all_bits_=0,
            _inverted_=None,
            _members_=_Members(values),
        )
        failure = None
        try:
            made = super().__new__(metacls, cls, bases, namespace, **kwds)
        except Exception as exc:
            # Without the note that type.__new__ adds where `__set_name__` fails; the arguments become the text, as in CPython.
            failure = type(exc)(str(exc))
            failure.__cause__, failure.__context__ = exc.__cause__, exc.__context__
            traceback = exc.__traceback__
        if failure is not None:
            raise failure.with_traceback(traceback)
        metacls._choose_methods(made, namespace, bases, member_type, first_enum)
        if Enum is not None:
            if saves_new:
                made.__new_member__ = new
            # From here on a call is a look-up.
            made.__new__ = Enum.__new__
        is_flag = cls == "Flag" if Flag is None else issubclass(made, Flag)
        if not is_flag:
            for name in _FLAG_STATE:
                delattr(made, name)
        elif Flag is not None and (values := [each._value_ for each in made]) != sorted(values):
            made._iter_member_ = made._iter_member_by_def_
        if order:
            metacls._check_order(made, order, is_flag)
        return made

    @staticmethod
    def _choose_methods(made, namespace, bases, member_type, first_enum):
        """Whose __repr__ and so on the members have: the body's, the enumeration's, or (ReprEnum) the data type's."""
        own = set(namespace) | set(made.__dict__)
        if ReprEnum is not None and ReprEnum in bases:
            if member_type is object:
                raise TypeError(
                    "ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)"
                )
            if "__format__" not in own:
                made.__format__ = member_type.__format__
                own.add("__format__")
            if "__str__" not in own:
                text = member_type.__str__
                # What has no __str__ of its own is written by its __repr__.
                made.__str__ = member_type.__repr__ if text is object.__str__ else text
                own.add("__str__")
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name not in own:
                found = getattr(made, name, None)
                if found in (getattr(member_type, name, None), getattr(object, name, None)):
                    setattr(made, name, getattr(first_enum, name))
        if Flag is not None and issubclass(made, Flag):
            for name in _FLAG_OPERATORS:
                if name not in own:
                    setattr(made, name, getattr(Flag, name))

    @staticmethod
    def _check_order(made, order, is_flag):
        """`_order_` names the members in their order; aliases in it don't count."""
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        members = made._member_map_
        if is_flag:
            order = [name for name in order if name not in members or _is_single_bit(members[name]._value_)]
        order = [name for name in order if name not in members or name in made._member_names_]
        if order != made._member_names_:
            raise TypeError("member order does not match _order_:\n  %r\n  %r" % (made._member_names_, order))

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        """Finds a member by its value; or, called on a class without members, makes an enumeration."""
        if cls._member_map_:
            # Several arguments are the parts of one value.
            return cls.__new__(cls, value if names is _not_given else (value, names, *values))
        if names is _not_given and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        given = None if names is _not_given else names
        return cls._create_(value, given, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        if not isinstance(value, cls):
            try:
                return value in cls._value2member_map_
            except TypeError:
                return value in cls._unhashable_values_
        return True

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {
            "__class__",
            "__contains__",
            "__doc__",
            "__getitem__",
            "__iter__",
            "__len__",
            "__members__",
            "__module__",
            "__name__",
            "__qualname__",
            *cls._member_names_,
        }
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        # What every object has is told only where it is the enumeration's own.
        for name, method in (("__new__", cls._new_member_), ("__init_subclass__", cls.__init_subclass__)):
            if method is not getattr(object, name):
                names.add(name)
        return sorted(names)

    def __len__(cls):
        return len(cls._member_names_)

    def __iter__(cls):
        members = cls._member_map_
        return (members[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __getitem__(cls, name):
        return cls._member_map_[name]

    @builtins.property
    def __members__(cls):
        """All names with their members, aliases too."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return "<%s %r>" % (kind, cls.__name__)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Makes an enumeration of names: a string of them, names, pairs, or a mapping of names to values."""
        bases = (cls,) if type is None else (type, cls)
        metacls, (_, first_enum) = cls.__class__, cls._get_mixins_(class_name, bases)
        namespace = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            for count, name in enumerate(names):
                values.append(first_enum._generate_next_value_(name, start, count, values[:]))
            names = zip(names, values)
        for item in () if names is None else names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            namespace[name] = value
        if module is None:
            try:
                module = sys._getframe(2).f_globals["__name__"]
            except (AttributeError, ValueError, KeyError):
                namespace["__reduce_ex__"] = _refuse_pickling
                module = "<unknown>"
        namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Makes an enumeration of a module's constants, and puts it into the module."""
        names = sys.modules[module].__dict__
        constants = [pair for pair in (source.__dict__ if source else names).items() if filter(pair[0])]
        try:
            constants.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            constants.sort(key=lambda pair: pair[0])
        made = cls._create_(name, constants, module=module, boundary=boundary or KEEP)
        if as_global:
            global_enum(made)
        else:
            names.update(made.__members__)
        names[name] = made
        return made

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        extended = [base for given in bases for base in given.__mro__ if isinstance(base, EnumType) and base._member_names_]
        if extended:
            raise TypeError(f"<enum {class_name!r}> cannot extend {extended[0]!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the members' data, and the enumeration that the new one is made from."""
        last = bases[-1] if bases else None
        if isinstance(last, EnumType):
            return mcls._find_data_type_(class_name, bases) or object, last
        if bases:
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return object, Enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        """What writes the value in a member's repr; None for repr()."""
        for given in bases:
            for base in given.__mro__[:-1]:
                if isinstance(base, EnumType):
                    return base._value_repr_
                names = base.__dict__
                if "__repr__" in names:
                    parameters = names.get("__dataclass_params__") if "__dataclass_fields__" in names else None
                    return _dataclass_repr if parameters is not None and parameters.repr else names["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        """The one class among the bases that makes values: it has a __new__, or is a dataclass."""
        found = {_data_type_of(base) for base in bases} - {None}
        if len(found) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {found!r}")
        return next(iter(found), None)

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """What makes the members, whether it is to be kept for subclasses, and whether it gets the values."""
        new = classdict.get("__new__")
        saves_new = first_enum is not None and new is not None
        if new is None:
            plain = {None, object.__new__, None.__new__}
            if Enum is not None:
                plain.add(Enum.__new__)
            candidates = [
                getattr(owner, method, None)
                for method in ("__new_member__", "__new__")
                for owner in (member_type, first_enum)
            ]
            new = next((each for each in candidates if each not in plain), object.__new__)
        without_arguments = first_enum is None or new == object.__new__ or new == Enum.__new__
        return new, saves_new, not without_arguments

    def _add_member_(cls, name, member):
        """Makes a member reachable by a name; what a base class has by that name stays reachable from members."""
        known = cls._member_map_.get(name)
        if known is not None:
            if known is not member:
                raise NameError("%r is already bound: %r" % (name, known))
            return
        found = kind = owner = None
        for base in cls.__mro__[1:]:
            attribute = base.__dict__.get(name)
            if attribute is None:
                continue
            if isinstance(attribute, DynamicClassAttribute):
                found, kind, owner = attribute, "enum", base
                break
            if _is_descriptor(attribute):
                found, kind, owner = attribute, kind or "desc", owner or base
            else:
                kind, owner = "attr", base
        if found is None:
            setattr(cls, name, member)
        else:
            redirect = property()
            redirect.member = member
            redirect.__set_name__(cls, name)
            if kind != "attr":
                redirect.fget = getattr(found, "fget", None)
                redirect.fset = getattr(found, "fset", None)
                redirect.fdel = getattr(found, "fdel", None)
            redirect._attr_type, redirect._cls_type = kind, owner
            setattr(cls, name, redirect)
        cls._member_map_[name] = member


EnumMeta = EnumType


def _refuse_pickling(self, proto):
    raise TypeError("%r cannot be pickled" % self)


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ", ".join("%s=%r" % (name, getattr(self, name)) for name in fields if fields[name].repr)


# MARK: The base classes


class Enum(metaclass=EnumType):
    """Base class of enumerations."""

    @classmethod
    def __signature__(cls):
        makes_class = "(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)"
        return "(*values)" if cls._member_names_ else makes_class

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            known = cls._value2member_map_.get(value, _not_given)
        except TypeError:
            equal = (name for name, values in cls._unhashable_values_map_.items() if value in values)
            known = cls._member_map_.get(next(equal, None), _not_given)
        if known is not _not_given:
            return known
        if not cls._member_map_:
            if "_members_" in cls.__dict__ or cls.__new__ is not Enum.__new__:
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly") from None
            raise TypeError("%r has no members defined" % cls)
        failure = None
        try:
            result = cls._missing_(value)
        except Exception as exc:
            failure, result = exc, None
        try:
            if isinstance(result, cls):
                return result
            if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
            if failure is None:
                if result is None:
                    raise invalid
                failure = TypeError(
                    "error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, result)
                )
            if not isinstance(failure, ValueError):
                failure.__context__ = invalid
            raise failure
        finally:
            # Exceptions hold this call, which would hold them.
            failure = invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _add_value_alias_(self, value):
        cls = type(self)
        known = _member_with(cls, value)
        if known is None:
            _add_value(cls, value, self)
        elif known is not self:
            raise ValueError("%r is already bound: %r" % (value, known))

    def _add_alias_(self, name):
        type(self)._add_member_(name, self)

    @classmethod
    def _missing_(cls, value):
        """The member for a value that none has, or None."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """One more than the greatest value so far."""
        if last_values:
            try:
                *_, greatest = sorted(last_values)
            except TypeError:
                raise TypeError("unable to sort non-numeric values") from None
            try:
                start = greatest + 1
            except TypeError:
                raise TypeError(f"unable to increment {greatest!r}") from None
        return start

    # Enum's own `property`: there may be members of these names.

    @property
    def value(self):
        """What the member stands for."""
        return self._value_

    @property
    def name(self):
        """What the member is called."""
        return self._name_

    # There is one of each member only.

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, proto):
        return type(self), (self._value_,)

    def __hash__(self):
        return hash(self._name_)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __repr__(self):
        write = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {write(self._value_)}>"

    def __dir__(self):
        members = self._member_map_
        names = set() if self._member_type_ is object else set(object.__dir__(self))
        names.update(name for name in getattr(self, "__dict__", ()) if name[0] != "_" and name not in members)
        public = [pair for cls in self.__class__.mro() for pair in cls.__dict__.items() if pair[0][0] != "_"]
        for name, value in public:
            if name not in members or isinstance(value, property) and value.fget is not None:
                names.add(name)
            elif isinstance(value, property):
                names.discard(name)
        names.update(("__class__", "__doc__", "__eq__", "__hash__", "__module__"))
        return sorted(names)


class ReprEnum(Enum):
    """Only the repr is the enumeration's; str() and format() are the mixed-in type's."""


class IntEnum(int, ReprEnum):
    """Members are ints too."""


class StrEnum(str, ReprEnum):
    """Members are strings too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        for what, value in zip(("encoding", "errors"), values[1:]):
            if not isinstance(value, str):
                raise TypeError(f"{what} must be a string, not {value!r}")
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    _generate_next_value_ = staticmethod(lambda name, start, count, last_values: name.lower())


# What programs put in the place of `__reduce_ex__`.


def pickle_by_enum_name(self, proto):
    return getattr, (type(self), self._name_)


def pickle_by_global_name(self, proto):
    return self.name


# MARK: Flags


class FlagBoundary(StrEnum):
    """What happens to bits that no flag has: an error, they go, the flag becomes an int, they stay."""

    STRICT, CONFORM, EJECT, KEEP = "strict", "conform", "eject", "keep"


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


def _is_single_bit(number):
    return number != 0 and number & (number - 1) == 0


def _high_bit(number):
    return number.bit_length() - 1


def _iter_bits_lsb(number):
    """The bits of a number, the lowest first."""
    left = number.value if isinstance(number, Enum) else number
    if left < 0:
        raise ValueError("%r is not a positive integer" % number)
    while left:
        yield left & -left
        left &= left - 1


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Like the built-in, but negative numbers in two's complement, and the sign first: `0b1 0101`."""
    ceiling = 2 ** num.bit_length()
    digits = builtins.bin(num + ceiling if num >= 0 else ~num ^ (ceiling - 1) + ceiling)[3:]
    sign = "0" if num >= 0 else "1"
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return "0b%s %s" % (sign, digits)


class Flag(Enum, boundary=STRICT):
    """Members are bits, which can be combined with `|`, `&`, `^` and `~`."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The bit above the highest so far."""
        if count == 0:
            return 1 if start is None else start
        greatest = max(last_values)
        try:
            return 1 << greatest.bit_length()
        except Exception:
            raise TypeError("invalid flag value %r" % greatest) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        """The flags in a number, the lowest first."""
        yield from map(cls._value2member_map_.get, _iter_bits_lsb(cls._flag_mask_ & value))

    @classmethod
    def _iter_member_by_def_(cls, value):
        """The flags in a number, in the order of the class body."""
        members = list(cls._iter_member_by_value_(value))
        members.sort(key=lambda each: each._sort_order_)
        yield from members

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _missing_(cls, value):
        """Makes the combination of flags that a number stands for; it is remembered under that value."""
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    "%r invalid value %r\n    given %s\n  allowed %s" % (cls, value, bin(value, width), bin(mask, width))
                )
            elif boundary is CONFORM:
                value = value & mask
            elif boundary is EJECT:
                return value
            elif boundary is KEEP:
                if value < 0:
                    value += max(all_bits + 1, 2 ** value.bit_length())
            else:
                raise ValueError("%r unknown flag boundary %r" % (cls, boundary))
        negative = None
        if value < 0:
            negative = value
            value += all_bits + 1
        unknown = value & ~mask
        if unknown and boundary is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]")
        data = cls._member_type_
        made = object.__new__(cls) if data is object else data.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        made._name_ = cls._combined_name(value)
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    @classmethod
    def _combined_name(cls, value):
        """The names of the flags in a number, with what no flag has as a number behind; None for no flag at all."""
        aliases = value & ~cls._singles_mask_
        members = list(cls._iter_member_(value & cls._singles_mask_))
        combined = 0
        for each in members:
            combined |= each._value_
        if aliases:
            # Bits that have names only together with others.
            for each in cls._member_map_.values():
                if each not in members and each._value_ and each._value_ & value == each._value_:
                    members.append(each)
                    combined |= each._value_
        if not combined:
            return None
        name = "|".join([each._name_ for each in members])
        unknown = value ^ combined
        if unknown and cls._boundary_ is STRICT:
            raise ValueError("%r: no members with value %r" % (cls, unknown))
        return name + "|%s" % cls._numeric_repr_(unknown) if unknown else name

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            names = (type(other).__qualname__, self.__class__.__qualname__)
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % names)
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return self._value_ != 0

    def __len__(self):
        return self._value_.bit_count()

    def __iter__(self):
        return iter(self._iter_member_(self._value_))

    def __repr__(self):
        text = (self.__class__._value_repr_ or repr)(self._value_)
        if self._name_ is None:
            return "<%s: %s>" % (self.__class__.__name__, text)
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, text)

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def _get_value(self, flag):
        """What an operand is as a number, if it is one of these or of their data type."""
        if isinstance(flag, type(self)):
            return flag._value_
        kind = self._member_type_
        return flag if kind is not object and isinstance(flag, kind) else NotImplemented

    def _combinable(self, other, sign):
        """The other operand as a number."""
        value = self._get_value(other)
        if value is not NotImplemented:
            for flag in self, other:
                if self._get_value(flag) is None:
                    raise TypeError(f"'{flag}' cannot be combined with other flags with {sign}")
        return value

    def __or__(self, other):
        value = self._combinable(other, "|")
        return NotImplemented if value is NotImplemented else type(self)(self._value_ | value)

    def __and__(self, other):
        value = self._combinable(other, "&")
        return NotImplemented if value is NotImplemented else type(self)(self._value_ & value)

    def __xor__(self, other):
        value = self._combinable(other, "^")
        return NotImplemented if value is NotImplemented else type(self)(self._value_ ^ value)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        if self._value_ is None:
            raise TypeError(f"'{self}' cannot be inverted")
        # Made once: the inverse of the inverse is the flag again.
        if self._inverted_ is None:
            others = ~self._value_ if self._boundary_ in (EJECT, KEEP) else ~self._value_ & self._singles_mask_
            self._inverted_ = type(self)(others)
        return self._inverted_


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints too."""


# MARK: Checks


def _aliases(enumeration):
    return [(name, each.name) for name, each in enumeration.__members__.items() if name != each.name]


def _alias_list(pairs):
    return ", ".join("%s -> %s" % pair for pair in pairs)


def unique(enumeration):
    """A decorator that refuses two names for one value."""
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, _alias_list(aliases)))
    return enumeration


def __getattr__(name):
    # What `verify` can check. Few programs use it, and enumerations take time to make.
    checks = {
        "CONTINUOUS": "no skipped integer values",
        "NAMED_FLAGS": "multi-flag aliases may not contain unnamed flags",
        "UNIQUE": "one name per value",
    }
    if name != "EnumCheck" and name not in checks:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    made = StrEnum("EnumCheck", checks, module=__name__)
    globals().update(made.__members__, EnumCheck=made)
    return globals()[name]


class verify:
    """A decorator that checks an enumeration (see EnumCheck)."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                aliases = _aliases(enumeration)
                if aliases:
                    raise ValueError("aliases found in %r: %s" % (enumeration, _alias_list(aliases)))
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named_flags(enumeration)
        return enumeration

    def _check_continuous(self, enumeration):
        values = {each.value for each in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = "flag"
            wanted = (2**bit for bit in range(_high_bit(low) + 1, _high_bit(high)))
        else:
            kind = "enum"
            wanted = range(low + 1, high)
        missing = [value for value in wanted if value not in values]
        if missing:
            listed = ", ".join(str(value) for value in missing)
            # A wide gap must not make a huge message.
            raise ValueError(("invalid %s %r: missing values %s" % (kind, enumeration.__name__, listed))[:256])

    def _check_named_flags(self, enumeration):
        named = [each.value for each in enumeration]
        incomplete = []
        missing = 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            unnamed = [bit for bit in _iter_bits_lsb(alias.value) if bit not in named]
            if unnamed:
                incomplete.append(name)
                missing |= sum(unnamed)
        if not incomplete:
            return
        if len(incomplete) == 1:
            which = "alias %s is missing" % incomplete[0]
        else:
            which = "aliases %s and %s are missing" % (", ".join(incomplete[:-1]), incomplete[-1])
        what = "value 0x%x" if _is_single_bit(missing) else "combined values of 0x%x"
        raise ValueError(
            "invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]"
            % (enumeration.__name__, which, what % missing)
        )


# MARK: Enumerations as constants of a module


def _module_of(member):
    return member.__class__.__module__.split(".")[-1]


def global_enum_repr(self):
    """Writes `module.NAME`."""
    return "%s.%s" % (_module_of(self), self._name_)


def global_flag_repr(self):
    """Writes `module.NAME`, for combinations each name so."""
    module = _module_of(self)
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    if _is_single_bit(self._value_):
        return "%s.%s" % (module, self._name_)
    keeps = self._boundary_ is KEEP
    parts = self._name_.split("|")
    return "|".join(part if keeps and part[0].isdigit() else "%s.%s" % (module, part) for part in parts)


def global_str(self):
    """Writes `NAME`."""
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """A decorator that puts the members into their module, and writes them as its constants."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A decorator that makes an enumeration of a plain class."""

    def convert_class(cls):
        metacls = type(etype)
        namespace = metacls.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        return metacls(cls.__name__, (etype,), namespace, boundary=boundary)

    return convert_class


def _test_simple_enum(checked_enum, simple_enum):
    """Raises TypeError unless two enumerations have the same members, with the same attributes."""

    def picture(enumeration):
        names = {name for name in enumeration.__dict__ if not name.startswith("__")}
        members = {
            name: {key: value for key, value in vars(each).items() if key not in ("__objclass__", "_inverted_")}
            for name, each in enumeration.__members__.items()
        }
        return names, members

    for checked, simple in zip(picture(checked_enum), picture(simple_enum)):
        if checked != simple:
            raise TypeError(f"enum mismatch:\n   checked -> {checked!r}\n   simple  -> {simple!r}")
