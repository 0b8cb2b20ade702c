import Glibc
import Testing

@testable import LoopscopeCommands

/// Lines as Python's text files have them (Library Reference, `open`, newline=None).
struct LineInputTests {
    private static let cases: [(String, [String])] = [
        ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\n", ["", ""]), ("a\r\nb\r", ["a", "b"]),
        ("a\rb\r\r\nc", ["a", "b", "", "c"]), ("é\u{FFFD}\n", ["é\u{FFFD}"]),
    ]

    @Test(arguments: cases)
    func linesOfBytes(_ text: String, _ lines: [String]) {
        let input = LineInput(bytes: Array(text.utf8))
        #expect(allLines(input) == lines)
        #expect(input.consumed == Array(text.utf8))
        #expect(input.readLine() == nil)
    }

    @Test(arguments: cases)
    func linesOfAPipe(_ text: String, _ lines: [String]) {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        _ = Array(text.utf8).withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
        close(ends[1])
        #expect(allLines(LineInput(descriptor: ends[0])) == lines)
        close(ends[0])
    }

    /// Only what was asked for counts as read.
    @Test func consumesByLines() {
        let input = LineInput(bytes: Array("one\r\ntwo\n".utf8))
        _ = input.readLine()
        #expect(input.consumed == Array("one\r\n".utf8))
    }

    @Test func typedLines() {
        let input = LineInput()
        #expect(!input.isAtEnd)
        input.add("Ada")
        #expect(input.readLine() == "Ada")
        input.add("")
        #expect(input.readLine() == "")
        #expect(input.consumed == Array("Ada\n\n".utf8))
        input.end()
        #expect(input.isAtEnd)
        #expect(input.readLine() == nil)
    }

    @Test func longLinesAcrossPieces() {
        let line = String(repeating: "x", count: 200_000)
        #expect(allLines(LineInput(bytes: Array("\(line)\n\(line)".utf8))) == [line, line])
    }

    private func allLines(_ input: LineInput) -> [String] {
        var lines: [String] = []
        while let line = input.readLine() { lines.append(line) }
        return lines
    }
}
