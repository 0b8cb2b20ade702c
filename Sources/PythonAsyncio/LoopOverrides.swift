import EventLoopModel
import PythonVM

/// What a loop class of the program has methods of its own for. asyncio calls these methods wherever CPython's does, so a loop
/// with a clock of its own runs by that clock, and one that counts its timers sees those of `sleep`.
struct LoopOverrides: OptionSet {
    let rawValue: Int

    static let time = LoopOverrides(rawValue: 1)
    static let callAt = LoopOverrides(rawValue: 2)
    static let callLater = LoopOverrides(rawValue: 4)
    static let createFuture = LoopOverrides(rawValue: 8)
    static let callSoon = LoopOverrides(rawValue: 16)
    static let createTask = LoopOverrides(rawValue: 32)
    static let runOnce = LoopOverrides(rawValue: 64)

    private static let names: [(String, LoopOverrides)] = [
        ("time", .time), ("call_at", .callAt), ("call_later", .callLater), ("create_future", .createFuture),
        ("call_soon", .callSoon), ("create_task", .createTask), ("_run_once", .runOnce),
    ]
    /// asyncio's own methods, in that order.
    static func own(_ host: AsyncioHost) -> [Value] {
        names.map { host.types.baseLoop.lookup(host.machine.intern($0.0)) }
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    init(_ type: TypeObject, _ host: AsyncioHost) {
        rawValue = 0
        for ((name, method), own) in zip(Self.names, host.ownLoopMethods) {
            if !type.lookup(host.machine.intern(name)).isIdentical(to: own) { formUnion(method) }
        }
    }
}

extension LoopObject {
    /// The model reads the clock of the program's class, runs its passes, and queues by its `call_soon`.
    func useOwnMethods() {
        if overrides.contains(.time) {
            model.ownClock = { [unowned(unsafe) self] () throws(Raise) in try host.seconds(try callOwn("time")) }
        }
        if overrides.contains(.runOnce) {
            model.ownPass = { [unowned(unsafe) self] () throws(Raise) in _ = try callOwn("_run_once") }
        }
        model.hasOwnCallSoon = overrides.contains(.callSoon)
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
        return try machine.call(method, rest, keywords: context.isUndefined ? [] : [("context", context)])
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
