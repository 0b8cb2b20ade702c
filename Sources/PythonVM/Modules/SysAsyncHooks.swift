/// What `sys` knows of asynchronous generators and coroutines (Library Reference, `sys.set_asyncgen_hooks`,
/// `sys.set_coroutine_origin_tracking_depth`).
extension Machine {
    func defineSysAsyncHooks(_ module: ModuleObject) {
        let hooks = StructSequence(self, "asyncgen_hooks", module: "builtins", fields: ["firstiter", "finalizer"])
        defineFunction(module, "get_asyncgen_hooks") { (machine, _) throws(Raise) in
            let (first, finalizer) = machine.asyncGeneratorHooks
            return .object(hooks.make([first, finalizer]))
        }
        defineFunction(module, "set_asyncgen_hooks", "firstiter=None, finalizer=None") {
            (machine, arguments) throws(Raise) in
            for (index, name) in [(1, "finalizer"), (0, "firstiter")] {
                let hook = arguments[index]
                guard hook.isUndefined || hook.isNone || machine.isCallable(hook) else {
                    throw machine.error(
                        .typeError, "callable \(name) expected, got \(machine.typeName(hook))")
                }
            }
            // What is not given stays; None takes a hook away.
            if !arguments[1].isUndefined { machine.asyncGeneratorHooks.finalizer = arguments[1] }
            if !arguments[0].isUndefined { machine.asyncGeneratorHooks.firstIteration = arguments[0] }
            return .none
        }
        defineFunction(module, "get_coroutine_origin_tracking_depth") { (machine, _) throws(Raise) in
            .int(machine.coroutineOriginDepth)
        }
        defineFunction(module, "set_coroutine_origin_tracking_depth", "depth") { (machine, arguments) throws(Raise) in
            let depth = try machine.cIntArgument(arguments[0])
            if depth < 0 { throw machine.error(.valueError, "depth must be >= 0") }
            machine.coroutineOriginDepth = depth
            return .none
        }
    }

    /// `coroutine.cr_origin`: the calls that led to a new coroutine, the innermost first.
    func coroutineOrigin() -> TupleObject {
        let places = callStack(limit: coroutineOriginDepth)
        return TupleObject(
            places.map { .object(TupleObject([string($0.file), .int($0.line), string($0.name)])) })
    }

    /// What the warning about a coroutine that was never awaited says of where it comes from.
    func originText(_ origin: TupleObject) -> String {
        var text = "\nCoroutine created at (most recent call last)"
        for place in origin.elements.reversed() {
            guard let parts = place.tuple?.elements, parts.count == 3, case .int(let line) = parts[1],
                let file = parts[0].str?.string, let name = parts[2].str?.string
            else { continue }
            text += "\n  File \"\(file)\", line \(line), in \(name)"
            let source = sourceLine(line, ofFile: file)
            if !source.isEmpty { text += "\n    \(source)" }
        }
        return text
    }

    /// A line of the source of code in progress, without the white space around it.
    private func sourceLine(_ line: Int, ofFile file: String) -> String {
        var link = current
        while let activation = link {
            let source = activation.pointee.code.source
            if source.name == file, line > 0, line <= source.lineStarts.count {
                return String(source.lineText(line).drop { $0 == " " || $0 == "\t" }).trimmingEnd
            }
            link = activation.pointee.caller
        }
        return ""
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
