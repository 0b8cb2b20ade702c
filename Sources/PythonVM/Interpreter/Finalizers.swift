/// What objects left to be done when their last reference went.
///
/// `deinit` may not run Python code nor hand out the dying object, so it leaves a fresh shell here; the machine runs these
/// between two instructions, which is the moment at which CPython would have run them.
@usableFromInline final class Finalizers {
    enum Task {
        case neverAwaited(GeneratorObject)
        case stepNeverAwaited(method: String, String)
        case close(GeneratorObject)
        case finalizeAsync(GeneratorObject)
        case delete(PyObject)
        case custom((Machine) throws(Raise) -> Void)
    }

    private struct Owner { unowned(unsafe) let object: PyObject }

    private var tasks: [Task] = []
    /// Whose `__del__` is still to run.
    private var owners: [ObjectIdentifier: Owner] = [:]
    @usableFromInline private(set) var isPending = false
    /// The machine is going down: nothing is run any more.
    var isClosed = false

    func noteNeverAwaited(_ coroutine: GeneratorObject) { enqueue(.neverAwaited(coroutine)) }
    func noteStepNeverAwaited(_ method: String, of name: String) { enqueue(.stepNeverAwaited(method: method, name)) }
    func enqueueAsyncFinalizer(_ generator: GeneratorObject) { enqueue(.finalizeAsync(generator)) }
    func enqueueClosing(_ generator: GeneratorObject) { enqueue(.close(generator)) }

    func enqueue(_ task: Task) {
        if isClosed { return }
        tasks.append(task)
        isPending = true
    }

    /// An object of a class with a `__del__`.
    func add(_ object: PyObject, _ machine: Machine) {
        machine.number(object)
        owners[ObjectIdentifier(object)] = Owner(object: object)
    }

    func remove(_ object: ObjectIdentifier) { owners[object] = nil }

    /// All objects whose `__del__` is still to run, in no order.
    var objects: [PyObject] { owners.values.map(\.object) }

    func takeAll() -> [Task] {
        isPending = false
        defer { tasks = [] }
        return tasks
    }
}

extension Machine {
    /// Runs what dying objects left to be done. Exceptions of it are reported and go no further (Data model,
    /// `object.__del__`).
    func runFinalizers() throws(Raise) {
        var waiting: [Finalizers.Task] = finalizers.takeAll().reversed()
        while !waiting.isEmpty {
            try runLast(of: &waiting)
            // What dies with an object comes before what died after it.
            if finalizers.isPending { waiting += finalizers.takeAll().reversed() }
        }
    }

    /// Runs one of them; its object is gone when this returns.
    @inline(never)
    private func runLast(of waiting: inout [Finalizers.Task]) throws(Raise) {
        let task = waiting.removeLast()
        do throws(Raise) {
            try run(task)
        } catch {
            guard case .exception(let exception) = error else { throw error }
            reportIgnored(exception, in: owner(of: task))
        }
    }

    /// What a finalizer's exceptions are reported for.
    private func owner(of task: Finalizers.Task) -> Value {
        switch task {
        case .close(let generator), .finalizeAsync(let generator), .neverAwaited(let generator):
            return .object(generator)
        case .delete(let instance): return instance.customType?.lookup(names.del) ?? .none
        case .stepNeverAwaited, .custom: return .none
        }
    }

    private func run(_ task: Finalizers.Task) throws(Raise) {
        switch task {
        case .neverAwaited(let coroutine):
            try noteNeverAwaited(coroutine)
        case .stepNeverAwaited(let method, let name):
            try warn(
                types[.runtimeWarning], "coroutine method '\(method)' of '\(name)' was never awaited", aboutObject: true
            )
        case .close(let generator): try close(generator)
        case .finalizeAsync(let generator):
            if let finalizer = generator.asyncState?.finalizer { _ = try call(finalizer, [.object(generator)]) }
        case .delete(let instance):
            guard let type = instance.customType else { return }
            let method = type.lookup(names.del)
            if !method.isUndefined { _ = try call(method, [.object(instance)]) }
        case .custom(let body): try body(self)
        }
    }

    /// Where a filter makes the warning an error, nobody can catch that.
    func noteNeverAwaited(_ coroutine: GeneratorObject) throws(Raise) {
        let name = coroutine.qualifiedName.string
        record(.coroutineNeverAwaited, a: trace?.text(name) ?? 0)
        let message = "coroutine '\(name)' was never awaited" + (coroutine.origin.map(originText) ?? "")
        do throws(Raise) {
            try warn(types[.runtimeWarning], message, aboutObject: true)
        } catch {
            guard case .exception(let exception) = error else { throw error }
            pass(exception, through: .warnUnawaited)
            reportIgnored(exception, in: .object(coroutine))
        }
    }
}
