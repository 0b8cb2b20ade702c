/// `gc` (Library Reference, "gc"): references are counted, and circles are collected when the program asks for it.
extension Machine {
    func fillGc(_ module: ModuleObject) {
        module.isOurs = true
        TrackedObjects.isOn = true
        let callbacks = ListObject([Value]())
        module.namespace.set(intern("callbacks"), .object(callbacks))
        module.namespace.set(intern("garbage"), .object(ListObject([Value]())))
        let flags = [
            ("DEBUG_STATS", 1), ("DEBUG_COLLECTABLE", 2), ("DEBUG_UNCOLLECTABLE", 4), ("DEBUG_SAVEALL", 32),
            ("DEBUG_LEAK", 38),
        ]
        for (name, flag) in flags { module.namespace.set(intern(name), .int(flag)) }
        defineFunction(module, "collect", "generation=2") { (machine, arguments) throws(Raise) in
            let generation = arguments[0].isUndefined ? 2 : try machine.cIntArgument(arguments[0])
            guard (0...2).contains(generation) else { throw machine.error(.valueError, "invalid generation") }
            return .int(try machine.collect(generation, callbacks))
        }
        for (name, isEnabled) in [("enable", true), ("disable", false)] {
            defineFunction(module, name) { (machine, _) throws(Raise) in
                machine.collection.isEnabled = isEnabled
                return .none
            }
        }
        defineFunction(module, "isenabled") { (machine, _) throws(Raise) in .bool(machine.collection.isEnabled) }
        defineSettings(module)
        defineLooking(module)
    }

    private func collect(_ generation: Int, _ callbacks: ListObject) throws(Raise) -> Int {
        try tell(callbacks, "start", generation, collected: 0)
        let found = try collectGarbage()
        collection.collections += 1
        collection.collected += found
        try tell(callbacks, "stop", generation, collected: found)
        return found
    }

    private func tell(
        _ callbacks: ListObject, _ phase: String, _ generation: Int, collected: Int
    ) throws(Raise) {
        for callback in callbacks.elements {
            let information = DictObject()
            for (name, number) in [("generation", generation), ("collected", collected), ("uncollectable", 0)] {
                information.set(intern(name), .int(number))
            }
            do throws(Raise) {
                _ = try call(callback, [string(phase), .object(information)])
            } catch {
                guard case .exception(let exception) = error else { throw error }
                reportIgnored(exception, in: callback)
            }
        }
    }

    private func defineSettings(_ module: ModuleObject) {
        defineFunction(module, "get_threshold") { (machine, _) throws(Raise) in
            let (first, second, third) = machine.collection.thresholds
            return .object(TupleObject([.int(first), .int(second), .int(third)]))
        }
        defineFunction(module, "set_threshold", "threshold0, threshold1=10, threshold2=10, /") {
            (machine, arguments) throws(Raise) in
            let old = machine.collection.thresholds
            machine.collection.thresholds = (
                try machine.cIntArgument(arguments[0]),
                arguments[1].isUndefined ? old.1 : try machine.cIntArgument(arguments[1]),
                arguments[2].isUndefined ? old.2 : try machine.cIntArgument(arguments[2])
            )
            return .none
        }
        defineFunction(module, "get_debug") { (machine, _) throws(Raise) in .int(machine.collection.debugFlags) }
        defineFunction(module, "set_debug", "flags, /") { (machine, arguments) throws(Raise) in
            let flags = try machine.cIntArgument(arguments[0])
            if flags != 0 { throw machine.unsupported("gc.set_debug()") }
            return .none
        }
        for name in ["freeze", "unfreeze"] { defineFunction(module, name) { (_, _) throws(Raise) in .none } }
        defineFunction(module, "get_freeze_count") { (_, _) throws(Raise) in .int(0) }
        for name in ["get_objects", "get_referrers", "get_count", "get_stats"] {
            let function = BuiltinFunctionObject(name) { (machine, _) throws(Raise) in
                throw machine.unsupported("gc.\(name)")
            }
            function.module = module
            module.namespace.set(intern(name), .object(function))
        }
    }

    private func defineLooking(_ module: ModuleObject) {
        defineFunction(module, "is_tracked", "obj, /") { (_, arguments) throws(Raise) in
            .bool(arguments[0].object.map(Machine.isContainer) ?? false)
        }
        defineFunction(module, "is_finalized", "obj, /") { (_, arguments) throws(Raise) in
            guard let instance = arguments[0].object(.instance, as: InstanceObject.self) else { return .bool(false) }
            return .bool(instance.isRevived)
        }
        let referents = BuiltinFunctionObject("get_referents") { (_, arguments) throws(Raise) in
            var found: ContiguousArray<Value> = []
            for value in arguments.positional {
                guard case .object(let object) = value else { continue }
                Machine.forEachReference(of: object) { if !$0.isUndefined { found.append($0) } }
            }
            return .object(ListObject(found))
        }
        referents.module = module
        module.namespace.set(intern("get_referents"), .object(referents))
    }

    /// Whether CPython's collector would know it.
    private static func isContainer(_ object: PyObject) -> Bool {
        switch object.kind {
        case .str, .bigInt, .float, .complex, .bytes, .bytearray, .range, .ellipsis, .notImplemented, .code, .slice:
            false
        case .dict, .tuple: isCounted(object)
        case .instance: object.customType?.isUserDefined == true
        default: true
        }
    }
}
