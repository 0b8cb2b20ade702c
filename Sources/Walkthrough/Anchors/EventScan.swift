import ScopeUI
import Timeline
import Trace

/// One look over all events of a run, which knows of each whom it is about.
///
/// - Complexity: O(n) in the events for each pass over them.
struct EventScan {
    let timeline: Timeline
    private var trace: Trace { timeline.trace }
    private let program: ProgramLines

    init(_ timeline: Timeline) {
        self.timeline = timeline
        program = ProgramLines(timeline.trace)
    }

    /// The frames at which `conditions` hold, without its `nth`.
    func frames(of conditions: AnchorConditions, after start: Int = 0) -> [Int] {
        var found: [Int] = []
        let lines = conditions.atLine.map { program.numbers(of: $0) }
        var turn: Int?
        for index in 0..<timeline.frameCount {
            let event = trace[index]
            if event.kind == .turnStarted { turn = EventScan.handleTask(event) }
            defer { if event.kind == .turnEnded { turn = nil } }
            guard index + 1 > start else { continue }
            if let wanted = conditions.event, !wanted.fits(event) { continue }
            if let lines {
                guard event.kind == .line, let line = program.line(of: event, in: trace), lines.contains(line) else {
                    continue
                }
            }
            if let text = conditions.prints {
                guard event.kind == .output, printed(event).contains(text) else { continue }
            }
            if let text = conditions.raises {
                guard event.kind == .exceptionRaised || event.kind == .taskRaised || event.kind == .taskCancelled,
                    trace.string(event.b).hasPrefix(text)
                else { continue }
            }
            if let name = conditions.task {
                guard let task = subject(of: event) ?? turn, isNamed(task, name) else { continue }
            }
            if let time = conditions.time, Double(trace.microseconds(at: index)) / 1e6 + 1e-9 < time { continue }
            found.append(index + 1)
        }
        return found
    }

    /// Whether the program has a line such as an anchor wants.
    func hasLine(_ line: AnchorConditions.Line) -> Bool { !program.numbers(of: line).isEmpty }

    func printed(_ event: TraceEvent) -> String {
        let start = min(Int(event.a), trace.output.count)
        let end = min(start + Int(event.b), trace.output.count)
        return String(decoding: trace.output[start..<end], as: UTF8.self)
    }

    // MARK: Tasks

    /// The tasks with a name, or around such a coroutine.
    func tasks(named name: String) -> [Int] { trace.tasks.indices.dropFirst().filter { isNamed($0, name) } }

    private func isNamed(_ task: Int, _ name: String) -> Bool {
        guard task > 0, task < trace.tasks.count else { return false }
        let record = trace.tasks[task]
        return trace.string(record.name) == name || trace.string(record.coroutine) == name
            || trace.string(record.coroutine).split(separator: ".").last.map(String.init) == name
            || trace.renames.contains { trace.string($0.to) == name && $0.from == record.name }
    }

    /// The task that an event is about; nil where it is about none.
    func subject(of event: TraceEvent) -> Int? {
        switch event.kind {
        case .taskCreated, .taskSuspended, .taskYielded, .taskReturned, .taskRaised, .taskCancelled, .cancelRequested,
            .cancelWithdrawn, .taskRenamed:
            return Int(event.a)
        case .turnStarted, .turnEnded, .handleQueued, .handleSkipped, .handleCancelled, .handleDropped:
            return EventScan.handleTask(event)
        case .timerSet, .timerDue, .timerCancelled:
            guard Int(event.a) < trace.timers.count else { return nil }
            let task = trace.timers[Int(event.a)].task
            return task == 0 ? nil : Int(task)
        default:
            return nil
        }
    }

    static func handleTask(_ event: TraceEvent) -> Int? {
        HandleKind(rawValue: event.detail) == .callback ? nil : Int(event.a)
    }
}

/// The lines of the program itself, without their indentation.
private struct ProgramLines {
    private let file: UInt32?
    private let lines: [String]

    init(_ trace: Trace) {
        file = trace.sources.first?.name
        lines = SourceLines(trace.sources.first?.bytes ?? []).all.map(\.trimmingBlanks)
    }

    func numbers(of line: AnchorConditions.Line) -> Set<Int> {
        switch line {
        case .number(let number): return lines.indices.contains(number - 1) ? [number] : []
        case .text(let text):
            let wanted = text.trimmingBlanks
            let whole = lines.indices.filter { lines[$0] == wanted }
            if !whole.isEmpty { return Set(whole.map { $0 + 1 }) }
            return Set(lines.indices.filter { lines[$0].contains(wanted) }.map { $0 + 1 })
        }
    }

    /// The number of the line that is about to run, if it is one of the program's own.
    func line(of event: TraceEvent, in trace: Trace) -> Int? {
        let location = Int(event.location)
        guard location > 0, location < trace.locations.count, trace.locations[location].file == file else { return nil }
        return Int(trace.locations[location].line)
    }
}
