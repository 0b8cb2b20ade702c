# A recursive-descent calculator with its own exceptions.
class CalculatorError(Exception):
    pass


class Parser:
    def __init__(self, text):
        self.tokens = self.split(text)
        self.position = 0

    def split(self, text):
        tokens = []
        i = 0
        while i < len(text):
            c = text[i]
            if c.isspace():
                i += 1
            elif c.isdigit():
                j = i
                while j < len(text) and (text[j].isdigit() or text[j] == "."):
                    j += 1
                tokens.append(float(text[i:j]) if "." in text[i:j] else int(text[i:j]))
                i = j
            elif c in "+-*/()^":
                tokens.append(c)
                i += 1
            else:
                raise CalculatorError(f"unexpected {c!r} at {i}")
        return tokens

    def peek(self):
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def take(self):
        token = self.peek()
        self.position += 1
        return token

    def parse(self):
        value = self.sum()
        if self.peek() is not None:
            raise CalculatorError(f"left over: {self.tokens[self.position:]}")
        return value

    def sum(self):
        value = self.product()
        while self.peek() in ("+", "-"):
            if self.take() == "+":
                value += self.product()
            else:
                value -= self.product()
        return value

    def product(self):
        value = self.power()
        while self.peek() in ("*", "/"):
            if self.take() == "*":
                value *= self.power()
            else:
                value /= self.power()
        return value

    def power(self):
        base = self.atom()
        if self.peek() == "^":
            self.take()
            return base ** self.power()
        return base

    def atom(self):
        token = self.take()
        if token == "(":
            value = self.sum()
            if self.take() != ")":
                raise CalculatorError("missing )")
            return value
        if token == "-":
            return -self.atom()
        if isinstance(token, (int, float)):
            return token
        raise CalculatorError(f"unexpected {token!r}")


for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "10 / 4 - 1.5", "-(2 + 3) * -4", "2 ^ 100", "1 / 0", "1 +", "(1", "1 2", "a + 1", ""):
    try:
        print(f"{text:18} = {Parser(text).parse()}")
    except CalculatorError as error:
        print(f"{text:18} ! {error}")
    except ZeroDivisionError as error:
        print(f"{text:18} ! {type(error).__name__}: {error}")
