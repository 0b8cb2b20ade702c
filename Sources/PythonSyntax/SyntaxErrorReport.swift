extension SyntaxError {
    /// What `python3.13 FILE` prints on stderr for this error, with a line end after each line.
    ///
    /// Python documentation: Library Reference, "traceback", `TracebackException.format`.
    public func report(in source: SourceText) -> String {
        let summary = message.isEmpty ? "\(type)\n" : "\(type): \(message)\n"
        switch type {
        case "SyntaxError", "IndentationError", "TabError": break
        default: return summary
        }
        // Errors of the decoder have no place.
        guard line > 0 else { return summary }
        return "  File \"\(source.name)\", line \(line)\n" + excerpt(of: source) + summary
    }

    /// The source line, indented by four, and a line of carets below it.
    private func excerpt(of source: SourceText) -> String {
        let whole = source.lineBytes(line)
        let text = String(decoding: whole.prefix { $0 != 0 }, as: UTF8.self).unicodeScalars
        let stripped = text.drop { $0 == " " || $0 == "\u{0C}" }
        var result = "    \(String(String.UnicodeScalarView(stripped)))\n"
        guard var start = column else { return result }

        // Columns count characters from 1; the line's own length includes its line end.
        let length = text.count + 1
        var end = line == endLine ? (endColumn.flatMap { $0 == 0 ? nil : $0 } ?? start) : text.count + 1
        if start > length { start = text.count + 1 }
        if end > length { end = text.count + 1 }
        if start >= end || end < 0 { end = start + 1 }
        let indent = text.count - stripped.count
        let first = start - 1 - indent
        guard first >= 0 else { return result }
        // Tabs and other blanks are kept, so that the carets stand below what they mean.
        let blanks = stripped.prefix(first).map { $0.properties.isWhitespace ? $0 : " " }
        let padding = String(repeating: " ", count: max(0, first - stripped.count))
        result += "    " + String(String.UnicodeScalarView(blanks)) + padding
        result += String(repeating: "^", count: max(0, end - start)) + "\n"
        return result
    }
}
