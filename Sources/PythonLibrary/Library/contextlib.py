"""Utilities for with statements (Library Reference, "contextlib")."""

import abc
import sys
from functools import wraps
from types import GenericAlias, MethodType

__all__ = [
    "asynccontextmanager",
    "contextmanager",
    "closing",
    "nullcontext",
    "AbstractContextManager",
    "AbstractAsyncContextManager",
    "AsyncExitStack",
    "ContextDecorator",
    "ExitStack",
    "redirect_stdout",
    "redirect_stderr",
    "suppress",
    "aclosing",
    "chdir",
]


def _defines(cls, *names):
    """Whether a class has all of these methods; None set in a class takes a method away."""
    for name in names:
        method = next((base.__dict__[name] for base in cls.__mro__ if name in base.__dict__), None)
        if method is None:
            return NotImplemented
    return True


class AbstractContextManager(abc.ABC):
    """An abstract base class for context managers."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    def __enter__(self):
        """What `as` gets: the manager itself."""
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Lets the block's exception pass."""

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _defines(C, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(abc.ABC):
    """An abstract base class for asynchronous context managers."""

    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    async def __aenter__(self):
        """What `as` gets: the manager itself."""
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Lets the block's exception pass."""

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _defines(C, "__aenter__", "__aexit__")
        return NotImplemented


# MARK: Managers as decorators


class ContextDecorator:
    """A base class or mixin that enables context managers to work as decorators."""

    def _recreate_cm(self):
        # What can be entered once only gives a fresh manager for each call.
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)

        return inner


class AsyncContextDecorator:
    """A base class or mixin that enables async context managers to work as decorators."""

    _recreate_cm = ContextDecorator._recreate_cm

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)

        return inner


# MARK: Generators as managers


class _GeneratorContextManagerBase:
    """What both kinds of generator-based managers share: the generator, and the call that makes another."""

    def __init__(self, func, args, kwds):
        self.func, self.args, self.kwds = func, args, kwds
        self.gen = func(*args, **kwds)
        # help() on the manager is to show the function's documentation.
        doc = getattr(func, "__doc__", None)
        self.__doc__ = type(self).__doc__ if doc is None else doc

    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)

    def _forget_call(self):
        # The arguments must not live as long as the block does.
        del self.args, self.kwds, self.func


def _is_own_failure(raised, thrown, traceback, stop):
    """Whether what left the generator is what was thrown into it: the block's exception goes on then as it was.

    A generator turns a StopIteration (an async one StopAsyncIteration too) that would leave it into RuntimeError.
    """
    if raised is not thrown:
        wrapped = isinstance(raised, RuntimeError) and isinstance(thrown, stop) and raised.__cause__ is thrown
        if not wrapped:
            return False
    thrown.__traceback__ = traceback
    return True


class _GeneratorContextManager(_GeneratorContextManagerBase, AbstractContextManager, ContextDecorator):
    """Helper for @contextmanager decorator."""

    def __enter__(self):
        self._forget_call()
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        failed = typ is not None
        if failed and value is None:
            value = typ()
        try:
            self.gen.throw(value) if failed else next(self.gen)
        except StopIteration as end:
            # A StopIteration that the block raised is not the generator's end.
            return failed and end is not value
        except BaseException as other:
            if failed and _is_own_failure(other, value, traceback, StopIteration):
                return False
            raise
        try:
            raise RuntimeError("generator didn't stop" + " after throw()" * failed)
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(_GeneratorContextManagerBase, AbstractAsyncContextManager, AsyncContextDecorator):
    """Helper for @asynccontextmanager decorator."""

    async def __aenter__(self):
        self._forget_call()
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        failed = typ is not None
        if failed and value is None:
            value = typ()
        try:
            await (self.gen.athrow(value) if failed else anext(self.gen))
        except StopAsyncIteration as end:
            return failed and end is not value
        except BaseException as other:
            if failed and _is_own_failure(other, value, traceback, (StopIteration, StopAsyncIteration)):
                return False
            raise
        try:
            raise RuntimeError("generator didn't stop" + " after athrow()" * failed)
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Makes a generator function that yields once into a factory of context managers."""

    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)

    return helper


def asynccontextmanager(func):
    """Makes an asynchronous generator function that yields once into a factory of asynchronous context managers."""

    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)

    return helper


# MARK: Small managers


class closing(AbstractContextManager):
    """Closes a thing at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()



class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # What stood there before; the same manager may be entered again inside of its block.
        self._replaced = []

    def __enter__(self):
        name, target = self._stream, self._new_target
        self._replaced.append(getattr(sys, name))
        setattr(sys, name, target)
        return target

    def __exit__(self, *exc_info):
        before = self._replaced.pop()
        setattr(sys, self._stream, before)


class redirect_stdout(_RedirectStream):
    """Sends what is printed in the block to another file."""

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what is written to stderr in the block to another file."""

    _stream = "stderr"


class aclosing(AbstractAsyncContextManager):
    """Awaits the thing's aclose() at the end of the block."""

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class chdir(AbstractContextManager):
    """Changes the working directory for the block: as far as `os` can."""

    def __init__(self, path):
        # The folders to go back to: the same manager may be entered again inside of its block.
        self.path, self._left = path, []

    def __enter__(self):
        import os

        self._left.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *details):
        import os

        os.chdir(self._left.pop())


class suppress(AbstractContextManager):
    """Ends the block without an exception where one of these is raised; groups lose the members that are."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        if exctype is None:
            return None
        if issubclass(exctype, self._exceptions):
            return True
        if not issubclass(exctype, BaseExceptionGroup):
            return False
        matched, rest = excinst.split(self._exceptions)
        if rest is not None:
            raise rest
        return True


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """A manager that does nothing, plain or asynchronous."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


# MARK: Stacks


class _BaseExitStack:
    """What is to be called at the end, as pairs: whether it is synchronous, and the callback with __exit__'s arguments."""

    def __init__(self):
        self._exit_callbacks = []

    def _push(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))

    def pop_all(self):
        """Moves all callbacks to a new stack, and returns it."""
        stack = type(self)()
        stack._exit_callbacks, self._exit_callbacks = self._exit_callbacks, type(self._exit_callbacks)()
        return stack

    def push(self, exit):
        """Registers an object's __exit__, or a function with its arguments."""
        method = getattr(type(exit), "__exit__", None)
        self._push(exit if method is None else MethodType(method, exit))
        return exit  # so that it can be used as a decorator

    def enter_context(self, cm):
        """Enters a manager, and registers its __exit__."""
        enter, leave = _protocol(cm, "__enter__", "__exit__", "context manager")
        result = enter(cm)
        self._push(MethodType(leave, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        """Registers a plain function with its arguments; it can't suppress exceptions."""

        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)

        # Introspection finds the function.
        _exit_wrapper.__wrapped__ = callback
        self._push(_exit_wrapper)
        return callback


def _protocol(manager, enter, leave, what):
    """The two methods of a manager, looked up in its class as the with statement does."""
    cls = type(manager)
    try:
        return getattr(cls, enter), getattr(cls, leave)
    except AttributeError:
        name = f"{cls.__module__}.{cls.__qualname__}"
        raise TypeError(f"'{name}' object does not support the {what} protocol") from None


class _Unwinding:
    """How far the end of a stack has come: the exception that the next callback is told, and what it replaces."""

    def __init__(self, exc):
        self.exc = exc
        self.had_exception = exc is not None
        self.suppressed = False
        self.replaced = False
        # What was being handled around the whole block: chains of contexts end there.
        self.outer = sys.exception()

    def details(self):
        exc = self.exc
        return (None, None, None) if exc is None else (type(exc), exc, exc.__traceback__)

    def swallow(self):
        self.suppressed = True
        self.replaced = False
        self.exc = None

    def replace(self, new):
        """A callback raised: the exception that it was told becomes the context, as in nested with statements."""
        link = new
        while (context := link.__context__) is not None and context is not self.exc:
            if context is self.outer:
                link.__context__ = self.exc
                break
            link = context
        self.exc = new
        self.replaced = True

    @property
    def suppresses(self):
        return self.had_exception and self.suppressed


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A stack of callbacks and managers that are left at the end, the last first."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        state = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            _, callback = self._exit_callbacks.pop()
            try:
                if callback(*state.details()):
                    state.swallow()
            except BaseException as new:
                state.replace(new)
        if not state.replaced:
            return state.suppresses
        # The raise statement sets a context of its own.
        context = state.exc.__context__
        try:
            raise state.exc
        except BaseException as exc:
            exc.__context__ = context
            raise

    def close(self):
        """Unwinds the stack at once."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """An ExitStack that also takes asynchronous managers and callbacks."""

    async def enter_async_context(self, cm):
        """Enters an asynchronous manager, and registers its __aexit__."""
        enter, leave = _protocol(cm, "__aenter__", "__aexit__", "asynchronous context manager")
        result = await enter(cm)
        self._push(MethodType(leave, cm), False)
        return result

    def push_async_exit(self, exit):
        """Registers an object's __aexit__, or a coroutine function with its arguments."""
        method = getattr(type(exit), "__aexit__", None)
        self._push(exit if method is None else MethodType(method, exit), False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        """Registers a coroutine function with its arguments; it can't suppress exceptions."""

        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)

        _exit_wrapper.__wrapped__ = callback
        self._push(_exit_wrapper, False)
        return callback

    async def aclose(self):
        """Unwinds the stack at once."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        state = _Unwinding(exc_details[1])
        while self._exit_callbacks:
            is_sync, callback = self._exit_callbacks.pop()
            try:
                suppresses = callback(*state.details())
                if not is_sync:
                    suppresses = await suppresses
                if suppresses:
                    state.swallow()
            except BaseException as new:
                state.replace(new)
        if not state.replaced:
            return state.suppresses
        # The raise statement sets a context of its own.
        context = state.exc.__context__
        try:
            raise state.exc
        except BaseException as exc:
            exc.__context__ = context
            raise
