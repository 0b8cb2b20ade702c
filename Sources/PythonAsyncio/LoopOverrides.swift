import EventLoopModel
import PythonVM

/// What a loop class of the program has methods of its own for, or a program has put into one loop. asyncio calls these methods
/// wherever CPython's does, so a loop with a clock of its own runs by that clock, and one that counts its timers sees those of `sleep`.
struct LoopOverrides: OptionSet {
    let rawValue: Int

    static let time = LoopOverrides(rawValue: 1)
    static let callAt = LoopOverrides(rawValue: 2)
    static let callLater = LoopOverrides(rawValue: 4)
    static let createFuture = LoopOverrides(rawValue: 8)
    static let callSoon = LoopOverrides(rawValue: 16)
    static let createTask = LoopOverrides(rawValue: 32)
    static let runOnce = LoopOverrides(rawValue: 64)
    static let stop = LoopOverrides(rawValue: 128)

    private static let names: [(String, LoopOverrides)] = [
        ("time", .time), ("call_at", .callAt), ("call_later", .callLater), ("create_future", .createFuture),
        ("call_soon", .callSoon), ("create_task", .createTask), ("_run_once", .runOnce),
        ("stop", .stop),
    ]
    /// asyncio's own methods, in that order.
    static func own(_ host: AsyncioHost) -> [Value] {
        names.map { host.types.baseLoop.lookup(host.machine.intern($0.0)) }
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    /// - Parameter attributes: those of the loop itself.
    init(_ type: TypeObject, _ attributes: DictObject?, _ host: AsyncioHost) {
        rawValue = 0
        for ((name, method), own) in zip(Self.names, host.ownLoopMethods) {
            let name = host.machine.intern(name)
            let isOnLoop = attributes.map { !$0.get(name).isUndefined } ?? false
            if isOnLoop || !type.lookup(name).isIdentical(to: own) { formUnion(method) }
        }
    }
}

extension LoopObject {
    /// The model reads the clock of the program, runs its passes, and queues by its `call_soon`.
    func useOwnMethods() {
        model.ownClock = nil
        model.ownPass = nil
        model.ownStop = nil
        if overrides.contains(.time) {
            model.ownClock = { [unowned(unsafe) self] () throws(Raise) in try host.seconds(try callOwn("time")) }
        }
        if overrides.contains(.runOnce) {
            model.ownPass = { [unowned(unsafe) self] () throws(Raise) in _ = try callOwn("_run_once") }
        }
        if overrides.contains(.stop) {
            model.ownStop = { [unowned(unsafe) self] () throws(Raise) in _ = try callOwn("stop") }
        }
        model.hasOwnCallSoon = overrides.contains(.callSoon)
    }

    /// A loop of the program's own is asked for its debug mode whenever something is made for it.
    func askForDebugMode() throws(Raise) {
        if isAbstract, !isPlaceholder { isDebug = try host.machine.isTrue(try callOwn("get_debug")) }
    }

    private func callOwn(_ name: String) throws(Raise) -> Value {
        try host.machine.call(try host.machine.attribute(.object(self), host.machine.intern(name)), [])
    }
}

extension AsyncioHost {
    /// `call_later` of a loop that has its own `call_at` or `time`: the one calls the other.
    /// - Returns: the timer; nil where this is not the case.
    func callLaterByOwnMethods(_ loop: LoopObject, _ name: String, _ arguments: Arguments) throws(Raise) -> Value? {
        guard name == "call_later", loop.overrides.contains(.callAt) else { return nil }
        let when = try loop.model.now() + seconds(arguments[1])
        var rest: [Value] = [.float(when)]
        for index in 2..<arguments.count { rest.append(arguments[index]) }
        let context = arguments.keyword("context")
        let method = try machine.attribute(.object(loop), machine.intern("call_at"))
        return try machine.call(method, rest, keywords: [("context", context.isUndefined ? .none : context)])
    }

    /// A sleep's future and timer, made by the methods of the program's loop.
    func sleepByOwnMethods(
        _ loop: LoopObject, _ delay: Value, _ result: Value, _ end: Value
    ) throws(Raise) -> Value {
        let future = try machine.call(try machine.attribute(.object(loop), machine.intern("create_future")), [])
        let method = try machine.attribute(.object(loop), machine.intern("call_later"))
        let handle = try machine.call(method, [delay, end, future, result])
        if case .object(let object) = future, let future = object as? FutureObject,
            case .object(let timer) = handle, let timer = timer as? HandleObject
        {
            future.futureCore.meaning = .sleep(until: timer.handleCore.when)
        }
        return .object(TupleObject([future, handle]))
    }
}
