import Glibc
import PythonAsyncio
import PythonSyntax
import ScopeUI
import Timeline
import Trace

/// What a stepper steps through: a run or a trace, and how the program is run anew.
final class Session {
    let title: String
    private(set) var timeline: Timeline
    private(set) var run: any ProgramRun
    private(set) var replay: Replay
    /// Where the program was read from; nil: it can't be edited, or read again.
    let path: String?

    private var program: Program?
    private let options: ProgramOptions?
    private var libraryLines: Bool
    private var thread: MachineThread<PythonProgram.Outcome>?
    /// The files as they were when they were last looked at.
    private var stamps: [FileStamp] = []
    private var changed: [FileStamp]?

    /// Of a trace from a file.
    init(of trace: Trace, title: String) {
        self.title = title
        timeline = Timeline(trace: trace, mayGrow: false)
        run = FinishedRun()
        replay = Replay(of: trace, options: .init(recordedIn: trace)) { trace.header.input }
        path = nil
        program = nil
        options = nil
        libraryLines = false
    }

    /// Of a program, which starts to run.
    /// - Throws: that its input can't be read.
    init(_ program: Program, _ options: ProgramOptions) throws(Failure) {
        title = program.name
        path = program.path
        self.program = program
        self.options = options
        libraryLines = false
        let made = try Session.start(program, options, libraryLines: false)
        (timeline, run, replay, thread) = (made.timeline, made.thread, made.replay, made.thread)
        stamps = files.map(FileStamp.init)
    }

    deinit { thread?.cancel() }

    private struct Start {
        var timeline: Timeline
        var thread: MachineThread<PythonProgram.Outcome>
        var replay: Replay
    }

    private static func start(
        _ program: Program, _ options: ProgramOptions, libraryLines: Bool
    ) throws(Failure) -> Start {
        let asksUser = options.stdin == nil
        let input = asksUser ? LineInput() : try options.input(for: program, inherits: false)
        var machineOptions = options.machineOptions()
        machineOptions.recordsLibraryLines = libraryLines
        let runner = ProgramRunner(program: program, options: machineOptions, input: input, asksUser: asksUser)
        let trace = runner.newTrace()
        let thread = runner.start(recordingTo: trace)
        let replay = Replay(of: trace, options: machineOptions) { input.consumed }
        return Start(timeline: Timeline(trace: trace), thread: thread, replay: replay)
    }

    // MARK: Running anew

    enum Outcome {
        case restarted
        /// The run before stays: why the file can't be run.
        case failed(title: String, lines: [String], line: Int?)
    }

    /// Runs the program anew: with or without the library's lines, and from its file, if that is to be read again.
    func restart(libraryLines: Bool, readsFile: Bool) -> Outcome {
        guard var program, let options else {
            return .failed(
                title: "This can't be run anew", lines: ["It is a trace: what it records has run already."], line: nil)
        }
        do throws(Failure) {
            if readsFile, let path { program = Program(try InputFile(reading: path)) }
            let made = try Session.start(program, options, libraryLines: libraryLines)
            // A file that is not Python says so before its first line.
            while made.timeline.frameCount == 0, !made.thread.isFinished { made.thread.advance(events: 1) }
            if let failed = syntaxError(in: made.timeline.trace) {
                made.thread.cancel()
                return failed
            }
            thread?.cancel()
            (timeline, run, replay, thread) = (made.timeline, made.thread, made.replay, made.thread)
            self.program = program
            self.libraryLines = libraryLines
            stamps = files.map(FileStamp.init)
            return .restarted
        } catch {
            return .failed(title: "\(title) can't be run anew", lines: [error.message], line: nil)
        }
    }

    private func syntaxError(in trace: Trace) -> Outcome? {
        guard trace.count > 0, trace[trace.count - 1].kind == .programEnded,
            Ending(rawValue: trace[trace.count - 1].detail) == .syntaxError
        else { return nil }
        let report = String(decoding: trace.output, as: UTF8.self)
        let lines = report.split(separator: "\n").map(String.init)
        // `  File "demo.py", line 3`
        let line = lines.compactMap { text in
            text.hasPrefix("  File ") ? text.split(separator: " ").last.flatMap { Int($0) } : nil
        }.first
        return .failed(title: "\(title) is not Python now", lines: lines, line: line ?? 1)
    }

    // MARK: Watching

    /// The program, and what it has imported from beside it.
    private var files: [String] {
        guard let path, let program else { return [] }
        let trace = timeline.trace
        let modules = trace.sources.dropFirst().map { trace.string($0.name) }.filter { !$0.hasPrefix("library/") }
        return [path] + modules.compactMap { module in program.folder.map { $0 + module } }
    }

    /// Whether a file has changed since the program began to run, and has not changed any more since this was asked last: whoever
    /// writes it has finished.
    func hasChanged() -> Bool {
        let now = files.map(FileStamp.init)
        if now.count != stamps.count {
            // Another module was imported meanwhile.
            let known = Dictionary(stamps.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
            stamps = now.map { known[$0.path] ?? $0 }
        }
        guard now != stamps else {
            changed = nil
            return false
        }
        guard now == changed else {
            changed = now
            return false
        }
        changed = nil
        stamps = now
        return true
    }
}

/// What tells that a file was written.
struct FileStamp: Equatable {
    let path: String
    private let size: Int
    private let seconds: Int
    private let nanoseconds: Int
    private let number: UInt

    init(_ path: String) {
        self.path = path
        var status = stat()
        let isThere = stat(path, &status) == 0
        size = isThere ? Int(status.st_size) : -1
        seconds = isThere ? status.st_mtim.tv_sec : 0
        nanoseconds = isThere ? status.st_mtim.tv_nsec : 0
        number = isThere ? UInt(status.st_ino) : 0
    }
}
