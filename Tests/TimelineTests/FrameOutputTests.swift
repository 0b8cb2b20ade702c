import Foundation
import Testing
import Trace

@testable import Timeline

/// What `frames` prints.
@Suite struct FrameOutputTests {
    private func json(_ snapshot: Snapshot, showsHousekeeping: Bool = false) -> String {
        String(decoding: FrameJSON.line(snapshot, showsHousekeeping: showsHousekeeping), as: UTF8.self)
    }

    private func snapshots(of trace: Trace) -> [Snapshot] {
        let timeline = Timeline(trace: trace, mayGrow: false)
        return (1...trace.count).map { timeline.snapshot(at: $0) }
    }

    @Test func jsonOfAScriptedRun() throws {
        let lines = snapshots(of: ScriptedRun.make().trace).map { json($0) + "\n" }
        try expectGolden(lines.joined(), "scripted-frames.jsonl")
    }

    @Test func textOfAScriptedRun() throws {
        let frames = snapshots(of: ScriptedRun.make().trace).map { FrameText.lines($0).joined(separator: "\n") + "\n" }
        try expectGolden(frames.joined(separator: "\n"), "scripted-frames.txt")
    }

    /// Another reader of JSON finds the same in it, and every key is there, always.
    @Test(arguments: 1...3) func jsonSaysWhatTheSnapshotSays(seed: Int) throws {
        let keys = [
            "event", "file", "frame", "function", "line", "pass", "ready", "running", "stderr", "stdout", "suspended",
            "tasks", "text", "time", "timers", "turn",
        ]
        for snapshot in snapshots(of: RandomRun.make(seed: UInt64(seed), events: 300)) {
            let object = try #require(
                JSONSerialization.jsonObject(with: Data(FrameJSON.line(snapshot))) as? [String: Any])
            #expect(object.keys.sorted() == keys)
            #expect(object["frame"] as? Int == snapshot.frame)
            #expect(object["text"] as? String == snapshot.sentence)
            #expect(object["time"] as? Double == snapshot.time)
            #expect(object["line"] as? Int == snapshot.place?.line)
            #expect((object["running"] as? [String: Any])?["name"] as? String == snapshot.running?.name)
            let ready = try #require(object["ready"] as? [[String: Any]])
            #expect(ready.map { $0["name"] as? String } == snapshot.ready.filter { !$0.isCancelled }.map(\.name))
            let tasks = try #require(object["tasks"] as? [[String: Any]])
            #expect(tasks.map { $0["id"] as? Int } == snapshot.tasks.map(\.id))
            #expect(tasks.map { $0["done"] as? Bool } == snapshot.tasks.map { $0.state.isDone })
            #expect(tasks.map { $0["result"] as? String } == snapshot.tasks.map(\.result))
            let suspended = try #require(object["suspended"] as? [[String: Any]])
            #expect(suspended.map { $0["waits_for"] as? String } == snapshot.suspended.map(\.waitsFor))
        }
    }

    @Test func jsonEscapesWhatItHasTo() throws {
        let run = TraceBuilder()
        let text = (0..<0x100).map { String(UnicodeScalar($0)!) }.joined() + "\u{1F600}\u{2028}"
        run.print(text)
        let line = FrameJSON.line(Timeline(trace: run.trace).snapshot(at: 1))
        #expect(!line.contains { $0 < 0x20 })
        let object = try #require(JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        #expect(object["stdout"] as? String == text)
    }

    @Test func housekeepingIsHiddenUnlessAskedFor() {
        let run = TraceBuilder()
        run.createTask("Task-1", "main")
        run.createTask("Task-2", "shutdown_asyncgens", isHousekeeping: true)
        let snapshot = Timeline(trace: run.trace).snapshot(at: 4)
        #expect(snapshot.tasks.count == 2)
        #expect(json(snapshot).contains(#""ready": [{"kind": "step", "task": 1, "name": "Task-1"}], "timers""#))
        #expect(!json(snapshot).contains(#""coroutine": "shutdown_asyncgens""#))
        #expect(json(snapshot, showsHousekeeping: true).contains(#""coroutine": "shutdown_asyncgens""#))
        #expect(!FrameText.lines(snapshot).contains("  2. step of Task-2"))
        #expect(FrameText.lines(snapshot, showsHousekeeping: true).contains("  2. step of Task-2"))
    }

    @Test func cancelledHandlesAreNotListedInJSON() {
        let run = TraceBuilder()
        run.queue(callback: "first")
        run.queue(callback: "second")
        run.cancelHandle(at: 0)
        let snapshot = Timeline(trace: run.trace).snapshot(at: 3)
        #expect(snapshot.ready.map(\.isCancelled) == [true, false])
        #expect(json(snapshot).contains(#""ready": [{"kind": "callback", "task": null, "name": "second"}]"#))
        #expect(FrameText.lines(snapshot).contains("  1. callback first, cancelled"))
    }

    @Test func everySelectsItsFrames() {
        let trace = ScriptedRun.make().trace
        func names(_ selection: FrameSelection) -> Set<String> {
            Set((0..<trace.count).map { trace[$0] }.filter(selection.selects).map(\.kind.name))
        }
        #expect(names(.line) == ["line"])
        #expect(names(.turn) == ["turn-started", "turn-ended"])
        #expect(names(.pass) == ["pass-started"])
        #expect(names(.frame).count > 15)
        #expect(FrameSelection(rawValue: "turn") == .turn)
    }
}
