# Displays that share what they hold are gone through once each, however many ways lead to it.
import asyncio


class Loud:
    def __del__(self):
        print("gone")


shared = [Loud(), Loud()]
for _ in range(60):
    shared = [shared, shared]
deep = (Loud(),)
for _ in range(20_000):
    deep = (deep,)
print("made")
