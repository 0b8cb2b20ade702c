/// The lines of a source file.
public final class SourceLines: Sendable {
    private let bytes: [UInt8]
    /// Where each line starts, and where the last one ends.
    private let starts: [Int]

    /// - Complexity: O(n) in the number of bytes.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            if byte == 0x0A || byte == 0x0D { starts.append(index) }
        }
        if starts[starts.count - 1] != bytes.count { starts.append(bytes.count) }
        self.starts = starts
    }

    /// A line ends with `\n`, `\r\n` or `\r`, as Python's do: no other character ends one.
    public convenience init(_ text: String) { self.init(Array(text.utf8)) }

    public var count: Int { starts.count - 1 }

    /// All lines, without their ends.
    public var all: [String] { (0..<count).map { self[$0 + 1] } }

    /// A line by its number from 1, without its end; empty where there is none.
    public subscript(line: Int) -> String {
        String(decoding: bytes[range(of: line)], as: UTF8.self)
    }

    /// The bytes of a line, without its end.
    func range(of line: Int) -> Range<Int> {
        guard line >= 1, line <= count else { return 0..<0 }
        var end = starts[line]
        let start = starts[line - 1]
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }
}
