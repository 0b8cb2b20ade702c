import PythonAsyncio
import PythonSyntax
import PythonVM
import ScopeUI
import Trace

/// A program that is run again, and stands still at a frame for whoever wants to look at its values.
///
/// It runs on a thread of its own, in alternation with the driver's, as the first run did (`MachineThread`). Its trace only counts
/// events; at the frame it stops where that frame's event is about to be noted. It can go on, but not back.
final class ReplayedRun {
    /// The last frame that it was let run to; it stands there once `isThere`.
    private(set) var frame = 0
    private(set) var isThere = false
    /// It ended, or went another way, before the frame.
    private(set) var failure: String?

    private let original: Trace
    private let trace: Trace
    private let thread: MachineThread<PythonProgram.Outcome>
    private let question = Question()

    /// What is to be done on the machine's side while it stands still.
    private final class Question: @unchecked Sendable {
        var isAtPause = false
        var job: ((PythonProgram) -> Void)?
    }

    /// - Parameters:
    ///   - original: the run's trace: its sources are those that run.
    ///   - input: what the program has read.
    init?(of original: Trace, options: PythonProgram.Options, input: [UInt8]) {
        guard let main = original.sources.first else { return nil }
        self.original = original
        let name = original.string(main.name)
        let trace = Trace(header: original.header, keepsEvents: false)
        self.trace = trace
        let modules = RecordedModules(original)
        let question = question
        thread = MachineThread(trace: nil, longestSlice: .milliseconds(8)) { thread in
            let source = SourceText(name: name, bytes: main.bytes)
            let python = PythonProgram(source: source, options: options, trace: trace)
            let lines = LineInput(bytes: input)
            python.machine.onFindModule = { modules.find($0) }
            python.machine.onSlice = { thread.mayGoOn() }
            python.machine.onReadLine = { _ in lines.readLine().map { .line($0) } ?? .end }
            trace.onPause = {
                while trace.count >= trace.pauseCount {
                    question.isAtPause = true
                    if !thread.standStill() {
                        trace.pauseCount = .max
                        python.machine.lookOutsideSoon()
                    }
                    if let job = question.job {
                        question.job = nil
                        job(python)
                    }
                }
                question.isAtPause = false
            }
            return python.run()
        }
    }

    deinit { thread.cancel() }

    /// Says where to go; `advance` goes there.
    /// - Precondition: `frame` is not before the one where it stands.
    func go(to frame: Int) {
        guard frame > self.frame else { return }
        self.frame = frame
        isThere = false
        trace.pauseCount = frame - 1
    }

    /// Runs on for a few milliseconds, or until it is there.
    func advance() {
        if isThere || failure != nil { return }
        question.isAtPause = false
        thread.advance(events: .max / 2)
        if thread.isFinished {
            failure = "the program ends earlier when it is run again"
        } else if question.isAtPause {
            isThere = true
            if !goesTheSameWay { failure = "the program goes another way when it is run again" }
        }
    }

    /// The frame's place is the same as in the first run: a cheap sign that nothing else is different.
    private var goesTheSameWay: Bool {
        guard frame >= 1, frame <= original.count, original[frame - 1].kind == .line else { return true }
        var line: UInt32 = 0
        ask { python in
            let location = Int(python.machine.location)
            line = location < self.trace.locations.count ? self.trace.locations[location].line : 0
        }
        let location = Int(original[frame - 1].location)
        // A line's event is noted right behind its place.
        return location < original.locations.count && original.locations[location].line == line
    }

    /// Has something done with the program while it stands still.
    func ask(_ job: @escaping (PythonProgram) -> Void) {
        guard question.isAtPause else { return }
        question.job = job
        thread.advance(events: .max / 2)
    }
}

/// The modules of a program as a trace has kept them: the files may have changed since.
struct RecordedModules {
    private let sources: [String: [UInt8]]

    init(_ trace: Trace) {
        sources = Dictionary(
            trace.sources.dropFirst().map { (trace.string($0.name), $0.bytes) }, uniquingKeysWith: { first, _ in first }
        )
    }

    func find(_ name: String) -> FoundModule? {
        let path = name.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "/")
        for file in ["\(path)/__init__.py", "\(path).py"] {
            if let bytes = sources[file] {
                return FoundModule(source: SourceText(name: file, bytes: bytes), isLibrary: false)
            }
        }
        return nil
    }
}
