import BigInt

/// What `int(text, base)` reads.
enum IntParsing {
    enum Failure: Error {
        case invalid
        /// More decimal digits than `sys.get_int_max_str_digits()` allows.
        case tooLong(digits: Int)
    }

    /// Reads a whole number: white space around it, a sign, a prefix such as `0x` if the base allows, digits with
    /// single underscores between them (Library Reference, `int`).
    ///
    /// - Parameters:
    ///   - text: in ASCII; see `StrObject.asciiDigits`.
    ///   - base: 2 to 36, or 0 to go by the prefix.
    ///   - limit: the greatest number of digits, unless the base is a power of two; 0 for no limit.
    static func parse(_ text: [UInt8], base: Int, limit: Int) throws(Failure) -> IntValue {
        var start = 0
        var end = text.count
        while start < end, isSpace(text[start]) { start += 1 }
        while end > start, isSpace(text[end - 1]) { end -= 1 }
        var isNegative = false
        if start < end, text[start] == 0x2d || text[start] == 0x2b {
            isNegative = text[start] == 0x2d
            start += 1
        }
        var base = base
        var mustBeZero = false
        var allowsUnderscore = false
        if start + 1 < end, text[start] == 0x30 {
            let prefixBase: Int
            switch text[start + 1] | 0x20 {
            case 0x78: prefixBase = 16
            case 0x6f: prefixBase = 8
            case 0x62: prefixBase = 2
            default: prefixBase = 0
            }
            if prefixBase != 0, base == 0 || base == prefixBase {
                base = prefixBase
                start += 2
                allowsUnderscore = true
            } else if base == 0 {
                // "Old octal": only zero may begin with a zero.
                mustBeZero = true
            }
        }
        if base == 0 { base = 10 }
        if allowsUnderscore, start < end, text[start] == 0x5f { start += 1 }
        var digits: [UInt8] = []
        digits.reserveCapacity(end - start)
        var wasDigit = false
        for index in start..<max(start, end) {
            let byte = text[index]
            if byte == 0x5f {
                if !wasDigit { throw .invalid }
                wasDigit = false
                continue
            }
            guard let digit = value(of: byte), digit < base else { throw .invalid }
            digits.append(UInt8(digit))
            wasDigit = true
        }
        if !wasDigit { throw .invalid }
        if mustBeZero, digits.contains(where: { $0 != 0 }) { throw .invalid }
        if limit > 0, digits.count > limit, base & (base - 1) != 0 { throw .tooLong(digits: digits.count) }
        if base == 10, digits.count <= 18 {
            var small = 0
            for digit in digits { small = small * 10 + Int(digit) }
            return .small(isNegative ? -small : small)
        }
        return IntValue(IntText.number(digits[...], base: base), isNegative: isNegative)
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 9 && byte <= 13 }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x61...0x7a: Int(byte) - 0x61 + 10
        case 0x41...0x5a: Int(byte) - 0x41 + 10
        default: nil
        }
    }
}

extension StrObject {
    /// The text as number parsers see it: decimal digits of any script as 0 to 9, white space beyond ASCII as a space,
    /// and `?` for everything else there.
    /// - Complexity: O(n).
    var asciiDigits: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        for index in 0..<count {
            let scalar = self[index]
            if scalar < 0x7f {
                result.append(UInt8(scalar))
            } else if StrCharacter.isSpace(scalar) {
                result.append(0x20)
            } else if StrCharacter(scalar).isDecimal, let value = Unicode.Scalar(scalar)?.properties.numericValue {
                result.append(0x30 + UInt8(max(0, min(9, value))))
            } else {
                result.append(0x3f)
            }
        }
        return result
    }
}
