/// A text as the units that are drawn: one for each character that takes columns, with what combines with it.
///
/// Lazy, so that a line of 100,000 characters costs what is visible of it.
struct TextUnits {
    struct Unit {
        var text: CellText
        /// 1 or 2.
        var width: Int
        /// Stands in for a character that is not printed.
        var isStandIn: Bool
    }

    /// UTF-8 without errors.
    private let bytes: UnsafeBufferPointer<UInt8>
    /// How many bytes are read.
    private var index = 0
    /// What is left of a tab or a stand-in: ASCII characters, the next one lowest.
    private var pending: UInt64 = 0
    private var pendingIsStandIn = false
    /// The column after the units so far.
    private(set) var column = 0
    /// Where the last unit begins, in bytes of UTF-8.
    private(set) var start = 0

    static let tabWidth = 8
    /// A cell of a terminal holds one character and four marks; more of them are dropped.
    static let mostMarks = 4

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Reads a text; the units live no longer than that.
    static func read<Result>(_ text: some StringProtocol, _ body: (inout TextUnits) -> Result) -> Result {
        func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Result {
            var units = TextUnits(bytes)
            return body(&units)
        }
        return text.utf8.withContiguousStorageIfAvailable(read) ?? Array(text.utf8).withUnsafeBufferPointer(read)
    }

    mutating func next() -> Unit? {
        if pending != 0 {
            let character = CellText(ascii: UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            column += 1
            return Unit(text: character, width: 1, isStandIn: pendingIsStandIn)
        }
        guard index < bytes.count else { return nil }
        start = index
        let byte = bytes[index]
        if byte >= 0x20, byte < 0x7F {
            index += 1
            // Nothing can combine with it before the next ASCII character.
            if index == bytes.count || bytes[index] < 0x80 {
                column += 1
                return Unit(text: CellText(ascii: byte), width: 1, isStandIn: false)
            }
            return finish(Unicode.Scalar(byte), width: 1)
        }
        let (scalar, length) = scalar
        switch TextWidth.classify(scalar) {
        case .spacing(let width):
            index += length
            return finish(scalar, width: width)
        case .combining:
            // Nothing to combine with: on a blank.
            return finish(" ", width: 1)
        case .tab:
            index += length
            pend(repeatElement(0x20, count: TextUnits.tabWidth - column % TextUnits.tabWidth), isStandIn: false)
            return next()
        case .unprintable:
            index += length
            pend(TextWidth.standIn(for: scalar).utf8, isStandIn: true)
            return next()
        }
    }

    /// - Parameter characters: eight at most.
    private mutating func pend(_ characters: some Sequence<UInt8>, isStandIn: Bool) {
        for (place, character) in characters.enumerated() { pending |= UInt64(character) << (8 * UInt64(place)) }
        pendingIsStandIn = isStandIn
    }

    /// The character at `index`, and its bytes.
    private var scalar: (Unicode.Scalar, length: Int) {
        let lead = bytes[index]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard length > 1 else { return (Unicode.Scalar(lead), 1) }
        var code = UInt32(lead) & (0x7F >> UInt32(length))
        for byte in bytes[index..<min(index + length, bytes.count)].dropFirst() {
            code = code << 6 | UInt32(byte & 0x3F)
        }
        return (Unicode.Scalar(code) ?? "\u{FFFD}", min(length, bytes.count - index))
    }

    /// Takes the combining marks that follow.
    private mutating func finish(_ base: Unicode.Scalar, width: Int) -> Unit {
        var text = CellText.Packing()
        text.append(base)
        var marks = 0
        while index < bytes.count, bytes[index] >= 0x80 {
            let (scalar, length) = scalar
            guard case .combining = TextWidth.classify(scalar) else { break }
            if marks < TextUnits.mostMarks { text.append(scalar) }
            marks += 1
            index += length
        }
        column += width
        return Unit(text: text.text, width: width, isStandIn: false)
    }
}
