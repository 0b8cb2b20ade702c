"""Calls that run in a pool of threads (Library Reference, "ThreadPoolExecutor")."""

import itertools
import os
import queue
import threading
import weakref
from concurrent.futures import _base

_queues_of_threads = weakref.WeakKeyDictionary()
_shutdown = False


def _python_exit():
    """The main thread is through: what was submitted is still done, then the workers end."""
    global _shutdown
    _shutdown = True
    items = list(_queues_of_threads.items())
    for thread, work in items:
        work.put(None)
    for thread, work in items:
        thread.join()


threading._register_atexit(_python_exit)


class _WorkItem:
    """A call, and the future that it answers to."""

    def __init__(self, future, fn, args, kwargs):
        self.future, self.call = future, (fn, args, kwargs)

    def run(self):
        if self.future.set_running_or_notify_cancel():
            fn, args, kwargs = self.call
            try:
                result = fn(*args, **kwargs)
            except BaseException as failure:
                self.future.set_exception(failure)
                # The exception's traceback leads to this call.
                self = None
            else:
                self.future.set_result(result)


def _next_item(executor_reference, work):
    """The next call, or None to look whether the thread is to end."""
    try:
        return work.get_nowait()
    except queue.Empty:
        _tell(executor_reference, lambda executor: executor._idle_semaphore.release())
        return work.get()


def _tell(executor_reference, what):
    """Does something with the executor, unless it is gone. It is not kept alive while a thread waits."""
    executor = executor_reference()
    if executor is not None:
        what(executor)


def _is_over(executor_reference):
    """Whether somebody wants the threads to end: the program, or the executor, which may be gone."""
    executor = executor_reference()
    if executor is None:
        return True
    executor._shutdown = executor._shutdown or _shutdown
    return executor._shutdown


def _worker(executor_reference, work_queue, initializer, initargs):
    try:
        if initializer is not None:
            initializer(*initargs)
    except BaseException:
        _base._log("critical", "Exception in initializer:")
        return _tell(executor_reference, lambda executor: executor._initializer_failed())
    try:
        while True:
            item = _next_item(executor_reference, work_queue)
            if item is not None:
                item.run()
                # It must not live while the thread waits.
                item = None
            elif _is_over(executor_reference):
                # For the next thread.
                return work_queue.put(None)
    except BaseException:
        _base._log("critical", "Exception in worker")


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker's initializer has failed."""


class ThreadPoolExecutor(_base.Executor):
    """Starts a thread for a call while there are fewer than `max_workers` and none of them is idle."""

    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, 4 + (os.process_cpu_count() or 1))
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if not (initializer is None or callable(initializer)):
            raise TypeError("initializer must be a callable")
        self._max_workers, self._threads = max_workers, set()
        self._work_queue, self._idle_semaphore = queue.SimpleQueue(), threading.Semaphore(0)
        self._broken = self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._counter()}"
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        # Held while a thread is started: what it runs at once may submit too, and waits for its turn.
        with self._shutdown_lock, _submit_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown or _shutdown:
                what = "shutdown" if self._shutdown else "interpreter shutdown"
                raise RuntimeError(f"cannot schedule new futures after {what}")
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0):
            return

        def let_workers_end(_, work=self._work_queue):
            work.put(None)

        number = len(self._threads)
        if number < self._max_workers:
            thread = threading.Thread(
                name=f"{self._thread_name_prefix or self}_{number}", target=_worker,
                args=(weakref.ref(self, let_workers_end), self._work_queue, self._initializer, self._initargs))
            thread.start()
            self._threads.add(thread)
            _queues_of_threads[thread] = self._work_queue

    def _waiting_items(self):
        """Takes what no worker has begun."""
        while True:
            try:
                item = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if item is not None:
                yield item

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for item in self._waiting_items():
                item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._waiting_items():
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()


_submit_lock = threading.Lock()
