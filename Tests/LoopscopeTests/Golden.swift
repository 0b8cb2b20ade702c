import Foundation
import Testing

/// Compares a text with the one recorded in a file. With the variable RECORD in the environment it is recorded
/// instead, and the test fails, so that nobody takes recording for passing.
func expectRecorded(_ text: String, in file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let recorded = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    if recorded == text { return }
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        Issue.record("recorded \(file.lastPathComponent): look at what changed", sourceLocation: sourceLocation)
        return
    }
    let expected = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place =
        zip(expected, actual).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        ?? min(expected.count, actual.count)
    Issue.record(
        """
        differs from \(file.lastPathComponent) in line \(place + 1); RECORD=1 records it again
        recorded: \(place < expected.count ? expected[place] : "(no line)")
        now:      \(place < actual.count ? actual[place] : "(no line)")
        """, sourceLocation: sourceLocation)
}
