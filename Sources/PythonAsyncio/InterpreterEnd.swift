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
    /// - Returns: what they do lead to.
    func reportUnreachable(keeping exception: ExceptionObject?) throws(Raise) -> ReachableObjects? {
        let failed = failedFutures
        if leftTasks.isEmpty && failed.isEmpty { return nil }
        let reachable = machine.reachableFromModules(and: exception.map { [.object($0)] } ?? [])
        let lost = failed.filter { !reachable.contains($0) }
        for future in lost { future.reportUnretrieved(future.shell) }
        try machine.settle()
        forgetTracebacks(of: lost)
        for task in leftTasks where !reachable.contains(task) {
            try close(task)
            try reportDestroyed(task)
        }
        try machine.settle()
        return reachable
    }

    /// Reports what the exception alone led to, after it is gone.
    func reportReleased(_ order: ReachableObjects?) throws(Raise) {
        guard let order else { return }
        let reachable = machine.reachableFromModules()
        let futures = failedFutures.filter { !reachable.contains($0) }
        let tasks = leftTasks.filter { !reachable.contains($0) }
        try report(futures, tasks, order)
    }

    /// Reports what is left when the modules have been cleared.
    func reportRest(_ order: ReachableObjects?) throws(Raise) {
        guard let order else { return }
        try report(failedFutures, leftTasks, order)
    }

    private func report(_ failed: [FutureObject], _ tasks: [TaskObject], _ order: ReachableObjects) throws(Raise) {
        func inOrder(_ first: FutureObject, _ second: FutureObject) -> Bool {
            order.rank(of: first) ?? .max < order.rank(of: second) ?? .max
        }
        for future in failed.sorted(by: inOrder) {
            future.reportUnretrieved(future.shell)
            try machine.settle()
        }
        for task in tasks {
            try reportDestroyed(task)
            try close(task)
        }
        forgetTracebacks(of: failed)
        try machine.settle()
    }

    private var failedFutures: [FutureObject] { failed.compactMap(\.future) }

    /// An exception's traceback holds the calls that it left, and a variable of one of them may hold the future.
    private func forgetTracebacks(of futures: [FutureObject]) {
        for future in futures {
            if case .exception(let failure) = future.futureCore.state { failure.forgetTraceback() }
        }
    }

    private var leftTasks: [TaskObject] {
        loops.compactMap(\.loop).flatMap(\.model.allTasks).filter {
            !$0.futureCore.isDone && $0.taskCore.logsDestroyPending
        }
    }

    private func reportDestroyed(_ task: TaskObject) throws(Raise) {
        task.taskCore.logsDestroyPending = false
        try callExceptionHandler(
            of: task.loop,
            [("message", machine.string("Task was destroyed but it is pending!")), ("task", .object(task))])
    }

    private func close(_ task: TaskObject) throws(Raise) {
        guard case .object(let object) = task.coroutine, let coroutine = object as? GeneratorObject else { return }
        do throws(Raise) {
            _ = try machine.close(coroutine)
        } catch {
            guard case .exception(let exception) = error else { throw error }
            machine.reportIgnored(exception, in: task.coroutine)
        }
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
        if let awaited = task.taskCore.awaited { visit(.object(awaited)) }
    }

    /// An open loop holds the tasks that a handle of it will step: those that are ready, and those that sleep.
    static func forEachReference(of loop: LoopObject, _ visit: (Value) -> Void) {
        visit(loop.exceptionHandler)
        visit(loop.taskFactory)
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
