import Foundation
import PythonSyntax
import Testing

/// Where the recorded files are: beside the tests.
let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

func source(_ url: URL) throws -> SourceText {
    SourceText(name: url.lastPathComponent, bytes: [UInt8](try Data(contentsOf: url)))
}

/// The trees of `Programs/*.py` are those that CPython 3.13 builds, to the column (`record_trees.py`).
@Suite struct SyntaxTreeTests {
    static let programs = [
        "definitions", "expressions", "fstrings", "layout", "literals", "names", "patterns", "statements",
    ]

    @Test(arguments: programs) func tree(_ name: String) throws {
        let folder = testFolder.appendingPathComponent("Programs")
        let text = try source(folder.appendingPathComponent(name + ".py"))
        var parser = Parser(text)
        let ours = TreeDump.text(of: try parser.parseModule(), in: text).split(separator: "\n")
        let recorded = try String(
            contentsOf: folder.appendingPathComponent(name + ".tree"), encoding: .utf8
        ).split(separator: "\n")
        #expect(ours.count == recorded.count)
        for (ours, recorded) in zip(ours, recorded) where ours != recorded {
            Issue.record("\(name): ours \(ours), recorded \(recorded)")
            break
        }
    }
}
