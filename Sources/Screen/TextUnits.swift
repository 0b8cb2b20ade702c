/// A text as the units that are drawn: one for each character that takes columns, with what combines with it.
///
/// Lazy, so that a line of 100,000 characters costs what is visible of it.
struct TextUnits<Text: StringProtocol> {
    struct Unit {
        var text: String
        /// 1 or 2.
        var width: Int
        /// Stands in for a character that is not printed.
        var isStandIn: Bool
    }

    private let scalars: Text.UnicodeScalarView
    private var index: Text.UnicodeScalarView.Index
    /// What is left of a tab or a stand-in.
    private var pending: Substring = ""
    private var pendingIsStandIn = false
    /// The column after the units so far.
    private(set) var column = 0
    /// Where the last unit begins, in bytes of UTF-8; and how many bytes are read.
    private(set) var start = 0
    private var bytes = 0

    static var tabWidth: Int { 8 }
    /// A cell of a terminal holds one character and four marks; more of them are dropped.
    static var mostMarks: Int { 4 }

    init(_ text: Text) {
        scalars = text.unicodeScalars
        index = scalars.startIndex
    }

    mutating func next() -> Unit? {
        if let character = pending.popFirst() {
            column += 1
            return Unit(text: String(character), width: 1, isStandIn: pendingIsStandIn)
        }
        guard index < scalars.endIndex else { return nil }
        let scalar = scalars[index]
        start = bytes
        if scalar.isPlainASCII {
            advance()
            // Nothing can combine with it before the next ASCII character.
            if index == scalars.endIndex || scalars[index].isASCII {
                column += 1
                return Unit(text: asciiTexts[Int(scalar.value)], width: 1, isStandIn: false)
            }
            return finish(String(scalar), width: 1)
        }
        switch TextWidth.classify(scalar) {
        case .spacing(let width):
            advance()
            return finish(String(scalar), width: width)
        case .combining:
            // Nothing to combine with: on a blank.
            return finish(" ", width: 1)
        case .tab:
            advance()
            let width = Self.tabWidth - column % Self.tabWidth
            pending = Substring(repeatElement(" ", count: width))
            pendingIsStandIn = false
            return next()
        case .unprintable:
            advance()
            pending = Substring(TextWidth.standIn(for: scalar))
            pendingIsStandIn = true
            return next()
        }
    }

    private mutating func advance() {
        bytes += UTF8.width(scalars[index])
        index = scalars.index(after: index)
    }

    /// Takes the combining marks that follow.
    private mutating func finish(_ base: String, width: Int) -> Unit {
        var text = base
        var marks = 0
        while index < scalars.endIndex, !scalars[index].isASCII, case .combining = TextWidth.classify(scalars[index]) {
            if marks < Self.mostMarks { text.unicodeScalars.append(scalars[index]) }
            marks += 1
            advance()
        }
        column += width
        return Unit(text: text, width: width, isStandIn: false)
    }
}

private let asciiTexts: [String] = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }

extension Unicode.Scalar {
    fileprivate var isPlainASCII: Bool { value >= 0x20 && value < 0x7F }
}
