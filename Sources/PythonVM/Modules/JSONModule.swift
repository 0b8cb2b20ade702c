/// `_json`: the native part of `json`, whose classes are in Python.
extension Machine {
    func fillJSON(_ module: ModuleObject) {
        for (name, onlyASCII) in [("encode_basestring", false), ("encode_basestring_ascii", true)] {
            defineFunction(module, name, "string, /") { (machine, arguments) throws(Raise) in
                guard let text = arguments[0].str else {
                    throw machine.error(
                        .typeError, "first argument must be a string, not \(machine.typeName(arguments[0]))")
                }
                var builder = StrBuilder(capacity: text.count + 2)
                JSONWriter.append(text, onlyASCII: onlyASCII, to: &builder)
                return .object(builder.finish())
            }
        }
        // The object, then the encoder's members; a true last argument asks for pieces.
        let encode = BuiltinFunctionObject("encode") { (machine, arguments) throws(Raise) in
            var options = JSONWriter.Options()
            options.fallback = arguments.optional(1)
            options.onlyASCII = machine.isTruthy(arguments.optional(2))
            options.allowsNaN = machine.isTruthy(arguments.optional(3))
            options.sortsKeys = machine.isTruthy(arguments.optional(4))
            options.skipsKeys = machine.isTruthy(arguments.optional(5))
            options.checksCircles = machine.isTruthy(arguments.optional(6))
            if let indent = arguments.optional(7).str {
                options.indent = indent
            } else if let width = arguments.optional(7).intValue {
                options.indent = StrObject(ascii: [UInt8](repeating: 0x20, count: max(0, min(width.clamped, 10_000))))
            }
            options.itemSeparator = try machine.strArgument("make_encoder", "item_separator", arguments.optional(8))
            options.keySeparator = try machine.strArgument("make_encoder", "key_separator", arguments.optional(9))
            let inPieces = machine.isTruthy(arguments.optional(10))
            let writer = JSONWriter(machine, options, inPieces: inPieces)
            if inPieces { return .object(ListObject(try writer.pieces(of: arguments.optional(0)))) }
            return .object(try writer.text(of: arguments.optional(0)))
        }
        module.namespace.set(intern("encode"), .object(encode))
        defineFunction(
            module, "scan",
            "string, index, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, /"
        ) { (machine, arguments) throws(Raise) in
            guard let text = arguments[0].str else {
                throw machine.error(
                    .typeError, "first argument must be a string, not \(machine.typeName(arguments[0]))")
            }
            let index = try machine.sizeArgument(arguments[1])
            if index < 0 { throw machine.error(.valueError, "idx cannot be negative") }
            let options = JSONReader.Options(
                isStrict: machine.isTruthy(arguments[2]), objectHook: arguments[3], pairsHook: arguments[4],
                parseFloat: arguments[5], parseInt: arguments[6], parseConstant: arguments[7])
            var reader = JSONReader(machine, text, at: index, options)
            let value = try reader.read()
            return .object(TupleObject([value, .int(reader.index)]))
        }
        defineFunction(module, "scanstring", "string, end, strict=True, /") { (machine, arguments) throws(Raise) in
            guard let text = arguments[0].str else {
                throw machine.error(
                    .typeError, "first argument must be a string, not \(machine.typeName(arguments[0]))")
            }
            let end = try machine.sizeArgument(arguments[1])
            if end < 1 || end > text.count { throw machine.error(.valueError, "end is out of bounds") }
            let options = JSONReader.Options(isStrict: arguments[2].isUndefined || machine.isTruthy(arguments[2]))
            var reader = JSONReader(machine, text, at: end - 1, options)
            let value = try reader.readString()
            return .object(TupleObject([.object(value), .int(reader.index)]))
        }
    }
}
