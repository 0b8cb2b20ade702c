import BigInt

/// Digits of whole numbers, in ASCII, and back.
enum IntText {
    private static let chunkDigits = 19
    private static let chunk: UInt = 10_000_000_000_000_000_000

    /// Decimal digits.
    /// - Complexity: O(n²), for very long numbers that of a division times log n.
    static func decimal(_ magnitude: BigUInt) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(magnitude.bitWidth * 3 / 10 + 1)
        if magnitude.bitWidth > 20_000 {
            // Powers of ten by squaring, until one is about the root of the number.
            var powers: [(digits: Int, power: BigUInt)] = [(chunkDigits, BigUInt(chunk))]
            while let last = powers.last, last.power.bitWidth * 2 <= magnitude.bitWidth + 1 {
                powers.append((last.digits * 2, LongArithmetic.product(last.power, last.power)))
            }
            split(magnitude, powers[...], width: 0, &digits)
        } else {
            appendShort(magnitude, width: 0, &digits)
        }
        return digits
    }

    /// Appends the digits of a number, with zeros in front up to a width.
    private static func split(
        _ number: BigUInt, _ powers: ArraySlice<(digits: Int, power: BigUInt)>, width: Int, _ digits: inout [UInt8]
    ) {
        guard let last = powers.last, number.bitWidth > 6000 else {
            appendShort(number, width: width, &digits)
            return
        }
        let smaller = powers.dropLast()
        if number < last.power {
            if width > last.digits {
                digits.append(contentsOf: repeatElement(0x30, count: width - last.digits))
                split(number, smaller, width: last.digits, &digits)
            } else {
                split(number, smaller, width: width, &digits)
            }
            return
        }
        let (high, low) = LongArithmetic.quotient(number, last.power)
        split(high, smaller, width: max(0, width - last.digits), &digits)
        split(low, smaller, width: last.digits, &digits)
    }

    private static func appendShort(_ number: BigUInt, width: Int, _ digits: inout [UInt8]) {
        var words = Array(number.words)
        var reversed: [UInt8] = []
        while let top = words.last {
            if top == 0 {
                words.removeLast()
                continue
            }
            var remainder: UInt = 0
            for index in words.indices.reversed() {
                (words[index], remainder) = chunk.dividingFullWidth((remainder, words[index]))
            }
            if words.last == 0 { words.removeLast() }
            for _ in 0..<chunkDigits {
                reversed.append(UInt8(truncatingIfNeeded: 0x30 + remainder % 10))
                remainder /= 10
            }
        }
        while reversed.last == 0x30 { reversed.removeLast() }
        if reversed.isEmpty { reversed.append(0x30) }
        if reversed.count < width { digits.append(contentsOf: repeatElement(0x30, count: width - reversed.count)) }
        digits.append(contentsOf: reversed.reversed())
    }

    /// Digits in base 2, 8 or 16, in lower case.
    /// - Parameter bits: of one digit: 1, 3 or 4.
    /// - Complexity: O(n).
    static func binary(_ magnitude: BigUInt, bits: Int) -> [UInt8] {
        let words = Array(magnitude.words)
        let count = max(1, (magnitude.bitWidth + bits - 1) / bits)
        let mask: UInt = 1 << bits - 1
        var digits = [UInt8](repeating: 0x30, count: count)
        for index in 0..<count {
            let (word, offset) = (index * bits).quotientAndRemainder(dividingBy: UInt.bitWidth)
            guard word < words.count else { break }
            var digit = words[word] >> offset
            if offset + bits > UInt.bitWidth, word + 1 < words.count {
                digit |= words[word + 1] << (UInt.bitWidth - offset)
            }
            let value = UInt8(truncatingIfNeeded: digit & mask)
            digits[count - 1 - index] = value < 10 ? 0x30 + value : 0x61 + value - 10
        }
        return digits
    }

    /// The number that digits spell.
    /// - Parameter digits: their values, all below `base`, the most significant first.
    /// - Complexity: O(n) if the base is a power of two, else O(n²), with the square of fewer digits if there are very many.
    static func number(_ digits: ArraySlice<UInt8>, base: Int) -> BigUInt {
        if base & (base - 1) == 0 { return binaryNumber(digits, bits: base.trailingZeroBitCount) }
        if digits.count > 2000 {
            let middle = digits.startIndex + digits.count / 2
            let low = digits[middle...]
            let power = (try? IntValue.small(base).power(.small(low.count)))?.magnitude ?? 0
            return LongArithmetic.product(number(digits[..<middle], base: base), power) + number(low, base: base)
        }
        var result = BigUInt(0)
        var chunk: UInt = 0
        var scale: UInt = 1
        let limit = UInt.max / UInt(base) / UInt(base)
        for digit in digits {
            chunk = chunk * UInt(base) + UInt(digit)
            scale *= UInt(base)
            if scale > limit {
                result = result.multiplied(byWord: scale) + BigUInt(chunk)
                chunk = 0
                scale = 1
            }
        }
        if scale > 1 { result = result.multiplied(byWord: scale) + BigUInt(chunk) }
        return result
    }

    private static func binaryNumber(_ digits: ArraySlice<UInt8>, bits: Int) -> BigUInt {
        var words = [UInt](repeating: 0, count: digits.count * bits / UInt.bitWidth + 1)
        var position = 0
        for digit in digits.reversed() {
            let (word, offset) = position.quotientAndRemainder(dividingBy: UInt.bitWidth)
            words[word] |= UInt(digit) << offset
            if offset + bits > UInt.bitWidth { words[word + 1] |= UInt(digit) >> (UInt.bitWidth - offset) }
            position += bits
        }
        return BigUInt(words: words)
    }
}

extension IntValue {
    /// In base 10, with its sign.
    var decimal: [UInt8] {
        switch self {
        case .small(let small): return Array(String(small).utf8)
        case .big(let big):
            let digits = IntText.decimal(big.magnitude)
            return big.sign == .minus ? [0x2d] + digits : digits
        }
    }

    /// Whether the number has more decimal digits than a limit.
    func hasMoreDigits(than limit: Int) -> Bool {
        let bits = bitLength
        // log10(2) lies between 3010/10000 and 3011/10000.
        if bits * 3011 / 10_000 + 1 <= limit { return false }
        if (bits - 1) * 3010 / 10_000 >= limit { return true }
        return magnitude >= BigUInt(10).power(limit)
    }
}
