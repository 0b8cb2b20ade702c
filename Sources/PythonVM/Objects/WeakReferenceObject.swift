/// `weakref.ReferenceType`, and the two classes of proxies: a reference that does not keep its object alive.
///
/// Swift's own weak references would slow down every count of the object from then on, so the table below knows who refers to whom;
/// an object that has an entry there says so when it dies (`PyObject.isWatched`).
final class WeakReferenceObject: AttributedObject {
    enum Flavor { case reference, proxy }

    let flavor: Flavor
    private let finalizers: Finalizers
    /// nil once the object is gone.
    fileprivate(set) unowned(unsafe) var target: PyObject?
    let callback: Value
    /// The object's, once it was asked for.
    var hash: Int?

    init(_ flavor: Flavor, _ target: PyObject, callback: Value, type: TypeObject, _ machine: Machine) {
        self.flavor = flavor
        self.target = target
        self.callback = callback
        finalizers = machine.finalizers
        super.init(kind: .native, type: type)
        WeakReferences.add(self, to: target)
    }

    deinit { detach() }

    /// Refers to nothing from now on, and is told nothing.
    func detach() {
        if let target { WeakReferences.remove(ObjectIdentifier(self), from: ObjectIdentifier(target)) }
        target = nil
    }

    /// Has the callback called between two instructions; what it raises goes no further.
    fileprivate func callWhenSettled() {
        finalizers.enqueue(
            .custom { [self] (machine) throws(Raise) in
                do throws(Raise) {
                    _ = try machine.call(callback, [.object(self)])
                } catch {
                    guard case .exception(let exception) = error else { throw error }
                    machine.reportIgnored(exception, in: callback)
                }
            })
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(callback) }
}

/// Who refers weakly to which objects.
///
/// Machines of one process take turns on one thread, so this is a plain variable.
enum WeakReferences {
    private struct Link { unowned(unsafe) let reference: WeakReferenceObject }

    /// By object; those with callbacks in order of creation.
    nonisolated(unsafe) private static var table: [ObjectIdentifier: [Link]] = [:]

    static var isEmpty: Bool { table.isEmpty }

    /// The references to an object: those without callbacks first, then the youngest first, as CPython keeps them.
    static func references(to object: PyObject) -> [WeakReferenceObject] {
        guard object.isWatched, let links = table[ObjectIdentifier(object)] else { return [] }
        let all = links.map(\.reference)
        return all.filter(\.callback.isNone) + all.filter { !$0.callback.isNone }.reversed()
    }

    fileprivate static func add(_ reference: WeakReferenceObject, to object: PyObject) {
        table[ObjectIdentifier(object), default: []].append(Link(reference: reference))
        object.isWatched = true
    }

    fileprivate static func remove(_ reference: ObjectIdentifier, from object: ObjectIdentifier) {
        table[object]?.removeAll { ObjectIdentifier($0.reference) == reference }
        if table[object]?.isEmpty == true { table[object] = nil }
    }

    /// The object is dying: its references answer None from now on, and their callbacks are due.
    /// - Parameter isCalled: whether a reference is still there to be told.
    static func clear(_ object: ObjectIdentifier, where isCalled: (WeakReferenceObject) -> Bool = { _ in true }) {
        guard let links = table.removeValue(forKey: object) else { return }
        for link in links { link.reference.target = nil }
        for link in links.reversed() where !link.reference.callback.isNone && isCalled(link.reference) {
            link.reference.callWhenSettled()
        }
    }

    /// A dying object with a `__del__` goes on as another one, which takes over its references.
    static func move(from object: ObjectIdentifier, to revived: PyObject) {
        guard let links = table.removeValue(forKey: object) else { return }
        for link in links { link.reference.target = revived }
        table[ObjectIdentifier(revived)] = links
        revived.isWatched = true
    }
}

extension Machine {
    /// Whether an object can be referred to weakly: instances that have a place for it.
    func canBeReferredToWeakly(_ object: PyObject) -> Bool {
        if let type = object.customType, type.isUserDefined { return type.hasWeakReferences }
        switch object.kind {
        case .type, .function, .builtinFunction, .boundMethod, .module, .generator, .set, .frozenset, .code, .awaitable:
            // Wrappers of slots are no functions to CPython.
            return object.kind != .builtinFunction || !unsafeDowncast(object, to: BuiltinFunctionObject.self).isSlot
        default: return typeOf(.object(object)).hasWeakReferences
        }
    }
}
