import Foundation
import Screen
import Testing

@testable import ScopeUI

@Suite struct KeyTableTests {
    @Test(arguments: [KeyTable.rows, KeyTable.listRows])
    func noKeyMeansTwoThings(_ rows: [KeyTable.Row]) {
        let keys = rows.flatMap(\.bindings).flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
        for row in rows {
            #expect(row.bindings.count == 1 || row.bindings.count == 2)
            #expect(row.bindings.allSatisfy { !$0.keys.isEmpty })
        }
        #expect(!keys.contains { if case .character(let character) = $0 { character.isNumber } else { false } })
    }

    @Test func everyKeyIsInTheHelp() {
        let help = HelpView.lines(columns: 80).map(\.left).joined(separator: "\n")
        for key in KeyTable.rows.flatMap(\.bindings).flatMap(\.keys) { #expect(help.contains(key.name)) }
    }

    /// The README's section of keys is written from the table, between two marks. RECORD writes it again.
    @Test func readmeShowsTheTable() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("README.md")
        guard let readme = try? String(contentsOf: file, encoding: .utf8) else { return }
        let marks = (start: "<!-- keys: written by KeyTableTests -->\n", end: "<!-- end of keys -->")
        guard let start = readme.range(of: marks.start), let end = readme.range(of: marks.end) else {
            Issue.record("README.md has no marks around its keys: \(marks)")
            return
        }
        let section = readme[start.upperBound..<end.lowerBound]
        if section == KeyTable.markdown { return }
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            let changed = readme.replacingCharacters(in: start.upperBound..<end.lowerBound, with: KeyTable.markdown)
            try changed.write(to: file, atomically: true, encoding: .utf8)
        }
        Issue.record("the keys in README.md are not those of the table; RECORD=1 writes them")
    }
}
