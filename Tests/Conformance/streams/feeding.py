# A StreamReader by itself, fed by hand.
import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"line one\nline ")
    print(await reader.readline())
    asyncio.get_running_loop().call_later(1, reader.feed_data, b"two\n")
    asyncio.get_running_loop().call_later(2, reader.feed_eof)
    print(await reader.readline(), round(asyncio.get_running_loop().time(), 2))
    print(await reader.readline(), reader.at_eof())
    try:
        reader.feed_data(b"late")
    except AssertionError as error:
        print("AssertionError:", error)
    broken = asyncio.StreamReader()
    asyncio.get_running_loop().call_later(1, broken.set_exception, OSError("cable cut"))
    for _ in range(2):
        try:
            await broken.read(5)
        except OSError as error:
            print(repr(error), broken.exception() is error)


asyncio.run(main())
