"""Filters, their actions and their order; catch_warnings; the once registry."""

import warnings


def old():
    warnings.warn("old() goes away", DeprecationWarning, stacklevel=2)


def helper(level):
    warnings.warn(f"level {level}", stacklevel=level)


def complain(*args, **kwargs):
    try:
        warnings.warn(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)


old()
old()
for i in range(3):
    warnings.warn("in a loop")
for i in range(3):
    warnings.warn(f"in a loop, each another: {i}")
for level in 1, 2, 3, 10:
    helper(level)
warnings.warn("ignored by default", PendingDeprecationWarning)
warnings.warn("so is this", ImportWarning)
warnings.warn("and this", ResourceWarning)
warnings.warn("not this", FutureWarning)
warnings.warn(RuntimeWarning("an instance", 3))


class Own(UserWarning):
    pass


class OwnText(UserWarning):
    def __str__(self):
        return "text of my own"


warnings.warn("of a class of my own", Own)
warnings.warn(OwnText("hidden"))

print("errors of the call")
complain("x", int)
complain("x", 3)
complain("x", Exception)
complain()
complain("x", stacklevel="deep")

print("recording")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("a")
    warnings.warn("a")
    old()
    for each in caught:
        print(each.category.__name__, each.message, each.lineno, each.line, each.file, each.source)
    print(repr(caught[0].message), type(caught[0]).__name__)
print(len(caught))

print("errors")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    complain("now an error")
    complain("and this", Own)
    complain(OwnText("hidden"))
    warnings.simplefilter("ignore", Own)
    complain("not this one", Own)
    complain("this one", DeprecationWarning)

print("the other actions")
with warnings.catch_warnings(action="once"):
    for i in range(3):
        warnings.warn("once only")
    warnings.warn("once only")
with warnings.catch_warnings():
    warnings.simplefilter("module")
    for i in range(2):
        warnings.warn("for the module")
    warnings.warn("for the module")
with warnings.catch_warnings():
    warnings.simplefilter("always")
    for i in range(2):
        warnings.warn("always")
with warnings.catch_warnings():
    warnings.simplefilter("default")
    for i in range(2):
        warnings.warn("default")
        warnings.warn("default", DeprecationWarning)

print("the list")
with warnings.catch_warnings():
    warnings.resetwarnings()
    print(warnings.filters)
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Own)
    warnings.simplefilter("ignore", append=True)
    warnings.simplefilter("default", FutureWarning, lineno=3, append=True)
    print(warnings.filters)
    warnings.simplefilter("ignore")
    print(warnings.filters)
    complain("ignored", Own)
print(len(warnings.filters))
for action, message, category, module, line in warnings.filters:
    print(action, message, category.__name__, line)

for arguments in ("loud",), ("error", "x"), ("error", Warning, "1"), ("error", Warning, -1):
    try:
        warnings.simplefilter(*arguments)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        warnings.filters.pop(0)
for arguments in ("loud",), ("error", 3), ("error", "", 3), ("error", "", int), ("error", "", Warning, 3), ("error", "", Warning, "", -1):
    try:
        warnings.filterwarnings(*arguments)
    except Exception as e:
        print(type(e).__name__, e)

manager = warnings.catch_warnings(record=True)
print(manager, warnings.catch_warnings())
with manager:
    try:
        manager.__enter__()
    except RuntimeError as e:
        print(e)
try:
    warnings.catch_warnings().__exit__(None, None, None)
except RuntimeError as e:
    print(e)
