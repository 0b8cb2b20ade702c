/// The classes of `re`, for one machine.
final class RegexTypes {
    let pattern: TypeObject
    let match: TypeObject
    let scanner: TypeObject
    /// Patterns by source and flags.
    var cache: [CacheKey: PatternObject] = [:]

    struct CacheKey: Hashable {
        let text: [UInt32]
        let isBytes: Bool
        let flags: Int
    }

    init(_ machine: Machine) {
        pattern = machine.makeNativeType("Pattern", module: "re")
        pattern.hasWeakReferences = true
        match = machine.makeNativeType("Match", module: "re")
        scanner = machine.makeNativeType("SRE_Scanner", module: "_sre")
        for type in [pattern, match, scanner] { type.isBase = false }
        pattern.messageName = "re.Pattern"
        match.messageName = "re.Match"
    }
}

/// `_re`: the native part of `re` (Library Reference, "re"): patterns and matches.
extension Machine {
    func fillRe(_ module: ModuleObject) {
        let types = RegexTypes(self)
        module.namespace.set(intern("Pattern"), .object(types.pattern))
        module.namespace.set(intern("Match"), .object(types.match))
        defineFunction(module, "compile", "pattern, flags=0, /") { (machine, arguments) throws(Raise) in
            try machine.compileRegex(arguments[0], arguments[1], types)
        }
        defineFunction(module, "purge") { (_, _) throws(Raise) in
            types.cache = [:]
            return .none
        }
        defineFunction(module, "template", "pattern, repl, /") { (machine, arguments) throws(Raise) in
            if case .object(let object) = arguments[0], let pattern = object as? PatternObject {
                _ = try machine.template(arguments[1], pattern)
            }
            return .none
        }
        definePattern(types)
        defineMatch(types)
    }

    private func compileRegex(_ source: Value, _ flags: Value, _ types: RegexTypes) throws(Raise) -> Value {
        let given = flags.isUndefined ? 0 : try exactInteger(flags).clamped
        if case .object(let object) = source, object is PatternObject {
            if given != 0 {
                throw error(.valueError, "cannot process flags argument with a compiled pattern")
            }
            return source
        }
        let isBytes: Bool
        let text: [UInt32]
        if let string = source.str {
            (isBytes, text) = (false, string.scalars)
        } else if let bytes = source.bytes {
            (isBytes, text) = (true, bytes.storage.map(UInt32.init))
        } else {
            throw error(.typeError, "first argument must be string or compiled pattern")
        }
        if given & RegexFlags.debug.rawValue != 0 { throw unsupported("re.DEBUG") }
        let key = RegexTypes.CacheKey(text: text, isBytes: isBytes, flags: given)
        if let known = types.cache[key] { return .object(known) }
        var failure: RegexError?
        var doubts: [String] = []
        var made: PatternObject?
        do throws(RegexError) {
            let (tree, parser) = try RegexParser.parse(
                text, isBytes: isBytes, flags: RegexFlags(rawValue: given), &doubts)
            let program = try RegexCompiler.compile(tree, parser, isBytes: isBytes)
            made = PatternObject(
                program, source: source, flags: parser.flags,
                groupNames: parser.groupNames.map { (intern($0.name), $0.index) }, type: types.pattern)
        } catch {
            failure = error
        }
        // What the pattern may mean in times to come.
        let isAsked = current?.pointee.code.isLibrary != true
        for doubt in doubts {
            let (place, registry) = warningPlace(level: isAsked ? 1 : 2, skipping: ["library/"])
            try show(
                WarningNotice(
                    category: self.types[.futureWarning], text: string("Possible \(doubt)"), place: place,
                    registry: registry))
        }
        if let failure { throw try raise(failure, source) }
        guard let made else { return .none }
        if types.cache.count >= 512 { types.cache = [:] }
        types.cache[key] = made
        return .object(made)
    }

    /// - Parameter source: the pattern or template that the fault is in.
    func raise(_ failure: RegexError, _ source: Value) throws(Raise) -> Raise {
        switch failure {
        case .other(let kind, let message): return error(kind, message)
        case .verbose: return error(.runtimeError, "verbose")
        case .syntax(let message, let position):
            let type = try attribute(.object(try module(named: "re")), intern("PatternError"))
            let arguments = position.map { [string(message), source, .int($0)] } ?? [string(message)]
            guard let exception = try call(type, arguments).exception else { return .stop }
            return raising(exception)
        }
    }

    /// What a pattern may be matched with.
    func subject(_ value: Value, for pattern: PatternObject) throws(Raise) -> RegexSubject {
        if let text = value.str {
            if pattern.isBytes { throw error(.typeError, "cannot use a bytes pattern on a string-like object") }
            return RegexSubject(value, text)
        }
        guard let bytes = value.bytes else {
            throw error(.typeError, "expected string or bytes-like object, got '\(typeName(value))'")
        }
        if !pattern.isBytes { throw error(.typeError, "cannot use a string pattern on a bytes-like object") }
        return RegexSubject(value, bytes.storage)
    }

    /// `pos` and `endpos`, put between 0 and the length.
    private func range(
        _ subject: RegexSubject, _ start: Value, _ end: Value
    ) throws(Raise) -> (start: Int, end: Int) {
        let from = start.isUndefined ? 0 : try sizeArgument(start)
        let to = end.isUndefined ? Int.max : try sizeArgument(end)
        return (max(0, min(from, subject.count)), max(0, min(to, subject.count)))
    }

    // MARK: Pattern

    private func definePattern(_ types: RegexTypes) {
        let method = MethodTable(self, types.pattern, .native, PatternObject.self)
        for (name, isSearch, isFull) in [("match", false, false), ("fullmatch", false, true), ("search", true, false)] {
            method(name, "string, pos=0, endpos=sys.maxsize") { (machine, pattern, arguments) throws(Raise) in
                let subject = try machine.subject(arguments[0], for: pattern)
                let (start, end) = try machine.range(subject, arguments[1], arguments[2])
                let found =
                    isSearch
                    ? try subject.search(pattern.program, from: start, to: end, machine)
                    : try subject.match(pattern.program, at: start, to: end, isFull: isFull, machine)
                guard let found else { return .none }
                return .object(MatchObject(pattern, subject, start, end, found, type: types.match))
            }
        }
        method("findall", "string, pos=0, endpos=sys.maxsize") { (machine, pattern, arguments) throws(Raise) in
            let subject = try machine.subject(arguments[0], for: pattern)
            let (start, end) = try machine.range(subject, arguments[1], arguments[2])
            let result = ListObject()
            try subject.forEachMatch(pattern.program, from: start, to: end, machine) { slots throws(Raise) in
                func group(_ index: Int) -> Value {
                    let (from, to) = (slots[index * 2], slots[index * 2 + 1])
                    return from < 0 || to < 0 ? subject.slice(0, 0) : subject.slice(from, to)
                }
                switch pattern.groupCount {
                case 0: result.elements.append(group(0))
                case 1: result.elements.append(group(1))
                default: result.elements.append(.object(TupleObject((1...pattern.groupCount).map(group))))
                }
                return true
            }
            return .object(result)
        }
        method("finditer", "string, pos=0, endpos=sys.maxsize") { (machine, pattern, arguments) throws(Raise) in
            let subject = try machine.subject(arguments[0], for: pattern)
            let (start, end) = try machine.range(subject, arguments[1], arguments[2])
            return .object(MatchIteratorObject(RegexScan(pattern, subject, start, end, types)))
        }
        method("scanner", "string, pos=0, endpos=sys.maxsize") { (machine, pattern, arguments) throws(Raise) in
            let subject = try machine.subject(arguments[0], for: pattern)
            let (start, end) = try machine.range(subject, arguments[1], arguments[2])
            return .object(ScannerObject(RegexScan(pattern, subject, start, end, types), type: types.scanner))
        }
        let scanner = MethodTable(self, types.scanner, .native, ScannerObject.self)
        scanner("search") { (machine, scanner, _) throws(Raise) in
            try scanner.scan.next(machine, isSearch: true).map { .object($0) } ?? .none
        }
        scanner("match") { (machine, scanner, _) throws(Raise) in
            try scanner.scan.next(machine, isSearch: false).map { .object($0) } ?? .none
        }
        method("split", "string, maxsplit=0") { (machine, pattern, arguments) throws(Raise) in
            let subject = try machine.subject(arguments[0], for: pattern)
            let most = arguments[1].isUndefined ? 0 : try machine.sizeArgument(arguments[1])
            let result = ListObject()
            var (last, count) = (0, 0)
            if most >= 0 {
                try subject.forEachMatch(pattern.program, from: 0, to: subject.count, machine) { slots throws(Raise) in
                    result.elements.append(subject.slice(last, slots[0]))
                    for index in 1..<max(1, pattern.groupCount + 1) {
                        let (from, to) = (slots[index * 2], slots[index * 2 + 1])
                        result.elements.append(from < 0 || to < 0 ? .none : subject.slice(from, to))
                    }
                    last = slots[1]
                    count += 1
                    return most == 0 || count < most
                }
            }
            result.elements.append(subject.slice(last, subject.count))
            return .object(result)
        }
        method("sub", "repl, string, count=0") { (machine, pattern, arguments) throws(Raise) in
            try machine.substitute(pattern, arguments, types).text
        }
        method("subn", "repl, string, count=0") { (machine, pattern, arguments) throws(Raise) in
            let (text, count) = try machine.substitute(pattern, arguments, types)
            return .object(TupleObject([text, .int(count)]))
        }
        for name in ["__copy__", "__deepcopy__"] {
            method.raw(name) { (_, pattern, _) throws(Raise) in .object(pattern) }
        }
        func attribute(_ name: String, _ get: @escaping (Machine, PatternObject) throws(Raise) -> Value) {
            defineAttribute(
                types.pattern, name,
                get: { (machine, value) throws(Raise) in
                    guard case .object(let object) = value, let pattern = object as? PatternObject else { return .none }
                    return try get(machine, pattern)
                })
        }
        attribute("pattern") { (_, pattern) throws(Raise) in pattern.source }
        attribute("flags") { (_, pattern) throws(Raise) in .int(pattern.flags.rawValue) }
        attribute("groups") { (_, pattern) throws(Raise) in .int(pattern.groupCount) }
        attribute("groupindex") { (machine, pattern) throws(Raise) in
            let dict = DictObject()
            for (name, index) in pattern.groupNames { dict.set(name, .int(index)) }
            return .object(dict)
        }
        method.raw("__repr__") { (machine, pattern, _) throws(Raise) in
            .object(try machine.patternText(pattern))
        }
        method.raw("__hash__") { (machine, pattern, _) throws(Raise) in
            .int((try machine.hash(pattern.source)) ^ pattern.flags.rawValue)
        }
        defineComparisons(types.pattern, [.equal, .notEqual]) { (machine, a, op, b) throws(Raise) in
            guard case .object(let first) = a, let left = first as? PatternObject, case .object(let second) = b,
                let right = second as? PatternObject
            else { return nil }
            let same =
                left.flags == right.flags && left.isBytes == right.isBytes
                ? try machine.isEqual(left.source, right.source) : false
            return .bool(same == (op == .equal))
        }
        defineClassMethod(types.pattern, "__class_getitem__") { (machine, arguments) throws(Raise) in
            machine.makeGenericAlias(arguments[0], arguments.optional(1))
        }
    }

    private func patternText(_ pattern: PatternObject) throws(Raise) -> StrObject {
        var builder = StrBuilder()
        builder.append("re.compile(")
        let source = try repr(pattern.source)
        builder.append(source.count > 200 ? source.slice(0, 200) : source)
        var rest = pattern.flags
        if !pattern.isBytes, rest.intersection([.locale, .ascii, .unicode]) == .unicode { rest.remove(.unicode) }
        let names: [(RegexFlags, String)] = [
            (.ignoreCase, "IGNORECASE"), (.locale, "LOCALE"), (.multiline, "MULTILINE"), (.dotAll, "DOTALL"),
            (.unicode, "UNICODE"), (.verbose, "VERBOSE"), (.debug, "DEBUG"), (.ascii, "ASCII"),
        ]
        var shown: [String] = []
        for (flag, name) in names where rest.contains(flag) {
            shown.append("re.\(name)")
            rest.remove(flag)
        }
        if rest.rawValue != 0 { shown.append("0x" + String(rest.rawValue, radix: 16)) }
        if !shown.isEmpty { builder.append(", " + shown.joined(separator: "|")) }
        builder.append(")")
        return builder.finish()
    }

    // MARK: Substitution

    func template(_ value: Value, _ pattern: PatternObject) throws(Raise) -> RegexTemplate {
        if let (text, template) = pattern.lastTemplate, text.isIdentical(to: value) { return template }
        let scalars: [UInt32]
        if let text = value.str {
            scalars = text.scalars
        } else if let bytes = value.bytes {
            scalars = bytes.storage.map(UInt32.init)
        } else {
            throw error(.typeError, "decoding to str: need a bytes-like object, \(typeName(value)) found")
        }
        let failure: RegexError
        do throws(RegexError) {
            let template = try RegexTemplate(
                scalars, isBytes: value.str == nil, groupCount: pattern.groupCount, names: pattern.groupNames)
            if value.object?.kind != .bytearray { pattern.lastTemplate = (value, template) }
            return template
        } catch {
            failure = error
        }
        throw try raise(failure, value)
    }

    func expand(_ template: RegexTemplate, _ match: MatchObject, into pieces: inout ContiguousArray<Value>) {
        for part in template.parts {
            switch part {
            case .text(let scalars):
                pieces.append(
                    match.pattern.isBytes
                        ? .object(BytesObject(scalars.map { UInt8(truncatingIfNeeded: $0) }))
                        : .object(StrObject(scalars: scalars)))
            case .group(let group):
                let value = match.group(group, or: .undefined)
                if !value.isUndefined { pieces.append(value) }
            }
        }
    }

    /// The pieces in one text.
    func joinPieces(_ pieces: ContiguousArray<Value>, isBytes: Bool) throws(Raise) -> Value {
        if isBytes {
            var result: [UInt8] = []
            for (index, piece) in pieces.enumerated() {
                guard let bytes = piece.bytes else {
                    throw error(
                        .typeError, "sequence item \(index): expected a bytes-like object, \(typeName(piece)) found")
                }
                result += bytes.storage
            }
            return .object(BytesObject(result))
        }
        var builder = StrBuilder()
        for (index, piece) in pieces.enumerated() {
            guard let text = piece.str else {
                throw error(.typeError, "sequence item \(index): expected str instance, \(typeName(piece)) found")
            }
            builder.append(text)
        }
        return .object(builder.finish())
    }

    private func substitute(
        _ pattern: PatternObject, _ arguments: BoundArguments, _ types: RegexTypes
    ) throws(Raise) -> (text: Value, count: Int) {
        let replacement = arguments[0]
        let subject = try subject(arguments[1], for: pattern)
        let most = arguments[2].isUndefined ? 0 : try sizeArgument(arguments[2])
        var template: RegexTemplate?
        if !isCallable(replacement) { template = try self.template(replacement, pattern) }
        var pieces: ContiguousArray<Value> = []
        var (last, count) = (0, 0)
        if most >= 0 {
            try subject.forEachMatch(pattern.program, from: 0, to: subject.count, self) { slots throws(Raise) in
                if slots[0] > last { pieces.append(subject.slice(last, slots[0])) }
                let match = MatchObject(pattern, subject, 0, subject.count, slots, type: types.match)
                if let template {
                    expand(template, match, into: &pieces)
                } else {
                    let value = try call(replacement, [.object(match)])
                    if !value.isNone { pieces.append(value) }
                }
                last = slots[1]
                count += 1
                return most == 0 || count < most
            }
        }
        if count == 0 { return (subject.value, 0) }
        if last < subject.count { pieces.append(subject.slice(last, subject.count)) }
        return (try joinPieces(pieces, isBytes: pattern.isBytes), count)
    }
}

/// One match after another: what `finditer` and scanners go by.
final class RegexScan {
    private let pattern: PatternObject
    private let subject: RegexSubject
    private let start: Int
    private let end: Int
    private let types: RegexTypes
    private var position: Int
    private var mustAdvance = false
    private var isFinished = false

    init(_ pattern: PatternObject, _ subject: RegexSubject, _ start: Int, _ end: Int, _ types: RegexTypes) {
        self.pattern = pattern
        self.subject = subject
        self.start = start
        self.end = end
        self.types = types
        position = start
    }

    func next(_ machine: Machine, isSearch: Bool) throws(Raise) -> MatchObject? {
        if isFinished { return nil }
        var found: [Int]?
        if isSearch {
            found = try subject.search(
                pattern.program, from: position, to: end, mustAdvance: mustAdvance, machine)
        } else {
            found = try subject.match(
                pattern.program, at: position, to: end, isFull: false, mustAdvance: mustAdvance, machine)
        }
        guard let found else {
            isFinished = true
            return nil
        }
        position = found[1]
        mustAdvance = found[0] == position
        return MatchObject(pattern, subject, start, end, found, type: types.match)
    }
}

final class MatchIteratorObject: IteratorObject {
    private let scan: RegexScan

    init(_ scan: RegexScan) { self.scan = scan }

    override var typeName: String { "callable_iterator" }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        try scan.next(machine, isSearch: true).map { .object($0) } ?? .undefined
    }
}

final class ScannerObject: PyObject {
    let scan: RegexScan

    init(_ scan: RegexScan, type: TypeObject) {
        self.scan = scan
        super.init(kind: .native, type: type)
    }
}
