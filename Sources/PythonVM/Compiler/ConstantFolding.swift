import PythonSyntax

/// Which expressions CPython's compiler replaces with their value (Python/ast_opt.c): those of constants, unless working them out
/// fails, or the value would be large. The values are worked out here only to say so, and are forgotten then.
enum ConstantFolding {
    case none
    case ellipsis
    /// Truth values too, which CPython's arithmetic takes for integers.
    case int(IntValue)
    case float(Double)
    case complex(Complex)
    case text(count: Int)
    case bytes([UInt8])
    case tuple([ConstantFolding])

    /// The expression is nested too deeply to say.
    struct Unknown: Error {}

    /// CPython's limits: of bits, of elements, of elements with those inside of them, and of characters.
    private static let mostBits = 128
    private static let mostElements = 256
    private static let mostElementsInAll = 1024
    private static let mostCharacters = 4096

    static func areFolded(_ nodes: [Expression]) throws(Unknown) -> Bool {
        for node in nodes {
            if try !isFolded(node) { return false }
        }
        return true
    }

    /// - Complexity: O(n) in the size of the expression.
    static func isFolded(_ node: Expression) throws(Unknown) -> Bool { try value(node, 0) != nil }

    /// Which way a condition goes that is a constant; nil for others.
    static func truth(_ node: Expression) throws(Unknown) -> Bool? { try value(node, 0)?.truth }

    private static func value(_ node: Expression, _ level: Int) throws(Unknown) -> ConstantFolding? {
        if level > 200 { throw Unknown() }
        switch node.kind {
        case .constant(let constant): return ConstantFolding(constant)
        // Python runs without -O here.
        case .name("__debug__"): return .int(.one)
        case .tuple(let elements):
            var values: [ConstantFolding] = []
            for element in elements {
                guard let element = try value(element, level + 1) else { return nil }
                values.append(element)
            }
            return .tuple(values)
        case .unary(let op, let operand):
            guard let inner = try value(operand, level + 1) else { return nil }
            return inner.applying(op)
        case .binary(let left, let op, let right):
            guard let a = try value(left, level + 1), let b = try value(right, level + 1) else { return nil }
            return combine(a, op, b)
        case .subscript(let owner, let index):
            guard let owner = try value(owner, level + 1), case .int(let index)? = try value(index, level + 1)
            else { return nil }
            return owner.item(index.clamped)
        default: return nil
        }
    }

    private init?(_ constant: Constant) {
        switch constant {
        case .none: self = .none
        case .ellipsis: self = .ellipsis
        case .bool(let value): self = .int(value ? .one : .zero)
        case .int(let value): self = .int(.small(value))
        case .bigInt(let digits):
            guard let value = try? IntParsing.parse(Array(digits.utf8), base: 0, limit: 0) else { return nil }
            self = .int(value)
        case .float(let value): self = .float(value)
        case .complex(let imaginary): self = .complex(Complex(real: 0, imaginary: imaginary))
        case .string(let text): self = .text(count: text.count)
        case .bytes(let bytes): self = .bytes(bytes)
        }
    }

    private var truth: Bool {
        switch self {
        case .none: false
        case .ellipsis: true
        case .int(let value): !value.isZero
        case .float(let value): value != 0
        case .complex(let value): !value.isZero
        case .text(let count): count > 0
        case .bytes(let bytes): !bytes.isEmpty
        case .tuple(let elements): !elements.isEmpty
        }
    }

    private func item(_ index: Int) -> ConstantFolding? {
        func place(_ count: Int) -> Int? {
            let place = index < 0 ? index + count : index
            return place >= 0 && place < count ? place : nil
        }
        switch self {
        case .text(let count): return place(count).map { _ in .text(count: 1) }
        case .bytes(let bytes): return place(bytes.count).map { .int(.small(Int(bytes[$0]))) }
        case .tuple(let elements): return place(elements.count).map { elements[$0] }
        default: return nil
        }
    }

    private func applying(_ op: UnaryOperator) -> ConstantFolding? {
        switch (op, self) {
        case (.not, _): .int(truth ? .zero : .one)
        case (.minus, .int(let value)): .int(-value)
        case (.minus, .float(let value)): .float(-value)
        case (.minus, .complex(let value)): .complex(-value)
        case (.plus, .int), (.plus, .float), (.plus, .complex): self
        case (.invert, .int(let value)): .int(~value)
        default: nil
        }
    }

    // MARK: Two values

    private static func combine(_ a: ConstantFolding, _ op: BinaryOperator, _ b: ConstantFolding) -> ConstantFolding? {
        switch (a, b) {
        case (.int(let a), .int(let b)): return (try? combine(a, op, b)) ?? nil
        case (.text(let a), .text(let b)) where op == .add: return .text(count: a + b)
        case (.bytes(let a), .bytes(let b)) where op == .add: return .bytes(a + b)
        case (.tuple(let a), .tuple(let b)) where op == .add: return .tuple(a + b)
        case (let value, .int(let times)) where op == .multiply && value.isSequence,
            (.int(let times), let value) where op == .multiply && value.isSequence:
            return value.repeated(times.clamped)
        case (.complex, _), (_, .complex):
            guard let a = a.complex, let b = b.complex else { return nil }
            return combine(a, op, b)
        default:
            guard let a = a.float, let b = b.float else { return nil }
            return combine(a, op, b)
        }
    }

    private var isSequence: Bool {
        switch self {
        case .text, .bytes, .tuple: true
        default: false
        }
    }

    private var float: Double? {
        switch self {
        case .int(let value): try? value.float()
        case .float(let value): value
        default: nil
        }
    }

    private var complex: Complex? {
        if case .complex(let value) = self { return value }
        return float.map { Complex(real: $0, imaginary: 0) }
    }

    private func repeated(_ times: Int) -> ConstantFolding? {
        func fits(_ count: Int, _ most: Int) -> Bool { count == 0 || times >= 0 && times <= most / count }
        switch self {
        case .text(let count):
            return fits(count, ConstantFolding.mostCharacters) ? .text(count: count == 0 ? 0 : count * times) : nil
        case .bytes(let bytes):
            guard fits(bytes.count, ConstantFolding.mostCharacters) else { return nil }
            return .bytes(bytes.isEmpty ? [] : Array(repeatElement(bytes, count: times).joined()))
        case .tuple(let elements):
            guard fits(elements.count, ConstantFolding.mostElements) else { return nil }
            if elements.isEmpty || times == 0 { return .tuple([]) }
            if elementCount > ConstantFolding.mostElementsInAll / times { return nil }
            return .tuple(Array(repeatElement(elements, count: times).joined()))
        default: return nil
        }
    }

    /// Those of tuples inside included.
    private var elementCount: Int {
        guard case .tuple(let elements) = self else { return 0 }
        return elements.reduce(elements.count) { $0 + $1.elementCount }
    }

    private static func combine(
        _ a: IntValue, _ op: BinaryOperator, _ b: IntValue
    ) throws(NumberError) -> ConstantFolding? {
        switch op {
        case .add: return .int(a + b)
        case .subtract: return .int(a - b)
        case .multiply:
            if !a.isZero, !b.isZero, a.bitLength + b.bitLength > mostBits { return nil }
            return .int(try a.multiplied(by: b))
        case .divide: return .float(try a.trueDivided(by: b))
        case .floorDivide: return .int(try a.floorDivided(by: b).quotient)
        case .modulo: return .int(try a.floorDivided(by: b).remainder)
        case .power:
            if b.isNegative { return combine(try a.float(), op, try b.float()) }
            if !a.isZero, !b.isZero, b.clamped > mostBits || a.bitLength > mostBits / b.clamped { return nil }
            return .int(try a.power(b))
        case .leftShift:
            if !a.isZero, !b.isZero, b.clamped > mostBits || a.bitLength > mostBits - b.clamped { return nil }
            return .int(try a.shiftedLeft(b))
        case .rightShift: return .int(try a.shiftedRight(b))
        case .bitOr: return .int(a.combined(.or, b))
        case .bitXor: return .int(a.combined(.xor, b))
        case .bitAnd: return .int(a.combined(.and, b))
        case .matrixMultiply: return nil
        }
    }

    private static func combine(_ a: Double, _ op: BinaryOperator, _ b: Double) -> ConstantFolding? {
        switch op {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide: return b == 0 ? nil : .float(a / b)
        case .floorDivide: return b == 0 ? nil : .float(FloatArithmetic.floorDivided(a, b).quotient)
        case .modulo: return b == 0 ? nil : .float(FloatArithmetic.floorDivided(a, b).remainder)
        case .power:
            switch FloatArithmetic.power(a, b) {
            case .value(let value): return .float(value)
            case .complex: return combine(Complex(real: a, imaginary: 0), op, Complex(real: b, imaginary: 0))
            case .zeroToNegative, .overflow: return nil
            }
        default: return nil
        }
    }

    private static func combine(_ a: Complex, _ op: BinaryOperator, _ b: Complex) -> ConstantFolding? {
        switch op {
        case .add: return .complex(a + b)
        case .subtract: return .complex(a - b)
        case .multiply: return .complex(a * b)
        case .divide: return a.divided(by: b).map { .complex($0) }
        case .power:
            if case .value(let value) = a.power(b) { return .complex(value) }
            return nil
        default: return nil
        }
    }
}
