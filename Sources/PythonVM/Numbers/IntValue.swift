import BigInt

/// The number behind a Python `int`: unbounded, but without an allocation as long as it fits 64 bits.
///
/// Reading order for numbers: this file, `IntArithmetic`, `IntDivision`, `IntPower`, `IntBits` compute on plain
/// numbers and know no machine, on `LongArithmetic` where they are long; `IntText`, `FloatText`, `FloatDecimal` turn
/// numbers into text and back; `NumberOperators` is where Python's operators enter, with operands of any type, and
/// where errors are worded.
enum IntValue {
    case small(Int)
    /// Never a number that fits 64 bits: equal numbers have one form.
    case big(BigInt)

    init(_ big: BigInt) {
        // BigInt's generic conversions to and from Int cost more than the arithmetic.
        let magnitude = big.magnitude
        let width = magnitude.bitWidth
        if width < 64 {
            let low = width == 0 ? 0 : Int(bitPattern: magnitude.words[0])
            self = .small(big.sign == .minus ? -low : low)
        } else if width == 64, big.sign == .minus, magnitude.words[0] == UInt(1) << 63 {
            self = .small(Int.min)
        } else {
            self = .big(big)
        }
    }

    init(_ magnitude: BigUInt, isNegative: Bool = false) {
        self.init(BigInt(sign: isNegative && !magnitude.isZero ? .minus : .plus, magnitude: magnitude))
    }

    static let zero = IntValue.small(0)
    static let one = IntValue.small(1)

    var bigInt: BigInt {
        switch self {
        case .small(let small): BigInt(integerLiteral: Int64(small))
        case .big(let big): big
        }
    }

    var magnitude: BigUInt {
        switch self {
        case .small(let small): BigUInt(integerLiteral: UInt64(small.magnitude))
        case .big(let big): big.magnitude
        }
    }

    var isZero: Bool {
        if case .small(0) = self { return true }
        return false
    }

    var isNegative: Bool {
        switch self {
        case .small(let small): small < 0
        case .big(let big): big.sign == .minus
        }
    }

    var isOdd: Bool {
        switch self {
        case .small(let small): small & 1 != 0
        case .big(let big): (big.magnitude.words.first ?? 0) & 1 != 0
        }
    }

    /// -1, 0 or 1.
    var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

    /// The number as an Int; too great ones become the greatest, too small ones the least.
    var clamped: Int {
        switch self {
        case .small(let small): small
        case .big(let big): big.sign == .minus ? Int.min : Int.max
        }
    }

    /// Bits of the magnitude: `int.bit_length()`.
    var bitLength: Int {
        switch self {
        case .small(let small): Int.bitWidth - small.magnitude.leadingZeroBitCount
        case .big(let big): big.magnitude.bitWidth
        }
    }

    /// Negative, zero or positive as the number is less than, equal to or greater than the other.
    func order(_ other: IntValue) -> Int {
        switch (self, other) {
        case (.small(let a), .small(let b)): return a < b ? -1 : a == b ? 0 : 1
        case (.small, .big(let b)): return b.sign == .minus ? 1 : -1
        case (.big(let a), .small): return a.sign == .minus ? -1 : 1
        case (.big(let a), .big(let b)): return a < b ? -1 : a == b ? 0 : 1
        }
    }
}

/// What a number cannot be: which error an operation on plain numbers ends with.
enum NumberError: Error {
    case divisionByZero
    /// The result does not fit a float.
    case tooLargeForFloat
    /// The result would take more memory than there is for one object.
    case outOfMemory
    case negativeShift
    /// CPython's own limit on the size of an int.
    case tooManyDigits
    case notInvertible
}

extension IntValue {
    /// In bits: results beyond that are refused, as by a computer with little memory.
    static let longest = 1 << 27
}
