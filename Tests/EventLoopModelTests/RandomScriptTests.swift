import Foundation
import Testing
import Trace

/// Random programs against what CPython 3.13 printed for them: whatever the other tests did not think of.
struct RandomScriptTests {
    private struct Recorded: Decodable {
        var seed: UInt64
        var said: [String]
    }

    /// To record more or other programs: `LOOPSCOPE_RANDOM_SCRIPTS="1 300 FILE"` makes this test write the Python of seeds 1 to 300
    /// to a file; `facts/random/record.py FILE` runs them under CPython.
    @Test func randomProgramsPrintWhatCPythonPrints() throws {
        if let request = ProcessInfo.processInfo.environment["LOOPSCOPE_RANDOM_SCRIPTS"] {
            return try write(request.split(separator: " ").map(String.init))
        }
        let text = try fact("random/said", "jsonl")
        #expect(text.count >= 300)
        for line in text {
            let recorded = try JSONDecoder().decode(Recorded.self, from: Data(line.utf8))
            let script = RandomScript(seed: recorded.seed)
            #expect(script.run() == recorded.said, "seed \(recorded.seed)")
            #expect(script.run(trace: Trace()) == recorded.said, "seed \(recorded.seed), recorded")
        }
    }

    private func write(_ request: [String]) throws {
        let (first, last) = try (#require(UInt64(request[0])), #require(UInt64(request[1])))
        var text = ""
        for seed in first...last {
            let object: [String: Any] = ["seed": seed, "python": RandomScript(seed: seed).python]
            text += String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self) + "\n"
        }
        try text.write(toFile: request[2], atomically: true, encoding: .utf8)
    }
}
