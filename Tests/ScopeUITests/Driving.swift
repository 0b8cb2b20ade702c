import ScopeUI
import Screen
import ScreenExport
import Timeline
import Trace

/// A stepper without a terminal: keys in, screens out.
struct Driven {
    let run: ViewedRun
    var state: StepperState

    init(_ trace: Trace, rows: Int = 24, columns: Int = 80, mayGrow: Bool = false) {
        run = ViewedRun(timeline: Timeline(trace: trace, mayGrow: mayGrow))
        state = StepperState(title: "demo.py", rows: rows, columns: columns)
        _ = state.update(.runAdvanced, of: run)
    }

    init(_ run: ViewedRun, _ state: StepperState) {
        self.run = run
        self.state = state
    }

    /// Presses a key for each character.
    mutating func type(_ keys: String) {
        for character in keys { press(.character(character)) }
    }

    @discardableResult
    mutating func press(_ key: Key) -> Effect { state.update(.input(.key(key)), of: run) }

    var screen: CellGrid { StepperView.draw(state, of: run) }
    var text: String { screen.plainText }
    var foot: String { String(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().last ?? "") }
    var frame: Int { state.frame }
    var event: EventKind { run.timeline.trace[frame - 1].kind }
}
