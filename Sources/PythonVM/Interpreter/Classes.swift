/// Class statements (Data model, "Customizing class creation").
extension Machine {
    /// `__build_class__(body, name, *bases, metaclass=None, **keywords)`
    func buildClass(_ arguments: Arguments) throws(Raise) -> Value {
        guard arguments.count >= 2 else { throw error(.typeError, "__build_class__: not enough arguments") }
        guard let body = arguments[0].function else {
            throw error(.typeError, "__build_class__: func must be a function")
        }
        guard let name = arguments[1].str else { throw error(.typeError, "__build_class__: name is not a string") }
        let originalBases = TupleObject(ContiguousArray(arguments.positional.dropFirst(2)))
        let resolved = try resolveBases(originalBases)
        let bases = Array((resolved ?? originalBases).elements)
        var metaclass = Value.object(bases.first.map(typeOf) ?? types.type)
        var keywords: [(String, Value)] = []
        for (offset, key) in (arguments.keywords?.elements ?? []).enumerated() {
            let value = arguments[arguments.count + offset]
            if key.str?.string == "metaclass" {
                metaclass = value
            } else {
                keywords.append((key.str?.string ?? "", value))
            }
        }
        metaclass = try derivedMetaclass(metaclass, bases)
        let namespace = try preparedNamespace(metaclass, name, bases, keywords)
        let cell = try run(body, namespace: namespace)
        if resolved != nil {
            try setSubscript(.object(namespace), .object(intern("__orig_bases__")), .object(originalBases))
        }
        if metaclass.type === types.type, let dict = namespace as? DictObject {
            return .object(try makeClass(name, bases, dict, metaclass: nil, keywords))
        }
        let classArguments: [Value] = [.object(name), .object(TupleObject(bases)), .object(namespace)]
        let made = try call(metaclass, classArguments, keywords: keywords)
        if let cell = cell.object(.cell, as: CellObject.self), made.type != nil, !cell.value.isIdentical(to: made) {
            let what = "\(try repr(.object(name)).string) as \(try repr(made).string)"
            if cell.value.isUndefined {
                throw error(
                    .runtimeError,
                    "__class__ not set defining \(what). Was __classcell__ propagated to type.__new__?")
            }
            throw error(.typeError, "__class__ set to \(try repr(cell.value).string) defining \(what)")
        }
        return made
    }

    /// The bases with those replaced that have `__mro_entries__`; nil if none has.
    private func resolveBases(_ bases: TupleObject) throws(Raise) -> TupleObject? {
        var result = ContiguousArray<Value>()
        var isChanged = false
        for base in bases.elements {
            let method = base.type != nil ? .undefined : try optionalAttribute(base, intern("__mro_entries__"))
            if method.isUndefined {
                result.append(base)
                continue
            }
            guard let entries = try call(method, [.object(bases)]).tuple else {
                throw error(.typeError, "__mro_entries__ must return a tuple")
            }
            result += entries.elements
            isChanged = true
        }
        return isChanged ? TupleObject(result) : nil
    }

    /// The metaclass that those of the bases agree on (`_PyType_CalculateMetaclass`).
    func derivedMetaclass(_ metaclass: Value, _ bases: [Value]) throws(Raise) -> Value {
        guard var winner = metaclass.type else { return metaclass }
        for base in bases {
            let candidate = typeOf(base)
            if candidate.isSubtype(of: winner) {
                winner = candidate
            } else if !winner.isSubtype(of: candidate) {
                throw error(
                    .typeError,
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
                )
            }
        }
        return .object(winner)
    }

    private func preparedNamespace(
        _ metaclass: Value, _ name: StrObject, _ bases: [Value], _ keywords: [(String, Value)]
    ) throws(Raise) -> PyObject {
        if metaclass.type === types.type { return DictObject() }
        let prepare = try optionalAttribute(metaclass, names.prepare)
        if prepare.isUndefined { return DictObject() }
        let result = try call(prepare, [.object(name), .object(TupleObject(bases))], keywords: keywords)
        // What C takes for a mapping: anything with items.
        guard let namespace = result.object, !typeOf(result).lookup(names.getItem).isUndefined else {
            throw error(
                .typeError,
                "\(metaclass.type?.name ?? "<metaclass>").__prepare__() must return a mapping, not \(typeName(result))")
        }
        return namespace
    }

    /// `type.__new__`: makes a class of a namespace.
    func makeClass(
        _ name: StrObject, _ baseValues: [Value], _ namespace: DictObject, metaclass: TypeObject?,
        _ keywords: [(String, Value)]
    ) throws(Raise) -> TypeObject {
        var bases: [TypeObject] = []
        for value in baseValues {
            guard let base = value.type else {
                if !(try optionalAttribute(value, intern("__mro_entries__")).isUndefined) {
                    throw error(.typeError, "type() doesn't support MRO entry resolution; use types.new_class()")
                }
                throw error(.typeError, "bases must be types")
            }
            if !base.isBase {
                throw error(.typeError, "type '\(base.messageName ?? base.name)' is not an acceptable base type")
            }
            bases.append(base)
        }
        if bases.isEmpty { bases = [types.object] }
        let layouts = bases.filter { $0.layout != .instance }.map(\.layout)
        if Set(layouts).count > 1 {
            throw error(.typeError, "multiple bases have instance lay-out conflict")
        }
        let own = DictObject()
        namespace.forEach { key, value in if let key = key.str { own.set(names.intern(key), value) } }
        let type = TypeObject(
            name: name.string, bases: bases, layout: layouts.first ?? .instance, namespace: own, isUserDefined: true,
            metaclass: metaclass)
        type.mro = try linearize(type)
        let qualifiedName = own.remove(names.qualifiedName)
        if !qualifiedName.isUndefined, qualifiedName.str == nil {
            throw error(.typeError, "type __qualname__ must be a str, not \(typeName(qualifiedName))")
        }
        type.qualifiedName = qualifiedName.str?.string ?? name.string
        for (key, content) in [(names.classCell, type as PyObject), (intern("__classdictcell__"), own)] {
            let value = own.remove(key)
            if value.isUndefined { continue }
            guard let cell = value.object(.cell, as: CellObject.self) else {
                let found = try repr(.object(typeOf(value))).string
                throw error(.typeError, "\(key.string) must be a nonlocal cell, not \(found)")
            }
            cell.value = .object(content)
        }
        for name in [names.new, intern("__class_getitem__"), names.initSubclass] {
            let value = own.get(name)
            guard value.function != nil else { continue }
            own.set(
                name,
                .object(MethodWrapperObject(name === names.new ? .staticMethod : .classMethod, function: value)))
        }
        if own.get(names.module).isUndefined {
            let module = currentGlobals().get(names.name)
            if !module.isUndefined { own.set(names.module, module) }
        }
        try setSlots(type, own)
        if own.get(names.doc).isUndefined { own.set(names.doc, .none) }
        if !own.get(names.eq).isUndefined, own.get(names.hash).isUndefined { own.set(names.hash, .none) }
        try setNames(type, own)
        try callInitSubclass(type, keywords)
        return type
    }

    /// Tells attributes their names (Data model, `object.__set_name__`).
    private func setNames(_ type: TypeObject, _ namespace: DictObject) throws(Raise) {
        for entry in namespace.entries {
            guard let object = entry.value.object,
                object.kind == .instance || object.kind == .property
                    || object.customType?.isUserDefined == true
            else {
                continue
            }
            do throws(Raise) {
                _ = try callSpecial(entry.value, names.setName, [.object(type), entry.key])
            } catch {
                if case .exception(let exception) = error {
                    let key = try repr(entry.key).string
                    addNote(
                        exception,
                        "Error calling __set_name__ on '\(typeName(entry.value))' instance \(key) in '\(type.name)'")
                }
                throw error
            }
        }
    }

    private func callInitSubclass(_ type: TypeObject, _ keywords: [(String, Value)]) throws(Raise) {
        for base in type.mro.dropFirst() {
            let method = base.namespace.get(names.initSubclass)
            if method.isUndefined { continue }
            _ = try call(try bindForClass(method, type), [], keywords: keywords)
            return
        }
        if let first = keywords.first {
            _ = first
            throw error(.typeError, "\(type.name).__init_subclass__() takes no keyword arguments")
        }
    }

    /// The method resolution order by C3 (Python 2.3 MRO; Data model, `type.mro`).
    func linearize(_ type: TypeObject) throws(Raise) -> [TypeObject] {
        var sequences = type.bases.map(\.mro) + [type.bases]
        for (index, base) in type.bases.enumerated() where type.bases[..<index].contains(where: { $0 === base }) {
            throw error(.typeError, "duplicate base class \(base.name)")
        }
        var result = [type]
        while true {
            sequences.removeAll(where: \.isEmpty)
            if sequences.isEmpty { return result }
            let candidate = sequences.lazy.map { $0[0] }.first { candidate in
                !sequences.contains { $0.dropFirst().contains { $0 === candidate } }
            }
            guard let candidate else {
                let heads = sequences.map { $0[0].name }
                var unique: [String] = []
                for head in heads where !unique.contains(head) { unique.append(head) }
                throw error(
                    .typeError,
                    "Cannot create a consistent method resolution order (MRO) for bases \(unique.joined(separator: ", "))"
                )
            }
            result.append(candidate)
            for index in sequences.indices where sequences[index].first === candidate { sequences[index].removeFirst() }
        }
    }
}
