/// `Class.__bases__ = (...)`.
extension Machine {
    /// Gives a class other bases; it and all that inherit from it get their order of resolution anew.
    func setBases(of type: TypeObject, _ value: Value) throws(Raise) {
        guard type.isUserDefined else {
            throw error(.typeError, "cannot set '__bases__' attribute of immutable type '\(type.name)'")
        }
        if value.isUndefined { throw error(.typeError, "cannot delete '__bases__' attribute of type '\(type.name)'") }
        guard let tuple = value.tuple else {
            throw error(.typeError, "can only assign tuple to \(type.name).__bases__, not \(typeName(value))")
        }
        if tuple.count == 0 {
            throw error(.typeError, "can only assign non-empty tuple to \(type.name).__bases__, not ()")
        }
        var bases: [TypeObject] = []
        // One of them decides what instances are made of; others may stand beside it that add nothing: `NamedTuple, Generic[T]`.
        var keepsLayout = false
        for value in tuple.elements {
            guard let base = value.type else {
                throw error(
                    .typeError, "\(type.name).__bases__ must be tuple of classes, not '\(typeName(value))'")
            }
            if base.isSubtype(of: type) { throw error(.typeError, "a __bases__ item causes an inheritance cycle") }
            let isSame = base.layout == type.layout || base === types.object && type.layout == .instance
            let isEqual = isSame && haveEqualStores(base, type)
            keepsLayout = keepsLayout || isEqual
            let isLast = bases.count == tuple.count - 1
            guard isEqual || isPlain(base), keepsLayout || !isLast else {
                throw error(
                    .typeError,
                    "__bases__ assignment: '\(base.name)' object layout differs from '\(type.bases.first?.name ?? "")'")
            }
            bases.append(base)
        }
        let old = type.bases
        type.setBases(bases)
        do throws(Raise) {
            try linearizeAgain(type)
        } catch {
            type.setBases(old)
            try linearizeAgain(type)
            throw error
        }
    }

    /// Whether instances of a class can inherit from another without a change of where their attributes are.
    private func haveEqualStores(_ base: TypeObject, _ type: TypeObject) -> Bool {
        let inherited = type.mro.dropFirst().flatMap(\.ownSlots).map(ObjectIdentifier.init)
        return base.mro.flatMap(\.ownSlots).map(ObjectIdentifier.init) == inherited
    }

    /// Whether a class gives its instances nothing to keep.
    private func isPlain(_ type: TypeObject) -> Bool {
        type.layout == .instance && type.mro.allSatisfy { $0.ownSlots.isEmpty }
    }

    private func linearizeAgain(_ type: TypeObject) throws(Raise) {
        type.mro = try linearize(type)
        type.invalidate()
        for subclass in type.directSubclasses { try linearizeAgain(subclass) }
    }
}
