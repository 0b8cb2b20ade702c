import PythonAsyncio
import ScopeUI
import Testing
import Timeline
import Trace

@testable import LoopscopeCommands

/// Values at a frame, by running the program again.
@Suite struct ReplayTests {
    private static let source = """
        import asyncio

        class Box:
            def __init__(self, name):
                self.name = name

        class Loud:
            def __repr__(self):
                print("never seen")
                return "<Loud>"

        async def inner(depth):
            here = depth * 10
            await asyncio.sleep(1)
            return here

        async def worker(name, n):
            total = 0
            for i in range(n):
                total += i
                await inner(i)
            return total

        async def main():
            box, loud = Box("b"), Loud()
            tasks = [asyncio.create_task(worker(f"w{k}", 3), name=f"w{k}") for k in range(2)]
            print(await asyncio.gather(*tasks))

        asyncio.run(main())
        """

    private struct Played {
        let trace: Trace
        let replay: Replay
        let timeline: Timeline

        init(_ source: String, input: String = "") {
            let bytes = Array(input.utf8)
            let runner = ProgramRunner(
                program: Program(name: "demo.py", bytes: Array(source.utf8)), options: .init(),
                input: LineInput(bytes: bytes))
            trace = runner.newTrace()
            _ = runner.start(recordingTo: trace).finish()
            timeline = Timeline(trace: trace, mayGrow: false)
            replay = Replay(of: trace, options: .init()) { bytes }
        }

        func answer(_ inquiry: Inquiry) -> Inquiry.Answer {
            replay.ask(inquiry)
            while true { if let answer = replay.advance() { return answer } }
        }

        func variables(_ frame: Int, task: Int?) -> Variables? {
            if case .variables(let variables) = answer(.variables(.init(frame: frame, task: task), since: nil)) {
                return variables
            }
            return nil
        }

        func value(_ expression: String, _ frame: Int, task: Int?) -> String? {
            if case .value(let text) = answer(.value(expression, .init(frame: frame, task: task))) { return text }
            return nil
        }

        /// The frames where a line is about to run.
        func frames(ofLine line: Int) -> [Int] {
            (1...timeline.frameCount).filter { frame in
                timeline.seek(to: frame)
                return timeline.event.kind == .line && timeline.place?.line == line
            }
        }
    }

    @Test func aSuspendedTaskHasItsWholeChain() throws {
        let played = Played(ReplayTests.source)
        let frame = try #require(
            (1...played.timeline.frameCount).first {
                played.trace[$0 - 1].kind == .taskSuspended && played.trace[$0 - 1].a == 3
            })
        let variables = try #require(played.variables(frame, task: 3))
        #expect(variables.calls.map(\.function) == ["inner", "worker"])
        #expect(variables.calls.map(\.place.line) == [14, 21])
        #expect(variables.calls[0].variables.map(\.name) == ["depth", "here"])
        #expect(variables.calls[1].variables.map(\.value) == ["'w1'", "3", "0", "0"])
        #expect(played.variables(1, task: 3)?.note == "w1 does not exist yet")
        #expect(played.variables(played.timeline.frameCount, task: 3)?.note == "w1 is done: its variables are gone")
    }

    @Test func aLineShowsTheStateBeforeItRuns() throws {
        let played = Played(ReplayTests.source)
        let visits = played.frames(ofLine: 20).filter { played.timeline.snapshot(at: $0).running?.task == 2 }
        let totals = try visits.map { frame in
            try #require(
                played.variables(frame, task: 2)?.calls.first { $0.function == "worker" }?.variables.first {
                    $0.name == "total"
                }?.value)
        }
        #expect(totals == ["0", "0", "1"])
        // Backwards, too, and once more.
        for (frame, total) in zip(visits, totals).reversed() {
            #expect(played.value("total", frame, task: 2) == total)
        }
    }

    @Test func objectsWithoutAReprShowTheirAttributes() throws {
        let played = Played(ReplayTests.source)
        let frame = try #require(played.frames(ofLine: 27).first)
        #expect(played.value("box, loud", frame, task: 1) == "(<Box name='b'>, <Loud>)")
        #expect(played.value("[t.get_name() for t in tasks]", frame, task: 1) == "['w0', 'w1']")
        // What was asked left nothing behind: the run goes on as it did.
        #expect(played.variables(played.timeline.frameCount - 8, task: nil) != nil)
    }

    @Test func conditionsAndWhatGoesWrongInThem() throws {
        let played = Played(ReplayTests.source)
        let checks = played.frames(ofLine: 20).map { frame in
            Inquiry.Check(
                subject: .init(frame: frame, task: task(of: played, frame)), conditions: ["i == 1 and name == 'w1'"])
        }
        guard case .holds(let hits) = played.answer(.conditions(checks)) else {
            Issue.record("no answer")
            return
        }
        #expect(hits.count == 1)
        #expect(hits.allSatisfy { $0.error == nil })
        let wrong = checks.map { Inquiry.Check(subject: $0.subject, conditions: ["nobody == 1"]) }
        guard case .holds(let errors) = played.answer(.conditions(wrong)) else {
            Issue.record("no answer")
            return
        }
        #expect(errors.first?.error == "NameError: name 'nobody' is not defined")
    }

    @Test(arguments: [
        "1 +", "while True: pass", "(lambda f: f(f))(lambda f: f(f))", "[0] * 10**9 and 1/0", "open('x')", "exit()",
    ])
    func badExpressionsEndInAMessage(_ expression: String) throws {
        let played = Played(ReplayTests.source)
        let frame = try #require(played.frames(ofLine: 20).first)
        guard case .unavailable(let why) = played.answer(.value(expression, .init(frame: frame, task: 2))) else {
            Issue.record("\(expression) has a value")
            return
        }
        #expect(!why.isEmpty)
        #expect(played.value("n", frame, task: 2) == "3")
    }

    @Test func inputIsReadAgain() throws {
        let played = Played("a = input()\nb = input()\nprint(a, b)\n", input: "one\ntwo\n")
        let frame = try #require(played.frames(ofLine: 3).first)
        #expect(played.value("a + b", frame, task: nil) == "'onetwo'")
    }

    /// At every frame of a run the values are those of a run that comes there alone.
    @Test func anyOrderOfFramesGivesTheSame() {
        let played = Played(ReplayTests.source)
        let count = played.timeline.frameCount
        var known: [Int: Variables] = [:]
        for frame in 1...count { known[frame] = played.variables(frame, task: nil) }
        var frame = 1
        for _ in 0..<40 {
            frame = (frame * 37 + 11) % count + 1
            let alone = Played(ReplayTests.source)
            #expect(alone.variables(frame, task: nil) == known[frame], "frame \(frame)")
        }
    }

    private func task(of played: Played, _ frame: Int) -> Int? {
        played.timeline.seek(to: frame)
        return played.timeline.running?.task
    }
}
