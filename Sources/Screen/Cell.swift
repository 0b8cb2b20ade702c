/// One cell of a screen: a character with its combining marks.
///
/// A wide character takes two cells: one of width 2, and a continuation of width 0 and no text to its right.
public struct Cell: Sendable {
    public var content: CellText
    /// 1 or 2; 0 for the continuation of a wide character.
    public var width: UInt8
    public var style: Style

    public init(_ content: CellText, width: UInt8 = 1, style: Style = .plain) {
        self.content = content
        self.width = width
        self.style = style
    }

    public init(_ text: String, width: UInt8 = 1, style: Style = .plain) {
        self.init(CellText(text), width: width, style: style)
    }

    public static let blank = Cell(.space)

    public var text: String { content.string }
}

extension Cell: Hashable {
    /// All but the first bytes of the text.
    private var rest: UInt64 {
        UInt64(content.high) | UInt64(width) << 32 | UInt64(style.role.rawValue) << 40
            | UInt64(style.ground.rawValue) << 48 | UInt64(style.attributes.rawValue) << 56
    }

    public static func == (one: Cell, other: Cell) -> Bool {
        one.content.low == other.content.low && one.rest == other.rest && one.content.middle == other.content.middle
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(content.low)
        hasher.combine(rest)
        if content.middle != 0 { hasher.combine(content.middle) }
    }
}
