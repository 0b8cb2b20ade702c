import PythonVM

/// How a loop takes care of asynchronous generators (Library Reference, `sys.set_asyncgen_hooks`; PEP 525, "Finalization").
///
/// While a loop runs, the machine tells it of each asynchronous generator that takes its first step, and hands over those that
/// die unfinished: the loop closes them in a task. What is still alive when the loop shuts down is closed then.
extension AsyncioHost {
    func defineAsyncGeneratorHooks() {
        let type = types.baseLoop
        machine.defineMethod(type, "_asyncgen_firstiter_hook", "agen, /") {
            [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
            let loop = try loopObject(receiver)
            guard case .object(let object) = arguments[0], let generator = object as? GeneratorObject else {
                return .none
            }
            if loop.asyncGenerators.areShutDown {
                let text = try machine.repr(arguments[0]).string
                try machine.warn(
                    machine.types[.resourceWarning],
                    "asynchronous generator \(text) was scheduled after loop.shutdown_asyncgens() call")
            }
            loop.asyncGenerators.add(generator)
            return .none
        }
        machine.defineMethod(type, "_asyncgen_finalizer_hook", "agen, /") {
            [unowned(unsafe) self] (machine, receiver, arguments) throws(Raise) in
            let loop = try loopObject(receiver)
            if loop.model.isClosed { return .none }
            let schedule = try machine.attribute(receiver, machine.intern("call_soon_threadsafe"))
            let create = try machine.attribute(receiver, machine.intern("create_task"))
            let close = try machine.call(try machine.attribute(arguments[0], machine.intern("aclose")), [])
            return try machine.call(schedule, [create, close])
        }
        machine.defineMethod(type, "shutdown_asyncgens") { (machine, receiver, _) throws(Raise) in
            let runners = try machine.module(named: "asyncio.runners")
            return try machine.call(runners.namespace.get(machine.intern("_shutdown_asyncgens")), [receiver])
        }
        machine.defineMethod(type, "_take_asyncgens") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            .object(ListObject(try loopObject(receiver).asyncGenerators.takeAll()))
        }
    }

    /// Runs something with a loop's hooks in place; afterwards those of before are again.
    func hooked(_ loop: LoopObject, _ body: () throws(Raise) -> Void) throws(Raise) {
        let outer = machine.asyncGeneratorHooks
        machine.asyncGeneratorHooks = (
            firstIteration: try machine.attribute(.object(loop), machine.intern("_asyncgen_firstiter_hook")),
            finalizer: try machine.attribute(.object(loop), machine.intern("_asyncgen_finalizer_hook"))
        )
        defer { machine.asyncGeneratorHooks = outer }
        try body()
    }
}

/// The asynchronous generators that a loop knows of, in the order of their first steps. It does not keep them alive.
struct AsyncGeneratorRegistry {
    private struct Entry { weak var generator: GeneratorObject? }

    private var entries: [Entry] = []
    /// With so many entries, the dead ones are sorted out.
    private var threshold = 64
    /// `shutdown_asyncgens()` was called.
    private(set) var areShutDown = false

    mutating func add(_ generator: GeneratorObject) {
        if entries.count >= threshold {
            entries.removeAll { $0.generator == nil }
            threshold = max(64, 2 * entries.count)
        }
        entries.append(Entry(generator: generator))
    }

    /// All that are alive, to be closed.
    mutating func takeAll() -> [Value] {
        areShutDown = true
        defer { entries = [] }
        return entries.compactMap { $0.generator.map { .object($0) } }
    }
}
