// What CPython's compiler refuses in patterns.
// Python documentation: Language Reference 8.6, "The match statement".

extension CodeChecker {
    mutating func match(_ subject: Expression, _ cases: [MatchCase]) throws(SyntaxError) {
        try expression(subject)
        for (index, item) in cases.enumerated() {
            var names: [String] = []
            let isLast = index == cases.count - 1
            // A pattern that matches everything is allowed at the end only, or with a test behind it.
            try pattern(item.pattern, binding: &names, allowsIrrefutable: isLast || item.guardTest != nil)
            try optional(item.guardTest)
            for statement in item.body { try self.statement(statement) }
        }
    }

    private mutating func bind(_ name: String, _ names: inout [String], at range: SourceRange) throws(SyntaxError) {
        if name == "__debug__" { throw error("cannot assign to __debug__", at: range) }
        if names.contains(name) {
            throw error("multiple assignments to name '\(name)' in pattern", at: range)
        }
        names.append(name)
    }

    private mutating func pattern(
        _ node: Pattern, binding names: inout [String], allowsIrrefutable: Bool
    ) throws(SyntaxError) {
        switch node.kind {
        case .value(let value):
            if case .joinedString = value.kind {
                throw error("patterns may only match literals and attribute lookups", at: node.range)
            }
            try expression(value)
        case .singleton: break
        case .sequence(let items): try sequence(items, node, &names)
        case .mapping(let keys, let patterns, let rest): try mapping(keys, patterns, rest, node, &names)
        case .matchClass(let type, let patterns, let keywords, let keywordPatterns):
            for (index, first) in keywords.enumerated() {
                if first.name == "__debug__" {
                    throw error("cannot assign to __debug__", at: keywordPatterns[index].range)
                }
                for later in index + 1..<max(index + 1, keywords.count) where keywords[later].name == first.name {
                    throw error(
                        "attribute name repeated in class pattern: \(first.name)", at: keywordPatterns[later].range)
                }
            }
            try expression(type)
            for item in patterns + keywordPatterns { try pattern(item, binding: &names, allowsIrrefutable: true) }
        case .star(let name):
            if let name { try bind(name.name, &names, at: node.range) }
        case .asPattern(let inner, let name):
            guard let inner else {
                if !allowsIrrefutable {
                    let what = name.map { "name capture '\($0.name)'" } ?? "wildcard"
                    throw error("\(what) makes remaining patterns unreachable", at: node.range)
                }
                if let name { try bind(name.name, &names, at: node.range) }
                return
            }
            try pattern(inner, binding: &names, allowsIrrefutable: allowsIrrefutable)
            if let name { try bind(name.name, &names, at: node.range) }
        case .or(let items): try alternatives(items, node, &names, allowsIrrefutable: allowsIrrefutable)
        }
    }

    private mutating func sequence(
        _ items: [Pattern], _ node: Pattern, _ names: inout [String]
    ) throws(SyntaxError) {
        let stars = items.filter { if case .star = $0.kind { true } else { false } }
        if stars.count > 1 {
            throw error("multiple starred names in sequence pattern", at: node.range)
        }
        for item in items { try pattern(item, binding: &names, allowsIrrefutable: true) }
    }

    private mutating func mapping(
        _ keys: [Expression], _ patterns: [Pattern], _ rest: Identifier?, _ node: Pattern, _ names: inout [String]
    ) throws(SyntaxError) {
        var seen: Set<PatternKey> = []
        for key in keys {
            if case .joinedString = key.kind {
                throw error("mapping pattern keys may only match literals and attribute lookups", at: node.range)
            }
            if let value = PatternKey(key), !seen.insert(value).inserted {
                throw error("mapping pattern checks duplicate key (\(value.text))", at: node.range)
            }
            try expression(key)
        }
        for item in patterns { try pattern(item, binding: &names, allowsIrrefutable: true) }
        if let rest { try bind(rest.name, &names, at: node.range) }
    }

    private mutating func alternatives(
        _ items: [Pattern], _ node: Pattern, _ names: inout [String], allowsIrrefutable: Bool
    ) throws(SyntaxError) {
        let before = names
        var first: Set<String> = []
        for (index, item) in items.enumerated() {
            var own = before
            try pattern(item, binding: &own, allowsIrrefutable: index == items.count - 1 && allowsIrrefutable)
            let bound = Set(own.dropFirst(before.count))
            if index == 0 {
                first = bound
                names = own
            } else if bound != first {
                throw error("alternative patterns bind different names", at: node.range)
            }
        }
    }
}

/// The value of a literal key in a mapping pattern, equal where Python's values are equal.
struct PatternKey: Hashable {
    private enum Value: Hashable {
        case none, ellipsis
        case number(Double)
        case bigInt(String)
        case complex(Double, Double)
        case string([UInt32])
        case bytes([UInt8])
    }

    private let value: Value
    /// As `repr` has it.
    let text: String

    static func == (left: PatternKey, right: PatternKey) -> Bool { left.value == right.value }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }

    private init(value: Value, text: String) {
        self.value = value
        self.text = text
    }

    init?(_ key: Expression) {
        switch key.kind {
        case .constant(let constant): self.init(constant, sign: 1)
        case .unary(.minus, let operand):
            guard case .constant(let constant) = operand.kind else { return nil }
            self.init(constant, sign: -1)
        case .binary(let left, let op, let right):
            guard let real = PatternKey(left), case .number(let realPart) = real.value,
                case .constant(.complex(let imaginary)) = right.kind
            else { return nil }
            let part = op == .add ? imaginary : -imaginary
            self.init(
                value: Self.number(realPart, part),
                text: "(\(Self.short(realPart))\(part < 0 ? "-" : "+")\(Self.short(abs(part)))j)")
        default: return nil
        }
    }

    private init?(_ constant: Constant, sign: Double) {
        let minus = sign < 0 ? "-" : ""
        switch constant {
        case .none: self.init(value: .none, text: "None")
        case .bool(let flag): self.init(value: .number(flag ? 1 : 0), text: flag ? "True" : "False")
        case .ellipsis: self.init(value: .ellipsis, text: "Ellipsis")
        case .int(let number):
            self.init(value: .number(sign * Double(number)), text: number == 0 ? "0" : minus + "\(number)")
        case .bigInt(let digits): self.init(value: .bigInt(minus + digits), text: minus + digits)
        case .float(let number): self.init(value: .number(sign * number), text: minus + "\(number)")
        case .complex(let number):
            self.init(value: Self.number(0, sign * number), text: "\(minus)\(Self.short(number))j")
        case .string(let points): self.init(value: .string(points), text: Self.quoted(points))
        case .bytes(let octets):
            self.init(value: .bytes(octets), text: "b" + Self.quoted(octets.map { UInt32($0) }))
        }
    }

    /// Numbers of different types may be equal.
    private static func number(_ real: Double, _ imaginary: Double) -> Value {
        imaginary == 0 ? .number(real) : .complex(real, imaginary)
    }

    private static func short(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func quoted(_ points: [UInt32]) -> String {
        var result = ""
        for point in points {
            switch point {
            case 0x27: result += "\\'"
            case 0x5C: result += "\\\\"
            case 0x0A: result += "\\n"
            default:
                if let scalar = Unicode.Scalar(point) { result.unicodeScalars.append(scalar) }
            }
        }
        return "'\(result)'"
    }
}
