import Timeline
import Trace

/// A place in a run, said so that it is found again in another run of the program, which may have been changed in between.
///
/// A line is known by its text and by how many times it had run; anything else by what happened to whom, and how many times.
public struct Landmark: Hashable, Sendable {
    var file: String?
    var line = 0
    /// The line as it was, without blanks around it.
    var text = ""
    var kind = EventKind.line
    var name: String?
    /// From 1.
    var ordinal = 1
    var frame = 1
    /// It was the last frame.
    var isEnd = false
    /// The lines of breakpoints as they were, by the breakpoints' numbers.
    var breakpoints: [Int: String] = [:]
}

extension StepperState {
    /// Where the view is, for `Message.reloaded`.
    /// - Complexity: O(frames before).
    public func landmark(of run: ViewedRun) -> Landmark {
        let trace = run.timeline.trace
        var mark = Landmark()
        for point in breakpoints {
            if case .line(let file, let line) = point.place {
                mark.breakpoints[point.number] = run.source(file).text(line)
            }
        }
        guard frame > 0, frame <= trace.count else { return mark }
        mark.frame = frame
        mark.isEnd = frame == trace.count && run.timeline.isComplete && frame > 1
        let event = trace[frame - 1]
        mark.kind = event.kind
        if event.kind == .line, event.location > 0, event.location < trace.locations.count {
            let location = trace.locations[Int(event.location)]
            let file = trace.string(location.file)
            mark.file = file
            mark.line = Int(location.line)
            mark.text = run.source(file).text(mark.line)
        } else {
            mark.name = trace.name(of: event)
        }
        var filter = FrameFilter(mark.criterion, run.timeline)
        var count = 0
        var looked = 0
        while looked < frame {
            switch filter.next(after: looked) {
            case .found(let found):
                if found <= frame { count += 1 }
                looked = found
            case .looked(let reached): looked = reached
            }
        }
        mark.ordinal = max(1, count)
        return mark
    }

    /// The program was run anew: the view goes to the place that corresponds, as soon as the run has come that far.
    mutating func reload(_ mark: Landmark, libraryLines: Bool, _ run: ViewedRun) {
        let isSameProgram = libraryLines != hasLibraryLines
        hasLibraryLines = libraryLines
        frame = run.timeline.frameCount > 0 ? 1 : 0
        isPlaying = false
        playCheck = nil
        pending = nil
        question = nil
        asked = nil
        variables = nil
        sheet = nil
        cursor = [:]
        tops = [:]
        jumps = []
        marks = [:]
        if !isSameProgram { chosenTask = nil }
        for index in breakpoints.indices {
            guard case .line(let file, let line) = breakpoints[index].place,
                let text = mark.breakpoints[breakpoints[index].number]
            else { continue }
            breakpoints[index].place = .line(file: file, line: run.source(file).line(like: text, near: line))
        }
        if mark.isEnd {
            pending = PendingMove(goal: .end, looked: 0, reached: 1, isReturn: true)
        } else if mark.frame > 1 {
            var mark = mark
            if let file = mark.file { mark.line = run.source(file).line(like: mark.text, near: mark.line) }
            pending = PendingMove(
                goal: .find(mark.criterion, .forward, more: mark.ordinal), looked: 0, reached: 0, isReturn: true)
        }
        continuePending(run.timeline)
    }
}

extension Landmark {
    var criterion: Criterion {
        file.map { .line(file: $0, line: line) } ?? .event(kind, name: name)
    }
}

extension Trace {
    /// Whom or what an event is about, by name: a task, a callback, a text.
    func name(of event: TraceEvent) -> String? {
        switch event.kind {
        case .taskCreated, .taskSuspended, .taskYielded, .taskReturned, .taskRaised, .taskCancelled, .cancelRequested,
            .cancelWithdrawn:
            taskName(event.a)
        case .turnStarted, .turnEnded, .handleQueued, .handleSkipped, .handleCancelled, .handleDropped:
            HandleKind(rawValue: event.detail) == .callback ? string(event.a) : taskName(event.a)
        case .coroutineCreated, .coroutineNeverAwaited: string(event.a)
        case .exceptionRaised, .exceptionCaught, .inputRead: string(event.b)
        default: nil
        }
    }

    private func taskName(_ task: UInt32) -> String? {
        task > 0 && task < tasks.count ? string(tasks[Int(task)].name) : nil
    }
}

extension SourceLines {
    /// A line without blanks around it.
    func text(_ line: Int) -> String {
        let text = self[line].drop { $0 == " " || $0 == "\t" }
        return String(text.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }

    /// The line of a text that is nearest to where it was; the same number if there is none.
    func line(like text: String, near line: Int) -> Int {
        guard !text.isEmpty, self.text(line) != text else { return line }
        return (1...max(1, count)).filter { self.text($0) == text }.min { abs($0 - line) < abs($1 - line) } ?? line
    }
}
