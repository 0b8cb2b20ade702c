extension Parser {
    /// The value of a number literal.
    mutating func numberValue(of token: Token) throws(ParseFailure) -> Constant {
        let text = bytes[Int(token.start)..<Int(token.end)]
        var digits: [UInt8] = []
        var isFloat = false
        let isBased =
            text.count > 2 && text.first == UInt8(ascii: "0") && text[text.startIndex + 1] | 0x20 > 0x61
            && text[text.startIndex + 1] | 0x20 != UInt8(ascii: "e")
            && text[text.startIndex + 1] | 0x20 != UInt8(ascii: "j")
        if isBased { return basedInteger(text) }
        // The common case: a short run of digits.
        if text.count <= 18, text.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
            return .int(text.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        digits.reserveCapacity(text.count)
        for byte in text where byte != UInt8(ascii: "_") {
            if byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") { isFloat = true }
            digits.append(byte)
        }
        let isImaginary = digits.last.map { $0 | 0x20 == UInt8(ascii: "j") } ?? false
        if isImaginary { digits.removeLast() }
        if isFloat || isImaginary {
            let value = Double(String(decoding: digits, as: UTF8.self)) ?? 0
            return isImaginary ? .complex(value) : .float(value)
        }
        let string = String(decoding: digits, as: UTF8.self)
        if let value = Int(string) { return .int(value) }
        if digits.count > Self.integerDigitsLimit {
            throw raise(
                "Exceeds the limit (\(Self.integerDigitsLimit) digits) for integer string conversion: value has "
                    + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
                    + "hexadecimal for huge integer literals to avoid decimal conversion limits.",
                at: SourceRange(start: Int(token.start), end: Int(token.start)))
        }
        return .bigInt(string)
    }

    /// `sys.get_int_max_str_digits()` of a fresh interpreter.
    private static var integerDigitsLimit: Int { 4300 }

    /// `0x`, `0o` and `0b` integers; those of more than 64 bits become digits in base 16.
    private func basedInteger(_ text: ArraySlice<UInt8>) -> Constant {
        let bitsPerDigit: Int =
            switch text[text.startIndex + 1] | 0x20 {
            case UInt8(ascii: "x"): 4
            case UInt8(ascii: "o"): 3
            default: 1
            }
        let digits: [UInt8] = text.dropFirst(2).compactMap { byte in
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
            default: nil
            }
        }
        let significant = digits.drop { $0 == 0 }
        if significant.count * bitsPerDigit < 64 {
            return .int(significant.reduce(0) { $0 << bitsPerDigit | Int($1) })
        }
        // From the last digit to the first, regrouped into groups of four bits.
        var nibbles: [UInt8] = []
        var pending: UInt32 = 0
        var pendingBits = 0
        for digit in significant.reversed() {
            pending |= UInt32(digit) << UInt32(pendingBits)
            pendingBits += bitsPerDigit
            while pendingBits >= 4 {
                nibbles.append(UInt8(pending & 0xF))
                pending >>= 4
                pendingBits -= 4
            }
        }
        if pending != 0 { nibbles.append(UInt8(pending & 0xF)) }
        while nibbles.last == 0 { nibbles.removeLast() }
        let hex = String(decoding: nibbles.reversed().map { Array("0123456789abcdef".utf8)[Int($0)] }, as: UTF8.self)
        if let value = Int(hex, radix: 16) { return .int(value) }
        return .bigInt("0x" + hex)
    }
}
