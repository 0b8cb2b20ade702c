import Foundation
import PythonSyntax
import Testing

/// Reports of broken programs are those of CPython 3.13, to the caret (`record_errors.py`).
@Suite struct SyntaxErrorTests {
    private struct Record: Codable {
        var source: String
        var report: String
    }

    private func records() throws -> [Record] {
        let text = try String(contentsOf: testFolder.appendingPathComponent("errors.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    }

    @Test func reports() throws {
        let records = try records()
        #expect(records.count > 1000)
        for record in records {
            let source = SourceText(name: "prog.py", bytes: Array(record.source.utf8))
            var parser = Parser(source)
            var report = "no error"
            do { _ = try parser.parseModule() } catch { report = error.report(in: source) }
            #expect(report == record.report, "\(record.source.debugDescription)")
        }
    }
}
