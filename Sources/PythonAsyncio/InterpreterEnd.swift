import EventLoopModel
import PythonVM

/// What is still to be said of what dies with the program.
///
/// CPython first collects what only circles of references keep alive, unless the program turned the collector off. After that the
/// last exception goes, then the modules. A module that functions refer to is in a circle with them, and so is found by a second
/// collection, with its variables as they were; one that nobody refers to loses them one by one. Both collections go by creation,
/// but for what the first has moved (`ReachableObjects`). Tracebacks can no longer be formatted as usual by then.
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

    /// The first collection at the end: what neither the modules nor an uncaught exception lead to has its say.
    func collectLost(keeping exception: ExceptionObject?) throws(Raise) {
        let lost = findLost(keeping: exception)
        try machine.settle()
        try machine.finalize(lost)
    }

    /// Nothing of what is found is kept alive.
    private func findLost(keeping exception: ExceptionObject?) -> MortalObjects {
        guard machine.mayHaveLost else { return MortalObjects([]) }
        let reachable = machine.findReachable(and: exception)
        reachable.clearReferencesToLost()
        machine.noteCollection(reachable)
        return reachable.lost
    }

    /// All that may have something to say when they die.
    var mortalFutures: [FutureObject] {
        var met: Set<ObjectIdentifier> = []
        return (failed.compactMap(\.future) + unfinishedTasks.filter(\.taskCore.logsDestroyPending))
            .filter { met.insert(ObjectIdentifier($0)).inserted }
    }

    /// What a future says when it dies.
    func report(_ future: FutureObject) throws(Raise) {
        if let task = future.asTask, !task.futureCore.isDone {
            guard task.taskCore.logsDestroyPending else { return }
            task.taskCore.logsDestroyPending = false
            // Whoever keeps it now keeps what is dead: `all_tasks` knows it no more.
            task.eventLoop.forget(task)
            task.taskCore.slot = .max
            try callExceptionHandler(
                of: task.loop,
                [("message", machine.string("Task was destroyed but it is pending!")), ("task", .object(task))]
                    + sourceItem(origin(of: task)))
        } else {
            future.reportUnretrieved(future.shell)
            try machine.settle()
        }
    }

    /// Loops that nobody has closed.
    var openLoops: [LoopObject] { loops.compactMap(\.loop).filter(\.hasLastWords) }

    /// The loops that the policy has: they are never taken down, nor is what they are still to run.
    var loopsOfPolicy: [PyObject] {
        let policy = machine.modules["asyncio.events"]?.namespace.get(machine.intern("_event_loop_policy")) ?? .none
        let loops = (policy.object as? AttributedObject).flatMap { _ in
            try? machine.optionalAttribute(policy, machine.intern("_loops"))
        }
        guard let loops = loops?.object as? DictObject else { return [] }
        var found: [PyObject] = []
        loops.forEach { _, loop in if let loop = loop.object { found.append(loop) } }
        return found
    }

    /// `__del__` of a loop that was never closed warns of it, and closes it.
    func finalize(_ loop: LoopObject) throws(Raise) {
        guard loop.hasLastWords else { return }
        defer { loop.closeSelfPipe() }
        let method = machine.typeOf(.object(loop)).lookup(machine.intern("__del__"))
        do throws(Raise) {
            _ = try machine.call(method, [.object(loop)])
        } catch {
            guard case .exception(let exception) = error else { throw error }
            machine.reportIgnored(exception, in: method)
        }
    }

    /// The run is over: no loop keeps itself any more.
    func releaseLoops() { for link in loops { link.loop?.closeSelfPipe() } }

    /// Those of all loops, in each in order of creation.
    var unfinishedTasks: [TaskObject] {
        loops.compactMap(\.loop).flatMap(\.model.allTasks).filter { !$0.futureCore.isDone }
    }
}

// MARK: - References

extension AsyncioHost {
    static func forEachReference(of future: FutureObject, _ visit: (Value) -> Void) {
        visit(.object(future.loop))
        switch future.futureCore.state {
        case .result(let value): visit(value)
        case .exception(let failure): failure.forEachReference(visit)
        case .pending, .cancelled: break
        }
        for callback in future.futureCore.callbacks {
            switch callback {
            case .wakeup(let task): visit(.object(task))
            case .call(let callback): callback.forEachReference(visit)
            case .stopLoop: break
            }
        }
        if let sleeping = future as? SleepingFuture { visit(sleeping.wanted) }
        if let message = future.futureCore.cancelMessage { visit(message) }
        future.futureCore.cancelledError?.forEachReference(visit)
        if let standIn = future as? ForeignFutureObject {
            visit(standIn.foreign)
            visit(standIn.waker)
        }
        guard let task = future.asTask else { return }
        visit(task.coroutine)
        if let context = task.context { visit(.object(context)) }
        if let awaited = task.taskCore.awaited { visit(.object(awaited)) }
    }

    /// A loop holds what is to run: its ready queue, its timers, and the task whose step runs.
    static func forEachReference(of loop: LoopObject, _ visit: (Value) -> Void) {
        visit(loop.exceptionHandler)
        visit(loop.taskFactory)
        visit(loop.poller)
        if let pipe = loop.selfPipe { visit(.object(pipe)) }
        if let task = loop.model.currentTask { visit(.object(task)) }
        for handle in loop.model.timerHandles { visit(.object(handle.held)) }
        for action in loop.model.readyActions { forEachReference(of: action, visit) }
    }

    static func forEachReference(of action: ReadyHandle<AsyncioHost>.Action, _ visit: (Value) -> Void) {
        switch action {
        case .step(let task), .wakeup(let task): visit(.object(task))
        case .stepThrowing(let next):
            guard SharedParts.isNew(next) else { return }
            visit(.object(next.task))
            next.failure.forEachReference(visit)
        case .handle(let handle): visit(.object(handle.held))
        case .doneCallback(let done):
            visit(.object(done.future))
            done.callback.forEachReference(visit)
        case .stopLoop(let future): visit(.object(future))
        }
    }
}
