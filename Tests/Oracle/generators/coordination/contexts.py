"""Context variables: of tasks, of callbacks, of contexts that several share."""

from generators.coordination.writer import LOOP, Writer

PRELUDE = """

def set_variable(value):
    say("variable was", variable.get())
    return variable.set(value)
"""


def variable(w: Writer, n: int) -> None:
    own = w.label()
    kind = w.random.randrange(3)
    if kind == 0:
        w.line(f"variable.set({own!r})")
    elif kind == 1:
        w.line(f"{own} = variable.set({own!r})")
        w.line(f"await asyncio.sleep({w.length()})")
        w.line(f"variable.reset({own})")
    w.say("variable.get()")


def run_in(w: Writer, n: int) -> None:
    w.say(f"{w.some_context()}.run({w.pick(f'set_variable, {w.label()!r}', 'variable.get')})")


def renew(w: Writer, n: int) -> None:
    w.line(f"{w.some_context()} = {w.pick('contextvars.copy_context()', 'contextvars.Context()', 'asyncio.current_task().get_context()')}")


def start_in(w: Writer, n: int) -> None:
    coroutine, name = w.named_coroutine(n)
    # By the class: no eager task may share a context (`eager.start_in` says why).
    w.line(f"started[{name!r}] = asyncio.Task({coroutine}, name={name!r}, context={w.some_context()})")


def call_in(w: Writer, n: int) -> None:
    w.line(f"handles.append({LOOP}.call_soon(set_variable, {w.label()!r}, context={w.some_context()}))")


SIMPLE = [(1.5, variable), (0.7, run_in), (0.7, renew), (0.7, start_in), (0.7, call_in)]
