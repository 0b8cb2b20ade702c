# Functions, methods and builtins as text; addresses are normalised.
def top():
    def inner():
        pass

    return inner


class Box:
    def method(self):
        pass


print(top, top(), lambda: 0)
print(Box.method, len, [].append)
print(Box, Box.method.__name__, Box.method.__qualname__, top().__qualname__)
print(type(top), type(len), type(Box().method), type(type), type(None), type(...), type(top()))
print(callable(top), callable(len), callable(5), callable(Box))
print(top.__module__, __name__)
