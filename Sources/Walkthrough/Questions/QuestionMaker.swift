import Timeline
import Trace

/// Makes questions about frames of a run that is over, with the answers that the run gives.
struct QuestionMaker {
    let timeline: Timeline
    let scan: EventScan
    private let lines: OutputLines
    /// The program came to an end of its own: what has not happened by then never does.
    private let isWhole: Bool
    private var search: AnchorSearch { AnchorSearch(scan: scan) }
    private var reasons: AnswerReasons { AnswerReasons(timeline: timeline) }
    private var trace: Trace { timeline.trace }

    init(_ timeline: Timeline) {
        self.timeline = timeline
        scan = EventScan(timeline)
        lines = OutputLines(scan)
        let last = timeline.frameCount > 0 ? timeline.trace[timeline.frameCount - 1] : nil
        let endings: [Ending] = [.finished, .uncaughtException, .systemExit, .deadlock]
        isWhole = last.map { $0.kind == .programEnded && endings.map(\.rawValue).contains($0.detail) } ?? false
    }

    /// - Throws: why the question has no answer there, or only one possible.
    /// - Complexity: O(n) in the events behind the frame.
    func question(_ prediction: Prediction, at frame: Int) throws(LessonProblem) -> Question {
        let snapshot = timeline.snapshot(at: frame)
        var question: Question
        switch prediction.kind {
        case .nextTask: question = try nextTask(snapshot, prediction)
        case .nextOutput: question = try nextOutput(snapshot, prediction)
        case .readyOrder: question = try readyOrder(snapshot, prediction)
        case .state: question = try state(snapshot, prediction)
        case .wakes: question = try wakes(snapshot, prediction)
        case .result: question = try result(snapshot, prediction)
        case .choice: question = try choice(snapshot, prediction)
        }
        question.paragraphs = prediction.paragraphs
        if let ask = prediction.ask { question.text = ask }
        if let expected = prediction.expect { try check(expected, against: question, line: prediction.line) }
        return question
    }

    /// What an author expects is compared as words, in any case of letters.
    private func check(_ expected: [String], against question: Question, line: Int) throws(LessonProblem) {
        let right: [String] =
            switch question.form {
            case .pick(let options, let right): right.sorted().map { options[$0] }
            case .order(let items, let right): right.map { items[$0] }
            }
        let agrees =
            switch question.form {
            case .pick: expected.allSatisfy { text in right.contains { QuestionMaker.means(text, $0) } }
            case .order:
                expected.count == right.count && zip(expected, right).allSatisfy { QuestionMaker.means($0, $1) }
            }
        if !agrees {
            throw LessonProblem(
                "expected \(expected.joined(separator: ", ")), but the run answers: \(question.rightAnswer)", line: line
            )
        }
    }

    private static func means(_ expected: String, _ answer: String) -> Bool {
        let expected = expected.trimmingBlanks.lowercased()
        let answer = answer.lowercased()
        return expected == answer || answer.hasPrefix(expected + " ") || answer.hasPrefix(expected + ":")
            || answer.hasPrefix(expected + "(") || answer.hasSuffix("(\(expected))")
    }

    // MARK: What comes next

    private func nextTask(_ snapshot: Snapshot, _ prediction: Prediction) throws(LessonProblem) -> Question {
        let names = TaskNames(snapshot.tasks)
        let next = timeline.next(after: snapshot.frame) { _, event in
            event.kind == .turnStarted && EventScan.handleTask(event).map { !snapshot.isHousekeeping($0) } == true
        }
        var answer: Int?
        if case .frame(let frame) = next { answer = EventScan.handleTask(trace[frame - 1]) }
        guard let answer else { throw LessonProblem("no task runs after this place", line: prediction.line) }
        guard answer <= snapshot.tasks.count else {
            throw LessonProblem("the task that runs next does not exist yet at this place", line: prediction.line)
        }
        let living = snapshot.tasks.filter { !$0.isHousekeeping && !$0.state.isDone }.map(\.id)
        var ids = living
        if ids.count < 2 { ids += snapshot.tasks.filter { $0.state.isDone && !$0.isHousekeeping }.map(\.id).suffix(2) }
        guard ids.count >= 2 else {
            throw LessonProblem("there is only one task, so there is nothing to predict", line: prediction.line)
        }
        ids = QuestionMaker.few(ids.sorted(), with: answer)
        guard case .frame(let frame) = next else { throw LessonProblem("no task runs", line: prediction.line) }
        return Question(
            kind: .nextTask, text: "Which task runs next?",
            form: .pick(options: ids.map { names[$0] }, right: [ids.firstIndex(of: answer) ?? 0]),
            reason: reasons.turn(of: answer, startedAt: frame, after: snapshot),
            hidden: [.order, .states, .times, .sentence])
    }

    private func nextOutput(_ snapshot: Snapshot, _ prediction: Prediction) throws(LessonProblem) -> Question {
        guard let next = lines.firstIndex(after: snapshot.frame) else {
            throw LessonProblem("nothing is printed after this place", line: prediction.line)
        }
        let answer = lines[next]
        let others = otherLines(than: next, of: lines)
        guard !others.isEmpty else {
            throw LessonProblem(
                "the program prints nothing else, so there is nothing to predict", line: prediction.line)
        }
        let options = ([answer.text] + others).sorted()
        return Question(
            kind: .nextOutput, text: "What is printed next?",
            form: .pick(options: options, right: [options.firstIndex(of: answer.text) ?? 0]),
            reason: reasons.output(at: answer.frame, after: snapshot.frame), hidden: [.sentence])
    }

    /// Lines to choose from besides the right one: the first that each of the others will print, then what comes next or came before.
    private func otherLines(than next: Int, of lines: OutputLines) -> [String] {
        let later = lines.all[(next + 1)...].prefix(QuestionMaker.mostLines)
        var others: [String] = []
        func add(_ text: String, most: Int) {
            if text != lines[next].text, !others.contains(text), others.count < most { others.append(text) }
        }
        var writers = [timeline.snapshot(at: lines[next].frame).running]
        for line in later {
            let writer = timeline.snapshot(at: line.frame).running
            guard !writers.contains(writer) else { continue }
            writers.append(writer)
            add(line.text, most: 2)
        }
        for line in later { add(line.text, most: 3) }
        for line in lines.all[..<next].reversed().prefix(QuestionMaker.mostLines) { add(line.text, most: 3) }
        return others
    }

    /// So many lines of a long output are looked at.
    private static let mostLines = 200

    private func wakes(_ snapshot: Snapshot, _ prediction: Prediction) throws(LessonProblem) -> Question {
        let task = try task(snapshot, prediction)
        guard task.state == .suspended || task.state == .ready else {
            throw LessonProblem(
                "\(task.name) is \(task.state.name) at this place, it does not wait", line: prediction.line)
        }
        let next = timeline.next(after: snapshot.frame) { _, event in
            event.kind == .turnStarted && EventScan.handleTask(event) == task.id
        }
        var times = Set(snapshot.timers.map(\.due)).union([snapshot.time])
        // The times at which anything wakes later on are worth a guess, too.
        times.formUnion(turnTimes(after: snapshot.frame, most: 6))
        var answer: Double?
        var reason = "It is never woken: nothing in the rest of the run lets it go on"
        if case .frame(let frame) = next {
            answer = timeline.snapshot(at: frame).time
            reason = reasons.told(frame)
        } else if !isWhole {
            throw LessonProblem("the run was cut off before \(task.name) went on", line: prediction.line)
        }
        var options = times.map(QuestionMaker.rounded)
        if let answer { options.append(QuestionMaker.rounded(answer)) }
        var ordered = Array(Set(options)).sorted()
        if ordered.count < 2 { ordered += [(ordered.last ?? 0) + 1] }
        let right = answer.map(QuestionMaker.rounded)
        ordered = QuestionMaker.few(ordered, with: right ?? ordered[0])
        let texts = ordered.map { "at \(Seconds.repr($0)) s" } + ["never"]
        let index = right.flatMap { ordered.firstIndex(of: $0) } ?? texts.count - 1
        return Question(
            kind: .wakes,
            text:
                "It is \(Seconds.repr(QuestionMaker.rounded(snapshot.time))) s: when will \(TaskNames.label(task)) go on?",
            form: .pick(options: texts, right: [index]), reason: reason, hidden: [.times, .order, .sentence])
    }

    private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }

    private func turnTimes(after frame: Int, most: Int) -> [Double] {
        var found: [Double] = []
        _ = timeline.next(after: frame) { frame, event in
            guard event.kind == .turnStarted else { return false }
            let time = QuestionMaker.rounded(Double(trace.microseconds(at: frame - 1)) / 1e6)
            if !found.contains(time) { found.append(time) }
            return found.count >= most
        }
        return found
    }

    // MARK: What is now

    private func readyOrder(_ snapshot: Snapshot, _ prediction: Prediction) throws(LessonProblem) -> Question {
        let names = TaskNames(snapshot.tasks)
        let entries = snapshot.ready.filter { !snapshot.isHousekeeping($0.task) }
        let queue = entries.map { entry in entry.task.map { names[$0] } ?? "callback \(entry.name)" }
        guard (2...9).contains(queue.count), Set(queue).count == queue.count else {
            throw LessonProblem(
                "the ready queue holds \(queue.count) here; a question needs 2 to 9 different handles",
                line: prediction.line)
        }
        var random = QuizRandom(seed: UInt64(snapshot.frame))
        var order = Array(queue.indices)
        repeat { order = random.shuffled(order) } while order == Array(queue.indices)
        return Question(
            kind: .readyOrder, text: "In which order do these stand in the ready queue, the front first?",
            form: .order(items: order.map { queue[$0] }, right: queue.indices.map { order.firstIndex(of: $0) ?? 0 }),
            reason: "Handles run in the order in which they were queued: \(queue.joined(separator: ", "))",
            hidden: [.order, .sentence])
    }

    private func state(_ snapshot: Snapshot, _ prediction: Prediction) throws(LessonProblem) -> Question {
        let task = try task(snapshot, prediction)
        let states = TaskState.allCases
        return Question(
            kind: .state, text: "What state is \(TaskNames.label(task)) in?",
            form: .pick(options: states.map(\.name), right: [states.firstIndex(of: task.state) ?? 0]),
            reason: reasons.state(of: task),
            hidden: [.states, .order, .times, .sentence])
    }

    private func result(_ snapshot: Snapshot, _ prediction: Prediction) throws(LessonProblem) -> Question {
        let task = try task(snapshot, prediction)
        // What it would return or raise in the end is the best wrong answer before the end.
        let last = timeline.snapshot(at: timeline.frameCount).tasks[task.id - 1]
        var options = ["raises InvalidStateError: it is not done", "raises CancelledError"]
        options.append("returns \(task.result ?? last.result ?? "None")")
        options.append("raises \(task.exception ?? last.exception ?? "the exception of whoever waits for it")")
        let right =
            switch task.state {
            case .running, .ready, .suspended: 0
            case .cancelled: 1
            case .returned: 2
            case .raised: 3
            }
        return Question(
            kind: .result, text: "What would result() of \(TaskNames.label(task)) do at this moment?",
            form: .pick(options: options, right: [right]), reason: reasons.result(of: task),
            hidden: [.states, .order, .times, .sentence])
    }

    private func choice(_ snapshot: Snapshot, _ prediction: Prediction) throws(LessonProblem) -> Question {
        var right: Set<Int> = []
        var happened: [Int] = []
        for (index, claim) in prediction.claims.enumerated() {
            guard let frame = try frame(of: claim, after: snapshot.frame) else { continue }
            right.insert(index)
            happened.append(frame)
        }
        if right.isEmpty, let none = prediction.claims.firstIndex(where: { $0.happens == nil }) { right = [none] }
        guard !right.isEmpty else {
            throw LessonProblem("none of the options is true in the run", line: prediction.line)
        }
        guard right.count < prediction.claims.count else {
            throw LessonProblem("all of the options are true in the run", line: prediction.line)
        }
        return Question(
            kind: .choice, text: prediction.ask ?? "",
            form: .pick(options: prediction.claims.map(\.text), right: right),
            reason: happened.min().map { reasons.told($0, since: snapshot.time) }
                ?? "In the rest of the run nothing of the kind happens",
            hidden: [.order, .sentence])
    }

    /// Where a claim comes true; nil: nowhere.
    private func frame(of claim: Prediction.Claim, after frame: Int) throws(LessonProblem) -> Int? {
        guard let happens = claim.happens, let found = try search.frame(of: happens, after: frame) else { return nil }
        guard let before = claim.before, let end = try search.frame(of: before, after: frame) else { return found }
        return found < end ? found : nil
    }

    // MARK: Help

    /// The task of a question: the last one created by that name, as the reader of the screen would say.
    private func task(_ snapshot: Snapshot, _ prediction: Prediction) throws(LessonProblem) -> TaskEntry {
        let name = prediction.task ?? ""
        let ids = scan.tasks(named: name)
        guard let id = ids.last(where: { $0 <= snapshot.tasks.count }) else {
            let isLate = !ids.isEmpty
            throw LessonProblem(
                isLate
                    ? "\(name) does not exist yet at this place" : "the run has no task or coroutine named '\(name)'",
                line: prediction.line)
        }
        return snapshot.tasks[id - 1]
    }

    /// At most five, the answer among them, in their order.
    private static func few<Item: Equatable>(_ items: [Item], with answer: Item) -> [Item] {
        let most = 5
        if items.count <= most { return items }
        let place = items.firstIndex(of: answer) ?? 0
        let start = min(max(0, place - most / 2), items.count - most)
        return Array(items[start..<start + most])
    }
}
