"""The exceptions of asyncio: what they derive from, and what they carry."""
import asyncio

for name in ("CancelledError", "TimeoutError", "InvalidStateError", "SendfileNotAvailableError", "IncompleteReadError", "LimitOverrunError",
             "BrokenBarrierError", "QueueEmpty", "QueueFull", "QueueShutDown"):
    kind = getattr(asyncio, name)
    print(name, [base.__name__ for base in kind.__mro__[1:-1]], kind.__module__)
print(asyncio.TimeoutError is TimeoutError, issubclass(asyncio.CancelledError, Exception))
error = asyncio.IncompleteReadError(b"abc", 10)
print(error, error.partial, error.expected)
print(asyncio.IncompleteReadError(b"", None))
error = asyncio.LimitOverrunError("too long", 5)
print(error, error.consumed, error.args)


async def main():
    future = asyncio.get_running_loop().create_future()
    for call in (future.result, future.exception):
        try:
            call()
        except asyncio.InvalidStateError as error:
            print(error)
    future.set_result(1)
    for call in (lambda: future.set_result(2), lambda: future.set_exception(ValueError())):
        try:
            call()
        except asyncio.InvalidStateError as error:
            print(error)
    print(future.cancel(), future.result(), future.exception())


asyncio.run(main())
