import BigInt

/// Floats as text: `repr()`, and what the conversions e, f and g give (Library Reference, "Format Specification
/// Mini-Language").
enum FloatText {
    /// How digits are laid out.
    enum Style {
        /// The shortest digits that read back the same; an exponent from 1e16 on and below 1e-4.
        case shortest
        case exponent, fixed, general
    }

    struct Options: OptionSet {
        let rawValue: UInt8
        /// `#`: the point stays, and with `general` the zeros behind it.
        static let alternate = Options(rawValue: 1)
        /// At least one digit behind the point, as `repr()` has.
        static let addsPointZero = Options(rawValue: 2)
    }

    /// `repr(value)`.
    static func repr(_ value: Double) -> [UInt8] {
        let text = text(value.magnitude, .shortest, precision: 0, .addsPointZero)
        return value.sign == .minus && !value.isNaN ? [0x2d] + text : text
    }

    /// In ASCII, without sign: `inf`, `nan`, `1.5`, `1e+16`.
    /// - Parameter precision: places behind the point, or significant digits for `general`.
    static func text(_ value: Double, _ style: Style, precision: Int, _ options: Options) -> [UInt8] {
        if value.isNaN { return Array("nan".utf8) }
        if value.isInfinite { return Array("inf".utf8) }
        let value = value.magnitude
        let decimal: FloatDecimal
        /// Where the digits shown end, counted as `point` is.
        var end: Int
        var usesExponent = false
        switch style {
        case .shortest:
            decimal = FloatDecimal(shortest: value)
            end = decimal.digits.count
            usesExponent = decimal.point <= -4 || decimal.point > 16
        case .exponent:
            decimal = FloatDecimal(value, significant: precision + 1)
            end = precision + 1
            usesExponent = true
        case .fixed:
            decimal = FloatDecimal(value, places: precision)
            end = decimal.point + precision
        case .general:
            let precision = max(1, precision)
            decimal = FloatDecimal(value, significant: precision)
            end = options.contains(.alternate) ? precision : decimal.digits.count
            usesExponent = decimal.point <= -4 || decimal.point > precision - (options.contains(.addsPointZero) ? 1 : 0)
        }
        var point = decimal.point
        var exponent = 0
        if usesExponent {
            exponent = point - 1
            point = 1
        }
        if !usesExponent && options.contains(.addsPointZero) {
            end = max(end, point + 1)
        } else {
            end = max(end, point)
        }

        var result: [UInt8] = []
        result.reserveCapacity(max(end, 0) + 8 + (point < 0 ? -point : 0))
        func appendDigits(from start: Int, to end: Int) {
            var index = start
            while index < end {
                result.append(index >= 0 && index < decimal.digits.count ? decimal.digits[index] : 0x30)
                index += 1
            }
        }
        appendDigits(from: min(0, point - 1), to: point)
        if end > point || options.contains(.alternate) { result.append(0x2e) }
        appendDigits(from: point, to: end)
        if usesExponent {
            result.append(0x65)
            result.append(exponent < 0 ? 0x2d : 0x2b)
            let digits = Array(String(exponent.magnitude).utf8)
            if digits.count < 2 { result.append(0x30) }
            result.append(contentsOf: digits)
        }
        return result
    }

    // MARK: Reading

    /// What `float(text)` reads: a decimal number with single underscores between digits, `inf`, `infinity` or `nan`,
    /// and white space around it; nil if it is something else.
    /// - Parameter text: in ASCII; see `StrObject.asciiDigits`.
    static func parse(_ text: [UInt8]) -> Double? {
        var bytes = text[...]
        while let first = bytes.first, IntParsing.isSpace(first) { bytes.removeFirst() }
        while let last = bytes.last, IntParsing.isSpace(last) { bytes.removeLast() }
        guard let (value, length) = prefix(bytes, allowsUnderscores: true), length == bytes.count else { return nil }
        return value
    }

    /// The longest prefix that is a number, and its length; nil if there is none.
    static func prefix(_ bytes: ArraySlice<UInt8>, allowsUnderscores: Bool) -> (value: Double, length: Int)? {
        let bytes = Array(bytes)
        var index = 0
        func peek(_ offset: Int = 0) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        var isNegative = false
        if peek() == 0x2b || peek() == 0x2d {
            isNegative = peek() == 0x2d
            index += 1
        }
        for (word, value) in [("infinity", Double.infinity), ("inf", .infinity), ("nan", .nan)]
        where bytes[index...].prefix(word.utf8.count).map({ $0 | 0x20 }).elementsEqual(word.utf8) {
            return (isNegative ? -value : value, index + word.utf8.count)
        }
        var clean: [UInt8] = isNegative ? [0x2d] : []
        func digits() -> Int {
            var count = 0
            while true {
                if peek() >= 0x30 && peek() <= 0x39 {
                    clean.append(peek())
                    count += 1
                    index += 1
                } else if allowsUnderscores, peek() == 0x5f, count > 0, peek(1) >= 0x30, peek(1) <= 0x39 {
                    index += 1
                } else {
                    return count
                }
            }
        }
        var count = digits()
        if peek() == 0x2e {
            clean.append(0x2e)
            index += 1
            count += digits()
        }
        if count == 0 { return nil }
        if peek() | 0x20 == 0x65 {
            let sign = peek(1) == 0x2b || peek(1) == 0x2d
            let first = peek(sign ? 2 : 1)
            if first >= 0x30 && first <= 0x39 {
                clean.append(0x65)
                if sign { clean.append(peek(1)) }
                index += sign ? 2 : 1
                let start = clean.count
                _ = digits()
                // Far out of the range of floats, but not of the reader's.
                while clean.count > start + 1, clean[start] == 0x30 { clean.remove(at: start) }
                if clean.count > start + 9 { clean.replaceSubrange(start..., with: Array("999999999".utf8)) }
            }
        }
        return (nearest(clean), index)
    }

    /// - Parameter text: `[-]digits[.digits][e[sign]digits]`.
    private static func nearest(_ text: [UInt8]) -> Double {
        // Swift's reader rounds correctly, as strtod does.
        var text = text
        if let point = text.firstIndex(of: 0x2e) {
            if point == 0 || text[point - 1] == 0x2d { text.insert(0x30, at: point) }
        }
        return Double(String(decoding: text, as: UTF8.self)) ?? 0
    }
}
