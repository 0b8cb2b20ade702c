import Foundation
import Testing

/// What CPython 3.13 printed for `facts/NAME.py`; `facts/record.py` records it again.
func fact(_ name: String, _ type: String = "txt") throws -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("facts/\(name).\(type)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
}

/// Compares what a script said with what CPython printed.
func expectFact(_ name: String, _ host: ScriptHost, location: SourceLocation = #_sourceLocation) throws {
    let expected = try fact(name)
    #expect(!expected.isEmpty, "an empty fact proves nothing", sourceLocation: location)
    #expect(host.said == expected, sourceLocation: location)
}

extension ScriptHost {
    /// The loop's time as Python prints it; reading it ticks.
    var now: String { "\(environment.loopTime())" }
}

/// `True` and `False`, as Python prints them.
func pythonText(_ value: Bool) -> String { value ? "True" : "False" }
