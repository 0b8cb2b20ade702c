import Trace
import Walkthrough

/// What really happened in a run, read off its events one by one: without the timeline, and without the code that makes questions.
///
/// The order of the ready queue, for one, is not folded: it is the order in which its handles ran.
struct RunFacts {
    let trace: Trace
    /// The lines of stdout, each with the place at which it begins; empty lines are none.
    private let lines: [(start: Int, text: String)]

    init(_ trace: Trace) {
        self.trace = trace
        let output = (0..<trace.count).reduce(into: [UInt8]()) { $0 += RunFacts.stdout(of: trace, at: $1) }
        var lines: [(start: Int, text: String)] = []
        var start = 0
        for line in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if !line.isEmpty { lines.append((start, String(decoding: line, as: UTF8.self))) }
            start += line.count + 1
        }
        self.lines = lines
    }

    private static func stdout(of trace: Trace, at index: Int) -> ArraySlice<UInt8> {
        let event = trace[index]
        guard event.kind == .output, event.detail == OutputStream.stdout.rawValue else { return [] }
        return trace.output[Int(event.a)..<Int(event.a) + Int(event.b)]
    }

    /// How much has been printed, on both streams.
    func outputEnd(after frame: Int) -> Int {
        (0..<frame).last { trace[$0].kind == .output }.map { Int(trace[$0].a) + Int(trace[$0].b) } ?? 0
    }

    // MARK: Answers

    /// The right answer in the words of its question; nil where the run has none.
    func answer(to question: Walkthrough.Question, after frame: Int) -> String? {
        switch question.kind {
        case .nextTask: return nextTask(after: frame).map { labels(after: frame)[$0 - 1] }
        case .nextOutput: return nextLine(after: frame)
        case .readyOrder: return queue(after: frame).joined(separator: ", ")
        case .state: return subject(of: question, after: frame).map { state(of: $0, after: frame).name }
        case .wakes:
            guard let task = subject(of: question, after: frame) else { return nil }
            return nextTurn(of: task, after: frame).map { "at \(milliseconds(at: $0)) s" } ?? "never"
        case .result: return subject(of: question, after: frame).map { result(of: $0, after: frame) }
        case .choice: return nil
        }
    }

    /// The number of the task that a question is about.
    func subject(of question: Walkthrough.Question, after frame: Int) -> Int? {
        let names: [(before: String, behind: String)] = [
            ("What state is ", " in?"), (" s: when will ", " go on?"),
            ("What would result() of ", " do at this moment?"),
        ]
        for name in names {
            guard let start = question.text.firstRange(of: name.before)?.upperBound,
                question.text.hasSuffix(name.behind)
            else { continue }
            let label = question.text[start...].dropLast(name.behind.count)
            return (1...max(1, taskCount(after: frame))).last { self.label($0, after: frame) == label }
        }
        return nil
    }

    // MARK: Tasks

    func taskCount(after frame: Int) -> Int { (0..<frame).count { trace[$0].kind == .taskCreated } }

    func name(of task: Int, after frame: Int) -> String {
        let renaming = (0..<frame).last { trace[$0].kind == .taskRenamed && Int(trace[$0].a) == task }
        return trace.string(renaming.map { trace.renames[Int(trace[$0].b)].to } ?? trace.tasks[task].name)
    }

    private func label(_ task: Int, after frame: Int) -> String {
        let name = name(of: task, after: frame)
        let coroutine = trace.string(trace.tasks[task].coroutine)
        return name.wholeMatch(of: #/Task-\d+/#) == nil || coroutine.isEmpty ? name : "\(name) (\(coroutine))"
    }

    /// Tasks of one name are told apart by their numbers.
    private func labels(after frame: Int) -> [String] {
        let tasks = 1..<taskCount(after: frame) + 1
        let names = tasks.map { name(of: $0, after: frame) }
        return zip(tasks, names).map { task, name in
            names.count { $0 == name } > 1 ? "\(name) (task \(task))" : label(task, after: frame)
        }
    }

    /// What the last event about a task has made of it.
    private func state(of task: Int, after frame: Int) -> TaskState {
        for index in (0..<frame).reversed() where Int(trace[index].a) == task {
            let event = trace[index]
            switch event.kind {
            case .taskCreated, .taskYielded: return .ready
            case .turnStarted where event.detail != HandleKind.callback.rawValue: return .running
            case .handleQueued where event.detail != HandleKind.callback.rawValue: return .ready
            case .eagerStepStarted: return .running
            case .taskSuspended: return .suspended
            case .taskReturned: return .returned
            case .taskRaised: return .raised
            case .taskCancelled: return .cancelled
            default: break
            }
        }
        return .ready
    }

    private func result(of task: Int, after frame: Int) -> String {
        let ends: [EventKind] = [.taskReturned, .taskRaised, .taskCancelled]
        guard let end = (0..<frame).last(where: { ends.contains(trace[$0].kind) && Int(trace[$0].a) == task }) else {
            return "raises InvalidStateError: it is not done"
        }
        let text = trace.string(trace[end].b)
        switch trace[end].kind {
        case .taskReturned: return "returns \(text)"
        case .taskRaised: return "raises \(text)"
        default: return "raises CancelledError"
        }
    }

    // MARK: What comes next

    private func isTurn(_ index: Int) -> Bool {
        trace[index].kind == .turnStarted && trace[index].detail != HandleKind.callback.rawValue
    }

    private func nextTask(after frame: Int) -> Int? {
        (frame..<trace.count).first { isTurn($0) && !trace.tasks[Int(trace[$0].a)].isHousekeeping }
            .map { Int(trace[$0].a) }
    }

    private func nextTurn(of task: Int, after frame: Int) -> Int? {
        (frame..<trace.count).first { isTurn($0) && Int(trace[$0].a) == task }
    }

    private func nextLine(after frame: Int) -> String? {
        let printed = (0..<frame).reduce(0) { $0 + RunFacts.stdout(of: trace, at: $1).count }
        // A line that has begun is not the next one.
        return lines.first { $0.start >= printed }?.text
    }

    /// What was queued by then, in the order in which it runs or is skipped later on.
    private func queue(after frame: Int) -> [String] {
        let labels = labels(after: frame)
        var names: [String] = []
        for index in frame..<trace.count {
            let event = trace[index]
            guard event.kind == .turnStarted || event.kind == .handleSkipped, Int(event.b) < frame else { continue }
            if event.detail == HandleKind.callback.rawValue {
                names.append("callback \(trace.string(event.a))")
            } else if !trace.tasks[Int(event.a)].isHousekeeping {
                names.append(labels[Int(event.a) - 1])
            }
        }
        return names
    }

    private func milliseconds(at index: Int) -> Double { (Double(trace.microseconds(at: index)) / 1e3).rounded() / 1e3 }
}
