"""The small part of `unittest.mock` that CPython's own tests use most."""

import asyncio
import contextlib
import inspect


class _Sentinel:
    def __getattr__(self, name):
        value = type("SentinelObject", (), {"__repr__": lambda self: f"sentinel.{name}"})()
        setattr(self, name, value)
        return value


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _Any:
    def __eq__(self, other):
        return True

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class _Call:
    def __init__(self, args=(), kwargs=None):
        self.args, self.kwargs = args, kwargs or {}

    def __call__(self, *args, **kwargs):
        return _Call(args, kwargs)

    def __iter__(self):
        return iter((self.args, self.kwargs))

    def __getitem__(self, index):
        return (self.args, self.kwargs)[index]

    def __eq__(self, other):
        if isinstance(other, _Call):
            return (self.args, self.kwargs) == (other.args, other.kwargs)
        return other in ((self.args, self.kwargs), (self.args,), self.args)

    def __repr__(self):
        parts = [repr(each) for each in self.args] + [f"{name}={value!r}" for name, value in self.kwargs.items()]
        return f"call({', '.join(parts)})"


call = _Call()


class NonCallableMock:
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, name=None, wraps=None, **attributes):
        self.__dict__.update(
            _spec=spec, side_effect=side_effect, _return_value=return_value, _name=name, _wraps=wraps, call_args_list=[],
            mock_calls=[], call_args=None, call_count=0, called=False,
        )
        for key, value in attributes.items():
            setattr(self, key, value)

    def __getattr__(self, name):
        if name.startswith("__") or name.startswith("assert"):
            raise AttributeError(name)
        spec = self.__dict__.get("_spec")
        if spec is not None and not hasattr(spec, name):
            raise AttributeError(f"Mock object has no attribute {name!r}")
        child = type(self)(name=name)
        self.__dict__[name] = child
        return child

    @property
    def __class__(self):
        spec = self.__dict__.get("_spec")
        return spec if isinstance(spec, type) else type(self)

    @property
    def return_value(self):
        if self._return_value is DEFAULT:
            self._return_value = type(self)()
        return self._return_value

    @return_value.setter
    def return_value(self, value):
        self._return_value = value

    def reset_mock(self):
        self.__dict__.update(call_args_list=[], mock_calls=[], call_args=None, call_count=0, called=False)

    def _note(self, args, kwargs):
        self.called = True
        self.call_count += 1
        self.call_args = _Call(args, kwargs)
        self.call_args_list.append(self.call_args)
        self.mock_calls.append(self.call_args)

    def assert_called(self):
        assert self.call_count, "expected to be called"

    def assert_called_once(self):
        assert self.call_count == 1, f"expected one call, called {self.call_count} times"

    def assert_not_called(self):
        assert not self.call_count, f"expected no call, called {self.call_count} times"

    def assert_called_with(self, *args, **kwargs):
        assert self.call_args == _Call(args, kwargs), f"expected {_Call(args, kwargs)}, got {self.call_args}"

    def assert_called_once_with(self, *args, **kwargs):
        self.assert_called_once()
        self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        for each in calls:
            assert each in self.mock_calls, f"{each} not among {self.mock_calls}"

    def assert_any_call(self, *args, **kwargs):
        assert _Call(args, kwargs) in self.call_args_list


class Mock(NonCallableMock):
    def __call__(self, *args, **kwargs):
        self._note(args, kwargs)
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
                if result is not DEFAULT:
                    return result
            else:
                if not hasattr(effect, "__next__"):
                    effect = self.side_effect = iter(effect)
                result = next(effect)
                if isinstance(result, BaseException):
                    raise result
                return result
        if self._wraps is not None and self._return_value is DEFAULT:
            return self._wraps(*args, **kwargs)
        return self.return_value


class MagicMock(Mock):
    def __enter__(self):
        return self.return_value

    def __exit__(self, *details):
        return False

    def __len__(self):
        return 0

    def __bool__(self):
        return True

    def __iter__(self):
        return iter(())


class AsyncMock(MagicMock):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        inspect.markcoroutinefunction(self)

    async def __call__(self, *args, **kwargs):
        result = super().__call__(*args, **kwargs)
        return await result if asyncio.iscoroutine(result) else result


class _Patch(contextlib.ContextDecorator):
    def __init__(self, target, name, new, kwargs):
        self.target, self.name, self.new, self.kwargs = target, name, new, kwargs

    def __call__(self, function):
        def patched(*args, **kwargs):
            with self as new:
                more = (new,) if self.new is DEFAULT else ()
                return function(*args, *more, **kwargs)

        async def patched_async(*args, **kwargs):
            with self as new:
                more = (new,) if self.new is DEFAULT else ()
                return await function(*args, *more, **kwargs)

        import inspect

        chosen = patched_async if inspect.iscoroutinefunction(function) else patched
        chosen.__name__ = function.__name__
        return chosen

    def __enter__(self):
        target = self.target() if callable(self.target) and not isinstance(self.target, type) else self.target
        self.where = target
        self.had = self.name in getattr(target, "__dict__", {})
        self.before = getattr(target, self.name)
        new = MagicMock(**self.kwargs) if self.new is DEFAULT else self.new
        setattr(target, self.name, new)
        return new

    def __exit__(self, *details):
        if self.had:
            setattr(self.where, self.name, self.before)
        else:
            delattr(self.where, self.name)

    start = __enter__

    def stop(self):
        self.__exit__()


def patch(target, new=DEFAULT, **kwargs):
    module, _, name = target.rpartition(".")

    def find():
        import importlib

        parts = module.split(".")
        for size in range(len(parts), 0, -1):
            try:
                found = importlib.import_module(".".join(parts[:size]))
            except ImportError:
                continue
            for part in parts[size:]:
                found = getattr(found, part)
            return found
        raise ImportError(module)

    return _Patch(find, name, new, kwargs)


def _patch_object(target, attribute, new=DEFAULT, **kwargs):
    return _Patch(target if isinstance(target, type) else lambda: target, attribute, new, kwargs)


@contextlib.contextmanager
def _patch_dict(dictionary, values=(), clear=False, **kwargs):
    before = dict(dictionary)
    if clear:
        dictionary.clear()
    dictionary.update(values, **kwargs)
    try:
        yield dictionary
    finally:
        dictionary.clear()
        dictionary.update(before)


patch.object = _patch_object
patch.dict = _patch_dict


def create_autospec(spec, **kwargs):
    return MagicMock(spec=spec, **kwargs)


def mock_open(*args, **kwargs):
    return MagicMock()
