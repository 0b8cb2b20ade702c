import asyncio
import json
from dataclasses import dataclass, asdict, field
from datetime import datetime, timedelta, timezone
from functools import singledispatchmethod
from typing import ClassVar
from uuid import UUID, uuid5, NAMESPACE_URL


@dataclass(frozen=True, kw_only=True)
class Event:
    registry: ClassVar[dict[str, type]] = {}
    id: UUID
    at: datetime

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Event.registry[cls.__name__] = cls

    def dump(self):
        return json.dumps({"type": type(self).__name__, **asdict(self)}, default=str, sort_keys=True)

    @staticmethod
    def load(text):
        d = json.loads(text)
        cls = Event.registry[d.pop("type")]
        d["id"] = UUID(d["id"])
        d["at"] = datetime.fromisoformat(d["at"])
        return cls(**d)


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    owner: str


@dataclass(frozen=True, kw_only=True)
class Deposited(Event):
    amount: int
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Closed(Event):
    pass


@dataclass
class Account:
    owner: str | None = None
    balance: int = 0
    open: bool = False
    version: int = 0
    changes: list[Event] = field(default_factory=list)

    @singledispatchmethod
    def apply(self, e):
        raise TypeError(f"cannot apply {e!r}")

    @apply.register
    def _(self, e: Opened):
        self.owner, self.open = e.owner, True

    @apply.register
    def _(self, e: Deposited):
        if not self.open:
            raise RuntimeError("closed")
        self.balance += e.amount

    @apply.register
    def _(self, e: Closed):
        self.open = False

    def __lshift__(self, e):
        self.apply(e)
        self.version += 1
        self.changes.append(e)
        return self


def stamp(n):
    return {"id": uuid5(NAMESPACE_URL, str(n)), "at": datetime(2024, 1, 1, tzinfo=timezone.utc) + timedelta(hours=n * 7)}


async def stream(lines):
    for line in lines:
        await asyncio.sleep(0)
        yield Event.load(line)


async def main():
    a = Account()
    a << Opened(owner="ann", **stamp(0)) << Deposited(amount=50, **stamp(1)) << Deposited(amount=-20, note="rent", **stamp(2))
    a << Closed(**stamp(3))
    try:
        a << Deposited(amount=1, **stamp(4))
    except RuntimeError as e:
        print("refused:", e)
    try:
        a << 5
    except TypeError as e:
        print(e)
    lines = [e.dump() for e in a.changes]
    print(*lines, sep="\n")
    b = Account()
    async for e in stream(lines):
        b << e
        print(b.version, b.balance, b.open, f"{e.at:%d.%m. %H:%M}")
    print(a == b, b.changes[1] == a.changes[1], hash(a.changes[0]) == hash(b.changes[0]))
    try:
        a.changes[0].owner = "bob"
    except AttributeError as e:
        print(type(e).__name__, e)
    try:
        Opened("x")
    except TypeError as e:
        print(e)

asyncio.run(main())
