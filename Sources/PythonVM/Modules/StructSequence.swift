/// A tuple with named fields made in Swift, such as `time.struct_time` (C API, "Struct Sequence Objects").
///
/// The first `visible` fields are the tuple's elements; the others are attributes alone.
final class StructSequence {
    let type: TypeObject
    private let qualifiedName: String
    private let fields: [String]
    private let visible: Int

    init(_ machine: Machine, _ name: String, module: String, fields: [String], visible: Int? = nil) {
        qualifiedName = module == "builtins" ? name : "\(module).\(name)"
        self.fields = fields
        self.visible = visible ?? fields.count
        type = TypeObject(name: name, bases: [machine.types.tuple], layout: .tuple)
        type.messageName = qualifiedName
        type.isBase = false
        type.setAttribute(machine.names.module, machine.string(module))
        define(machine)
    }

    func make(_ values: [Value]) -> TupleObject {
        let tuple = TupleObject(ContiguousArray(values.prefix(visible)), type: type)
        if values.count > visible {
            let hidden = DictObject()
            for index in visible..<min(values.count, fields.count) {
                hidden.set(StrObject(fields[index]), values[index])
            }
            tuple.attributes = hidden
        }
        return tuple
    }

    private func define(_ machine: Machine) {
        for (index, field) in fields.enumerated() {
            let name = machine.intern(field)
            machine.defineProperty(type, field) { [visible] (_, arguments) throws(Raise) in
                guard let tuple = arguments[0].tuple else { return .none }
                if index < visible { return tuple.elements[index] }
                let value = tuple.attributes?.get(name) ?? .undefined
                return value.isUndefined ? .none : value
            } set: { (machine, _) throws(Raise) in
                throw machine.error(.attributeError, "readonly attribute")
            }
        }
        let counts = [("n_fields", fields.count), ("n_sequence_fields", visible), ("n_unnamed_fields", 0)]
        for (name, count) in counts { type.setAttribute(machine.intern(name), .int(count)) }
        let matched = fields.prefix(visible).map { machine.string($0) }
        type.setAttribute(machine.intern("__match_args__"), .object(TupleObject(matched)))
        machine.define(type, "__repr__") { [qualifiedName, fields] (machine, arguments) throws(Raise) in
            var builder = StrBuilder()
            builder.append(qualifiedName + "(")
            for (index, value) in (arguments[0].tuple?.elements ?? []).enumerated() {
                builder.append((index == 0 ? "" : ", ") + fields[index] + "=")
                builder.append(try machine.repr(value))
            }
            builder.append(")")
            return .object(builder.finish())
        }
        // The type lives as long as its methods do: no circle.
        machine.defineNew(type) { [unowned(unsafe) self] (machine, _, arguments) throws(Raise) in
            .object(try convert(machine, arguments.optional(0)))
        }
        machine.define(type, "__replace__") { [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            try replace(machine, arguments)
        }
    }

    private func convert(_ machine: Machine, _ value: Value) throws(Raise) -> TupleObject {
        guard machine.isIterable(value) else { throw machine.error(.typeError, "constructor requires a sequence") }
        let values = Array(try machine.elements(value))
        let isExact = visible == fields.count
        if values.count < visible {
            throw machine.error(
                .typeError,
                "\(qualifiedName)() takes a\(isExact ? "" : "n at least") \(visible)-sequence (\(values.count)-sequence given)"
            )
        }
        if values.count > fields.count {
            throw machine.error(
                .typeError,
                "\(qualifiedName)() takes a\(isExact ? "" : "n at most") \(fields.count)-sequence (\(values.count)-sequence given)"
            )
        }
        return make(values)
    }

    private func replace(_ machine: Machine, _ arguments: Arguments) throws(Raise) -> Value {
        guard let tuple = arguments.optional(0).tuple else { return .none }
        var values = Array(tuple.elements)
        for index in visible..<max(visible, fields.count) {
            let value = tuple.attributes?.get(machine.intern(fields[index])) ?? .undefined
            values.append(value.isUndefined ? .none : value)
        }
        for (offset, key) in (arguments.keywords?.elements ?? []).enumerated() {
            guard let name = key.str?.string, let index = fields.firstIndex(of: name) else {
                throw machine.error(.typeError, "Got unexpected field name(s): ['\(key.str?.string ?? "")']")
            }
            values[index] = arguments[arguments.count + offset]
        }
        return .object(make(values))
    }
}
