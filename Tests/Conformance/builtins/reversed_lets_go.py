"""An iterator of `reversed` lets go of its sequence at its end."""


class Numbers:
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items) + 1

    def __getitem__(self, place):
        return self.items[place]

    def __del__(self):
        print("freed")


class Good(Numbers):
    def __len__(self):
        return len(self.items)


for kind in (Numbers, Good):
    walk = reversed(kind(1, 2))
    print(list(walk))
    print(list(walk), walk.__length_hint__())
walk = reversed(Good(1, 2))
print(next(walk), next(walk))
print("still there")
print(next(walk, "end"))
