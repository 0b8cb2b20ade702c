import ArgumentParser
import PythonAsyncio
import ScopeUI
import Trace

/// The frames of a program that a command without a screen makes, or of a trace from a file.
struct Recording {
    let name: String
    let trace: Trace
    let run: any ProgramRun
    /// Runs the program again for what is asked of its values.
    let replay: Replay
    private let thread: MachineThread<PythonProgram.Outcome>?

    /// Events of a run between two looks at them.
    static let slice = 20_000
    /// The limit where the user names none: about 2 GB of events.
    static let defaultMaxFrames = 100_000_000

    /// - Parameters:
    ///   - packs: the frames of a program are only written, not looked at.
    ///   - maxFrames: the limit where the user names none.
    ///   - asksUser: what the program reads is typed in the stepper, where no file is named.
    /// - Throws: that it can't be read, or that an option does not fit.
    init(
        of path: String, _ options: ProgramOptions, packs: Bool = false, maxFrames: Int = Recording.defaultMaxFrames,
        asksUser: Bool = false
    ) throws {
        switch try Subject(reading: path) {
        case .trace(let trace, let name):
            try options.refuseForTrace()
            self.name = name
            self.trace = trace
            thread = nil
            run = FinishedRun()
            replay = Replay(of: trace, options: .init(recordedIn: trace)) { trace.header.input }
        case .lesson:
            throw Failure(
                status: ExitStatus.wrongUsage, message: "'\(path)' is a lesson: loopscope \(path) walks through it")
        case .program(let program):
            Interruption.watch()
            let asks = asksUser && options.stdin == nil
            let runner = ProgramRunner(
                program: program, options: options.machineOptions(defaultMaxFrames: maxFrames),
                input: asks ? LineInput() : try options.input(for: program, inherits: true), asksUser: asks,
                heedsInterruption: true)
            name = program.name
            trace = runner.newTrace(packs: packs)
            let thread = runner.start(recordingTo: trace)
            self.thread = thread
            run = thread
            replay = Replay(of: trace, options: runner.options) { runner.input.consumed }
        }
    }

    /// The run of a lesson's program.
    init(of lesson: LessonWalk.Sound) {
        let trace = lesson.session.timeline.trace
        name = lesson.session.title
        self.trace = trace
        thread = nil
        run = FinishedRun()
        replay = lesson.session.replay
    }

    /// It is made by a run now, and does not come from a file.
    var isNew: Bool { thread != nil }

    /// Whether the trace says how the program ended.
    var hasEnding: Bool { ending != nil }

    /// What came to an end, or why not; nil while it is not over.
    var howItEnded: Ending? { ending.flatMap { Ending(rawValue: $0.detail) } }

    private var ending: TraceEvent? {
        guard trace.count > 0 else { return nil }
        let last = trace[trace.count - 1]
        return last.kind == .programEnded ? last : nil
    }

    func cancel() { thread?.cancel() }

    /// Says how the program ended, where that matters to who looks at frames.
    /// - Throws: the exit status.
    func reportEnding() throws {
        guard let ending, let why = Ending(rawValue: ending.detail) else { return }
        if why == .syntaxError {
            // No line ran, so this is not about the program's output.
            let report = BufferedOutput(2)
            report.write(trace.output)
            report.flush()
        }
        let message = thread?.outcome?.message ?? trace.string(ending.b)
        let status = ExitStatus.ofFrames(why)
        if status != ExitStatus.well, !message.isEmpty { Messages.write(message) }
        throw ExitCode(status)
    }
}

/// A run that is over: all its frames are in the trace.
final class FinishedRun: ProgramRun {
    let isFinished = true
    let question: String? = nil
    func advance(events: Int) {}
    func answer(_ reply: Reply) {}
    var onBusy: () -> Void = {}
}
