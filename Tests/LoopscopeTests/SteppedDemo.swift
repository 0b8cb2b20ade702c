import ScopeUI
import Screen
import ScreenExport
import Timeline
import Trace

@testable import LoopscopeCommands

/// A demo that has run to its end, and the stepper on it, without a terminal.
struct SteppedDemo {
    let run: ViewedRun
    private var state: StepperState

    init(_ demo: Demo, rows: Int, columns: Int) {
        let program = Program(demo)
        let runner = ProgramRunner(program: program, options: .init(), input: LineInput(bytes: []))
        let trace = runner.newTrace()
        _ = runner.start(recordingTo: trace).finish()
        run = ViewedRun(timeline: Timeline(trace: trace, mayGrow: false), findSpans: SyntaxSpans.find)
        run.catchUp()
        state = StepperState(title: program.name, rows: rows, columns: columns)
        _ = state.update(.runAdvanced, of: run)
    }

    var frame: Int { state.frame }
    var screen: CellGrid { StepperView.draw(state, of: run) }

    mutating func type(_ keys: String) {
        for key in keys { _ = state.update(.input(.key(.character(key))), of: run) }
    }
}
