import Foundation
import Testing

/// `frames --format json` to the letter: other people's scripts rely on it.
@Suite(.enabled(if: Loopscope.binary != nil, "loopscope is not built"))
struct FramesGoldenTests {
    private static let goldens = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Goldens")

    @Test(arguments: ["01-first-task", "06-cancel-with-a-message", "15-wait-for", "19-nobody-asked"])
    func json(_ demo: String) throws {
        let path = Repository.demos.appendingPathComponent(demo + ".py").path
        let ending = try Loopscope.run(["frames", path, "--format", "json"])
        #expect(ending.status == 0, "\(ending.err)")
        try expectRecorded(ending.out, in: Self.goldens.appendingPathComponent(demo + ".jsonl"))
    }

    @Test func text() throws {
        let path = Repository.demos.appendingPathComponent("13-alarm-clocks.py").path
        let ending = try Loopscope.run(["frames", path, "--every", "pass"])
        try expectRecorded(ending.out, in: Self.goldens.appendingPathComponent("13-alarm-clocks.passes.txt"))
    }

    /// What is said of each frame of programs with locks, queues, groups and the rest.
    @Test(arguments: ["demos/20-deadlock", "demos/22-rate-limit", "Tests/Conformance/primitives/every_primitive"])
    func sentences(_ program: String) throws {
        let path = Repository.root.appendingPathComponent(program + ".py").path
        let ending = try Loopscope.run(["frames", path, "--format", "json"])
        var listing = ""
        for line in ending.out.split(separator: "\n") {
            let frame = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            listing += "\(frame?["event"] as? String ?? ""): \(frame?["text"] as? String ?? "")\n"
        }
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        try expectRecorded(listing, in: Self.goldens.appendingPathComponent(name + ".sentences.txt"))
    }
}
