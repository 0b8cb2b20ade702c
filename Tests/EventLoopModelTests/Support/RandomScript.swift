import EventLoopModel
import Trace

/// A random program, as a script for the model and as Python: tasks, futures, handles, timers, cancellation and exceptions at
/// random points, and every step prints. The same seed gives the same program.
struct RandomScript {
    /// The body of `async def main()`, whose names `facts/random/record.py` provides.
    private(set) var python = ""
    private(set) var lines: [Line] = []

    private var random: SplitMix
    private var indentation = 1
    private var taskCount = 0
    private var labelCount = 0
    private var statementsLeft = 120
    private let handles = Handles()

    private final class Handles {
        var slots: [Int: ScriptHandle] = [:]
    }

    init(seed: UInt64) {
        random = SplitMix(state: seed &* 7919)
        for key in ["f0", "f1", "f2"] { lines += newFuture(key) }
        for _ in 0..<6 + random.below(12) { lines += statement(depth: 0) }
    }

    /// Runs it, and answers all that it printed.
    func run(trace: Trace? = nil) -> [String] {
        let host = ScriptHost(trace: trace)
        do throws(ScriptUnwinding) {
            host.say(try host.run(lines).map { "run \($0)" } ?? "deadlock")
        } catch {
            if let failure = host.failure(in: error) { host.say("run \(failure)") }
        }
        handles.slots = [:]
        return host.said
    }

    // MARK: Statements

    private mutating func block(depth: Int) -> [Line] {
        (0..<1 + random.below(5)).flatMap { _ in statement(depth: depth) }
    }

    private mutating func statement(depth: Int) -> [Line] {
        statementsLeft -= 1
        guard statementsLeft > 0 else { return say() }
        let isDeep = depth > 5
        switch random.below(30) {
        case 0, 1: return tellTime()
        case 2...4: return write("await asyncio.sleep(0)", .giveWay)
        case 5...7: return sleep()
        case 8...12: return start(depth: depth)
        case 13...15: return join()
        case 16...18: return cancel()
        case 19: return uncancel()
        case 20: return newFuture(someFuture())
        case 21, 22: return awaitFuture()
        case 23: return finishFuture()
        case 24: return addDoneCallback()
        case 25: return schedule()
        case 26: return cancelHandle()
        case 27, 28: return isDeep ? say() : attempt(depth: depth)
        default: return isDeep || random.chance(50) ? fail() : ensure(depth: depth)
        }
    }

    private mutating func say() -> [Line] {
        let label = newLabel()
        return write("print('\(label)')", .say(label))
    }

    private mutating func tellTime() -> [Line] {
        let label = newLabel()
        return write("print('\(label)', loop.time())", .tell { "\(label) \($0.now)" })
    }

    private mutating func sleep() -> [Line] {
        let delay = random.pick([0.0001, 0.0005, 0.001, 0.0011, 0.002, 0.5, 0.5, 1, 1, 1.5, 2])
        return write("await asyncio.sleep(\(delay))", .sleep(delay))
    }

    private mutating func start(depth: Int) -> [Line] {
        let key = "T\(taskCount)"
        taskCount += 1
        let name = random.chance(20) ? "N\(key)" : nil
        let isKept = !random.chance(15)
        write("async def \(key.lowercased())():")
        var body = indented { $0.block(depth: depth + 1) }
        if random.chance(30) {
            let value = newLabel()
            body += indented { $0.write("return '\(value)'", .returns(value)) }
        }
        let create = "asyncio.create_task(\(key.lowercased())()\(name.map { ", name='\($0)'" } ?? ""))"
        return call((isKept ? "tasks['\(key)'] = " : "") + create) { [body] (host) throws(ScriptUnwinding) in
            let task = try host.createTask(Coroutine(key, body), name: name)
            if isKept { host.tasks[key] = task }
        }
    }

    private mutating func join() -> [Line] {
        let key = someTask()
        return write(
            "if '\(key)' in tasks: await tasks['\(key)']",
            .await { (host) throws(ScriptUnwinding) in
                if let task = host.tasks[key] { return task }
                let done = ScriptFuture(host.loop)
                try host.loop.setResult("", of: done)
                return done
            })
    }

    private mutating func cancel() -> [Line] {
        let key = someTask()
        let message = random.chance(50) ? newLabel() : nil
        let argument = message.map { "'\($0)'" } ?? ""
        return call(
            "if '\(key)' in tasks: print(tasks['\(key)'].cancel(\(argument)), tasks['\(key)'].cancelling())"
        ) { (host) throws(ScriptUnwinding) in
            guard let task = host.tasks[key] else { return }
            let isAccepted = try host.loop.cancel(task, message: message)
            host.say("\(pythonText(isAccepted)) \(task.taskCore.cancelling)")
        }
    }

    private mutating func uncancel() -> [Line] {
        let task = "tasks['\(someTask())']"
        let key = String(task.dropFirst(7).dropLast(2))
        return call(
            "if '\(key)' in tasks: print(\(task).uncancel(), \(task).done(), \(task).cancelled(), \(task).get_name())"
        ) {
            guard let task = $0.tasks[key] else { return }
            let left = $0.loop.uncancel(task)
            let (isDone, isCancelled) = (task.futureCore.isDone, task.futureCore.isCancelled)
            $0.say("\(left) \(pythonText(isDone)) \(pythonText(isCancelled)) \(task.taskCore.name)")
        }
    }

    /// Most futures are done some day, if nobody else sees to it.
    private mutating func newFuture(_ key: String) -> [Line] {
        guard !random.chance(10) else {
            return call("futures['\(key)'] = loop.create_future()") { $0.futures[key] = ScriptFuture($0.loop) }
        }
        let delay = random.pick([0.0005, 0.5, 1, 3])
        return call("futures['\(key)'] = done_after(loop, \(delay))") { (host) throws(ScriptUnwinding) in
            let future = ScriptFuture(host.loop)
            host.futures[key] = future
            let finish = ScriptHandle("finish") { (host) throws(ScriptUnwinding) in
                if !future.futureCore.isDone { try host.loop.setResult("late", of: future) }
            }
            try host.loop.callLater(delay, finish)
        }
    }

    private mutating func awaitFuture() -> [Line] {
        let key = someFuture()
        return write("await futures['\(key)']", .await { $0.futures[key]! })
    }

    private mutating func finishFuture() -> [Line] {
        let key = someFuture()
        switch random.below(3) {
        case 0:
            return call("futures['\(key)'].set_result('r')") { (host) throws(ScriptUnwinding) in
                try host.loop.setResult("r", of: host.futures[key]!)
            }
        case 1:
            let label = newLabel()
            return call("futures['\(key)'].set_exception(ValueError('\(label)'))") { (host) throws(ScriptUnwinding) in
                try host.loop.setException(ScriptError("ValueError", label), of: host.futures[key]!)
            }
        default:
            return call("print(futures['\(key)'].cancel())") { (host) throws(ScriptUnwinding) in
                host.say(pythonText(try host.loop.cancelFuture(host.futures[key]!, message: nil)))
            }
        }
    }

    private mutating func addDoneCallback() -> [Line] {
        let label = newLabel()
        let isForTask = random.chance(50)
        let key = isForTask ? someTask() : someFuture()
        let table = isForTask ? "tasks" : "futures"
        let add = "\(table)['\(key)'].add_done_callback(lambda f: print('\(label)', f.cancelled()))"
        return call("if '\(key)' in \(table): \(add)") { (host) throws(ScriptUnwinding) in
            guard let target: ScriptFuture = isForTask ? host.tasks[key] : host.futures[key] else { return }
            let callback = ScriptCallback(name: label) { [unowned host] in
                host.say("\(label) \(pythonText($0.futureCore.isCancelled))")
            }
            try host.loop.addDoneCallback(.call(callback), to: target)
        }
    }

    private mutating func schedule() -> [Line] {
        let label = newLabel()
        let slot = random.below(4)
        let time = random.pick([0, 0.0005, 0.001, 0.5, 1, 1, 2])
        let method = random.pick(["call_soon(", "call_later(\(time), ", "call_at(\(time), "])
        return call("handles[\(slot)] = loop.\(method)print, '\(label)')") { [handles] (host) throws(ScriptUnwinding) in
            let handle = ScriptHandle("print") { $0.say(label) }
            if method.hasPrefix("call_soon") {
                try host.loop.callSoon(handle)
            } else if method.hasPrefix("call_later") {
                try host.loop.callLater(time, handle)
            } else {
                try host.loop.callAt(time, handle)
            }
            handles.slots[slot] = handle
        }
    }

    private mutating func cancelHandle() -> [Line] {
        let slot = random.below(4)
        return call("if \(slot) in handles: handles[\(slot)].cancel()") { [handles] host in
            if let handle = handles.slots[slot] { host.loop.cancel(handle) }
        }
    }

    private mutating func attempt(depth: Int) -> [Line] {
        let name = random.pick(["CancelledError", "CancelledError", "ValueError", "RuntimeError", "InvalidStateError"])
        let isAsyncio = ["CancelledError", "InvalidStateError"].contains(name)
        write("try:")
        let body = indented { $0.block(depth: depth + 1) }
        write("except \(isAsyncio ? "asyncio." : "")\(name) as error:")
        let handler = indented {
            let label = $0.newLabel()
            var handler = $0.write("print('\(label)', show(error))", .say("\(label) \\e")) + $0.block(depth: depth + 1)
            if $0.random.chance(40) { handler += $0.write("raise", .reraise) }
            return handler
        }
        return [.attempt(body, except: name, handler)]
    }

    private mutating func ensure(depth: Int) -> [Line] {
        write("try:")
        let body = indented { $0.block(depth: depth + 1) }
        write("finally:")
        return [.ensure(body, finally: indented { $0.block(depth: depth + 1) })]
    }

    private mutating func fail() -> [Line] {
        let isExit = random.chance(5)
        guard isExit || random.chance(25) else { return say() }
        let error = isExit ? ScriptError("SystemExit", "3") : ScriptError("ValueError", newLabel())
        return write("if True: raise \(error)", .raise(error))
    }

    // MARK: Writing

    @discardableResult
    private mutating func write(_ text: String, _ line: Line? = nil) -> [Line] {
        python += String(repeating: "    ", count: indentation) + text + "\n"
        return line.map { [$0] } ?? []
    }

    private mutating func call(
        _ text: String, _ function: @escaping (ScriptHost) throws(ScriptUnwinding) -> Void
    ) -> [Line] {
        write(text, .call(function))
    }

    private mutating func indented(_ write: (inout RandomScript) -> [Line]) -> [Line] {
        indentation += 1
        defer { indentation -= 1 }
        return write(&self)
    }

    private mutating func newLabel() -> String {
        labelCount += 1
        return "L\(labelCount)"
    }

    private mutating func someTask() -> String { "T\(random.below(taskCount + 1))" }
    private mutating func someFuture() -> String { "f\(random.below(3))" }
}

/// A small generator of random numbers that is the same everywhere.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}
