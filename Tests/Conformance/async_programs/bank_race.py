import asyncio
from decimal import Decimal


class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        self.account, self.amount = account, amount
        super().__init__(account.owner, amount)

    def __str__(self):
        return f"{self.account.owner} has {self.account.balance}, needs {self.amount:,.2f}"


class Account:
    def __init__(self, owner, balance="0"):
        self.owner = owner
        self.balance = Decimal(balance)
        self.lock = asyncio.Lock()
        self.history = []

    async def unsafe_withdraw(self, amount):
        balance = self.balance
        await asyncio.sleep(0)
        self.balance = balance - amount

    async def withdraw(self, amount):
        async with self.lock:
            if self.balance < amount:
                raise InsufficientFunds(self, amount)
            await asyncio.sleep(0.01)
            self.balance -= amount
            self.history.append(-amount)

    async def deposit(self, amount):
        async with self.lock:
            self.balance += amount
            self.history.append(+amount)


async def transfer(a, b, amount):
    first, second = sorted((a, b), key=lambda acc: acc.owner)
    await a.withdraw(amount)
    await b.deposit(amount)
    print(f"{a.owner} -> {b.owner}: {amount:>10}")


async def main():
    acc = Account("race", "1000")
    await asyncio.gather(*(acc.unsafe_withdraw(Decimal("100")) for _ in range(10)))
    print("unsafe:", acc.balance)
    ann, bob = Account("ann", "100.50"), Account("bob", "20.25")
    results = await asyncio.gather(
        transfer(ann, bob, Decimal("50.10")),
        transfer(bob, ann, Decimal("10")),
        transfer(ann, bob, Decimal("100")),
        transfer(bob, ann, Decimal("60.3499")),
        return_exceptions=True,
    )
    for r in results:
        print(repr(r) if not isinstance(r, InsufficientFunds) else f"refused: {r}")
    for a in (ann, bob):
        print(f"{a.owner:<5}{a.balance:>12,.2f} {a.history} {sum(a.history)}")
    print(ann.lock, ann.lock.locked())
    print((ann.balance + bob.balance).quantize(Decimal("0.01")))

asyncio.run(main())
