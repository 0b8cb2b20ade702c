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
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as failure:
            self.future.set_exception(failure)
            # The exception's traceback leads to this call.
            self = None
        else:
            self.future.set_result(result)


def _worker(executor_reference, work_queue, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._log("critical", "Exception in initializer:")
            executor = executor_reference()
            if executor is not None:
                executor._initializer_failed()
            return
    try:
        while True:
            try:
                item = work_queue.get_nowait()
            except queue.Empty:
                # Nothing to do: `submit` need not start another thread.
                executor = executor_reference()
                if executor is not None:
                    executor._idle_semaphore.release()
                del executor
                item = work_queue.get()
            if item is not None:
                item.run()
                del item
                continue
            # Somebody may want the threads to end: the program, or the executor, which may be gone.
            executor = executor_reference()
            if _shutdown or executor is None or executor._shutdown:
                if executor is not None:
                    executor._shutdown = True
                work_queue.put(None)
                return
            del executor
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
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
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
