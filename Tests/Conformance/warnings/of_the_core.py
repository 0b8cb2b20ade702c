# What the interpreter itself warns of.
import operator

flag = True
print(~flag, ~False, ~int(flag))
print(operator.invert(flag))
print(bool(NotImplemented), not NotImplemented)
if NotImplemented:
    print("taken")


class Answer:
    def __int__(self):
        return True

    def __index__(self):
        return True


print(int(Answer()), operator.index(Answer()), [1, 2][Answer()], range(Answer()))

try:
    print >> flag
except TypeError as error:
    print(error)
