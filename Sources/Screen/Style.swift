/// What a piece of the screen means. A theme turns it into colours; without colours, `Attributes`, words and
/// glyphs still say the same.
public enum Role: UInt8, CaseIterable, Sendable {
    case text
    /// Secondary: line numbers, headings of columns, hints.
    case muted
    /// What belongs to the frame: a heading in focus, what this frame has printed.
    case accent
    /// Rules between panels.
    case border
    /// The six states of a task.
    case running, ready, suspended, returned, raised, cancelled
    /// A clock time.
    case time
    /// Text on stderr.
    case error
    /// A stand-in for a character that would steer the terminal.
    case control
    /// The name of a key.
    case key
    /// Parts of source code; names and operators are `text`.
    case keyword, string, number, comment, definition, builtin, decorator
}

/// A stretch of a line with a role of its own, in bytes of UTF-8 from the line's beginning.
public struct StyledSpan: Hashable, Sendable {
    public var bytes: Range<Int>
    public var role: Role

    public init(bytes: Range<Int>, role: Role) {
        self.bytes = bytes
        self.role = role
    }
}

/// What a piece of the screen stands on.
public enum Ground: UInt8, CaseIterable, Sendable {
    case plain
    /// The title bar.
    case bar
    /// The source line of this frame.
    case currentLine
    /// The selected row of a panel.
    case selection
}

/// How a cell looks, in terms of meaning. Three bytes.
public struct Style: Hashable, Sendable {
    public struct Attributes: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        public static let bold = Attributes(rawValue: 1)
        public static let dim = Attributes(rawValue: 2)
        public static let reverse = Attributes(rawValue: 4)
        public static let underline = Attributes(rawValue: 8)
    }

    public var role: Role
    public var ground: Ground
    public var attributes: Attributes

    public init(_ role: Role = .text, on ground: Ground = .plain, _ attributes: Attributes = []) {
        self.role = role
        self.ground = ground
        self.attributes = attributes
    }

    public static let plain = Style()

    /// The same style on another ground.
    public func on(_ ground: Ground) -> Style { Style(role, on: ground, attributes) }

    /// The same style with more attributes.
    public func with(_ more: Attributes) -> Style { Style(role, on: ground, attributes.union(more)) }
}
