import Glibc
import PythonAsyncio
import ScopeUI
import Timeline
import Trace

/// Answers what the stepper wants to know of a program's values, by running the program again up to the frame.
///
/// A machine goes forward only. So a few of them are kept where they stand, and the nearest one before the frame goes on; where there
/// is none, another one starts from the beginning, and on the way it looks at the frames just before, which are asked for next when
/// somebody steps back. `Tests/Benchmarks` measures what that takes.
///
/// Nothing waits for it: `advance` works for a few milliseconds between two looks at the keys.
final class Replay {
    /// What was asked; the answer comes from `advance`.
    private(set) var inquiry: Inquiry?

    private let trace: Trace
    private let options: PythonProgram.Options
    /// What the program has read by now.
    private let input: () -> [UInt8]
    private var runs: [ReplayedRun] = []
    /// Answers that were found on the way to another frame.
    private var known: [Variables.Subject: Variables] = [:]
    /// Frames before the one that is asked, whose variables are noted on the way; they rise.
    private var onTheWay: [Variables.Subject] = []
    /// How far the conditions have been asked, and where they were true.
    private var asked = 0
    private var hits: [Inquiry.Hit] = []
    private var current: ReplayedRun?
    /// Which variables the screen would show at a frame.
    var subject: (Int) -> Variables.Subject? = { _ in nil }

    private static let mostRuns = 3
    private static let mostKnown = 4_000
    /// So many frames before the one that is asked are looked at on the way.
    private static let lookBehind = 200

    /// - Parameters:
    ///   - options: as in the first run, or as its trace has them.
    ///   - input: what the program has read by now.
    init(of trace: Trace, options: PythonProgram.Options, input: @escaping () -> [UInt8]) {
        self.trace = trace
        self.input = input
        var options = options
        // The frame that is asked ends the run, or what ended the first one.
        options.maxFrames = nil
        options.maxMemory = nil
        self.options = options
    }

    /// What is asked for now, in the place of anything before; nil: nothing.
    func ask(_ inquiry: Inquiry?) {
        if inquiry == self.inquiry { return }
        self.inquiry = inquiry
        asked = 0
        hits = []
        onTheWay = []
        current = nil
    }

    /// Works on the answer for a few milliseconds.
    /// - Returns: the answer, once.
    func advance() -> Inquiry.Answer? {
        guard let inquiry else { return nil }
        let answer = answer(inquiry)
        if answer != nil { self.inquiry = nil }
        return answer
    }

    private func answer(_ inquiry: Inquiry) -> Inquiry.Answer? {
        switch inquiry {
        case .variables(let subject, let earlier):
            // The earlier moment goes first: a machine goes forward only.
            for moment in [earlier, subject].compactMap({ $0 }) where known[moment] == nil {
                switch stand(at: moment.frame, looksBehind: true) {
                case .underWay: return nil
                case .failed(let why): return .unavailable(why)
                case .there(let run): remember(variables(moment, run))
                }
            }
            guard let answer = known[subject] else { return nil }
            return .variables(earlier.flatMap { known[$0] }.map(answer.marked) ?? answer)
        case .value(let expression, let subject):
            switch stand(at: subject.frame) {
            case .underWay: return nil
            case .failed(let why): return .unavailable(why)
            case .there(let run):
                var result: Result<String, PythonProgram.EvaluationError>?
                run.ask { result = $0.text(of: expression, inTask: subject.task) }
                switch result {
                case .success(let text): return .value(text)
                case .failure(let error): return .unavailable(error.message)
                case nil: return .unavailable("the program can't be asked here")
                }
            }
        case .syntax(let condition):
            return PythonProgram.syntaxError(in: condition).map { .unavailable($0.message) } ?? .wellFormed
        case .conditions(let checks):
            let clock = ContinuousClock()
            let end = clock.now + .milliseconds(6)
            while asked < checks.count {
                let check = checks[asked]
                switch stand(at: check.subject.frame) {
                case .underWay: return nil
                case .failed(let why): return .unavailable(why)
                case .there(let run):
                    if let hit = test(check, run) { hits.append(hit) }
                    asked += 1
                    if clock.now > end, asked < checks.count { return nil }
                }
            }
            return .holds(hits)
        }
    }

    private func test(_ check: Inquiry.Check, _ run: ReplayedRun) -> Inquiry.Hit? {
        var hit: Inquiry.Hit?
        run.ask { python in
            for condition in check.conditions {
                switch python.holds(condition, inTask: check.subject.task) {
                case .success(true): hit = Inquiry.Hit(frame: check.subject.frame)
                case .success(false): continue
                case .failure(let error): hit = Inquiry.Hit(frame: check.subject.frame, error: error.message)
                }
                return
            }
        }
        return hit
    }

    // MARK: Getting there

    private enum Standing {
        case underWay
        case there(ReplayedRun)
        case failed(String)
    }

    /// Brings a run to a frame.
    private func stand(at frame: Int, looksBehind: Bool = false) -> Standing {
        if current == nil {
            guard let run = nearest(before: frame) ?? begin() else {
                return .failed("values are not known: this trace has no source to run again")
            }
            current = run
            if looksBehind, run.frame < frame - Replay.lookBehind * 4 { lookBehind(frame) }
        }
        guard let run = current else { return .underWay }
        while let next = onTheWay.first, next.frame <= frame {
            run.go(to: next.frame)
            run.advance()
            guard run.isThere, run.failure == nil else { return failure(of: run) ?? .underWay }
            remember(variables(next, run))
            onTheWay.removeFirst()
        }
        run.go(to: frame)
        run.advance()
        if let failed = failure(of: run) { return failed }
        guard run.isThere else { return .underWay }
        return .there(run)
    }

    private func failure(of run: ReplayedRun) -> Standing? {
        guard let why = run.failure else { return nil }
        runs.removeAll { $0 === run }
        current = nil
        return .failed("values are not known: \(why)")
    }

    private func nearest(before frame: Int) -> ReplayedRun? {
        runs.filter { $0.frame <= frame && $0.failure == nil }.max { $0.frame < $1.frame }
    }

    private func begin() -> ReplayedRun? {
        guard let run = ReplayedRun(of: trace, options: options, input: input()) else { return nil }
        // The one that is furthest on is the easiest to come by again where somebody steps back; the first ones took least.
        if runs.count >= Replay.mostRuns, let furthest = runs.indices.max(by: { runs[$0].frame < runs[$1].frame }) {
            runs.remove(at: furthest)
        }
        runs.append(run)
        return run
    }

    private func lookBehind(_ frame: Int) {
        onTheWay = (max(1, frame - Replay.lookBehind)..<frame).compactMap(subject).filter { known[$0] == nil }
    }

    private func remember(_ variables: Variables) {
        if known.count >= Replay.mostKnown { known.removeAll(keepingCapacity: true) }
        known[variables.subject] = variables
    }

    // MARK: Variables

    private func variables(_ subject: Variables.Subject, _ run: ReplayedRun) -> Variables {
        var found: PythonProgram.Calls?
        let hasLibrary = options.recordsLibraryLines
        run.ask { found = $0.calls(ofTask: subject.task, hasLibrary: hasLibrary) }
        let name = subject.task.map { task in
            task < trace.tasks.count ? trace.string(trace.tasks[task].name) : "the task"
        }
        switch found {
        case .calls(let calls):
            return Variables(
                subject: subject, calls: calls.map(Variables.Call.init),
                note: calls.isEmpty ? "no code of the program runs here" : nil)
        case .notCreated:
            return Variables(subject: subject, calls: [], note: "\(name ?? "the task") does not exist yet")
        case .done:
            return Variables(subject: subject, calls: [], note: "\(name ?? "the task") is done: its variables are gone")
        case .unknown, nil:
            return Variables(
                subject: subject, calls: [], note: "\(name ?? "the task") runs no coroutine of the program")
        }
    }
}

extension Variables.Call {
    fileprivate init(_ call: PythonProgram.Call) {
        self.init(
            function: call.function, place: Place(file: call.file, line: call.line, function: call.function),
            variables: call.variables.map { .init(name: $0.name, value: $0.value, type: $0.type) },
            omitted: call.omitted)
    }
}

extension PythonProgram.Options {
    /// Those that a trace has kept.
    init(recordedIn trace: Trace) {
        self.init()
        arguments = trace.header.arguments
        seed = trace.header.seed
        recordsLibraryLines = trace.sources.contains { trace.string($0.name).hasPrefix("library/") }
    }
}
