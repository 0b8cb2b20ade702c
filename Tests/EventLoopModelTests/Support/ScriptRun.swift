import EventLoopModel

extension ScriptHost {
    /// `asyncio.create_task`
    func createTask(_ coroutine: Coroutine, name: String? = nil, isHousekeeping: Bool = false)
        throws(ScriptUnwinding) -> ScriptTask
    {
        let task = ScriptTask(coroutine, name: name, on: loop, isHousekeeping: isHousekeeping)
        try loop.start(task)
        return task
    }

    /// `asyncio.run(main())`, with its end: what is left is cancelled, then two housekeeping tasks run.
    /// - Returns: the result; what it raised is thrown; nil is a deadlock.
    @discardableResult
    func run(_ main: [Line]) throws(ScriptUnwinding) -> String? {
        let task = try createTask(Coroutine("main", main))
        tasks["main"] = task
        let end: EventLoop<ScriptHost>.End
        do throws(ScriptUnwinding) {
            end = try loop.runUntilComplete(task)
        } catch {
            if isException(error) { try closeDown() }
            throw error
        }
        guard end == .stopped else { return nil }
        try closeDown()
        switch loop.result(of: task) {
        case .value(let value): return value
        case .raises(let failure): throw .raising(failure)
        }
    }

    private func closeDown() throws(ScriptUnwinding) {
        let left = loop.allTasks
        if !left.isEmpty {
            for task in left { _ = try loop.cancel(task, message: nil) }
            _ = try loop.runUntilComplete(try gatherWithExceptions(left))
        }
        for name in ["shutdown_asyncgens", "shutdown_default_executor"] {
            let task = try createTask(Coroutine(name, []), isHousekeeping: true)
            _ = try loop.runUntilComplete(task, isOwn: true)
        }
        try loop.close()
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
