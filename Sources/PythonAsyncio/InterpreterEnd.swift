import EventLoopModel
import PythonVM

/// What is still to be said of futures and tasks when the program is over.
///
/// CPython first collects what only circles of references keep alive: then a task's coroutine is closed before the task is
/// reported, since it is the older object. After that the last exception goes, then the modules: what dies now goes in the order in
/// which the first collection came to it, tasks before their coroutines, and tracebacks can no longer be formatted as usual.
extension AsyncioHost {
    /// A future or task that ended with an exception, as long as it exists.
    struct FailedFuture { weak var future: FutureObject? }

    /// Keeps in mind that a future has an exception that somebody should ask for.
    func noteFailed(_ future: FutureObject) {
        if failed.count >= 64, failed.count > 2 * failedInUse {
            failed.removeAll { $0.future?.futureCore.logsTraceback != true }
            failedInUse = failed.count
        }
        failed.append(FailedFuture(future: future))
    }

    /// Reports what neither the modules nor an uncaught exception lead to.
    /// - Returns: what they do lead to; nil if nobody will have anything to say.
    func reportUnreachable(keeping exception: ExceptionObject?) throws(Raise) -> ReachableObjects? {
        if exception == nil, leftTasks.isEmpty, failedFutures.isEmpty { return nil }
        let reachable = machine.reachableFromModules(and: exception.map { [.object($0)] } ?? [])
        let lost = (failedFutures + leftTasks).filter { !reachable.contains($0) }
        for future in lost.sorted(by: { machine.identity(of: $0) < machine.identity(of: $1) }) {
            if let task = future.asTask, !task.futureCore.isDone { try close(task) }
            try report(future)
        }
        forgetTracebacks(of: lost)
        try machine.settle()
        return reachable
    }

    /// Reports what the exception alone led to, after it is gone, or all that is left.
    func reportReleased(_ order: ReachableObjects?, modulesAreGone: Bool) throws(Raise) {
        guard let order else { return }
        let reachable = modulesAreGone ? nil : machine.reachableFromModules()
        let doomed = order.survivors.filter { reachable?.contains($0) != true }
        // Tasks of one loop come in the order of their creation, whatever the timers' heap looks like.
        let futures = doomed.compactMap { $0 as? FutureObject }
        for task in leftTasks where reachable?.contains(task) != true { try report(task) }
        try machine.finalize(doomed) { (object) throws(Raise) in
            if let future = object as? FutureObject { try report(future) }
        }
        forgetTracebacks(of: futures)
        try machine.settle()
    }

    /// What a future says when it dies.
    private func report(_ future: FutureObject) throws(Raise) {
        if let task = future.asTask, !task.futureCore.isDone {
            guard task.taskCore.logsDestroyPending else { return }
            task.taskCore.logsDestroyPending = false
            try callExceptionHandler(
                of: task.loop,
                [("message", machine.string("Task was destroyed but it is pending!")), ("task", .object(task))]
                    + sourceItem(origin(of: task)))
        } else {
            future.reportUnretrieved(future.shell)
            try machine.settle()
        }
    }

    private var failedFutures: [FutureObject] { failed.compactMap(\.future) }

    /// An exception's traceback holds the calls that it left, and a variable of one of them may hold the future.
    private func forgetTracebacks(of futures: [FutureObject]) {
        for future in futures {
            if case .exception(let failure) = future.futureCore.state { failure.forgetTraceback() }
        }
    }

    private var leftTasks: [TaskObject] { unfinishedTasks.filter { $0.taskCore.logsDestroyPending } }

    /// Those of all loops, in each in order of creation.
    var unfinishedTasks: [TaskObject] {
        loops.compactMap(\.loop).flatMap(\.model.allTasks).filter { !$0.futureCore.isDone }
    }

    private func close(_ task: TaskObject) throws(Raise) {
        guard case .object(let object) = task.coroutine, let coroutine = object as? GeneratorObject else { return }
        try machine.finalize(coroutine)
    }
}

// MARK: - References

extension AsyncioHost {
    static func forEachReference(of future: FutureObject, _ visit: (Value) -> Void) {
        visit(.object(future.loop))
        switch future.futureCore.state {
        case .result(let value): visit(value)
        case .exception(let failure): visit(.object(failure.exception))
        case .pending, .cancelled: break
        }
        for callback in future.futureCore.callbacks {
            switch callback {
            case .wakeup(let task): visit(.object(task))
            case .call(let callback): visit(callback.function)
            case .stopLoop: break
            }
        }
        guard let task = future.asTask else { return }
        visit(task.coroutine)
        if let awaited = task.taskCore.awaited { visit(awaited.asPython) }
    }

    /// An open loop holds the tasks that a handle of it will step: those that are ready, and those that sleep.
    static func forEachReference(of loop: LoopObject, _ visit: (Value) -> Void) {
        visit(loop.exceptionHandler)
        visit(loop.taskFactory)
        visit(loop.poller)
        if loop.model.isClosed { return }
        for task in loop.model.allTasks {
            guard let awaited = task.taskCore.awaited else {
                visit(.object(task))
                continue
            }
            if case .sleep = awaited.futureCore.meaning { visit(.object(task)) }
        }
    }
}
