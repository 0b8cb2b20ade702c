import BigInt

/// Decimal digits of a float: `0.DIGITS * 10**point`, without zeros at the end, and at least one digit.
struct FloatDecimal {
    /// In ASCII.
    var digits: [UInt8]
    var point: Int

    static let zero = FloatDecimal(digits: [0x30], point: 1)

    private init(digits: [UInt8], point: Int) {
        self.digits = digits
        self.point = point
        while self.digits.count > 1, self.digits.last == 0x30 { self.digits.removeLast() }
    }

    /// The fewest digits that read back as the same float, and of those the nearest to it.
    /// - Precondition: finite and not negative.
    init(shortest value: Double) {
        if value == 0 {
            self = .zero
            return
        }
        // Swift's own text has these digits; only its layout differs.
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var isNegativeExponent = false
        var isExponent = false
        for byte in value.description.utf8 {
            switch byte {
            case 0x2e: point = digits.count
            case 0x65: isExponent = true
            case 0x2d: isNegativeExponent = true
            case 0x30...0x39:
                if isExponent { exponent = exponent * 10 + Int(byte - 0x30) } else { digits.append(byte) }
            default: break
            }
        }
        let leading = digits.prefix { $0 == 0x30 }.count
        self.init(
            digits: Array(digits.dropFirst(leading)),
            point: (point ?? digits.count) + (isNegativeExponent ? -exponent : exponent) - leading)
    }

    /// Rounded to a number of places behind the point (in front of it if negative), half to even, exactly.
    /// - Precondition: finite and not negative.
    init(_ value: Double, places: Int) {
        // No float has more places than 1074, or a digit before 10**309.
        let places = min(places, 1074)
        if value == 0 || places < -310 {
            self = .zero
            return
        }
        if let word = FloatDecimal.fastScaled(value, places) {
            if word == 0 { self = .zero } else { self.init(FloatDecimal.text(word), places) }
        } else {
            let scaled = FloatDecimal.scaled(value, places)
            if scaled.isZero { self = .zero } else { self.init(IntText.decimal(scaled), places) }
        }
    }

    private init(_ digits: [UInt8], _ places: Int) { self.init(digits: digits, point: digits.count - places) }

    /// Rounded to a number of significant digits, at least 1, half to even, exactly.
    /// - Precondition: finite and not negative.
    init(_ value: Double, significant count: Int) {
        if value == 0 {
            self = .zero
            return
        }
        let count = max(1, min(count, 780))
        // log10 is right up to one; a wrong guess shows in the number of digits.
        var places = count - 1 - FloatDecimal.estimatedExponent(value)
        while true {
            let digits: [UInt8]
            if let word = FloatDecimal.fastScaled(value, places) {
                digits = word == 0 ? [] : FloatDecimal.text(word)
            } else {
                let scaled = FloatDecimal.scaled(value, places)
                digits = scaled.isZero ? [] : IntText.decimal(scaled)
            }
            if digits.count == count {
                self.init(digits, places)
                return
            }
            // One digit more may be rounding up to a power of ten, which is right as it is.
            if digits.count == count + 1, digits[0] == 0x31, digits.dropFirst().allSatisfy({ $0 == 0x30 }) {
                self.init(digits, places)
                return
            }
            places += digits.count > count ? -1 : 1
        }
    }

    /// `floor(log10(value))`, or one off.
    private static func estimatedExponent(_ value: Double) -> Int {
        // value.exponent is the binary exponent, for subnormals too.
        Int((Double(value.exponent) * 0.30102999566398119521).rounded(.down))
    }

    private static func text(_ number: UInt128) -> [UInt8] {
        if let word = UInt64(exactly: number) { return Array(String(word).utf8) }
        return Array(String(number).utf8)
    }

    /// `value * 10**places`, rounded half to even, if 128 bits are enough to find it.
    private static func fastScaled(_ value: Double, _ places: Int) -> UInt128? {
        guard places >= 0, places <= 19 else { return nil }
        let (significand, exponent) = parts(value)
        var power: UInt128 = 1
        for _ in 0..<places { power *= 10 }
        let product = UInt128(significand) * power
        if exponent >= 0 { return exponent <= 10 ? product << UInt128(exponent) : nil }
        // product < 2**117.
        if exponent < -126 { return 0 }
        let shift = UInt128(-exponent)
        let quotient = product >> shift
        let rest = product & ((1 << shift) - 1)
        let half: UInt128 = 1 << (shift - 1)
        return rest > half || rest == half && quotient & 1 == 1 ? quotient + 1 : quotient
    }

    /// `value * 10**places`, rounded half to even.
    private static func scaled(_ value: Double, _ places: Int) -> BigUInt {
        let (significand, exponent) = parts(value)
        var numerator = BigUInt(significand)
        if places > 0 { numerator *= BigUInt(10).power(places) }
        if exponent > 0 { numerator <<= exponent }
        if places >= 0 {
            if exponent >= 0 { return numerator }
            // Only a shift: the usual case.
            let quotient = numerator >> -exponent
            let rest = numerator - (quotient << -exponent)
            return roundedUp(rest, BigUInt(1) << -exponent, quotient) ? quotient + 1 : quotient
        }
        var denominator = BigUInt(10).power(-places)
        if exponent < 0 { denominator <<= -exponent }
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        return roundedUp(rest, denominator, quotient) ? quotient + 1 : quotient
    }

    private static func roundedUp(_ rest: BigUInt, _ denominator: BigUInt, _ quotient: BigUInt) -> Bool {
        let twice = rest << 1
        return twice > denominator || twice == denominator && (quotient.words.first ?? 0) & 1 == 1
    }

    /// `value == significand * 2**exponent`.
    static func parts(_ value: Double) -> (significand: UInt64, exponent: Int) {
        let biased = Int(value.exponentBitPattern)
        if biased == 0 { return (value.significandBitPattern, -1074) }
        return (value.significandBitPattern | 1 << 52, biased - 1075)
    }

    /// The float nearest to the digits; nil if it is too large for one.
    var nearest: Double? {
        let exponent = point - digits.count
        let number = IntText.number(digits.map { $0 - 0x30 }[...], base: 10)
        if number.isZero { return 0 }
        if point > 310 { return nil }
        if point < -330 { return 0 }
        if exponent >= 0 { return nearestDouble(number * BigUInt(10).power(exponent), over: 1, exponent: 0) }
        return nearestDouble(number, over: BigUInt(10).power(-exponent), exponent: 0)
    }
}
