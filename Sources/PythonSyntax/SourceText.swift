/// The text of one source file: its bytes, and where its lines begin.
///
/// Everything before the screen works in UTF-8 byte offsets; a column becomes a count of characters only when
/// it is printed.
public final class SourceText: Sendable {
    /// The name that messages and tracebacks use.
    public let name: String
    /// UTF-8, without a byte order mark.
    public let bytes: [UInt8]
    /// The byte offset at which each line begins; the first is 0. Lines end with `\n`, `\r\n` or `\r`.
    public let lineStarts: [Int32]

    /// - Complexity: O(n) in the length of the text.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        var starts: [Int32] = [0]
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            if byte == 0x0A || byte == 0x0D { starts.append(Int32(clamping: index)) }
        }
        self.bytes = bytes
        self.lineStarts = starts
    }

    /// The line, from 1, that holds a byte offset.
    /// - Complexity: O(log n) in the number of lines.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The column of a byte offset in bytes from the start of its line, from 0.
    public func byteColumn(at offset: Int) -> Int {
        offset - Int(lineStarts[line(at: offset) - 1])
    }

    /// The bytes of a line (from 1), without its line end; empty for a line that is not there.
    public func lineBytes(_ line: Int) -> ArraySlice<UInt8> {
        guard line >= 1, line <= lineStarts.count else { return [] }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return bytes[start..<end]
    }

    /// A line (from 1) as text, without its line end.
    public func lineText(_ line: Int) -> String {
        String(decoding: lineBytes(line), as: UTF8.self)
    }
}

/// What Python reports before a program starts: SyntaxError, IndentationError, TabError.
public struct SyntaxError: Error, Equatable, Sendable {
    /// The exception's class: `SyntaxError`, `IndentationError` or `TabError`.
    public var type: String
    /// Python's own words.
    public var message: String
    /// From 1.
    public var line: Int
    /// In characters, from 1, as the exception's `offset` attribute; nil where Python prints no caret.
    public var column: Int?
    public var endLine: Int
    public var endColumn: Int?

    public init(
        type: String = "SyntaxError", message: String, line: Int, column: Int?, endLine: Int, endColumn: Int?
    ) {
        self.type = type
        self.message = message
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }
}
