/// Hexadecimal floats: `float.hex` and `float.fromhex`.
enum FloatHex {
    enum Failure: Error { case invalid, tooLarge }

    static func text(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        let sign = value.sign == .minus ? "-" : ""
        if value.isInfinite { return sign + "inf" }
        if value == 0 { return sign + "0x0.0p+0" }
        let isNormal = value.exponentBitPattern != 0
        let exponent = isNormal ? Int(value.exponentBitPattern) - 1023 : -1022
        let digits = String(value.significandBitPattern, radix: 16)
        let padding = String(repeating: "0", count: 13 - digits.count)
        return "\(sign)0x\(isNormal ? 1 : 0).\(padding)\(digits)p\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
    }

    /// - Throws: `invalid`; `tooLarge` if it does not fit a float.
    static func parse(_ text: [UInt8]) throws(Failure) -> Double {
        var bytes = text[...]
        while let first = bytes.first, IntParsing.isSpace(first) { bytes.removeFirst() }
        while let last = bytes.last, IntParsing.isSpace(last) { bytes.removeLast() }
        var isNegative = false
        if let sign = bytes.first, sign == 0x2d || sign == 0x2b {
            isNegative = sign == 0x2d
            bytes.removeFirst()
        }
        func signed(_ value: Double) -> Double { isNegative ? -value : value }
        switch String(decoding: bytes, as: UTF8.self).lowercased() {
        case "inf", "infinity": return signed(.infinity)
        case "nan": return signed(.nan)
        default: break
        }
        if bytes.count >= 2, bytes[bytes.startIndex] == 0x30, bytes[bytes.startIndex + 1] | 0x20 == 0x78 {
            bytes = bytes.dropFirst(2)
        }
        // The first 30 significant digits, and whether anything but zeros follows.
        var significand: UInt128 = 0
        var kept = 0
        var hasRest = false
        var digits = 0
        var power = 0
        var hasPoint = false
        while let byte = bytes.first {
            if byte == 0x2e, !hasPoint {
                hasPoint = true
            } else if let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 {
                digits += 1
                if kept < 30 {
                    significand = significand << 4 | UInt128(digit)
                    if significand != 0 { kept += 1 }
                    if hasPoint { power -= 4 }
                } else {
                    if digit != 0 { hasRest = true }
                    if !hasPoint { power += 4 }
                }
            } else {
                break
            }
            bytes.removeFirst()
        }
        if digits == 0 { throw .invalid }
        if let byte = bytes.first {
            guard byte | 0x20 == 0x70 else { throw .invalid }
            bytes.removeFirst()
            var isNegativeExponent = false
            if let sign = bytes.first, sign == 0x2d || sign == 0x2b {
                isNegativeExponent = sign == 0x2d
                bytes.removeFirst()
            }
            if bytes.isEmpty { throw .invalid }
            var exponent = 0
            for byte in bytes {
                guard byte >= 0x30, byte <= 0x39 else { throw .invalid }
                exponent = min(exponent * 10 + Int(byte - 0x30), 1 << 50)
            }
            power += isNegativeExponent ? -exponent : exponent
        }
        if significand == 0 { return signed(0) }
        if hasRest { significand |= 1 }
        guard let value = nearestDouble(significand, power: power) else { throw .tooLarge }
        return signed(value)
    }
}
