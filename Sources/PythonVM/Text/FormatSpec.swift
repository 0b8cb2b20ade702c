/// A format specification, as in `f"{x:>10,.2f}"` (Library Reference, "Format Specification Mini-Language").
///
///     [[fill]align][sign][z][#][0][width][grouping][.precision][type]
struct FormatSpec {
    enum Alignment: UInt32 {
        case left = 0x3c  // <
        case right = 0x3e  // >
        case afterSign = 0x3d  // =
        case center = 0x5e  // ^
    }

    enum Grouping { case none, comma, underscore }

    var fill: UInt32 = 0x20
    var alignment: Alignment
    /// `+`, `-`, space, or 0 if none is given.
    var sign: UInt32 = 0
    /// `z`: a negative zero, after rounding, is shown as positive.
    var coercesNegativeZero = false
    /// `#`.
    var isAlternate = false
    var width: Int?
    var grouping = Grouping.none
    var precision: Int?
    /// The presentation type; 0 if none is given and the type of the value has no default.
    var type: UInt32

    /// Reads a specification.
    /// - Parameters:
    ///   - typeName: of the value, for messages.
    /// - Throws: ValueError.
    init(
        _ text: StrObject, type: Unicode.Scalar?, alignment: Alignment, typeName: String, _ machine: Machine
    ) throws(Raise) {
        self.type = type?.value ?? 0
        self.alignment = alignment
        var index = 0
        func peek(_ offset: Int = 0) -> UInt32? { index + offset < text.count ? text[index + offset] : nil }
        var hasFill = false
        var hasAlignment = false
        if let next = peek(1), let alignment = Alignment(rawValue: next) {
            fill = text[0]
            self.alignment = alignment
            hasFill = true
            hasAlignment = true
            index = 2
        } else if let next = peek(), let alignment = Alignment(rawValue: next) {
            self.alignment = alignment
            hasAlignment = true
            index = 1
        }
        if let next = peek(), next == 0x20 || next == 0x2b || next == 0x2d {
            sign = next
            index += 1
        }
        if peek() == 0x7a {
            coercesNegativeZero = true
            index += 1
        }
        if peek() == 0x23 {
            isAlternate = true
            index += 1
        }
        if !hasFill, peek() == 0x30 {
            fill = 0x30
            if !hasAlignment, alignment == .right { self.alignment = .afterSign }
            index += 1
        }
        width = try FormatSpec.number(text, &index, machine)
        if peek() == 0x2c {
            grouping = .comma
            index += 1
        }
        if peek() == 0x5f {
            if grouping != .none { throw machine.error(.valueError, "Cannot specify both ',' and '_'.") }
            grouping = .underscore
            index += 1
            if peek() == 0x2c { throw machine.error(.valueError, "Cannot specify both ',' and '_'.") }
        }
        if peek() == 0x2e {
            index += 1
            precision = try FormatSpec.number(text, &index, machine)
            if precision == nil { throw machine.error(.valueError, "Format specifier missing precision") }
        }
        if text.count - index > 1 {
            throw machine.error(
                .valueError, text: "Invalid format specifier '", text, "' for object of type '\(typeName)'")
        }
        if let next = peek() { self.type = next }
        try checkGrouping(machine)
    }

    private func checkGrouping(_ machine: Machine) throws(Raise) {
        guard grouping != .none else { return }
        switch type {
        case 0, "d", "e", "f", "g", "E", "G", "%", "F": return
        case "b", "o", "x", "X": if grouping == .underscore { return }
        default: break
        }
        let separator = grouping == .comma ? "," : "_"
        throw machine.error(.valueError, "Cannot specify '\(separator)' with '\(FormatSpec.shown(type))'.")
    }

    /// A character as messages about formats show it.
    static func shown(_ scalar: UInt32) -> String {
        if scalar > 32, scalar < 128, let scalar = Unicode.Scalar(scalar) { return String(scalar) }
        return "\\x" + String(scalar, radix: 16)
    }

    /// Decimal digits, of any script; nil if there are none.
    private static func number(_ text: StrObject, _ index: inout Int, _ machine: Machine) throws(Raise) -> Int? {
        var result: Int?
        while index < text.count, let digit = decimalDigit(text[index]) {
            let (scaled, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = scaled.addingReportingOverflow(digit)
            if overflow || overflow2 { throw machine.error(.valueError, "Too many decimal digits in format string") }
            result = sum
            index += 1
        }
        return result
    }

    private static func decimalDigit(_ scalar: UInt32) -> Int? {
        if scalar < 0x80 { return Ascii.digit(scalar) }
        guard StrCharacter(scalar).isDecimal else { return nil }
        return Unicode.Scalar(scalar)?.properties.numericValue.map { Int($0) }
    }

    /// ValueError for a presentation type that the value's type does not have.
    func unknownType(_ typeName: String, _ machine: Machine) -> Raise {
        machine.error(
            .valueError, "Unknown format code '\(FormatSpec.shown(type))' for object of type '\(typeName)'")
    }

    /// How many fill characters stand before and behind something of `count` characters.
    func padding(_ count: Int) -> (before: Int, after: Int) {
        let missing = max(0, (width ?? 0) - count)
        switch alignment {
        case .left: return (0, missing)
        case .center: return (missing / 2, missing - missing / 2)
        case .right, .afterSign: return (missing, 0)
        }
    }
}

/// Lets a `switch` over code points use character literals.
@inline(__always)
func ~= (scalar: Unicode.Scalar, value: UInt32) -> Bool { scalar.value == value }

extension Machine {
    /// An exception whose message holds text of the program, in which Swift's `String` could lose lone surrogates.
    func error(_ kind: ErrorKind, text before: String, _ text: StrObject, _ after: String) -> Raise {
        var builder = StrBuilder()
        builder.append(before)
        builder.append(text)
        builder.append(after)
        return error(kind, arguments: [.object(builder.finish())])
    }
}
