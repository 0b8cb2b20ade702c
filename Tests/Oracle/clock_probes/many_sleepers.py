# Forty tasks with a few different lengths, each sleeping twice: the whole order.
import asyncio

order = []


async def sleeper(n):
    await asyncio.sleep(0.03 * (n % 4))
    order.append(n)
    await asyncio.sleep(0.05 * (n % 3))
    order.append(-n)


async def main():
    await asyncio.gather(*[sleeper(n) for n in range(40)])
    print(order)


asyncio.run(main())
