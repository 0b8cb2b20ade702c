import Testing
import Trace

@testable import Timeline

/// What is looked up in indexes is what a look at every frame gives.
@Suite struct RunIndexTests {
    /// More events than lie between two checkpoints.
    private func longRun() -> Trace {
        let run = TraceBuilder(source: "a\nb\nc\n")
        run.line(1, in: "<module>")
        run.startLoop()
        for number in 1...3 { run.createTask("task \(number)", "work") }
        while run.trace.count < 70_000 {
            run.pass()
            for task in 1...3 {
                run.startTurn()
                run.line(1 + (run.trace.count / 7 + task) % 3, in: "work")
                run.yield()
                run.endTurn()
            }
        }
        run.closeLoop()
        run.end(.finished)
        return run.trace
    }

    @Test func linesAreCountedUpToTheFrame() {
        let trace = longRun()
        let timeline = Timeline(trace: trace, mayGrow: false)
        for frame in [0, 1, 5, 65_535, 65_536, 65_537, 69_000, trace.count, 40, 66_000] {
            var expected: [Int: Int] = [:]
            for index in 0..<frame where trace[index].kind == .line {
                expected[Int(trace.locations[Int(trace[index].location)].line), default: 0] += 1
            }
            timeline.seek(to: frame)
            if timeline.hits(in: "demo.py") != expected { Issue.record("at frame \(frame)") }
            #expect(timeline.hits(in: "other.py").isEmpty)
        }
    }

    @Test func lanesShowTheStateOfEachFrame() {
        let trace = ScriptedRun.make().trace
        let timeline = Timeline(trace: trace, mayGrow: false)
        for task in 1...3 {
            let lane = timeline.taskHistory.states(of: task, after: 0, ends: Array(1...trace.count))
            var wasDone = false
            for frame in 1...trace.count {
                timeline.seek(to: frame)
                let state = timeline.state(of: task)
                // The end is shown once.
                let expected = wasDone ? nil : state
                wasDone = state?.isDone ?? false
                if lane[frame - 1] != expected {
                    Issue.record("task \(task) at frame \(frame): \(lane[frame - 1].debugDescription)")
                }
            }
        }
    }

    @Test func aCellOfManyFramesSaysWhatMattersMost() {
        let trace = ScriptedRun.make().trace
        let timeline = Timeline(trace: trace, mayGrow: false)
        let ends = Array(stride(from: 10, to: trace.count, by: 10)) + [trace.count]
        for task in 1...3 {
            let frames = timeline.taskHistory.states(of: task, after: 0, ends: Array(1...trace.count))
            let cells = timeline.taskHistory.states(of: task, after: 0, ends: ends)
            for (cell, end) in zip(cells, ends) {
                let part = frames[(end == trace.count ? ends[ends.count - 2] : end - 10)..<end].compactMap { $0 }
                let expected = part.first { $0.isDone } ?? part.first { $0 == .running } ?? part.last
                if cell != expected { Issue.record("task \(task) up to frame \(end): \(cell.debugDescription)") }
            }
        }
    }

    /// By name, by a name that it gets later, by coroutine, by number; each asked again as the run goes on.
    @Test func tasksThatANameStandsFor() {
        let run = TraceBuilder()
        run.startLoop()
        let timeline = Timeline(trace: run.trace)
        func numbers(_ name: String) -> [UInt32] { (0...5).filter(timeline.tasks(called: name).contains) }
        run.createTask("a", "main")
        #expect(numbers("a") == [1] && numbers("main") == [1] && numbers("2") == [])
        let second = run.createTask("2b", "Shop.main")
        run.createTask("a", "mainly")
        #expect(
            numbers("a") == [1, 3] && numbers("main") == [1, 2] && numbers("2") == [2] && numbers("Shop.main") == [2])
        run.rename(second, from: "2b", to: "a")
        #expect(numbers("a") == [1, 2, 3] && numbers("2b") == [2])
    }

    @Test func numbersOfTasks() {
        let run = TraceBuilder()
        run.startLoop()
        run.createTask("a", "main")
        run.createTask("hidden", "shutdown", isHousekeeping: true)
        run.createTask("b", "main")
        let timeline = Timeline(trace: run.trace, mayGrow: false)
        timeline.seek(to: run.trace.count)
        #expect(timeline.taskNumbers() == [1, 3])
        #expect(timeline.taskNumbers(showsHousekeeping: true) == [1, 2, 3])
        #expect(timeline.taskNumbers(in: .ready) == [1, 3])
        #expect(timeline.taskNumbers(in: .suspended).isEmpty)
        #expect(timeline.readyPlaces() == [0, 2])
        #expect(timeline.ready(at: 2).name == "b")
        #expect(timeline.isHousekeeping(2))
        #expect(!timeline.isHousekeeping(99))
    }
}
