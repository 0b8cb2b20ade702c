/// `frame`, the view that its `f_locals` gives, and `traceback` (Data model, "Frame objects", "Traceback objects").
extension Machine {
    func defineFrameTypes() {
        let type = types.frame
        let method = MethodTable(self, type, .frame, FrameObject.self)
        method("__repr__") { (machine, frame, _) throws(Raise) in
            let file = try machine.repr(machine.string(frame.code.source.name)).string
            return machine.string(
                "<frame at \(machine.address(of: frame)), file \(file), line \(frame.line), code \(frame.code.name.string)>"
            )
        }
        method("clear") { (machine, frame, _) throws(Raise) in
            if let activation = frame.activation {
                let generator = machine.generator(of: activation)
                if let generator, generator.state == .created {
                    try machine.finalize(generator)
                    return .none
                }
                let word = generator?.isSuspended == true ? "a suspended" : "an executing"
                throw machine.error(.runtimeError, "cannot clear \(word) frame")
            }
            frame.clear()
            try machine.settle()
            return .none
        }
        func attribute(_ name: String, _ get: @escaping (Machine, FrameObject) -> Value) {
            defineGetter(type, name, isMember: true) { (machine, arguments) throws(Raise) in
                guard let frame = arguments[0].object(.frame, as: FrameObject.self) else { return .none }
                return get(machine, frame)
            }
        }
        attribute("f_back") { $1.back($0).map { .object($0) } ?? .none }
        attribute("f_code") { .object($1.code) }
        attribute("f_globals") { .object($1.globals) }
        attribute("f_builtins") { .object($0.builtinNamespace(of: $1.globals)) }
        attribute("f_lineno") { $1.hasNoLine ? .none : .int($1.line) }
        attribute("f_lasti") { .int($1.instruction < 0 ? -1 : $1.instruction * 2) }
        let proxy = defineFrameLocals()
        attribute("f_locals") {
            $1.isFunction ? .object(FrameLocalsObject($1, type: proxy)) : .object($1.variables)
        }
        attribute("f_trace_lines") { (_, _) in .bool(true) }
        attribute("f_trace_opcodes") { (_, _) in .bool(false) }
        defineProperty(type, "f_trace", isDeletable: true) { (_, arguments) throws(Raise) in
            arguments[0].object(.frame, as: FrameObject.self)?.traceFunction ?? .none
        } set: { (_, arguments) throws(Raise) in
            let value = arguments.optional(1)
            arguments[0].object(.frame, as: FrameObject.self)?.traceFunction = value.isUndefined ? .none : value
            return .none
        }
        defineTracebackType()
    }

    // MARK: Locals

    /// `FrameLocalsProxy` (PEP 667): reads and writes the variables of a function's call.
    private func defineFrameLocals() -> TypeObject {
        let type = TypeObject(name: "FrameLocalsProxy", bases: [types.object], layout: .native)
        type.isBase = false
        let method = MethodTable(self, type, .native, FrameLocalsObject.self)
        // What only reads is asked of a dictionary made at that moment.
        for name in [
            "__len__", "__iter__", "__reversed__", "__contains__", "__repr__", "__or__", "__ror__", "copy", "get",
        ] {
            let name = intern(name)
            method.raw(name.string) { (machine, view, arguments) throws(Raise) in
                let found = machine.find(machine.types.dict, name)
                let others = arguments.positional.map(FrameLocalsObject.plain)
                return try machine.callFound(found, .object(view.frame.variables), others)
            }
        }
        for name in ["keys", "values", "items"] {
            method(name) { (machine, view, _) throws(Raise) in
                let found = try machine.attribute(.object(view.frame.variables), machine.intern(name))
                return .object(ListObject(try machine.elements(try machine.call(found, []))))
            }
        }
        method("__getitem__", "key, /") { (machine, view, arguments) throws(Raise) in
            let value = try view.frame.variables.get(arguments[0], machine)
            if !value.isUndefined { return value }
            let name = try machine.repr(arguments[0]).string
            throw machine.error(
                .keyError, arguments: [machine.string("local variable '\(name)' is not defined")])
        }
        method("__setitem__", "key, value, /") { (machine, view, arguments) throws(Raise) in
            try machine.setLocal(of: view.frame, arguments[0], arguments[1])
            return .none
        }
        method("__delitem__", "key, /") { (machine, _, _) throws(Raise) in
            throw machine.error(.typeError, "cannot remove variables from FrameLocalsProxy")
        }
        method("setdefault", "key, default=None, /") { (machine, view, arguments) throws(Raise) in
            let value = try view.frame.variables.get(arguments[0], machine)
            if !value.isUndefined { return value }
            let new = arguments[1].isUndefined ? .none : arguments[1]
            try machine.setLocal(of: view.frame, arguments[0], new)
            return new
        }
        let update: (Machine, FrameLocalsObject, Value) throws(Raise) -> Void = {
            (machine, view, other) throws(Raise) in
            let additions = DictObject()
            try machine.update(additions, from: FrameLocalsObject.plain(other))
            try additions.forEach { (key, value) throws(Raise) in try machine.setLocal(of: view.frame, key, value) }
        }
        method("update", "other, /") { (machine, view, arguments) throws(Raise) in
            try update(machine, view, arguments[0])
            return .none
        }
        method("__ior__", "other, /") { (machine, view, arguments) throws(Raise) in
            try update(machine, view, arguments[0])
            return .object(view)
        }
        defineComparisons(type, [.equal, .notEqual]) { (machine, a, comparison, b) throws(Raise) in
            guard let other = FrameLocalsObject.plain(b).dict, let own = FrameLocalsObject.plain(a).dict else {
                return nil
            }
            return .bool(try machine.areEqual(own, other) == (comparison == .equal))
        }
        type.setAttribute(names.hash, .none)
        return type
    }

    private func setLocal(of frame: FrameObject, _ key: Value, _ value: Value) throws(Raise) {
        if let name = key.str, frame.setLocal(names.intern(name), value) { return }
        let extra = frame.extraLocals ?? DictObject()
        frame.extraLocals = extra
        try extra.set(key, value, self)
    }

    // MARK: Tracebacks

    private func defineTracebackType() {
        let type = types.traceback
        let signature = Signature("traceback", "tb_next, tb_frame, tb_lasti, tb_lineno")
        defineNew(type) { (machine, _, arguments) throws(Raise) in
            let given = try signature.bind(arguments, machine)
            guard let frame = given[1].object(.frame, as: FrameObject.self) else {
                throw machine.wrongArgument("traceback", "'tb_frame'", "frame", given[1])
            }
            let next = try machine.nextTraceback(given[0], " or None")
            let instruction = try machine.cIntArgument(given[2])
            return .object(
                TracebackObject(
                    frame, instruction: instruction < 0 ? -1 : instruction / 2,
                    line: try machine.cIntArgument(given[3]),
                    next: next))
        }
        func attribute(_ name: String, _ get: @escaping (TracebackObject) -> Value) {
            defineGetter(type, name, isMember: name != "tb_lineno") { (_, arguments) throws(Raise) in
                arguments[0].object(.traceback, as: TracebackObject.self).map(get) ?? .none
            }
        }
        attribute("tb_frame") { .object($0.frame) }
        attribute("tb_lineno") { .int($0.line) }
        attribute("tb_lasti") { .int($0.instruction < 0 ? -1 : $0.instruction * 2) }
        defineProperty(type, "tb_next", isDeletable: true) { (_, arguments) throws(Raise) in
            arguments[0].object(.traceback, as: TracebackObject.self)?.next.map { .object($0) } ?? .none
        } set: { (machine, arguments) throws(Raise) in
            if arguments.optional(1).isUndefined { throw machine.error(.typeError, "can't delete tb_next attribute") }
            let next = try machine.nextTraceback(arguments[1])
            guard let traceback = arguments[0].object(.traceback, as: TracebackObject.self) else { return .none }
            var link = next
            while let entry = link {
                if entry === traceback { throw machine.error(.valueError, "traceback loop detected") }
                link = entry.next
            }
            traceback.next = next
            return .none
        }
    }

    private func nextTraceback(_ value: Value, _ alternative: String = "") throws(Raise) -> TracebackObject? {
        if value.isNone { return nil }
        guard let next = value.object(.traceback, as: TracebackObject.self) else {
            throw error(.typeError, "expected traceback object\(alternative), got '\(typeName(value))'")
        }
        return next
    }

    /// What `__traceback__` may be.
    func tracebackArgument(_ value: Value) throws(Raise) -> TracebackObject? {
        if value.isNone { return nil }
        guard let traceback = value.object(.traceback, as: TracebackObject.self) else {
            throw error(.typeError, "__traceback__ must be a traceback or None")
        }
        return traceback
    }
}

/// `frame.f_locals` of a function.
final class FrameLocalsObject: AttributedObject {
    let frame: FrameObject

    init(_ frame: FrameObject, type: TypeObject) {
        self.frame = frame
        super.init(kind: .native, type: type)
    }

    override func forEachNativeReference(_ visit: (Value) -> Void) { visit(.object(frame)) }

    /// A view's variables as a dictionary; any other value as it is.
    static func plain(_ value: Value) -> Value {
        guard case .object(let object) = value, let view = object as? FrameLocalsObject else { return value }
        return .object(view.frame.variables)
    }
}
