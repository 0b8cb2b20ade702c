import PythonSyntax

/// Which expressions CPython's compiler replaces with their value (Python/ast_opt.c): those of constants, unless working them out
/// fails, or the value would be large.
extension StackDepth {
    /// What is known of a constant's value.
    private enum Folded {
        case int(Int)
        case float(Double)
        case text(count: Int)
        case other
    }

    func areFolded(_ nodes: [Expression]) throws(Unknown) -> Bool {
        for node in nodes {
            if try !isFolded(node) { return false }
        }
        return true
    }

    /// - Throws: `Unknown` where it takes more than this to say.
    func isFolded(_ node: Expression) throws(Unknown) -> Bool { try value(node, 0) != nil }

    /// Which way a condition goes that is a constant; nil for others.
    func truth(_ node: Expression) throws(Unknown) -> Bool? {
        switch node.kind {
        case .constant(.bool(let value)): return value
        case .constant(.none): return false
        case .constant(.string(let text)): return !text.isEmpty
        case .unary(.not, let value): return try truth(value).map { !$0 }
        default: break
        }
        switch try value(node, 0) {
        case nil: return nil
        case .int(let value): return value != 0
        case .float(let value): return value != 0
        default: throw Unknown()
        }
    }

    private func value(_ node: Expression, _ level: Int) throws(Unknown) -> Folded? {
        if level > 200 { throw Unknown() }
        switch node.kind {
        case .constant(let constant):
            switch constant {
            case .bool(let value): return .int(value ? 1 : 0)
            case .int(let value): return .int(value)
            case .float(let value): return .float(value)
            case .string(let text): return .text(count: text.count)
            case .bytes(let bytes): return .text(count: bytes.count)
            default: return .other
            }
        case .tuple(let elements):
            for element in elements {
                if try value(element, level + 1) == nil { return nil }
            }
            return .other
        case .unary(let op, let operand):
            guard let inner = try value(operand, level + 1) else { return nil }
            switch (op, inner) {
            case (.not, _): return .other
            case (.minus, .int(let value)): return value == .min ? .other : .int(-value)
            case (.plus, .int): return inner
            case (.invert, .int(let value)): return .int(~value)
            case (.minus, .float(let value)): return .float(-value)
            case (.plus, .float): return inner
            case (_, .text), (.invert, .float): return nil
            case (_, .other): throw Unknown()
            }
        case .binary(let left, let op, let right):
            guard let a = try value(left, level + 1), let b = try value(right, level + 1) else { return nil }
            switch (a, b) {
            case (.int(let a), .int(let b)): return try StackDepth.combine(a, op, b)
            case (.int(let a), .float(let b)): return try StackDepth.combine(Double(a), op, b)
            case (.float(let a), .int(let b)): return try StackDepth.combine(a, op, Double(b))
            case (.float(let a), .float(let b)): return try StackDepth.combine(a, op, b)
            case (.text(let a), .text(let b)) where op == .add: return .text(count: a + b)
            case (.text(let count), .int(let times)) where op == .multiply,
                (.int(let times), .text(let count)) where op == .multiply:
                if count == 0 { return .text(count: 0) }
                return times < 0 || times > 4096 / count ? nil : .text(count: count * times)
            case (.text, _) where op == .modulo: return nil
            default: throw Unknown()
            }
        case .subscript(let owner, let index):
            if try value(owner, level + 1) == nil { return nil }
            if case .slice = index.kind { return nil }
            if try value(index, level + 1) == nil { return nil }
            throw Unknown()
        default: return nil
        }
    }

    private static func bits(_ value: Int) -> Int {
        Int.bitWidth - Int(bitPattern: value.magnitude).leadingZeroBitCount
    }

    private static func combine(_ a: Int, _ op: BinaryOperator, _ b: Int) throws(Unknown) -> Folded? {
        func whole(_ result: (Int, overflow: Bool)) -> Folded { result.overflow ? .other : .int(result.0) }
        switch op {
        case .add: return whole(a.addingReportingOverflow(b))
        case .subtract: return whole(a.subtractingReportingOverflow(b))
        case .multiply: return bits(a) + bits(b) > 128 ? nil : whole(a.multipliedReportingOverflow(by: b))
        case .divide: return b == 0 ? nil : .float(Double(a) / Double(b))
        case .floorDivide, .modulo:
            if b == 0 { return nil }
            if a < 0 || b < 0 { return a == .min ? .other : .int(op == .modulo ? a - b * floor(a, b) : floor(a, b)) }
            return .int(op == .modulo ? a % b : a / b)
        case .power:
            if b < 0 { return a == 0 ? nil : .float(1) }
            if b > 0, bits(a) > 128 / b { return nil }
            var result = 1
            for _ in 0..<b {
                let product = result.multipliedReportingOverflow(by: a)
                if product.overflow { return .other }
                result = product.partialValue
                if result == 0 || result == 1 { break }
            }
            return .int(result)
        case .leftShift:
            if b < 0 || (a != 0 && (b > 128 || bits(a) > 128 - b)) { return nil }
            return a == 0 ? .int(0) : bits(a) + b < 63 ? .int(a << b) : .other
        case .rightShift: return b < 0 ? nil : .int(b > 63 ? (a < 0 ? -1 : 0) : a >> b)
        case .bitOr: return .int(a | b)
        case .bitXor: return .int(a ^ b)
        case .bitAnd: return .int(a & b)
        case .matrixMultiply: return nil
        }
    }

    /// - Precondition: `b != 0`, and `a` is not the least integer.
    private static func floor(_ a: Int, _ b: Int) -> Int {
        let quotient = a / b
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
    }

    private static func combine(_ a: Double, _ op: BinaryOperator, _ b: Double) throws(Unknown) -> Folded? {
        switch op {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide: return b == 0 ? nil : .float(a / b)
        case .floorDivide: return b == 0 ? nil : .float((a / b).rounded(.down))
        case .modulo: return b == 0 ? nil : .float(1)
        case .power: throw Unknown()
        default: return nil
        }
    }
}
