"""What programs do with random: simulations, shuffled decks, passwords, subclasses."""

import random

rng = random.Random("monte carlo")
inside = sum(1 for _ in range(5000) if rng.random() ** 2 + rng.random() ** 2 < 1)
print(inside * 4 / 5000)

deck = [f"{rank}{suit}" for suit in "SHDC" for rank in "A23456789TJQK"]
random.seed(52)
random.shuffle(deck)
print(deck[:13])
hands = [deck[i::4] for i in range(4)]
print([sorted(hand)[0] for hand in hands])

random.seed(7)
alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
print("".join(random.choice(alphabet) for _ in range(24)), "".join(random.choices(alphabet, k=24)), "".join(random.sample(alphabet, 24)))

position = 0
path = [position]
for _ in range(30):
    position += random.choice([-1, 1])
    path.append(position)
print(path)

rolls = [random.randint(1, 6) + random.randint(1, 6) for _ in range(2000)]
print({total: rolls.count(total) for total in range(2, 13)})

weights = {"red": 10, "green": 3, "blue": 1}
drawn = random.choices(list(weights), weights=weights.values(), k=1000)
print({colour: drawn.count(colour) for colour in weights})

arrivals, clock = [], 0.0
for _ in range(10):
    clock += random.expovariate(1 / 5)
    arrivals.append(round(clock, 3))
print(arrivals)
samples = [random.gauss(100, 15) for _ in range(1000)]
mean = sum(samples) / len(samples)
print(round(mean, 6), round((sum((x - mean) ** 2 for x in samples) / 999) ** 0.5, 6))

first, second = random.Random(1), random.Random(2)
print([first.randrange(100) for _ in range(5)], [second.randrange(100) for _ in range(5)])
state = first.getstate()
again = random.Random()
again.setstate(state)
print([first.random() for _ in range(3)] == [again.random() for _ in range(3)])


class Loaded(random.Random):
    """A die that shows what it was told to."""

    def __init__(self, faces):
        super().__init__(0)
        self.faces = list(faces)

    def randint(self, a, b):
        return self.faces.pop(0)


class Bits(random.Random):
    def getrandbits(self, k):
        return (1 << k) - 1 >> 1


loaded = Loaded([6, 6, 1])
print([loaded.randint(1, 6) for _ in range(3)], loaded.random(), loaded.uniform(5, 6))
print(Bits(1).randrange(100), Bits(1).choice("abc"))
matrix = [[random.randint(0, 9) for _ in range(5)] for _ in range(3)]
for row in matrix:
    print(*row)
print(random.randint.__name__, random.Random.__name__, isinstance(rng, random.Random), callable(random.seed))
