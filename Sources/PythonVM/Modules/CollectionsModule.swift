/// The part of `collections` that CPython writes in C.
extension Machine {
    func fillCollectionsModule(_ module: ModuleObject) {
        module.isOurs = true
        defineDeque(module)
        defineDefaultDict(module)
        defineOrderedDict(module)
        defineTupleGetter(module)
        defineFunction(module, "_caller_module", "") { (machine, _) throws(Raise) in
            machine.callerModule()
        }
        defineFunction(module, "_count_elements", "mapping, iterable, /") {
            (machine, arguments) throws(Raise) in
            try machine.countElements(arguments[0], arguments[1])
            return .none
        }
    }

    /// The name of the module that called the Python function which runs now: a class made there belongs to it.
    private func callerModule() -> Value {
        let name = current?.pointee.caller?.pointee.function.globals.get(names.name) ?? .undefined
        return name.isUndefined ? .none : name
    }

    /// Counts an iterable's values in a mapping: what `Counter` does.
    private func countElements(_ mapping: Value, _ iterable: Value) throws(Raise) {
        let iterator = try iterator(iterable)
        // A subclass that stores or looks up in its own way is asked.
        let isPlain =
            mapping.dict != nil
            && find(typeOf(mapping), intern("get")).isIdentical(to: types.dict.lookup(intern("get")))
            && find(typeOf(mapping), names.setItem).isIdentical(to: types.dict.lookup(names.setItem))
        guard isPlain, let dict = mapping.dict else { return try countSlowly(mapping, iterator) }
        while true {
            let key = try next(iterator)
            if key.isUndefined { return }
            let hash = try hash(key)
            let index = try dict.find(key, hash, self)
            if index < 0 {
                try dict.set(key, hash: hash, .int(1), self)
            } else if case .int(let count) = dict.value(at: index), count < Int.max {
                dict.setValue(at: index, .int(count + 1))
            } else {
                let sum = try binary(.add, dict.value(at: index), .int(1))
                try dict.set(key, hash: hash, sum, self)
            }
            try tick()
        }
    }

    private func countSlowly(_ mapping: Value, _ iterator: Value) throws(Raise) {
        let get = try attribute(mapping, intern("get"))
        while true {
            let key = try next(iterator)
            if key.isUndefined { return }
            let old = try call(get, [key, .int(0)])
            try setSubscript(mapping, key, try binary(.add, old, .int(1)))
            try tick()
        }
    }

    /// `_tuplegetter`: a field of a `namedtuple`.
    private func defineTupleGetter(_ module: ModuleObject) {
        let type = moduleClass(module, "_tuplegetter", in: "collections")
        type.isBase = false
        let parameters = Signature("_tuplegetter", "index, doc, /")
        defineNew(type) { [unowned type] (machine, _, arguments) throws(Raise) -> Value in
            let bound = try parameters.bind(arguments, machine)
            let getter = TupleGetterObject(try machine.sizeArgument(bound[0]), bound[1])
            getter.customType = type
            return .object(getter)
        }
        let method = MethodTable(self, type, .native, TupleGetterObject.self)
        method("__get__", "instance, owner=None, /") { (machine, getter, arguments) throws(Raise) in
            arguments[0].isNone ? .object(getter) : try getter.get(machine, arguments[0])
        }
        method("__set__", "instance, value, /") { (machine, _, _) throws(Raise) in
            throw machine.error(.attributeError, "can't set attribute")
        }
        method("__delete__", "instance, /") { (machine, _, _) throws(Raise) in
            throw machine.error(.attributeError, "can't delete attribute")
        }
        method("__repr__") { (machine, getter, _) throws(Raise) in
            machine.string("_tuplegetter(\(getter.index), \(try machine.repr(getter.documentation).string))")
        }
        method("__reduce__") { (machine, getter, _) throws(Raise) in
            .object(
                TupleObject([
                    .object(machine.typeOf(.object(getter))),
                    .object(TupleObject([.int(getter.index), getter.documentation])),
                ]))
        }
        defineAttribute(type, "__doc__") { (_, value) throws(Raise) in
            (value.object as? TupleGetterObject)?.documentation ?? .none
        } set: { (_, value, new) throws(Raise) in
            (value.object as? TupleGetterObject)?.documentation = new
        }
    }
}

/// A descriptor that gives one element of a tuple.
final class TupleGetterObject: AttributedObject {
    let index: Int
    var documentation: Value

    init(_ index: Int, _ documentation: Value) {
        self.index = index
        self.documentation = documentation
        super.init(kind: .native)
    }

    func get(_ machine: Machine, _ receiver: Value) throws(Raise) -> Value {
        guard let tuple = receiver.tuple else {
            throw machine.error(
                .typeError,
                "descriptor for index '\(index)' for tuple subclasses doesn't apply to '\(machine.typeName(receiver))' object"
            )
        }
        guard tuple.elements.indices.contains(index) else {
            throw machine.error(.indexError, "tuple index out of range")
        }
        return tuple.elements[index]
    }
}
