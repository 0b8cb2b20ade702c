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
        measureSearches()
    }

    /// Those that are looked up, and slices of those that look through the run.
    private func measureSearches() {
        let last = Double(trace.microseconds(at: trace.count - 1)) / 1_000_000
        measure("`:goto t=`, from any frame", "\r", times: 200) {
            self.anyNumber() + "G:goto t=\(Double.random(in: 0...last))"
        }
        measure("`w`: why, about any task at any frame", "w", times: 200) {
            "\u{1B}" + self.anyNumber() + "G:task worker-\(Int.random(in: 1...max(1, self.trace.tasks.count - 1)))\r"
        }
        press(.escape)
        measure("`Enter` on a link of why, and `Backspace`", [.enter, .backspace], times: 200) {
            self.state.isInDialogue ? "" : "\u{1B}" + self.anyNumber() + "Gw"
        }
        press(.escape)
        press(.escape)
        measureSlices("until a task suspends", count: 40) {
            ":until task worker-\(Int.random(in: 1...max(1, self.trace.tasks.count - 1))) suspends\r"
        }
        measureSlices("until it prints what it never does", count: 3) { "g:until prints nothing of the kind\r" }
        measureSlices("until a line that runs often", count: 40) { ":until line \(Int.random(in: 1...390))\r" }
        measureSlices("a text in all sentences", count: 3) { ":search worker-\(Int.random(in: 1...9)) is done\r" }
        press(.escape)
    }

    /// Searches go through the run slice by slice: between two of them a key is heard, and the screen shows how far it is.
    private func measureSlices(_ what: String, count: Int, keys: () -> String) {
        var times: [Double] = []
        let most = 400
        for _ in 0..<count where times.count < most {
            var typed = Array(anyNumber() + "G" + keys())
            let last = typed.removeLast()
            for character in typed { press(key(character)) }
            var start = processorTime
            press(key(last))
            show(StepperView.draw(state, of: run))
            times.append(processorTime - start)
            while state.isSearching(run), times.count < most {
                start = processorTime
                _ = state.update(.runAdvanced, of: run)
                show(StepperView.draw(state, of: run))
                times.append(processorTime - start)
            }
            press(.escape)
        }
        report("a slice of a search: \(what)", times)
    }

    private func key(_ character: Character) -> Key {
        character == "\r" ? .enter : character == "\u{1B}" ? .escape : .character(character)
    }

    private func press(_ key: Key) { _ = state.update(.input(.key(key)), of: run) }

    private func anyNumber() -> String { String(Int.random(in: 1...trace.count)) }

    private func measure(_ what: String, _ keys: String, times: Int, before: () -> String = { "" }) {
        measure(what, keys.map(key), times: times, before: before)
    }

    /// - Parameter before: what is typed before each key, and not measured.
    private func measure(_ what: String, _ keys: [Key], times: Int, before: () -> String = { "" }) {
        let milliseconds = (0..<times).map { index in
            for character in before() { press(key(character)) }
            let start = processorTime
            press(keys[index % keys.count])
            show(StepperView.draw(state, of: run))
            return processorTime - start
        }
        report(what, milliseconds)
    }

    private func report(_ what: String, _ times: [Double]) {
        let milliseconds = times.sorted()
        let columns = [0.5, 0.99, 1].map { share in
            let value = milliseconds[min(milliseconds.count - 1, Int(Double(milliseconds.count) * share))]
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
