import BigInt

/// An `int` that is no `Value.int`: too great for 64 bits, or of a subclass of `int`, then with any number.
public final class BigIntObject: AttributedObject {
    let integer: IntValue
    /// The number.
    public var value: BigInt { integer.bigInt }

    init(_ integer: IntValue, type: TypeObject? = nil) {
        self.integer = integer
        super.init(kind: .bigInt, type: type)
    }

    deinit { if isMortal { goOn(as: BigIntObject(integer)) } }

    /// - Precondition: the number does not fit 64 bits.
    public convenience init(_ big: BigInt) { self.init(.big(big)) }
}

/// An instance of a subclass of `float`; plain floats are `Value.float`.
public final class FloatObject: AttributedObject {
    public let value: Double

    init(_ value: Double, type: TypeObject?) {
        self.value = value
        super.init(kind: .float, type: type)
    }

    deinit { if isMortal { goOn(as: FloatObject(value, type: customType)) } }
}

/// `complex`.
public final class ComplexObject: AttributedObject {
    let value: Complex
    public var real: Double { value.real }
    public var imaginary: Double { value.imaginary }

    init(_ value: Complex, type: TypeObject? = nil) {
        self.value = value
        super.init(kind: .complex, type: type)
    }

    deinit { if isMortal { goOn(as: ComplexObject(value)) } }
}

extension Value {
    /// The number of an int, a bool, or an instance of a subclass of `int`.
    @inline(__always)
    var intValue: IntValue? {
        switch self {
        case .int(let int): .small(int)
        case .bool(let bool): .small(bool ? 1 : 0)
        case .object(let object):
            object.kind == .bigInt ? unsafeDowncast(object, to: BigIntObject.self).integer : nil
        default: nil
        }
    }

    /// The number of a float or an instance of a subclass of `float`.
    @inline(__always)
    var floatValue: Double? {
        switch self {
        case .float(let double): double
        case .object(let object): object.kind == .float ? unsafeDowncast(object, to: FloatObject.self).value : nil
        default: nil
        }
    }

    var complexValue: Complex? { object(.complex, as: ComplexObject.self)?.value }

    /// A plain `int`.
    init(_ integer: IntValue) {
        switch integer {
        case .small(let small): self = .int(small)
        case .big: self = .object(BigIntObject(integer))
        }
    }

    init(_ complex: Complex) { self = .object(ComplexObject(complex)) }
}
