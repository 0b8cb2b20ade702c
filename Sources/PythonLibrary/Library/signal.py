"""Signals (Library Reference, "signal"): their names, and those that a program sends to itself."""

from _signal import default_int_handler, handlers as _handlers, send as _send

_NAMES = {
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGBUS": 7, "SIGFPE": 8, "SIGKILL": 9,
    "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15, "SIGSTKFLT": 16, "SIGCHLD": 17,
    "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22, "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25,
    "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29, "SIGPWR": 30, "SIGSYS": 31,
}
NSIG = 65


def __getattr__(name):
    # Only programs that name a signal wait for `enum`.
    if name not in ("Signals", "Handlers", "SIG_DFL", "SIG_IGN") and name not in _NAMES:
        raise AttributeError(f"module 'signal' has no attribute {name!r}")
    from enum import IntEnum
    module = globals()
    module["Signals"] = IntEnum("Signals", _NAMES, module="signal")
    module["Handlers"] = IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module="signal")
    module.update(module["Signals"].__members__)
    module.update(module["Handlers"].__members__)
    return module[name]


def getsignal(signalnum):
    number = _number(signalnum)
    return _handlers[number] if number in _handlers else __getattr__("SIG_DFL")


def _number(signalnum):
    if not 1 <= signalnum < NSIG:
        raise ValueError("signal number out of range")
    return int(signalnum)


def signal(signalnum, handler):
    if not callable(handler) and handler not in (0, 1):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    old = getsignal(signalnum)
    _handlers[_number(signalnum)] = handler
    return old


def raise_signal(signalnum, /):
    _send(_number(signalnum), "signal.raise_signal() of a signal that nothing handles")


def strsignal(signalnum):
    names = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 11: "Segmentation fault", 14: "Alarm clock",
             15: "Terminated"}
    return names.get(_number(signalnum))


def valid_signals():
    __getattr__("Signals")
    return set(globals()["Signals"])
