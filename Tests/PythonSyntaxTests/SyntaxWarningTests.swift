import Foundation
import PythonSyntax
import Testing

/// Warnings are those of CPython 3.13 (`record_warnings.py`).
@Suite struct SyntaxWarningTests {
    private struct Record: Codable {
        var source: String
        var warnings: [String]
    }

    @Test func warnings() throws {
        let text = try String(contentsOf: testFolder.appendingPathComponent("warnings.jsonl"), encoding: .utf8)
        let lines = text.split(separator: "\n")
        #expect(lines.count > 80)
        for line in lines {
            let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
            let source = record.source
            var parser = Parser(SourceText(name: "prog.py", bytes: Array(source.utf8)))
            _ = try parser.parseModule()
            let ours = parser.warnings.map { "\($0.category) \($0.line) \($0.message)" }
            #expect(ours == record.warnings, "\(source.debugDescription)")
        }
    }
}
