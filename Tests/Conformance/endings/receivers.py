"""An object that a call made, and that only lends an attribute or an item, is gone when that is there."""


class Noisy:
    kind = "noisy"

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)

    def __getitem__(self, key):
        return key

    def method(self):
        return "method"


print(Noisy("class attribute").kind)
print(Noisy("attribute").name)
print(Noisy("item")[1])
print(Noisy("method").method())
print(Noisy("first").name, Noisy("second").name)
name = Noisy("assigned").name
print("after", name)
if Noisy("condition").name:
    print("in if")
print([Noisy("comprehension").name for _ in range(2)])
print("end")
