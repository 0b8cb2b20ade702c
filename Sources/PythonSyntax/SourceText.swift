/// The text of one source file: its bytes, and where its lines begin.
///
/// Everything before the screen works in UTF-8 byte offsets; a column becomes a count of characters only when
/// it is printed.
public final class SourceText: Sendable {
    /// The name that messages and tracebacks use.
    public let name: String
    /// UTF-8, without a byte order mark. Where `decodingError` is not nil, bytes that were no UTF-8 are as
    /// they came.
    public let bytes: [UInt8]
    /// The byte offset at which each line begins; the first is 0. Every line ends with `\n`.
    public let lineStarts: [Int32]
    /// Why Python refuses to read this text at all: its encoding is unknown, or does not fit its bytes.
    public let decodingError: SyntaxError?

    /// Decodes a file as Python does: a byte order mark is dropped, a coding comment is followed, and the line
    /// ends `\r\n` and `\r` become `\n` (Language Reference 2.1.2 and 2.1.4).
    /// - Complexity: O(n) in the length of the text.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        let decoded = SourceDecoding.decode(bytes, name: name)
        var starts: [Int32] = [0]
        for (index, byte) in decoded.bytes.enumerated() where byte == 0x0A {
            starts.append(Int32(clamping: index + 1))
        }
        self.bytes = decoded.bytes
        self.lineStarts = starts
        self.decodingError = decoded.error
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

    /// The column of a byte offset in characters from 1, as in the `offset` of a SyntaxError.
    public func characterColumn(at offset: Int) -> Int {
        let end = min(offset, bytes.count)
        var column = 1
        var index = Int(lineStarts[line(at: offset) - 1])
        while index < end {
            if bytes[index] & 0xC0 != 0x80 { column += 1 }
            index += 1
        }
        return column
    }

    /// The bytes of a line (from 1), without its line end; empty for a line that is not there.
    public func lineBytes(_ line: Int) -> ArraySlice<UInt8> {
        guard line >= 1, line <= lineStarts.count else { return [] }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
        if end > start, bytes[end - 1] == 0x0A { end -= 1 }
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
    /// Which part of CPython finds such an error: they fill in the exception differently.
    public var finder = Finder.parser

    public enum Finder: Sendable {
        /// The lexer's errors have a text without line end.
        case lexer, parser, symbolTable, compiler
    }

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
