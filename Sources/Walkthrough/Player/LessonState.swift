import ScopeUI
import Screen

/// Somebody who walks through a lesson: at which stop, with which answers, and the stepper that shows the frame.
///
/// A value; `update` answers a message with an effect and does nothing else. Enter goes on and Backspace back; every other key is the
/// stepper's own, so that one can leave the lesson's path at any time: Enter then comes back to the stop. While a question is open it
/// takes the keys.
public struct LessonState: Equatable, Sendable {
    public let plan: LessonPlan
    /// Index into `plan.stops`; `plan.stops.count` for the page with the score.
    public private(set) var stop = 0
    public var stepper: StepperState
    public private(set) var rows: Int
    public private(set) var columns: Int
    /// By stop and question.
    public private(set) var answers: [QuestionID: Question.Answer] = [:]
    /// Questions that were not answered when they were asked.
    private var skipped: Set<QuestionID> = []
    /// The items that are picked so far, of a question of order.
    var order: [Int] = []
    /// What is wrong with the lesson's file by now, which is shown over the page.
    public var notice: String?
    /// Rows of the narration that are scrolled away.
    public var scroll = 0

    public struct QuestionID: Hashable, Sendable {
        public var stop: Int
        public var question: Int

        public init(stop: Int, question: Int) {
            self.stop = stop
            self.question = question
        }
    }

    public init(_ plan: LessonPlan, title: String, rows: Int, columns: Int) {
        self.plan = plan
        self.rows = rows
        self.columns = columns
        stepper = StepperState(title: title, rows: rows, columns: columns)
        // Stops that name panels have an audience, whose eyes they lead.
        if plan.stops.contains(where: { $0.focus != nil }) { stepper.arrange(.presenter) }
        fit()
    }

    // MARK: What is shown

    public var isAtEnd: Bool { stop >= plan.stops.count }
    var current: LessonPlan.Stop? { plan.stops.indices.contains(stop) ? plan.stops[stop] : nil }

    /// The question that waits for an answer.
    public var openQuestion: (id: QuestionID, question: Question)? {
        openQuestions.first
    }

    /// Those of this stop that have not been answered nor left out.
    private var openQuestions: [(id: QuestionID, question: Question)] {
        guard let current, stepper.frame == current.frame else { return [] }
        return current.questions.enumerated().compactMap { index, question in
            let id = QuestionID(stop: stop, question: index)
            return answers[id] == nil && !skipped.contains(id) ? (id, question) : nil
        }
    }

    /// The user has stepped away from the stop.
    public var isAway: Bool { current.map { $0.frame != stepper.frame } ?? false }

    /// Answers that are right, of all questions.
    public var score: (right: Int, of: Int) {
        let right = answers.count { id, answer in plan.stops[id.stop].questions[id.question].isRight(answer) }
        return (right, plan.questionCount)
    }

    // MARK: Updating

    public mutating func update(_ message: Message, of run: ViewedRun) -> Effect {
        switch message {
        case .input(.resize(let rows, let columns)):
            self.rows = rows
            self.columns = columns
            fit()
            return .none
        case .input(.key(let key)):
            return take(key, run)
        default:
            let before = stepper
            let effect = stepper.update(message, of: run)
            // A click into a panel could lead away from the question.
            if openQuestion == nil, stepper.frame != before.frame, before.frame == current?.frame,
                !before.hidden.isEmpty
            {
                stepper = before
            }
            return effect
        }
    }

    private mutating func take(_ key: Key, _ run: ViewedRun) -> Effect {
        if !stepper.isInDialogue {
            if let open = openQuestion, let effect = answer(key, open) { return effect }
            switch key {
            case .enter:
                if isAway { show(run) } else { go(to: stop + 1, run) }
                return .none
            case .backspace:
                if isAway { show(run) } else { go(to: stop - 1, run) }
                return .none
            case .character("{"), .character("}"):
                scroll = max(0, scroll + (key == .character("}") ? 1 : -1))
                return .none
            default: break
            }
            if openQuestion != nil, stepper.bindings.changes(key) || LessonState.reveals(key) { return .none }
        }
        let effect = stepper.update(.input(.key(key)), of: run)
        hide()
        switch effect {
        // The stops are those of this run.
        case .edit, .rerun: return .none
        default: return effect
        }
    }

    /// While a question is open, only keys that change nothing about the frame go through.
    private static func reveals(_ key: Key) -> Bool {
        switch key {
        case "q", "?", "v", "z", .function(1), .control("l"), .control("z"), .tab, .backTab: false
        default: true
        }
    }

    private mutating func answer(_ key: Key, _ open: (id: QuestionID, question: Question)) -> Effect? {
        if key == .escape {
            order = []
            skipped.insert(open.id)
            reveal()
            return Effect.none
        }
        let number: Int? = if case .character(let character) = key { character.wholeNumberValue } else { nil }
        switch open.question.form {
        case .pick(let options, _):
            guard let number, options.indices.contains(number - 1) else { return nil }
            answers[open.id] = .pick(number - 1)
        case .order(let items, _):
            if key == .backspace, !order.isEmpty {
                order.removeLast()
                return Effect.none
            }
            guard let number, items.indices.contains(number - 1), !order.contains(number - 1) else { return nil }
            order.append(number - 1)
            if order.count == items.count {
                answers[open.id] = .order(order)
                order = []
            }
        }
        reveal()
        return Effect.none
    }

    /// Goes to another stop; beyond the last one is the score.
    public mutating func go(to next: Int, _ run: ViewedRun) {
        let target = min(max(next, 0), plan.stops.count)
        // What was not answered is not asked again on the way back.
        if target != stop { order = [] }
        stop = target
        scroll = 0
        show(run)
    }

    /// The stop's frame, with the panel that matters.
    public mutating func show(_ run: ViewedRun) {
        guard let current else { return hide() }
        stepper.show(frame: current.frame, of: run)
        reveal()
    }

    /// Shows what an answer allows to be shown, and leads the eye to the stop's panel as soon as it is not hidden any more.
    private mutating func reveal() {
        hide()
        stepper.focus(panelNamed: current?.focus)
    }

    /// Hides what would tell the answers, also those of the questions that come after the open one.
    private mutating func hide() {
        stepper.hidden = openQuestions.reduce(into: []) { $0.formUnion(HiddenParts($1.question.hidden)) }
    }

    private mutating func fit() {
        let layout = LessonLayout(rows: rows, columns: columns)
        stepper.resize(rows: layout.stepper.rows, columns: layout.stepper.columns)
    }
}

extension HiddenParts {
    init(_ hidden: Question.Hidden) {
        self = []
        if hidden.contains(.order) { insert(.order) }
        if hidden.contains(.states) { insert(.states) }
        if hidden.contains(.times) { insert(.times) }
        if hidden.contains(.sentence) { insert(.sentence) }
    }
}
