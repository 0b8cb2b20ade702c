import Trace

/// The lines of the run's sources, found once.
struct SourceLines {
    /// By the text of the file's name: where its lines are.
    private var files: [UInt32: (source: Int, lines: [Range<Int>])] = [:]
    private var known = 0

    /// The text of a line, from 1, without its line break; nil where the source or the line isn't there.
    /// - Complexity: O(1) in the length of the source, once its lines are known.
    mutating func text(file: UInt32, line: Int, of trace: Trace) -> String? {
        while known < trace.sources.count {
            let source = trace.sources[known]
            if files[source.name] == nil { files[source.name] = (known, SourceLines.lines(source.bytes)) }
            known += 1
        }
        guard let (source, lines) = files[file], line >= 1, line <= lines.count else { return nil }
        return String(decoding: trace.sources[source].bytes[lines[line - 1]], as: UTF8.self)
    }

    /// Lines end with `\n`, `\r\n` or `\r`, as Python's do.
    private static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == 0x0A || byte == 0x0D else { continue }
            lines.append(start..<index - 1)
            if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            start = index
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
        return lines
    }
}
