#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A complex number, with the arithmetic of CPython's: both operands are complex, and so are infinities and zeros with
/// a sign.
struct Complex {
    var real: Double
    var imaginary: Double

    static func + (a: Complex, b: Complex) -> Complex {
        Complex(real: a.real + b.real, imaginary: a.imaginary + b.imaginary)
    }

    static func - (a: Complex, b: Complex) -> Complex {
        Complex(real: a.real - b.real, imaginary: a.imaginary - b.imaginary)
    }

    static func * (a: Complex, b: Complex) -> Complex {
        Complex(
            real: a.real * b.real - a.imaginary * b.imaginary, imaginary: a.real * b.imaginary + a.imaginary * b.real)
    }

    static prefix func - (a: Complex) -> Complex { Complex(real: -a.real, imaginary: -a.imaginary) }

    static func == (a: Complex, b: Complex) -> Bool { a.real == b.real && a.imaginary == b.imaginary }

    var isZero: Bool { real == 0 && imaginary == 0 }

    /// Smith's method: divides by the greater component first; nil for a division by zero.
    func divided(by other: Complex) -> Complex? {
        let (c, d) = (other.real, other.imaginary)
        if c.magnitude >= d.magnitude {
            if c == 0 { return nil }
            let ratio = d / c
            let denominator = c + d * ratio
            return Complex(
                real: (real + imaginary * ratio) / denominator, imaginary: (imaginary - real * ratio) / denominator)
        }
        if d.magnitude >= c.magnitude {
            let ratio = c / d
            let denominator = c * ratio + d
            return Complex(
                real: (real * ratio + imaginary) / denominator, imaginary: (imaginary * ratio - real) / denominator)
        }
        return Complex(real: .nan, imaginary: .nan)
    }

    enum PowerResult {
        case value(Complex)
        case zeroToNegative
        case overflow
    }

    func power(_ exponent: Complex) -> PowerResult {
        let result: Complex
        if exponent.imaginary == 0, exponent.real == exponent.real.rounded(.down), exponent.real.magnitude <= 100 {
            guard let power = power(Int(exponent.real)) else { return .zeroToNegative }
            result = power
        } else if exponent.isZero {
            return .value(Complex(real: 1, imaginary: 0))
        } else if isZero {
            if exponent.imaginary != 0 || exponent.real < 0 { return .zeroToNegative }
            return .value(Complex(real: 0, imaginary: 0))
        } else {
            let magnitude = hypot(real, imaginary)
            let angle = atan2(imaginary, real)
            var length = pow(magnitude, exponent.real)
            var phase = angle * exponent.real
            if exponent.imaginary != 0 {
                length *= exp(-angle * exponent.imaginary)
                phase += exponent.imaginary * log(magnitude)
            }
            result = Complex(real: length * cos(phase), imaginary: length * sin(phase))
        }
        return result.real.isInfinite || result.imaginary.isInfinite ? .overflow : .value(result)
    }

    /// Small integer powers by squaring, which is more exact; nil for a negative power of zero.
    private func power(_ exponent: Int) -> Complex? {
        let one = Complex(real: 1, imaginary: 0)
        var result = one
        var square = self
        var rest = exponent.magnitude
        while rest > 0 {
            if rest & 1 == 1 { result = result * square }
            rest >>= 1
            square = square * square
        }
        return exponent > 0 ? result : one.divided(by: result)
    }

    /// The absolute value; nil if it is too large.
    var absolute: Double? {
        if real.isInfinite || imaginary.isInfinite { return .infinity }
        if real.isNaN || imaginary.isNaN { return .nan }
        let result = hypot(real, imaginary)
        return result.isInfinite ? nil : result
    }

    // MARK: Text

    /// As `repr()` shows it: `1j`, `(1-2j)`.
    var repr: [UInt8] {
        let imaginary = part(imaginary, hasSign: true)
        if real == 0, real.sign == .plus {
            return part(self.imaginary, hasSign: false) + [0x6a]
        }
        return [0x28] + part(real, hasSign: false) + imaginary + [0x6a, 0x29]
    }

    private func part(_ value: Double, hasSign: Bool) -> [UInt8] {
        let text = FloatText.text(value, .shortest, precision: 0, [])
        if value.sign == .minus, !value.isNaN { return [0x2d] + text }
        return hasSign ? [0x2b] + text : text
    }

    /// What `complex(text)` reads, such as `1+2j` or `(1)`; nil if it is something else.
    /// - Parameter text: in ASCII; see `StrObject.asciiDigits`.
    init?(_ text: [UInt8]) {
        var bytes = text[...]
        func trim() {
            while let first = bytes.first, IntParsing.isSpace(first) { bytes.removeFirst() }
            while let last = bytes.last, IntParsing.isSpace(last) { bytes.removeLast() }
        }
        trim()
        if bytes.first == 0x28 {
            guard bytes.count >= 2, bytes.last == 0x29 else { return nil }
            bytes = bytes.dropFirst().dropLast()
            trim()
        }
        func isUnit(_ byte: UInt8?) -> Bool { byte == 0x6a || byte == 0x4a }
        func isSign(_ byte: UInt8?) -> Bool { byte == 0x2b || byte == 0x2d }
        var real = 0.0
        var imaginary = 0.0
        if let (first, length) = FloatText.prefix(bytes, allowsUnderscores: true) {
            bytes = bytes.dropFirst(length)
            if isSign(bytes.first) {
                real = first
                if let (second, length) = FloatText.prefix(bytes, allowsUnderscores: true) {
                    imaginary = second
                    bytes = bytes.dropFirst(length)
                } else {
                    imaginary = bytes.first == 0x2b ? 1 : -1
                    bytes = bytes.dropFirst()
                }
                guard isUnit(bytes.first) else { return nil }
                bytes = bytes.dropFirst()
            } else if isUnit(bytes.first) {
                imaginary = first
                bytes = bytes.dropFirst()
            } else {
                real = first
            }
        } else {
            // No number in front: `j`, `+j`, `-j`.
            imaginary = bytes.first == 0x2d ? -1 : 1
            if isSign(bytes.first) { bytes = bytes.dropFirst() }
            guard isUnit(bytes.first) else { return nil }
            bytes = bytes.dropFirst()
        }
        guard bytes.isEmpty else { return nil }
        self.init(real: real, imaginary: imaginary)
    }

    init(real: Double, imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }
}
