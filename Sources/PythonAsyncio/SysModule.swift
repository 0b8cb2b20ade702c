import PythonVM

/// `sys` (Library Reference, "sys"), as much of it as programs without files use.
func defineSysModule(_ machine: Machine, _ name: String, _ arguments: [String]) {
    machine.defineModule("sys") { (machine, module) throws(Raise) in
        module.isOurs = true
        func set(_ name: String, _ value: Value) { module.namespace.set(machine.intern(name), value) }
        let program = name == "<stdin>" ? "-" : name
        set("argv", .object(ListObject(([program] + arguments).map { machine.string($0) })))
        set("stdout", machine.standardStreamValue(.stdout))
        set("stderr", machine.standardStreamValue(.stderr))
        set("maxsize", .int(.max))
        set("platform", machine.string("linux"))
        set("byteorder", machine.string("little"))
        set("version", machine.string("3.13.0 (loopscope)"))
        set("executable", machine.string(""))
        set("version_info", .object(TupleObject([.int(3), .int(13), .int(0), machine.string("final"), .int(0)])))
        machine.defineFunction(module, "exit", "status=None, /") { (machine, arguments) throws(Raise) in
            throw machine.error(.systemExit, arguments: arguments[0].isUndefined ? [] : [arguments[0]])
        }
        machine.defineFunction(module, "getrecursionlimit") { (machine, _) throws(Raise) in .int(machine.recursionLimit)
        }
        machine.defineFunction(module, "setrecursionlimit", "limit, /") { (machine, arguments) throws(Raise) in
            guard case .int(let limit) = arguments[0] else {
                throw machine.error(
                    .typeError, "'\(machine.typeName(arguments[0]))' object cannot be interpreted as an integer")
            }
            if limit < 1 { throw machine.error(.valueError, "recursion limit must be greater or equal than 1") }
            machine.recursionLimit = min(limit, Machine.greatestRecursionLimit)
            return .none
        }
        machine.defineFunction(module, "exc_info") { (machine, _) throws(Raise) in machine.exceptionInformation() }
        machine.defineFunction(module, "exception") { (machine, _) throws(Raise) in
            machine.handledException.map { .object($0) } ?? .none
        }
        machine.defineFunction(module, "intern", "string, /") { (_, arguments) throws(Raise) in arguments[0] }
    }
}
