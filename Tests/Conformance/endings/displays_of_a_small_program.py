# Without asyncio the main module is young when the program ends: all goes by what leads to it, from the module on.


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")

    def everything_is_in_a_circle(self):
        return Loud


first = Loud("first")
nested = [(Loud("n1"), first), {"key": Loud("n2")}]
held = [Loud("h1"), nested, Loud("h2")]
