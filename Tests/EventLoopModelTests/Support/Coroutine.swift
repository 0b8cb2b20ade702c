import EventLoopModel

/// One line of a script.
indirect enum Line {
    case say(String)
    /// Anything that needs no `await`.
    case call((ScriptHost) throws(ScriptUnwinding) -> Void)
    /// `await asyncio.sleep(0)`
    case giveWay
    /// `await asyncio.sleep(delay)`
    case sleep(Double)
    /// `await future`, which is made or found by the function.
    case await((ScriptHost) throws(ScriptUnwinding) -> ScriptFuture)
    /// `yield future`, without `await`.
    case yieldBare((ScriptHost) -> ScriptFuture)
    /// A yield of something that is no future.
    case yieldNonsense
    /// `try: ... except CLASS as e: ...`; the handler can say "\\e".
    case attempt([Line], except: String, [Line])
    /// `try: ... finally: ...`
    case ensure([Line], finally: [Line])
    case raise(ScriptError)
    case reraise
    case returns(String)

    // MARK: Shorter forms

    /// `await task`, by its key in `ScriptHost.tasks`.
    static func join(_ key: String) -> Line { .await { $0.tasks[key]! } }

    /// `key = asyncio.create_task(coroutine(), name=name)`
    static func start(_ key: String, name: String? = nil, _ lines: [Line]) -> Line {
        .call { (host) throws(ScriptUnwinding) in
            host.tasks[key] = try host.createTask(Coroutine(key, lines), name: name)
        }
    }

    /// The same with an eager task.
    static func startEagerly(_ key: String, _ lines: [Line]) -> Line {
        .call { (host) throws(ScriptUnwinding) in
            host.tasks[key] = try host.createTask(Coroutine(key, lines), isEager: true)
        }
    }

    /// `key.cancel(message)`
    static func cancel(_ key: String, _ message: String? = nil) -> Line {
        .call { (host) throws(ScriptUnwinding) in _ = try host.loop.cancel(host.tasks[key]!, message: message) }
    }

    /// `print(text(), ...)`
    static func tell(_ text: @escaping (ScriptHost) -> String) -> Line { .call { $0.say(text($0)) } }
}

/// A coroutine that runs a script; it suspends by returning.
final class Coroutine {
    /// A block of lines that runs, and what guards it.
    private struct Block {
        enum Guard {
            case none
            case except(String, [Line])
            case finally([Line])
            /// A `finally` block runs; at its end the failure goes on.
            case cleaningUp(ScriptError?)
            /// An `except` block runs; a bare `raise` raises it again.
            case handling(ScriptError)
        }
        var lines: ArraySlice<Line>
        var kind: Guard
    }

    let name: String
    private var blocks: [Block]
    private var awaited: ScriptFuture?
    private var sleep: ScriptHandle?

    init(_ name: String, _ lines: [Line]) {
        self.name = name
        blocks = [Block(lines: lines[...], kind: .none)]
    }

    func resume(throwing failure: ScriptError?, on host: ScriptHost) throws(ScriptUnwinding) -> StepOutcome<ScriptHost>
    {
        // What `sleep` has in its `finally`.
        if let sleep { host.loop.cancel(sleep) }
        sleep = nil
        var failure = failure
        if failure == nil, let awaited, case .raises(let error) = host.loop.result(of: awaited) { failure = error }
        awaited = nil
        while true {
            if let error = failure {
                failure = nil
                guard unwind(error) else { return .raised(error) }
            }
            guard !blocks.isEmpty else { return .returned("None") }
            guard let line = blocks[blocks.count - 1].lines.popFirst() else {
                if case .cleaningUp(let error) = blocks.removeLast().kind { failure = error }
                continue
            }
            do throws(ScriptUnwinding) {
                if let outcome = try perform(line, on: host) { return outcome }
                try host.settle()
            } catch {
                guard case .raising(let raised) = error else { throw error }
                failure = raised
            }
        }
    }

    private func perform(_ line: Line, on host: ScriptHost) throws(ScriptUnwinding) -> StepOutcome<ScriptHost>? {
        switch line {
        case .say(let text):
            host.say(text.replacing("\\e", with: handled?.description ?? ""))
        case .call(let function):
            try function(host)
        case .giveWay:
            return .yielded
        case .sleep(let delay):
            let future = ScriptFuture(host.loop)
            let handle = ScriptHandle("_set_result_unless_cancelled") { [unowned host] (_) throws(ScriptUnwinding) in
                if !future.futureCore.isCancelled { try host.loop.setResult("None", of: future) }
            }
            let due = try host.loop.callLater(delay, handle, for: host.loop.currentTask)
            future.futureCore.meaning = .sleep(until: due)
            sleep = handle
            return try suspend(on: future)
        case .await(let find):
            let future = try find(host)
            if future.futureCore.isDone {
                if case .raises(let error) = host.loop.result(of: future) { throw .raising(error) }
                return nil
            }
            return try suspend(on: future)
        case .yieldBare(let find):
            return .suspended(on: find(host))
        case .yieldNonsense:
            return .badYield(ScriptError("RuntimeError", "Task got bad yield"))
        case .attempt(let body, let name, let handler):
            blocks.append(Block(lines: body[...], kind: .except(name, handler)))
        case .ensure(let body, let cleanup):
            blocks.append(Block(lines: cleanup[...], kind: .cleaningUp(nil)))
            blocks.append(Block(lines: body[...], kind: .finally(cleanup)))
        case .raise(let error):
            throw .raising(error)
        case .reraise:
            throw .raising(handled ?? ScriptError("RuntimeError", "No active exception to reraise"))
        case .returns(let value):
            blocks = []
            return .returned(value)
        }
        return nil
    }

    private func suspend(on future: ScriptFuture) throws(ScriptUnwinding) -> StepOutcome<ScriptHost> {
        // Set from before, if a task has awaited itself.
        if future.futureCore.isBlocking {
            throw .raising(ScriptError("RuntimeError", "await wasn't used with future"))
        }
        future.futureCore.isBlocking = true
        awaited = future
        return .suspended(on: future)
    }

    /// The exception that the innermost `except` block handles.
    private var handled: ScriptError? {
        for block in blocks.reversed() {
            if case .handling(let error) = block.kind { return error }
        }
        return nil
    }

    /// Finds who takes the exception; false if nobody does.
    private func unwind(_ error: ScriptError) -> Bool {
        while let block = blocks.popLast() {
            switch block.kind {
            case .except(let name, let handler) where name == error.name:
                blocks.append(Block(lines: handler[...], kind: .handling(error)))
                return true
            case .finally:
                // The block below it is its cleanup, which now has something to go on with.
                blocks[blocks.count - 1].kind = .cleaningUp(error)
                return true
            default:
                continue
            }
        }
        return false
    }
}
