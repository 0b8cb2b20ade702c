# An operand that nothing else refers to dies with the operation, the left one first, before what comes next in the line.
import asyncio


class Spoken:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  last words of", self.name)

    def __eq__(self, other):
        return True

    def __lt__(self, other):
        return True

    def __add__(self, other):
        return 5

    __radd__ = __mul__ = __sub__ = __add__

    def __neg__(self):
        return 1

    def __contains__(self, other):
        return True

    def __bool__(self):
        return False

    def __str__(self):
        return self.name

    def __len__(self):
        return 1

    def __getitem__(self, index):
        return 1

    def method(self):
        return 1


def said(value, *_):
    print("got", value)


S = Spoken
said(S("a") == S("b"), print("middle"))
said(S("a") < S("b"), print("middle"))
said(S("a") + S("b"), print("middle"))
said(1 + S("b"), print("middle"))
said(S("a") + 1, print("middle"))
said(S("a") - 2, print("middle"))
said(S("a") * S("b") + S("c"), print("middle"))
said(1 in S("a"), print("middle"))
said(1 not in S("a"), print("middle"))
said(S("a") is S("b"), print("middle"))
said(not S("a"), print("middle"))
said(-S("a"), print("middle"))
said(f"{S('a')} and {S('b')}", print("middle"))
said(S("a")[0], print("middle"))
said(S("a").name, print("middle"))
said(S("a").method(), print("middle"))
said(len(S("a")), print("middle"))
said(S("a") or 1, print("middle"))
said(1 if S("a") else 2, print("middle"))
said([S("a")][0:0], print("middle"))
said((S("a"),) == (1,), print("middle"))

print("in conditions")
if S("a") == S("b"):
    print("then")
if S("a") is None:
    print("never")
else:
    print("then")
if S("a") is not None:
    print("then")
if not S("a"):
    print("then")
if 1 in S("a"):
    print("then")
while S("a") < S("b"):
    print("body")
    break
assert S("a") == 1
[S("a").name for _ in range(2) if S("b") == 1]


def local(kept):
    value = S("a") == kept
    print("value", value)
    if kept == S("b"):
        print("kept is", kept)
    return kept + S("c")


print(local(S("kept")))


async def never():
    pass


never() == 1
print("warned before this")


async def made(name):
    await asyncio.sleep(0)
    return S(name)


async def main():
    print(await made("a") == await made("b"), print("middle"))
    if not await made("c"):
        print("then")


asyncio.run(main())
