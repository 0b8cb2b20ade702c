import BigInt
import PythonSyntax

/// Python's operators on numbers: where operands of different types meet, and where errors are worded.
///
/// An answer of nil means `NotImplemented`: an operand is no number, or the operator is not one of its type.
extension Machine {
    /// `a op b`, where both are of `int`, `bool`, `float`, `complex` or a subclass.
    func numberOperator(_ operation: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
        if let x = a.intValue {
            if let y = b.intValue {
                if case .bool(let p) = a, case .bool(let q) = b {
                    switch operation {
                    case .bitAnd: return .bool(p && q)
                    case .bitOr: return .bool(p || q)
                    case .bitXor: return .bool(p != q)
                    default: break
                    }
                }
                return try intOperator(operation, x, y)
            }
            if let y = b.floatValue {
                guard operation.isFloatOperator else { return nil }
                return try floatOperator(operation, try float(x), y)
            }
        } else if let x = a.floatValue {
            if let y = b.floatValue { return try floatOperator(operation, x, y) }
            if let y = b.intValue {
                guard operation.isFloatOperator else { return nil }
                return try floatOperator(operation, x, try float(y))
            }
        }
        guard a.complexValue != nil || b.complexValue != nil, operation.isComplexOperator else { return nil }
        guard let x = try complex(a), let y = try complex(b) else { return nil }
        return try complexOperator(operation, x, y)
    }

    /// An int as a float.
    /// - Throws: OverflowError.
    func float(_ integer: IntValue) throws(Raise) -> Double {
        do throws(NumberError) {
            return try integer.float()
        } catch {
            throw self.error(.overflowError, "int too large to convert to float")
        }
    }

    /// A number of any type as a complex one; nil if it is no number.
    func complex(_ value: Value) throws(Raise) -> Complex? {
        if let complex = value.complexValue { return complex }
        if let float = value.floatValue { return Complex(real: float, imaginary: 0) }
        if let integer = value.intValue { return Complex(real: try float(integer), imaginary: 0) }
        return nil
    }

    // MARK: int

    func intOperator(_ operation: BinaryOperator, _ a: IntValue, _ b: IntValue) throws(Raise) -> Value? {
        do throws(NumberError) {
            switch operation {
            case .add: return Value(a + b)
            case .subtract: return Value(a - b)
            case .multiply: return Value(try a.multiplied(by: b))
            case .floorDivide: return Value(try a.floorDivided(by: b).quotient)
            case .modulo: return Value(try a.floorDivided(by: b).remainder)
            case .divide: return .float(try a.trueDivided(by: b))
            case .power:
                if !b.isNegative { return Value(try a.power(b)) }
            case .leftShift: return Value(try a.shiftedLeft(b))
            case .rightShift: return Value(try a.shiftedRight(b))
            case .bitAnd: return Value(a.combined(.and, b))
            case .bitOr: return Value(a.combined(.or, b))
            case .bitXor: return Value(a.combined(.xor, b))
            case .matrixMultiply: return nil
            }
        } catch {
            throw raise(error, operation)
        }
        return try floatOperator(.power, try float(a), try float(b))
    }

    /// `divmod(a, b)` for numbers that are not complex.
    func numberDivmod(_ a: Value, _ b: Value) throws(Raise) -> Value? {
        if let x = a.intValue, let y = b.intValue {
            do throws(NumberError) {
                let (quotient, remainder) = try x.floorDivided(by: y)
                return .object(TupleObject([Value(quotient), Value(remainder)]))
            } catch {
                throw raise(error, .floorDivide)
            }
        }
        guard let x = try realNumber(a), let y = try realNumber(b) else { return nil }
        if y == 0 { throw error(.zeroDivisionError, "float divmod()") }
        let (quotient, remainder) = FloatArithmetic.floorDivided(x, y)
        return .object(TupleObject([.float(quotient), .float(remainder)]))
    }

    /// A float or an int as a float; nil if it is neither.
    func realNumber(_ value: Value) throws(Raise) -> Double? {
        if let float = value.floatValue { return float }
        guard let integer = value.intValue else { return nil }
        return try float(integer)
    }

    /// `pow(a, b, modulus)`; the modulus may be `None`.
    func numberPower(_ a: Value, _ b: Value, modulus: Value) throws(Raise) -> Value? {
        if modulus.isNone || modulus.isUndefined { return try numberOperator(.power, a, b) }
        if let x = a.intValue, let y = b.intValue, let m = modulus.intValue {
            do throws(NumberError) {
                return Value(try x.power(y, modulus: m))
            } catch {
                switch error {
                case .divisionByZero: throw self.error(.valueError, "pow() 3rd argument cannot be 0")
                case .notInvertible:
                    throw self.error(.valueError, "base is not invertible for the given modulus")
                default: throw self.error(.memoryError, arguments: [])
                }
            }
        }
        let operands = [a, b, modulus]
        func isNumber(_ value: Value) -> Bool {
            value.intValue != nil || value.floatValue != nil || value.complexValue != nil
        }
        guard operands.allSatisfy(isNumber) else { return nil }
        if operands.contains(where: { $0.complexValue != nil }) { throw error(.valueError, "complex modulo") }
        throw error(.typeError, "pow() 3rd argument not allowed unless all arguments are integers")
    }

    private func raise(_ failure: NumberError, _ operation: BinaryOperator) -> Raise {
        switch failure {
        case .divisionByZero:
            switch operation {
            case .divide: error(.zeroDivisionError, "division by zero")
            case .modulo: error(.zeroDivisionError, "integer modulo by zero")
            default: error(.zeroDivisionError, "integer division or modulo by zero")
            }
        case .tooLargeForFloat: error(.overflowError, "integer division result too large for a float")
        case .negativeShift: error(.valueError, "negative shift count")
        case .tooManyDigits: error(.overflowError, "too many digits in integer")
        case .outOfMemory, .notInvertible: error(.memoryError, arguments: [])
        }
    }

    // MARK: float

    func floatOperator(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws(Raise) -> Value? {
        switch operation {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide:
            if b == 0 { throw error(.zeroDivisionError, "float division by zero") }
            return .float(a / b)
        case .floorDivide:
            if b == 0 { throw error(.zeroDivisionError, "float floor division by zero") }
            return .float(FloatArithmetic.floorDivided(a, b).quotient)
        case .modulo:
            if b == 0 { throw error(.zeroDivisionError, "float modulo by zero") }
            return .float(FloatArithmetic.floorDivided(a, b).remainder)
        case .power:
            switch FloatArithmetic.power(a, b) {
            case .value(let value): return .float(value)
            case .zeroToNegative:
                throw error(.zeroDivisionError, "0.0 cannot be raised to a negative power")
            case .overflow:
                throw error(.overflowError, arguments: [.int(34), string("Numerical result out of range")])
            case .complex:
                return try complexOperator(.power, Complex(real: a, imaginary: 0), Complex(real: b, imaginary: 0))
            }
        default: return nil
        }
    }

    // MARK: complex

    func complexOperator(_ operation: BinaryOperator, _ a: Complex, _ b: Complex) throws(Raise) -> Value? {
        switch operation {
        case .add: return Value(a + b)
        case .subtract: return Value(a - b)
        case .multiply: return Value(a * b)
        case .divide:
            guard let quotient = a.divided(by: b) else { throw error(.zeroDivisionError, "complex division by zero") }
            return Value(quotient)
        case .power:
            switch a.power(b) {
            case .value(let value): return Value(value)
            case .zeroToNegative: throw error(.zeroDivisionError, "0.0 to a negative or complex power")
            case .overflow: throw error(.overflowError, "complex exponentiation")
            }
        default: return nil
        }
    }

    // MARK: Unary operators

    /// `-a`, `+a`, `~a` for numbers; `not` is no operator of numbers.
    func numberOperator(_ operation: UnaryOperator, _ a: Value) -> Value? {
        if let x = a.intValue {
            switch operation {
            case .minus: return Value(-x)
            case .plus: return Value(x)
            case .invert: return Value(~x)
            case .not: return nil
            }
        }
        if let x = a.floatValue {
            switch operation {
            case .minus: return .float(-x)
            case .plus: return .float(x)
            case .invert, .not: return nil
            }
        }
        guard let x = a.complexValue else { return nil }
        switch operation {
        case .minus: return Value(-x)
        case .plus: return Value(x)
        case .invert, .not: return nil
        }
    }

    /// `abs(a)` for numbers.
    /// - Throws: OverflowError for a complex number.
    func numberAbsolute(_ a: Value) throws(Raise) -> Value? {
        if let x = a.intValue { return Value(x.absolute) }
        if let x = a.floatValue { return .float(x.magnitude) }
        guard let x = a.complexValue else { return nil }
        guard let absolute = x.absolute else { throw error(.overflowError, "absolute value too large") }
        return .float(absolute)
    }

    // MARK: Comparison

    /// `a op b` for numbers; nil for `NotImplemented`, as for an order of complex numbers.
    func numberComparison(_ operation: CompareOperator, _ a: Value, _ b: Value) -> Bool? {
        if let x = a.intValue {
            if let y = b.intValue { return operation.holds(x.order(y)) }
            if let y = b.floatValue { return y.isNaN ? operation == .notEqual : operation.holds(x.order(y)) }
        } else if let x = a.floatValue {
            if let y = b.floatValue { return operation.holds(x, y) }
            if let y = b.intValue { return x.isNaN ? operation == .notEqual : operation.holds(-y.order(x)) }
        }
        guard operation == .equal || operation == .notEqual else { return nil }
        let isEqual: Bool
        if let x = a.complexValue {
            guard let result = equals(x, b) else { return nil }
            isEqual = result
        } else if let y = b.complexValue {
            guard let result = equals(y, a) else { return nil }
            isEqual = result
        } else {
            return nil
        }
        return isEqual == (operation == .equal)
    }

    private func equals(_ a: Complex, _ b: Value) -> Bool? {
        if let b = b.complexValue { return a == b }
        if let b = b.floatValue { return a.imaginary == 0 && a.real == b }
        guard let b = b.intValue else { return nil }
        return a.imaginary == 0 && !a.real.isNaN && b.order(a.real) == 0
    }
}

extension BinaryOperator {
    /// Whether floats have it.
    fileprivate var isFloatOperator: Bool {
        switch self {
        case .add, .subtract, .multiply, .divide, .modulo, .power, .floorDivide: true
        default: false
        }
    }

    fileprivate var isComplexOperator: Bool {
        switch self {
        case .add, .subtract, .multiply, .divide, .power: true
        default: false
        }
    }
}

extension CompareOperator {
    /// What the operator says of two floats, where nothing holds of NaN but `!=`.
    @inline(__always)
    func holds(_ a: Double, _ b: Double) -> Bool {
        switch self {
        case .equal, .is, .in: a == b
        case .notEqual, .isNot, .notIn: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        }
    }
}
