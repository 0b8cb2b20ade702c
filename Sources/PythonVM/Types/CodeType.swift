import PythonSyntax

/// `code` (Data model, "Code objects"). Instructions are the machine's own, two "bytes" each; what CPython's bytecode alone
/// could answer is refused.
extension Machine {
    func defineCodeType() {
        let type = types.code
        let method = MethodTable(self, type, .code, CodeObject.self)
        method("__repr__") { (machine, code, _) throws(Raise) in
            machine.string(
                "<code object \(code.name.string) at \(machine.address(of: code)), file \"\(code.source.name)\", line \(code.firstLine)>"
            )
        }
        func attribute(_ name: String, _ get: @escaping (CodeObject) -> Value) {
            defineGetter(type, name, isMember: true) { (_, arguments) throws(Raise) in
                arguments[0].object(.code, as: CodeObject.self).map(get) ?? .none
            }
        }
        attribute("co_name") { .object($0.name) }
        attribute("co_qualname") { .object($0.qualifiedName) }
        attribute("co_filename") { .object(StrObject($0.source.name)) }
        attribute("co_flags") { .int($0.flags) }
        attribute("co_firstlineno") { .int($0.firstLine) }
        attribute("co_argcount") { .int($0.parameters.positional) }
        attribute("co_posonlyargcount") { .int($0.parameters.positionalOnly) }
        attribute("co_kwonlyargcount") { .int($0.parameters.keywordOnly) }
        attribute("co_nlocals") { .int($0.variableNames.count) }
        defineGetter(type, "co_stacksize", isMember: true) { (machine, arguments) throws(Raise) in
            guard let code = arguments[0].object(.code, as: CodeObject.self) else { return .none }
            guard let size = code.frameSize else {
                throw machine.unsupported("code.co_stacksize of '\(code.name.string)'")
            }
            return .int(size.stack)
        }
        attribute("co_varnames") { .object(TupleObject($0.variableNames.map { Value.object($0) })) }
        attribute("co_cellvars") { .object(TupleObject($0.cellNames.map { Value.object($0) })) }
        attribute("co_freevars") { .object(TupleObject($0.freeVariables.map { Value.object($0.name) })) }
        attribute("co_names") { .object(TupleObject($0.usedNames.map { Value.object($0) })) }
        attribute("co_consts") { .object(TupleObject($0.visibleConstants)) }
        for name in ["co_code", "co_linetable", "co_lnotab", "co_exceptiontable", "_co_code_adaptive"] {
            defineGetter(type, name) { (machine, _) throws(Raise) in throw machine.unsupported("code.\(name)") }
        }
        defineCodePositions(method)
        method.raw("replace") { (machine, code, arguments) throws(Raise) in
            .object(try machine.replace(code, arguments))
        }
        defineCodeComparison(type)
    }

    private func defineCodePositions(_ method: MethodTable<CodeObject>) {
        method("co_lines") { (machine, code, _) throws(Raise) in
            var lines: ContiguousArray<Value> = []
            var start = 0
            for index in 0..<code.instructionCount {
                let line = code.line(ofInstruction: index)
                if index + 1 < code.instructionCount, code.line(ofInstruction: index + 1) == line { continue }
                lines.append(.object(TupleObject([.int(start * 2), .int(index * 2 + 2), .int(line)])))
                start = index + 1
            }
            return try machine.iterator(.object(ListObject(lines)))
        }
        method("co_positions") { (machine, code, _) throws(Raise) in
            var positions: ContiguousArray<Value> = []
            for index in 0..<code.instructionCount {
                let range = code.range(ofInstruction: index)
                let (start, end) = (Int(range.start), Int(range.end))
                let source = code.source
                positions.append(
                    .object(
                        TupleObject([
                            .int(source.line(at: start)), .int(source.line(at: end)),
                            .int(source.byteColumn(at: start)),
                            .int(source.byteColumn(at: end)),
                        ])))
            }
            return try machine.iterator(.object(ListObject(positions)))
        }
    }

    /// Codes are equal if they are one, or copies that `replace` changed in nothing.
    private func defineCodeComparison(_ type: TypeObject) {
        defineComparisons(type, [.equal, .notEqual]) { (_, a, comparison, b) throws(Raise) in
            guard let a = a.object(.code, as: CodeObject.self), let b = b.object(.code, as: CodeObject.self) else {
                return nil
            }
            return .bool(a.isEqual(to: b) == (comparison == .equal))
        }
        define(type, "__hash__") { (machine, arguments) throws(Raise) in
            guard let code = arguments[0].object(.code, as: CodeObject.self) else { return .int(0) }
            return .int(try machine.hash(.object(code.name)) &* 31 &+ code.firstLine &* 17 &+ code.instructionCount)
        }
    }

    /// `code.replace(co_name=...)`: a copy with other names or another place.
    private func replace(_ code: CodeObject, _ arguments: Arguments) throws(Raise) -> CodeObject {
        if arguments.count > 0 {
            throw error(.typeError, "replace() takes no positional arguments")
        }
        var parts = code.parts
        for (offset, key) in (arguments.keywords?.elements ?? []).enumerated() {
            let name = key.str?.string ?? ""
            let value = arguments[arguments.count + offset]
            func text() throws(Raise) -> StrObject {
                guard let text = value.str else { throw wrongArgument("replace", "'\(name)'", "str", value) }
                return names.intern(text)
            }
            switch name {
            case "co_name": parts.name = try text()
            case "co_qualname": parts.qualifiedName = try text()
            case "co_filename": parts.source = SourceText(name: try text().string, bytes: code.source.bytes)
            case "co_firstlineno": parts.firstLine = try index(value)
            case "co_flags":
                let flags = try index(value)
                // What `types.coroutine` does; the others say what the instructions are.
                guard (flags ^ code.flags) & ~CodeObject.Flags.iterableCoroutine == 0 else {
                    throw unsupported("code.replace(co_flags=...)")
                }
                parts.flags = flags
            default:
                let known = types.code.lookup(intern(name))
                if name.hasPrefix("co_"), !known.isUndefined {
                    // What stays as it is may be named.
                    if !name.hasPrefix("co_code"), try isEqual(value, try attribute(.object(code), intern(name))) {
                        continue
                    }
                    throw unsupported("code.replace(\(name)=...)")
                }
                throw error(.typeError, "replace() got an unexpected keyword argument '\(name)'")
            }
        }
        return CodeObject(parts)
    }
}

extension CodeObject {
    /// Names of locals that inner functions use too.
    var cellNames: [StrObject] {
        (0..<instructionCount).compactMap { index in
            let instruction = instructions[index]
            let register = Int(instruction.a)
            guard instruction.opcode == .makeCell, register < localNames.count else { return nil }
            return localNames[register]
        }
    }

    /// Parameters and locals that are registers; parameters may be cells too.
    var variableNames: [StrObject] {
        guard usesRegisters else { return [] }
        let cells = cellNames
        return localNames.enumerated().compactMap { register, name in
            if register < parameters.count { return name }
            if freeVariables.contains(where: { $0.register == register }) { return nil }
            return cells.contains { $0 === name } ? nil : name
        }
    }

    /// Names of globals and attributes, in order of their first use.
    var usedNames: [StrObject] {
        var seen: Set<ObjectIdentifier> = []
        return cacheNames.filter { seen.insert(ObjectIdentifier($0)).inserted }
    }

    /// The documentation and then all other constants.
    var visibleConstants: ContiguousArray<Value> {
        let first = documentation
        return [first] + allConstants.filter { !$0.isIdentical(to: first) && !$0.isUndefined }
    }

    func isEqual(to other: CodeObject) -> Bool {
        if self === other { return true }
        return name === other.name && qualifiedName === other.qualifiedName && firstLine == other.firstLine
            && source.name == other.source.name && flags == other.flags && instructionCount == other.instructionCount
            && localNames.elementsEqual(other.localNames, by: { $0 === $1 })
            && (0..<instructionCount).allSatisfy { instructions[$0] == other.instructions[$0] }
            && allConstants.elementsEqual(other.allConstants) { $0.isIdentical(to: $1) }
    }
}
