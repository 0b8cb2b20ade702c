import Foundation
import Testing

@testable import Timeline

/// Numbers as Python prints and rounds them; `record-seconds.py` asks it.
@Suite struct SecondsTests {
    @Test func agreesWithPython() throws {
        let lines = try String(contentsOf: goldenURL("seconds.txt"), encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 1_000)
        for line in lines {
            let fields = line.split(separator: " ").map(String.init)
            let number = Double(bitPattern: try #require(UInt64(fields[0], radix: 16)))
            if Seconds.repr(number) != fields[1] { Issue.record("\(fields[1]) is shown as \(Seconds.repr(number))") }
            let rounded = Seconds.repr(Seconds.rounded(number))
            if rounded != fields[2] { Issue.record("\(fields[1]) is rounded to \(rounded), not \(fields[2])") }
        }
        #expect(Seconds.repr(.nan) == "nan")
        #expect(Seconds.rounded(.nan).isNaN)
    }
}
