import Foundation
import Testing

/// Compares a text with the one recorded in `Goldens`. With the variable RECORD in the environment it is recorded
/// instead, and the test fails, so that nobody takes recording for passing.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = goldenURL(name)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        Issue.record(
            "recorded \(name): look at what changed, and run again without RECORD", sourceLocation: sourceLocation)
        return
    }
    let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    if recorded == text { return }
    let expected = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(expected, actual).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let place = line ?? min(expected.count, actual.count)
    Issue.record(
        """
        differs from \(name) at line \(place + 1):
        recorded: \(place < expected.count ? expected[place] : "(no line)")
        now:      \(place < actual.count ? actual[place] : "(no line)")
        """, sourceLocation: sourceLocation)
}

func goldenURL(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
        .appendingPathComponent(name)
}
