"""`__buffer__` and `__release_buffer__`: classes that lend their bytes (PEP 688)."""

import inspect


class Lender:
    def __init__(self, data):
        self.data = bytearray(data)
        self.view = None

    def __buffer__(self, flags):
        print("  lends for", flags == inspect.BufferFlags.FULL_RO)
        if self.view is not None:
            raise RuntimeError("is lent already")
        self.view = memoryview(self.data)
        return self.view

    def __release_buffer__(self, view):
        print("  gets back", self.view is view)
        self.view.release()
        self.view = None


lender = Lender(b"capybara")
print("with")
with memoryview(lender) as view:
    view[0] = ord("C")
    print(bytes(view), len(view), view[1:3].tolist())
    try:
        memoryview(lender)
    except RuntimeError as error:
        print("refused:", error)
    try:
        lender.data.extend(b"!")
    except BufferError as error:
        print("refused:", error)
lender.data.extend(b"!")
print(lender.data)
print("until it dies")
view = memoryview(lender)
del view
print("released by hand")
view = memoryview(lender)
view.release()
view.release()


class Wrong:
    def __buffer__(self, flags):
        return 5


for wrong in Wrong(), Wrong, 5:
    try:
        memoryview(wrong)
    except TypeError as error:
        print(error)
print([flag.name for flag in inspect.BufferFlags], inspect.BufferFlags.FULL)
