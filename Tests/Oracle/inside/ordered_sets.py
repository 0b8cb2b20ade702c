"""Puts ordered sets in the place of asyncio's own.

asyncio keeps tasks and futures in sets and iterates them: at the end of `asyncio.run`, in `wait`, in
`as_completed`, when a TaskGroup aborts. CPython hashes these objects by address, so their order is any order. The
oracle and loopscope's model both go by creation. What has no number (a bare coroutine, a future) comes after
those that have one, in the order in which it was added.

Sets that the program itself makes of tasks stay as they are: programs of the conformance suite iterate none.
"""

import ast
import itertools
import weakref

MODULES = ("asyncio.tasks", "asyncio.taskgroups", "concurrent.futures._base")
"""The modules whose sets hold tasks and futures."""

_serials = weakref.WeakKeyDictionary()
_next_serial = itertools.count(1).__next__
creation_observers = []
"""Called with each new task, in order of creation, and the note that it had as an eager one."""
eager_observers = []
"""Called with the coroutine of an eager task before its first step: they answer a note, which hears of it if the step ends the loop."""
_eager = []
"""Eager tasks in their first step, the innermost last: coroutine, serial number, notes."""


class OrderedSet(set):
    """A set that iterates its members by creation."""

    def __init__(self, members=()):
        super().__init__()
        self._added = {}
        self.update(members)

    def __del__(self):
        # What dies with it dies by creation too.
        try:
            members = list(self)[::-1]
        except TypeError:
            return  # the interpreter goes down
        set.clear(self)
        self._added.clear()
        while members:
            members.pop()

    # Warnings of what dies look for the program's line, and pass over the frames of importlib: this one is no more there than those.
    __del__.__code__ = __del__.__code__.replace(co_filename="<frozen importlib._bootstrap>")

    def add(self, member):
        super().add(member)
        self._added[member] = None

    def update(self, *iterables):
        for member in itertools.chain(*iterables):
            self.add(member)

    def discard(self, member):
        super().discard(member)
        self._added.pop(member, None)

    def remove(self, member):
        super().remove(member)
        self._added.pop(member, None)

    def clear(self):
        super().clear()
        self._added.clear()

    def pop(self):
        for member in self:
            self.remove(member)
            return member
        return super().pop()

    def copy(self):
        return OrderedSet(self)

    def __iter__(self):
        return iter(sorted(self._added, key=_serial))

    def __repr__(self):
        return "{" + ", ".join(map(repr, self)) + "}" if self else "set()"

    def __sub__(self, other):
        return OrderedSet(m for m in self if m not in other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __and__(self, other):
        return OrderedSet(m for m in self if m in other) if isinstance(other, (set, frozenset)) else NotImplemented

    def __or__(self, other):
        return OrderedSet([*self, *other]) if isinstance(other, (set, frozenset)) else NotImplemented

    def difference(self, *others):
        return self - set(itertools.chain(*others))


class _TaskReferences(OrderedSet):
    """The data of the WeakSet in which every new task registers itself, and so learns its number."""

    def add(self, reference):
        task = reference()
        if task not in _serials:
            # An eager task that suspends has its number from before its first step.
            reserved = next((entry for entry in _eager if entry[0] is task.get_coro()), None)
            _register(task, *(reserved[1:] if reserved else (_next_serial(), None)))
        super().add(reference)

    def __iter__(self):
        return iter(list(self._added))  # in order of registration, which is the order of creation


def _register(task, serial, notes) -> None:
    _serials[task] = serial
    for index, observer in enumerate(creation_observers):
        observer(task, notes[index] if notes else None)


def number_eager_tasks(asyncio) -> None:
    """Eager tasks count from when they are created, also those that end in their first step and register nowhere."""
    make_factory = asyncio.create_eager_task_factory

    def create_eager_task_factory(constructor):
        def construct(coro, **keywords):
            entry = (coro, _next_serial(), [observer(coro) for observer in eager_observers])
            _eager.append(entry)
            try:
                task = constructor(coro, **keywords)
            except (SystemExit, KeyboardInterrupt) as error:
                for note in filter(None, entry[2]):
                    note.note_failure(error)
                raise
            finally:
                _eager.remove(entry)
            try:
                if task not in _serials:
                    _register(task, *entry[1:])
                return task
            finally:
                # Frames of the first step lead back to this one, which must not keep the task.
                del task

        return make_factory(construct)

    asyncio.tasks.create_eager_task_factory = asyncio.create_eager_task_factory = create_eager_task_factory
    asyncio.tasks.eager_task_factory = asyncio.eager_task_factory = create_eager_task_factory(asyncio.Task)


def _serial(member) -> float:
    try:
        return _serials.get(member, float("inf"))
    except TypeError:
        return float("inf")  # no weak reference to it, so it is no task


class _References(OrderedSet):
    """The data of a WeakSet that iterates its members in the order in which they were added."""

    def __iter__(self):
        return iter(list(self._added))


class _OrderSets(ast.NodeTransformer):
    """`set(...)` and `{... for ...}` become `OrderedSet(...)`."""

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "set":
            node.func.id = "OrderedSet"
        return node

    def visit_SetComp(self, node):
        self.generic_visit(node)
        members = ast.GeneratorExp(elt=node.elt, generators=node.generators)
        call = ast.Call(func=ast.Name(id="OrderedSet", ctx=ast.Load()), args=[members], keywords=[])
        return ast.copy_location(call, node)


def compile_ordered(source: bytes, path: str):
    """Compiles a module of asyncio with its sets ordered; line numbers stay."""
    tree = ast.parse(source, path)
    return compile(ast.fix_missing_locations(_OrderSets().visit(tree)), path, "exec", dont_inherit=True)


def number_futures(module) -> None:
    """Futures of threads are known by number, in order of creation."""
    initialize = module.Future.__init__

    def __init__(future):
        initialize(future)
        _serials[future] = _next_serial()

    module.Future.__init__ = __init__


def install(asyncio) -> None:
    """Orders the set of all scheduled tasks, which asyncio's C module made, and each loop's of asynchronous generators."""
    asyncio.tasks._scheduled_tasks.data = _TaskReferences()
    number_eager_tasks(asyncio)
    initialize = asyncio.BaseEventLoop.__init__

    def __init__(loop, *arguments, **keywords):
        initialize(loop, *arguments, **keywords)
        loop._asyncgens.data = _References()

    asyncio.BaseEventLoop.__init__ = __init__
