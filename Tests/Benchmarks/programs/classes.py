# A simulation with many small objects: attributes, methods, inheritance.
class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.transfers = 0

    def withdraw(self, amount):
        if amount > self.balance:
            return False
        self.balance -= amount
        return True

    def deposit(self, amount):
        self.balance += amount
        self.transfers += 1


class Savings(Account):
    rate = 3

    def deposit(self, amount):
        super().deposit(amount)
        self.balance += amount * self.rate // 100


class Bank:
    def __init__(self, size):
        self.accounts = []
        for n in range(size):
            kind = Savings if n % 3 == 0 else Account
            self.accounts.append(kind(n, 1_000))

    def transfer(self, source, target, amount):
        if self.accounts[source].withdraw(amount):
            self.accounts[target].deposit(amount)
            return 1
        return 0


def simulate(rounds):
    bank = Bank(100)
    done = 0
    seed = 12345
    for _ in range(rounds):
        seed = (seed * 1103515245 + 12345) % 2147483648
        done += bank.transfer(seed % 100, seed // 100 % 100, seed // 10000 % 50)
    return done, sum([account.balance for account in bank.accounts])


print(simulate(300_000))
