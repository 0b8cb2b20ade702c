import Trace

/// What one can ask about.
public enum WhySubject: Hashable, Sendable {
    case task(Int)
    /// A handle of the ready queue, by the frame that queued it (`ReadyEntry.queuedAt`).
    case handle(queuedAt: Int)
    /// `TimerEntry.id`
    case timer(Int)
    /// `PrimitiveEntry.id`
    case primitive(Int)
}

/// One step of an answer: a fact, where it happened, and what one can ask about next.
public struct WhyLink: Hashable, Sendable {
    /// One line, without a full stop: `is suspended at line 12 in fetch`.
    public var text: String
    /// How far it stands to the right: each task behind another one deeper.
    public var depth: Int
    /// The source line that it is about.
    public var place: Place?
    /// Where it happened, or will happen: `frame > WhyAnswer.frame` then.
    public var frame: Int?
    /// Whom it is about, if it is somebody else.
    public var subject: WhySubject?
}

/// Why a task waits, why it runs next, who will wake it.
public struct WhyAnswer: Hashable, Sendable {
    public var subject: WhySubject
    /// Where the question was asked.
    public var frame: Int
    /// What it is about: `Task-2 (fetch)`, ``The lock `db` ``.
    public var title: String
    /// In order of reading: the state, the chain of what it waits for, what comes of it, who cancelled it, where it comes from.
    public var links: [WhyLink]
}

extension Timeline {
    /// Why something is as it is at a frame: what a task waits for, and who holds that, and so on; why it runs next; who
    /// cancelled it. The run is recorded, so it also says when the waiting really ends, as far as the frames go.
    ///
    /// - Returns: nil if there is no such thing at this frame.
    /// - Complexity: that of `seek(to:)`; O(log n) in the frames for each link, O(n) in the tasks where somebody waits at a
    ///   primitive, O(n) in the events of a turn in which somebody was cancelled. The first question goes through all
    ///   frames that `readIndexes` has not.
    public func why(_ subject: WhySubject, at frame: Int) -> WhyAnswer? {
        history.catchUp(to: frameCount)
        eventIndex.catchUp(to: frameCount, of: trace)
        seek(to: frame)
        var builder = WhyBuilder(timeline: self)
        guard let title = builder.answer(subject) else { return nil }
        return WhyAnswer(subject: subject, frame: self.frame, title: title, links: builder.links)
    }
}

/// Gathers the links of an answer.
struct WhyBuilder {
    let timeline: Timeline
    private(set) var links: [WhyLink] = []
    var depth = 0
    /// Tasks that the chain has passed.
    var passed: Set<UInt32> = []

    /// A chain is no longer, and names no more of those who are alike.
    static let longestChain = 12
    static let mostAlike = 5

    init(timeline: Timeline) { self.timeline = timeline }

    var trace: Trace { timeline.trace }
    var frame: Int { timeline.frame }
    var index: EventIndex { timeline.eventIndex }

    mutating func answer(_ subject: WhySubject) -> String? {
        switch subject {
        case .task(let id):
            guard timeline.task(id) != nil else { return nil }
            let task = UInt32(id)
            explainState(of: task)
            explainCancellations(of: task)
            explainOrigin(of: task)
            return timeline.label(task)
        case .handle(let queuedAt):
            guard queuedAt > 0, queuedAt <= frame else { return nil }
            return explainHandle(queuedBy: queuedAt - 1)
        case .timer(let id):
            guard id >= 0, id < trace.timers.count else { return nil }
            return explainTimer(UInt32(id))
        case .primitive(let id):
            guard id > 0, id <= timeline.primitiveCount else { return nil }
            explainPrimitive(UInt32(id))
            return Sentence.capital(timeline.label(ofPrimitive: UInt32(id)))
        }
    }

    // MARK: Links

    /// - Parameters:
    ///   - event: the event that it is about.
    ///   - place: if it is not the event's own.
    mutating func add(_ text: String, event: Int? = nil, place: Place? = nil, subject: WhySubject? = nil) {
        let here = event.flatMap { timeline.place(trace[$0].location) }
        // What is said already of the same moment is not said again: the holder's release is also what wakes.
        if let event, links.contains(where: { $0.frame == event + 1 && $0.text == text }) { return }
        links.append(
            WhyLink(text: text, depth: depth, place: place ?? here, frame: event.map { $0 + 1 }, subject: subject))
    }

    // MARK: Who and where

    func label(_ task: UInt32) -> String { timeline.label(task) }

    func state(of task: UInt32) -> TaskFold? {
        timeline.fold.state.hasTask(task) ? timeline.fold.state.tasks[Int(task)] : nil
    }

    /// Who had control when an event happened, to begin a sentence with.
    func actor(at event: Int) -> String {
        guard let turn = index.turn(at: event) else {
            return trace[event].location == 0 ? "the event loop" : "the module"
        }
        let start = trace[turn.start]
        return Fold.handleKind(of: start) == .callback ? "the callback \(timeline.text(start.a))" : label(start.a)
    }

    func actingTask(at event: Int) -> WhySubject? {
        guard let turn = index.turn(at: event), Fold.handleKind(of: trace[turn.start]) != .callback else { return nil }
        return .task(Int(trace[turn.start].a))
    }

    /// `at line 12 in fetch`; empty where no line is known.
    func at(_ place: Place?) -> String {
        guard let place else { return "" }
        if place.function == "<module>" { return " at line \(place.line) of the module" }
        let function = Sentence.plain(Sentence.shortFunction(place.function))
        return " at line \(place.line) in \(function)"
    }

    func time(at event: Int) -> String {
        Seconds.repr(Double(trace.microseconds(at: event)) / 1_000_000)
    }
}
