import asyncio


class AppError(Exception):
    pass


class ConfigError(AppError):
    def __init__(self, key):
        super().__init__(f"missing key {key!r}")
        self.key = key


def lookup(cfg, *path):
    node = cfg
    for p in path:
        try:
            node = node[p]
        except (KeyError, TypeError) as e:
            e.add_note(f"at {'.'.join(path)}")
            raise ConfigError(p) from e
    return node


async def load(name):
    await asyncio.sleep(0.1)
    cfg = {"db": {"host": "localhost"}}
    print(lookup(cfg, "db", "host"))
    return lookup(
        cfg,
        "db",
        name,
    )


async def main():
    try:
        await load("port")
    except ConfigError:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(load("user"))
            tg.create_task(load("password"))


if __name__ == "__main__":
    asyncio.run(main())
