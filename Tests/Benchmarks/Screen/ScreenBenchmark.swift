import Glibc
import ScopeUI
import Screen
import Timeline
import Trace

/// Presses keys on a long run, and measures how long each takes.
final class ScreenBenchmark {
    private let trace: Trace
    private let run: ViewedRun
    private let clock = ContinuousClock()
    private let reading: Duration
    private var state = StepperState(title: "long_run.py", rows: 60, columns: 200)
    private var shown: CellGrid
    /// Cells that a terminal would have been sent.
    private var changed = 0

    init(frames: Int, tasks: Int) {
        trace = LongRun.make(frames: frames, tasks: tasks)
        let run = ViewedRun(timeline: Timeline(trace: trace, mayGrow: false))
        self.run = run
        reading = clock.measure {
            while !run.isCaughtUp { run.catchUp() }
        }
        _ = state.update(.runAdvanced, of: run)
        shown = StepperView.draw(state, of: run)
    }

    func measureAll() {
        print("\(trace.count) frames, \(trace.tasks.count - 1) tasks, 200x60; the whole run was read in \(reading)\n")
        print(
            "| from a key to the screen, in ms of processor time | median | 99th percentile | longest |\n| --- | --- | --- | --- |"
        )
        measureSteps()
        for arrangement in Arrangement.allCases.dropFirst() + [.overview] {
            press("v")
            measure("layout \(arrangement): a frame on or back", "lh", times: 300)
            measure("layout \(arrangement): any frame", "G", times: 200, before: anyNumber)
        }
        while state.focus != .tasks { press(.tab) }
        measure("down and up in Tasks", [.pageDown, "j", .pageUp, "k"], times: 300)
        for order in TaskOrder.allCases.dropFirst() + [.created] {
            press("r")
            measure("tasks by \(order): a frame on or back", "lh", times: 200)
            measure("tasks by \(order): any frame", "G", times: 100, before: anyNumber)
        }
        for scale in LaneScale.allCases.dropFirst() + [.frames] {
            press("a")
            measure("Timeline over \(scale): any frame", "G", times: 100, before: anyNumber)
        }
    }

    private func measureSteps() {
        measure("a frame on or back", "lh", times: 2000)
        measure("a frame on, again and again", "l", times: 2000)
        measure("any frame", "G", times: 500, before: anyNumber)
        measure("start, end", "gG", times: 200)
        let steps = [
            ("line of the task", "sS"), ("turn", "tT"), ("pass", "]["), ("change of state of the task", "dD"),
            ("output", "oO"), ("exception", "xX"),
        ]
        for (what, keys) in steps {
            measure("\(what), from any frame", keys, times: 300) { self.anyNumber() + "G" }
        }
        measure("100 turns", "tT", times: 200) { "100" }
        measure("1,000 outputs, from any frame", "oO", times: 100) { self.anyNumber() + "G1000" }
    }

    private func press(_ key: Key) { _ = state.update(.input(.key(key)), of: run) }

    private func anyNumber() -> String { String(Int.random(in: 1...trace.count)) }

    private func measure(_ what: String, _ keys: String, times: Int, before: () -> String = { "" }) {
        measure(what, keys.map { .character($0) }, times: times, before: before)
    }

    /// - Parameter before: what is typed before each key, and not measured.
    private func measure(_ what: String, _ keys: [Key], times: Int, before: () -> String = { "" }) {
        let milliseconds = (0..<times).map { index in
            for character in before() { press(.character(character)) }
            let start = processorTime
            press(keys[index % keys.count])
            show(StepperView.draw(state, of: run))
            return processorTime - start
        }.sorted()
        let columns = [0.5, 0.99, 1].map { share in
            let value = milliseconds[min(times - 1, Int(Double(times) * share))]
            return "\((value * 100).rounded() / 100)"
        }
        print("| \(what) | \(columns.joined(separator: " | ")) |")
        fflush(nil)
    }

    /// In milliseconds. The stepper has one thread, and waits for nothing on its way: on an idle machine this is the time that passes.
    private var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }

    private func show(_ screen: CellGrid) {
        for row in 0..<screen.rows {
            for column in 0..<screen.columns where screen[row, column] != shown[row, column] { changed += 1 }
        }
        shown = screen
    }
}
