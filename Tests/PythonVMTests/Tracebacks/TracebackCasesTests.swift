import Foundation
import PythonSyntax
import Testing

@testable import PythonVM

/// What CPython answered to questions about tracebacks, from the files that `record_cases.py` writes.
@Suite struct TracebackCasesTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    private struct Entry: Decodable {
        let program: String
        /// Line and byte column of the start, then of the end.
        let range: [Int]
        let text: String
    }

    private struct Suggestion: Decodable {
        let name: String
        let candidates: [String]
        let nearest: String?
    }

    private struct ReportedError: Decodable {
        let text: String
        let report: SyntaxErrorReport

        private enum Key: CodingKey { case message, place, text }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            text = try values.decode(String.self, forKey: .text)
            var report = SyntaxErrorReport(
                type: "SyntaxError", message: try values.decode(String.self, forKey: .message))
            // The order of SyntaxError's own arguments.
            var place = try values.nestedUnkeyedContainer(forKey: .place)
            report.file = try place.decodeIfPresent(String.self)
            report.line = try place.decodeIfPresent(Int.self)
            report.column = try place.decodeIfPresent(Int.self)
            report.text = try place.decodeIfPresent(String.self)
            report.endLine = try place.decodeIfPresent(Int.self)
            report.endColumn = try place.decodeIfPresent(Int.self)
            self.report = report
        }
    }

    private func cases<Case: Decodable>(_ name: String, as type: Case.Type) throws -> [Case] {
        let text = try String(contentsOf: TracebackCasesTests.folder.appending(path: "\(name).jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }

    @Test func entriesShowTheSameLinesAndCarets() throws {
        let programs = TracebackCasesTests.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Conformance/tracebacks")
        var sources: [String: SourceText] = [:]
        let cases = try cases("entries", as: Entry.self)
        #expect(cases.count > 300)
        for entry in cases {
            if sources[entry.program] == nil {
                let data = try Data(contentsOf: programs.appending(path: entry.program))
                sources[entry.program] = SourceText(name: entry.program, bytes: Array(data))
            }
            let source = try #require(sources[entry.program])
            let start = Int(source.lineStarts[entry.range[0] - 1]) + entry.range[1]
            let end = Int(source.lineStarts[entry.range[2] - 1]) + entry.range[3]
            let shown = TracebackEntry(source: source, name: "name", range: SourceRange(start: start, end: end))
            #expect(shown.text(.carets) == entry.text)
        }
    }

    @Test func nearestNames() throws {
        let cases = try cases("suggestions", as: Suggestion.self)
        #expect(cases.count > 300)
        for suggestion in cases {
            #expect(
                nearestName(to: suggestion.name, among: suggestion.candidates) == suggestion.nearest,
                "\(suggestion.name) among \(suggestion.candidates)")
        }
    }

    @Test func manyNamesAreNotLookedThrough() {
        #expect(nearestName(to: "lenght", among: Array(repeating: "length", count: 749)) == "length")
        #expect(nearestName(to: "lenght", among: Array(repeating: "length", count: 750)) == nil)
    }

    @Test func syntaxErrorsWithAnyPlace() throws {
        let cases = try cases("syntax_errors", as: ReportedError.self)
        #expect(cases.count > 300)
        for error in cases { #expect(error.report.lines == error.text) }
    }
}
