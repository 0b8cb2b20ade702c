"""Random programs of streams: clients and a server that write, read, wait, close and cancel, over TCP or a Unix socket.

Every read has a timeout, so every program ends. What is sent is far less than buffers hold: those of a system are its own affair.
"""

from random import Random

from generators.source import Source

CLIENTS = (1, 4)
PAUSES = ("0", "0", "0.01", "0.05", "0.1", "0.25")

PRELUDE = '''\
import asyncio
import gc

gc.disable()
tasks = {}


def say(*words):
    print(f"{asyncio.get_running_loop().time():.4f}", *words)


async def attempt(name, what, call):
    """Does one thing, and says what came of it."""
    try:
        result = call()
        if asyncio.iscoroutine(result):
            async with asyncio.timeout(0.2):
                result = await result
        say(name, what, result)
    except asyncio.CancelledError:
        say(name, what, "cancelled")
        raise
    except Exception as error:
        say(name, what, repr(error))
'''


def generate(seed: int) -> str:
    return StreamGenerator(seed).generate()


class StreamGenerator:
    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._source = Source()
        self._serial = 0

    def generate(self) -> str:
        random, source = self._random, self._source
        clients = random.randint(*CLIENTS)
        is_local = random.random() < 0.2
        for number in range(clients):
            self._side(f"serve{number}", "reader, writer")
        for number in range(clients):
            self._client(number, is_local)
        source.line("\n")
        source.line("accepted = []\n\n")
        with source.block("async def serve(reader, writer):"):
            source.line("number = len(accepted)")
            source.line("accepted.append(number)")
            source.line("say('accepted', number, repr(writer.get_extra_info('peername')))")
            source.line("tasks[f'serve{number}'] = asyncio.current_task()")
            handlers = ", ".join(f"serve{number}" for number in range(clients))
            source.line(f"await [{handlers}][number](reader, writer)")
        self._main(clients, is_local)
        source.line("\n")
        with source.block("try:"):
            source.line("print(asyncio.run(main()))")
        with source.block("except BaseException as error:"):
            source.line("print('run raised', repr(error))")
        return PRELUDE + source.text()

    def _client(self, number: int, is_local: bool) -> None:
        source = self._source
        self._side(f"talk{number}", "reader, writer")
        source.line("\n")
        with source.block(f"async def client{number}():"):
            source.line(f"await asyncio.sleep({self._random.choice(PAUSES)})")
            how = "open_unix_connection('x.sock')" if is_local else "open_connection('127.0.0.1', 8000)"
            with source.block("try:"):
                source.line(f"reader, writer = await asyncio.{how}")
            with source.block("except OSError as error:"):
                source.line(f"return say('client{number}', repr(error))")
            source.line(f"say('client{number} connected')")
            with source.block("try:"):
                source.line(f"await talk{number}(reader, writer)")
            with source.block("finally:"):
                source.line("writer.close()")

    def _side(self, name: str, parameters: str) -> None:
        source = self._source
        source.line("\n")
        with source.block(f"async def {name}({parameters}):"):
            for _ in range(self._random.randint(2, 7)):
                self._action(name)
            if self._random.random() < 0.7:
                source.line("writer.close()")
                if self._random.random() < 0.6:
                    source.line(f"await attempt({name!r}, 'wait_closed', writer.wait_closed)")

    def _action(self, name: str) -> None:
        random, source = self._random, self._source
        self._serial += 1
        text = f"{name}-{self._serial}" + random.choice(("", "\n", "\nmore\n", ";"))
        actions = [
            (8, "write", f"lambda: writer.write({text.encode()!r})"),
            (2, "writelines", f"lambda: writer.is_closing() or writer.writelines([{text.encode()!r}, b'', b'end\\n'])"),
            (4, "drain", "writer.drain"),
            (4, "read", f"lambda: reader.read({random.choice((1, 5, 100))})"),
            (4, "readline", "reader.readline"),
            (2, "readexactly", f"lambda: reader.readexactly({random.choice((2, 9))})"),
            (2, "readuntil", "lambda: reader.readuntil((b';', b'end'))"),
            (1, "read to the end", "reader.read"),
            (4, "sleep", f"lambda: asyncio.sleep({random.choice(PAUSES)})"),
            (1, "write_eof", "writer.write_eof"),
            (1, "close", "writer.close"),
            (0.5, "abort", "writer.transport.abort"),
            (1, "at_eof", "lambda: (reader.at_eof(), writer.is_closing())"),
            (0.5, "pause", "writer.transport.pause_reading"),
            (0.5, "resume", "writer.transport.resume_reading"),
        ]
        _, what, call = random.choices(actions, [weight for weight, _, _ in actions])[0]
        source.line(f"await attempt({name!r}, {what!r}, {call})")

    def _main(self, clients: int, is_local: bool) -> None:
        random, source = self._random, self._source
        source.line("\n")
        with source.block("async def main():"):
            how = "start_unix_server(serve, 'x.sock')" if is_local else "start_server(serve, '127.0.0.1', 8000)"
            source.line(f"server = await asyncio.{how}")
            for number in range(clients):
                source.line(f"tasks['client{number}'] = asyncio.create_task(client{number}())")
            for _ in range(random.randint(0, 3)):
                source.line(f"await asyncio.sleep({random.choice(PAUSES)})")
                victim = f"{random.choice(('client', 'serve'))}{random.randrange(clients)}"
                action = random.choices(
                    (f"tasks[{victim!r}].cancel() if {victim!r} in tasks else None", "server.close()", "list(tasks)"),
                    (3, 1, 2),
                )[0]
                source.line(f"say('main', {action})")
            source.line("clients = [task for name, task in tasks.items() if name.startswith('client')]")
            source.line("print(await asyncio.gather(*clients, return_exceptions=True))")
            if random.random() < 0.7:
                source.line("server.close()")
                if random.random() < 0.5:
                    with source.block("try:"):
                        source.line("await asyncio.wait_for(server.wait_closed(), 3)")
                    with source.block("except TimeoutError:"):
                        source.line("say('server still has clients')")
            source.line("return 'main'")
