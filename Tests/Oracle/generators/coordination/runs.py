"""How a program runs its `main`, and how often: `asyncio.run`, a `Runner`, a loop by hand."""

from generators.coordination.writer import Writer


def write(w: Writer) -> None:
    """The last lines of a program."""
    w.line("\n")
    form = w.random.choices((_run, _run_twice, _runner, _by_hand), (12, 1, 4, 2))[0]
    form(w)


def _attempt(w: Writer, *lines: str) -> None:
    """The lines one after another, each of which may raise."""
    for line in lines:
        with w.block("try:"):
            w.line(line)
        with w.block("except BaseException as error:"):
            w.line("print('run raised', repr(error), repr(error.__cause__), repr(error.__context__))")


def _run(w: Writer) -> None:
    option = w.random.choices(("", ", loop_factory=asyncio.SelectorEventLoop"), (13, 1))[0]
    _attempt(w, f"print(asyncio.run(main(){option}))")


def _run_twice(w: Writer) -> None:
    _attempt(w, "print(asyncio.run(main()))", "print(asyncio.run(main()))")


def _runner(w: Writer) -> None:
    w.line("runner = asyncio.Runner()")
    if w.chance(0.4):
        _attempt(w, "runner.get_loop().set_task_factory(asyncio.eager_task_factory)")
    options = [w.pick("", "", ", context=own") for _ in range(w.random.randint(1, 3))]
    w.line("own = contextvars.copy_context()")
    w.line(f"own.run(variable.set, {w.label()!r})")
    _attempt(w, *(f"print(runner.run(main(){option}))" for option in options))
    w.line("print('variable', own[variable])")
    _attempt(w, *("runner.close()", "runner.close()", "runner.run(main())")[: w.random.randint(1, 3)])


def _by_hand(w: Writer) -> None:
    with w.block("async def end():"):
        w.line("left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]")
        with w.block("for task in left:"):
            w.line("task.cancel('left')")
        w.line("await asyncio.gather(*left, return_exceptions=True)")
    w.line("\n")
    w.line("loop = asyncio.new_event_loop()")
    first = w.pick("asyncio.sleep(0.3)", "main()", "loop.shutdown_asyncgens()")
    last = ["loop.run_until_complete(loop.shutdown_asyncgens())", "loop.run_until_complete(loop.shutdown_default_executor())"]
    _attempt(w, "print(loop.run_until_complete(main()))", f"print(loop.run_until_complete({first}))", "loop.run_until_complete(end())")
    _attempt(w, *w.random.sample(last, w.random.randint(0, 2)), "loop.close()")
