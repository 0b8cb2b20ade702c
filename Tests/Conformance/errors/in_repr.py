# An uncaught exception in a method that print calls.
class Loud:
    def __repr__(self):
        return 1 / 0


print("before")
print(Loud(), "after")
