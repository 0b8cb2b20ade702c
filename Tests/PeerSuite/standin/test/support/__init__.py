"""What CPython's tests ask of `test.support`, for an interpreter that is not CPython and has no world outside.

Whatever needs that world is skipped with a reason that begins with "needs".
"""

import contextlib
import functools
import gc
import io
import sys
import textwrap
import types
import unittest

verbose = 0
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = True
Py_DEBUG = False
Py_GIL_DISABLED = False
REPO_ROOT = "/"
MAX_Py_ssize_t = sys.maxsize
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 10.0
is_wasi = is_emscripten = is_android = is_apple = is_jython = False
MS_WINDOWS = Py_TRACE_REFS = HAVE_ASAN_FORK_BUG = is_apple_mobile = False
has_fork_support = has_subprocess_support = has_socket_support = False
has_strftime_extensions = True
unix_shell = None
NHASHBITS = sys.hash_info.width
_1G, _2G, _4G = 1 << 30, 2 << 30, 4 << 30
use_resources = None
real_max_memuse = 0

ALWAYS_EQ = type("_AlwaysEqual", (), {"__eq__": lambda self, other: True, "__ne__": lambda self, other: False})()
NEVER_EQ = type("_NeverEqual", (), {"__eq__": lambda self, other: False, "__ne__": lambda self, other: True, "__hash__": lambda self: 1})()


@functools.total_ordering
class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


LARGEST, SMALLEST = _Largest(), _Smallest()


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def _needs(what):
    return unittest.skip(f"needs {what}")


def check_impl_detail(**guards):
    return not guards.get("cpython", not any(guards.values())) if guards else False


def impl_detail(message=None, **guards):
    return (lambda item: item) if check_impl_detail(**guards) else _needs(message or "CPython's own innards")


cpython_only = _needs("CPython's own innards")
refcount_test = _needs("reference counts")
no_tracing = lambda item: item
skip_if_pgo_task = lambda item: item
requires_docstrings = _needs("docstrings of C functions")
requires_IEEE_754 = lambda item: item
requires_gil_enabled = lambda message="": lambda item: item
requires_specialization = _needs("CPython's own innards")
skip_wasi_stack_overflow = skip_emscripten_stack_overflow = lambda: lambda item: item
skip_if_sanitizer = lambda *args, **kwargs: lambda item: item
requires_fork = lambda: _needs("processes")
requires_subprocess = lambda: _needs("processes")
requires_working_socket = lambda *, module=False: None if module else lambda item: item
requires_resource = lambda resource: lambda item: item
bigmemtest = lambda *args, **kwargs: _needs("memory sizes")
bigaddrspacetest = _needs("memory sizes")
run_with_locale = lambda *args: _needs("locales")
run_with_tz = lambda zone: _needs("time zones")
skip_on_s390x = lambda item: item
requires_debug_ranges = lambda reason="": lambda item: item
has_no_debug_ranges = lambda: False
force_not_colorized = force_not_colorized_test_class = lambda item: item
skip_if_buggy_ucrt_strfptime = skip_if_suppress_immortalization = lambda *items: items[0] if items else lambda item: item
skip_if_broken_multiprocessing_synchronize = lambda: _needs("processes")(lambda: None)()
requires_limited_api = _needs("C interfaces")
requires_linux_version = requires_mac_ver = requires_zlib = lambda *version: lambda item: item
check_sanitizer = lambda **kinds: False
with_pymalloc = lambda: False
darwin_malloc_err_warning = lambda name: None
optim_args_from_interpreter_flags = args_from_interpreter_flags = lambda: []
maybe_get_event_loop_policy = lambda: None
anticipate_failure = lambda condition: unittest.expectedFailure if condition else lambda item: item


def requires(resource, message=None):
    pass


def is_resource_enabled(resource):
    return True


def gc_collect():
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def check_sizeof(test, value, size):
    raise unittest.SkipTest("needs memory sizes")


def calcobjsize(format):
    raise unittest.SkipTest("needs memory sizes")


calcvobjsize = calcobjsize


def get_c_recursion_limit():
    return 10000


def exceeds_recursion_limit():
    return 100_000


def get_recursion_depth():
    depth, frame = 0, sys._getframe()
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def get_recursion_available():
    return sys.getrecursionlimit() - get_recursion_depth()


@contextlib.contextmanager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


@contextlib.contextmanager
def adjust_int_max_str_digits(digits):
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


@contextlib.contextmanager
def gc_threshold(*numbers):
    before = gc.get_threshold()
    gc.set_threshold(*numbers)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextlib.contextmanager
def SuppressCrashReport():
    yield


def get_attribute(target, name):
    if not hasattr(target, name):
        raise unittest.SkipTest(f"needs {name} of {target!r}")
    return getattr(target, name)


def patch(case, target, name, value):
    case.addCleanup(setattr, target, name, getattr(target, name))
    setattr(target, name, value)


def open_urlresource(*args, **kwargs):
    raise unittest.SkipTest("needs files")


def run_in_subinterp(code):
    raise unittest.SkipTest("needs other interpreters")


def load_package_tests(folder, loader, suite, pattern):
    return suite


def iter_builtin_types():
    raise unittest.SkipTest("needs CPython's own innards")


iter_slot_wrappers = iter_name_value_pairs = lambda *args: iter_builtin_types()


def collision_stats(bins, balls):
    raise unittest.SkipTest("needs CPython's own innards")


@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    with set_recursion_limit(get_recursion_depth() + (max_depth or 20_000)):
        yield


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    yield


def setswitchinterval(interval):
    pass


@contextlib.contextmanager
def _captured(name):
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_output(name):
    return _captured(name)


def captured_stdout():
    return _captured("stdout")


def captured_stderr():
    return _captured("stderr")


def captured_stdin():
    return _captured("stdin")


@contextlib.contextmanager
def swap_attr(target, name, value):
    missing = object()
    before = getattr(target, name, missing)
    setattr(target, name, value)
    try:
        yield None if before is missing else before
    finally:
        delattr(target, name) if before is missing else setattr(target, name, before)


@contextlib.contextmanager
def swap_item(target, key, value):
    missing = object()
    before = target.get(key, missing)
    target[key] = value
    try:
        yield None if before is missing else before
    finally:
        if before is missing:
            del target[key]
        else:
            target[key] = before


class catch_unraisable_exception:
    def __enter__(self):
        self.unraisable = None
        self.before = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *details):
        sys.unraisablehook = self.before
        del self.unraisable


def check_syntax_error(case, statement, errtext="", *, lineno=None, offset=None):
    with case.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, "<test string>", "exec")
    error = caught.exception
    case.assertIsNotNone(error.lineno)
    if lineno is not None:
        case.assertEqual(error.lineno, lineno)
    case.assertIsNotNone(error.offset)
    if offset is not None:
        case.assertEqual(error.offset, offset)


def check_disallow_instantiation(case, kind, *args, **kwargs):
    case.assertRaises(TypeError, kind, *args, **kwargs)


def check_free_after_iterating(case, iterate, kind, args=()):
    class Each(kind):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(iterator)
            except StopIteration:
                pass

    done = False
    iterator = iterate(Each(*args))
    case.assertRaises(StopIteration, next, iterator)
    gc_collect()
    case.assertTrue(done)


def check__all__(case, module, name_of_module=None, extra=(), not_exported=()):
    raise unittest.SkipTest("needs CPython's own module")


def run_code(code, extra_names=None):
    namespace = dict(extra_names or {})
    exec(textwrap.dedent(code), namespace)
    return namespace


def findfile(file, subdir=None):
    raise unittest.SkipTest("needs files")


def sortdict(dictionary):
    return "{" + ", ".join(f"{key!r}: {value!r}" for key, value in sorted(dictionary.items())) + "}"


def late_deletion(value):
    pass


def flush_std_streams():
    sys.stdout.flush()


def missing_compiler_executable(names=()):
    return "compiler"


def reap_children():
    pass


def wait_process(pid, *, exitcode, timeout=None):
    raise unittest.SkipTest("needs processes")


def sleeping_retry(timeout, error=None, /, *, init_delay=0, max_delay=0, error_=None):
    import time

    end = time.monotonic() + timeout
    while time.monotonic() < end:
        yield
        time.sleep(0.01)
    if error is not False:
        raise AssertionError("timeout")


busy_retry = sleeping_retry


class BrokenIter:
    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises, self.iter_raises = next_raises, iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


class Stopwatch:
    def __enter__(self):
        import time

        self.start = time.perf_counter()
        return self

    def __exit__(self, *details):
        import time

        self.seconds = time.perf_counter() - self.start


CPUStopwatch = Stopwatch


class Matcher:
    """Does a record hold what is asked for? Texts of some fields by a part of them."""

    _partial_matches = ("msg", "message")

    def matches(self, record, **wanted):
        return all(self.match_value(key, record.get(key), value) for key, value in wanted.items())

    def match_value(self, key, found, value):
        if type(found) is not type(value):
            return False
        return value in found if type(found) is str and key in self._partial_matches else found == value


class FakePath:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        if isinstance(self.path, BaseException):
            raise self.path
        return self.path


class Outside(types.ModuleType):
    """A module that stands for something outside: it can be imported, and skips whoever uses it."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        what = f"needs {self.__name__}"

        def skipped(self, *args, **kwargs):
            raise unittest.SkipTest(what)

        kind = type(name, (), {"__init__": skipped, "__init_subclass__": classmethod(lambda cls, **kwargs: None)})
        setattr(self, name, kind)
        return kind
