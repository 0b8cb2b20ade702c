/// What Python prints of a SyntaxError: the place, the source line with carets below it, and the message.
///
/// Python documentation: Library Reference, "traceback", `TracebackException.format`.
public struct SyntaxErrorReport {
    /// The class, with its module where that is printed.
    public var type: String
    /// nil prints a stand-in.
    public var message: String?
    public var file: String?
    /// From 1; nil for an error without a place, as those of the decoder are.
    public var line: Int?
    /// The source line, with or without its line end.
    public var text: String?
    /// In characters from 1; nil where no carets are printed.
    public var column: Int?
    public var endLine: Int?
    public var endColumn: Int?

    public init(type: String, message: String?) {
        self.type = type
        self.message = message
    }

    /// The report, with a line end after each line.
    public var lines: String {
        let detail = message.flatMap { $0.isEmpty ? nil : $0 } ?? "<no detail available>"
        guard let line else {
            return excerpt + "\(type): \(detail)\(file.map { " (\($0))" } ?? "")\n"
        }
        let name = file.flatMap { $0.isEmpty ? nil : $0 } ?? "<string>"
        return "  File \"\(name)\", line \(line)\n" + excerpt + "\(type): \(detail)\n"
    }

    /// The source line, indented by four, and a line of carets below it.
    private var excerpt: String {
        guard let text = text.map({ Array($0.unicodeScalars) }) else { return "" }
        let end = (text.lastIndex { $0 != "\n" } ?? -1) + 1
        let whole = text[..<end]
        let stripped = Array(whole.drop { $0 == " " || $0 == "\n" || $0 == "\u{0C}" })
        let shown = "    \(String(String.UnicodeScalarView(stripped)))\n"
        guard let (first, count) = carets(in: text.count, whole.count, indent: whole.count - stripped.count),
            first >= 0
        else { return shown }
        // Tabs and other blanks are kept, so that the carets stand below what they mean.
        let blanks = stripped.prefix(first).map { $0.properties.isWhitespace ? $0 : " " }
        return shown + "    " + String(String.UnicodeScalarView(blanks)) + String(repeating: "^", count: count) + "\n"
    }

    /// A program can make an error with any numbers.
    private var mostCarets: Int { 1 << 20 }

    /// Where the carets begin in the line without its indent, from 0, and how many they are.
    private func carets(in length: Int, _ lengthWithoutEnd: Int, indent: Int) -> (first: Int, count: Int)? {
        guard var start = column else { return nil }
        var end = line == endLine ? (endColumn.flatMap { $0 == 0 ? nil : $0 } ?? start) : lengthWithoutEnd + 1
        if length > 0 {
            if start > length { start = lengthWithoutEnd + 1 }
            if end > length { end = lengthWithoutEnd + 1 }
        }
        if start >= end || end < 0 { end = start &+ 1 }
        return (start.subtractingReportingOverflow(1 + indent).partialValue, min(max(0, end &- start), mostCarets))
    }
}

extension SyntaxError {
    /// What `python3.13 FILE` prints on stderr for this error, with a line end after each line.
    public func report(in source: SourceText) -> String {
        switch type {
        case "SyntaxError", "IndentationError", "TabError": break
        default: return message.isEmpty ? "\(type)\n" : "\(type): \(message)\n"
        }
        var report = SyntaxErrorReport(type: type, message: message)
        // Errors of the decoder have no place.
        guard line > 0 else { return report.lines }
        report.file = source.name
        report.line = line
        report.text = text(in: source)
        report.column = column
        report.endLine = endLine
        report.endColumn = endColumn
        return report.lines
    }

    /// The line that the error is in, with its line end if the parser or who comes after it found the error, as the exception's `text` attribute: up to a null byte.
    public func text(in source: SourceText) -> String {
        String(decoding: source.lineBytes(line).prefix { $0 != 0 }, as: UTF8.self) + (finder == .lexer ? "" : "\n")
    }
}
