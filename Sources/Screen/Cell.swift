/// One cell of a screen: a character with its combining marks.
///
/// A wide character takes two cells: one of width 2, and a continuation of width 0 and no text to its right.
public struct Cell: Hashable, Sendable {
    public var text: String
    /// 1 or 2; 0 for the continuation of a wide character.
    public var width: UInt8
    public var style: Style

    public init(_ text: String, width: UInt8 = 1, style: Style = .plain) {
        self.text = text
        self.width = width
        self.style = style
    }

    public static let blank = Cell(" ")
}
