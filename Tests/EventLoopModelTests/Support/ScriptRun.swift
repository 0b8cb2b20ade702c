import EventLoopModel

extension ScriptHost {
    /// `asyncio.create_task`
    func createTask(_ coroutine: Coroutine, name: String? = nil, isHousekeeping: Bool = false, isEager: Bool = false)
        throws(ScriptUnwinding) -> ScriptTask
    {
        let task = ScriptTask(coroutine, name: name, on: loop, isHousekeeping: isHousekeeping)
        if isEager { try loop.startEagerly(task) } else { try loop.start(task) }
        return task
    }

    /// `asyncio.run(main())`, with its end: what is left is cancelled, then two housekeeping tasks run.
    /// - Returns: the result; what it raised is thrown; nil is a deadlock.
    @discardableResult
    func run(_ main: [Line]) throws(ScriptUnwinding) -> String? {
        let task = try createTask(Coroutine("main", main))
        tasks["main"] = task
        do throws(ScriptUnwinding) {
            guard try loop.runUntilComplete(task) == .stopped else { return nil }
        } catch {
            if failure(in: error) != nil, try !closeDown() { return nil }
            throw error
        }
        guard try closeDown() else { return nil }
        switch loop.result(of: task) {
        case .value(let value): return value
        case .raises(let failure): throw .raising(failure)
        }
    }

    /// - Returns: false for a deadlock.
    private func closeDown() throws(ScriptUnwinding) -> Bool {
        do throws(ScriptUnwinding) {
            let left = loop.allTasks
            if !left.isEmpty {
                for task in left { _ = try loop.cancel(task, message: nil) }
                guard try loop.runUntilComplete(try gatherWithExceptions(left)) == .stopped else { return false }
                for task in left where !task.futureCore.isCancelled {
                    guard case .failure(let failure) = loop.exception(of: task) else { continue }
                    say("unhandled exception during asyncio.run() shutdown: \(failure)")
                }
            }
            for name in ["shutdown_asyncgens", "shutdown_default_executor"] {
                let task = try createTask(Coroutine(name, []), isHousekeeping: true)
                guard try loop.runUntilComplete(task, isOwn: true) == .stopped else { return false }
            }
        } catch {
            if failure(in: error) != nil { try loop.close() }
            throw error
        }
        try loop.close()
        return true
    }

    /// `asyncio.gather(*tasks, return_exceptions=True)`, as far as it is needed here.
    private func gatherWithExceptions(_ tasks: [ScriptTask]) throws(ScriptUnwinding) -> ScriptFuture {
        let outer = ScriptFuture(loop)
        var pending = tasks.count
        for task in tasks {
            let callback = ScriptCallback(name: "_done_callback") { [unowned self] (_) throws(ScriptUnwinding) in
                pending -= 1
                if pending == 0 { try self.loop.setResult("[]", of: outer) }
            }
            try loop.addDoneCallback(.call(callback), to: task)
        }
        return outer
    }
}
