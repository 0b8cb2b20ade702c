/// Objects with a `__del__` whose class inherits from a built-in type.
///
/// `deinit` must not hand out the dying object, so each such type makes a successor with the same contents, which `__del__`
/// is called with. `InstanceObject` does the same for all other classes.
enum Successors {
    private struct Home { unowned(unsafe) let finalizers: Finalizers }

    /// Who hears of a death, by object. Machines of one process take turns on one thread, so this is a plain variable.
    nonisolated(unsafe) private static var homes: [ObjectIdentifier: Home] = [:]

    fileprivate static func add(_ object: PyObject, _ finalizers: Finalizers) {
        homes[ObjectIdentifier(object)] = Home(finalizers: finalizers)
    }

    fileprivate static func remove(_ object: ObjectIdentifier) -> Finalizers? {
        homes.removeValue(forKey: object)?.finalizers
    }
}

extension AttributedObject {
    /// Its `__del__` is to be called when it dies.
    func awaitsDeath(_ machine: Machine) {
        if isMortal { return }
        isMortal = true
        Successors.add(self, machine.finalizers)
        machine.finalizers.add(self, machine)
    }

    /// Its `__del__` is not to be called any more.
    func forgetDeath() {
        isMortal = false
        Successors.remove(ObjectIdentifier(self))?.remove(ObjectIdentifier(self))
    }

    /// In `deinit` of a mortal object: another one takes its place until `__del__` has run.
    /// - Parameter successor: new, and with the same contents.
    func goOn(as successor: AttributedObject) {
        isMortal = false
        let own = ObjectIdentifier(self)
        guard let finalizers = Successors.remove(own) else { return }
        finalizers.remove(own)
        if finalizers.isClosed { return }
        successor.customType = customType
        successor.attributes = attributes
        successor.identity = identity
        if isWatched {
            WeakReferences.move(from: own, to: successor)
            isWatched = false
        }
        finalizers.enqueue(.delete(successor))
    }
}

extension Machine {
    /// Whether `deinit` of an object's Swift class looks for a successor.
    private static func leavesSuccessor(_ object: PyObject) -> Bool {
        switch object.kind {
        case .str, .bigInt, .float, .complex, .bytes, .bytearray, .tuple, .list, .dict, .set, .frozenset, .exception:
            true
        default: object is DequeObject
        }
    }

    /// A class of the program has made an object.
    func noteMortal(_ value: Value, _ type: TypeObject) {
        guard type.isUserDefined, case .object(let object) = value, object.kind != .instance,
            object.customType === type, Machine.leavesSuccessor(object), !find(type, names.del).isUndefined
        else { return }
        unsafeDowncast(object, to: AttributedObject.self).awaitsDeath(self)
    }
}
