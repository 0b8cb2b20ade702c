"""Where a task stands (Library Reference, `Task.get_stack`, `Task.print_stack`)."""


def _task_get_stack(task, limit=None):
    """The frames of a suspended task's coroutine; of one that ended with an exception, those of the traceback."""
    coroutine = task.get_coro()
    frame = None
    for name in ("cr_frame", "gi_frame", "ag_frame"):
        if hasattr(coroutine, name):
            frame = getattr(coroutine, name)
            break
    frames = []
    if frame is not None:
        # A task that runs was called by somebody: whoever that was comes first.
        while frame is not None and (limit is None or len(frames) < limit):
            frames.append(frame)
            frame = frame.f_back
        frames.reverse()
    elif (failure := _exception(task)) is not None:
        entry = failure.__traceback__
        while entry is not None and (limit is None or len(frames) < limit):
            frames.append(entry.tb_frame)
            entry = entry.tb_next
    return frames


def _exception(task):
    """Looking is not retrieving: what was to be reported still is."""
    return task._exception


def _task_print_stack(task, limit=None, file=None):
    import linecache
    import traceback

    entries = []
    for frame in task.get_stack(limit=limit):
        code = frame.f_code
        line = linecache.getline(code.co_filename, frame.f_lineno, frame.f_globals)
        entries.append((code.co_filename, frame.f_lineno, code.co_name, line))
    failure = _exception(task)
    if not entries:
        print(f"No stack for {task!r}", file=file)
    else:
        word = "Stack" if failure is None else "Traceback"
        print(f"{word} for {task!r} (most recent call last):", file=file)
    traceback.print_list(entries, file=file)
    if failure is not None:
        for line in traceback.format_exception_only(type(failure), failure):
            print(line, file=file, end="")
