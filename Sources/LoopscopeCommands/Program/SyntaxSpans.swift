import PythonSyntax
import ScopeUI
import Screen

/// What is coloured in a Python source.
enum SyntaxSpans {
    /// - Returns: places in the bytes of the file as it is; none where it was decoded from something else than UTF-8.
    static func find(in bytes: [UInt8]) -> [SyntaxSpan] {
        let source = SourceText(name: "", bytes: bytes)
        guard let starts = lineStarts(of: bytes, readAs: source) else { return [] }
        func place(_ offset: Int) -> Int {
            let line = source.line(at: offset)
            return starts[line - 1] + offset - Int(source.lineStarts[line - 1])
        }
        return source.highlights().compactMap { highlight in
            let start = place(Int(highlight.range.start))
            let end = place(Int(highlight.range.end))
            guard start < end, let role = role(of: highlight.kind) else { return nil }
            return SyntaxSpan(bytes: start..<end, role: role)
        }
    }

    /// Where the lines of the text begin in the file, which may have a byte order mark and other ends of lines.
    private static func lineStarts(of bytes: [UInt8], readAs source: SourceText) -> [Int]? {
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        var index = starts[0]
        var read = 0
        while index < bytes.count {
            let isReturn = bytes[index] == 0x0D
            guard read < source.bytes.count, source.bytes[read] == (isReturn ? 0x0A : bytes[index]) else { return nil }
            index += isReturn && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
            if source.bytes[read] == 0x0A { starts.append(index) }
            read += 1
        }
        return read == source.bytes.count && starts.count == source.lineStarts.count ? starts : nil
    }

    /// nil: as other text.
    private static func role(of kind: Highlight.Kind) -> Role? {
        switch kind {
        case .keyword: .keyword
        case .string: .string
        case .number: .number
        case .comment: .comment
        case .builtin: .builtin
        case .decorator: .decorator
        case .definition: .definition
        case .name, .operator: nil
        }
    }
}
