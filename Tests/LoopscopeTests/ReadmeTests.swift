import Foundation
import ScreenExport
import Testing

@testable import LoopscopeCommands

/// The README opens with a screen; it is the real one.
struct ReadmeTests {
    private static let start = "<!-- screen: written by ReadmeTests -->\n```text\n"
    private static let end = "```\n<!-- end of screen -->"

    @Test func theScreenIsReal() throws {
        let file = Repository.root.appendingPathComponent("README.md")
        let readme = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(readme.range(of: Self.start))
        let end = try #require(readme.range(of: Self.end))
        let demo = try #require(Demo.all.first { $0.name == "13-alarm-clocks.py" })
        var stepped = SteppedDemo(demo, rows: 30, columns: 100)
        stepped.type("72G")
        let screen = stepped.screen.plainText
        try expectRecorded(
            readme.replacingCharacters(in: start.upperBound..<end.lowerBound, with: screen), in: file)
    }
}
