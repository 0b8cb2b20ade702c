# Two tasks that pass a ball through futures, one pass at a time.
import asyncio


class Table:
    def __init__(self):
        self.sides = {}

    def receive(self, side):
        self.sides[side] = asyncio.get_running_loop().create_future()
        return self.sides[side]

    def send(self, side, ball):
        self.sides[side].set_result(ball)


async def player(name, other, table, rounds):
    for _ in range(rounds):
        ball = await table.receive(name)
        print(name, ball)
        table.send(other, ball + 1)
    return name


async def main():
    table = Table()
    ping = asyncio.create_task(player("ping", "pong", table, 3))
    pong = asyncio.create_task(player("pong", "ping", table, 3))
    await asyncio.sleep(0)
    table.send("ping", 0)
    print(await ping)
    try:
        print(await pong)
    except asyncio.InvalidStateError as error:
        print("pong has nobody to send to:", error)


asyncio.run(main())
