# Classes, dicts, exceptions and formatted output, as in a first course.
class OutOfStock(Exception):
    def __init__(self, name, wanted, left):
        super().__init__(f"{name}: wanted {wanted}, only {left} left")
        self.name = name


class Item:
    total_created = 0

    def __init__(self, name, price, amount=0):
        self.name, self.price, self.amount = name, price, amount
        Item.total_created += 1

    def __repr__(self):
        return f"Item({self.name!r}, {self.price}, {self.amount})"

    def take(self, n):
        if n > self.amount:
            raise OutOfStock(self.name, n, self.amount)
        self.amount -= n
        return n * self.price


class Shop:
    def __init__(self):
        self.items = {}
        self.log = []

    def add(self, item):
        self.items[item.name] = item
        return self

    def sell(self, name, n=1):
        try:
            price = self.items[name].take(n)
        except KeyError as error:
            self.log.append(f"no such item: {error}")
            return 0
        except OutOfStock as error:
            self.log.append(str(error))
            return 0
        else:
            self.log.append(f"sold {n} {name}")
            return price
        finally:
            self.log.append("--")


shop = Shop().add(Item("tea", 2.5, 10)).add(Item("cake", 4, 1))
income = shop.sell("tea", 3) + shop.sell("cake") + shop.sell("cake") + shop.sell("milk") + shop.sell("tea", n=100)
print(f"income {income:.2f}, items {Item.total_created}")
for line in shop.log:
    print(" ", line)
for name, item in sorted(shop.items.items()):
    print(f"{name:>6} {item.price:6.2f} x {item.amount:<4}| {item}")
