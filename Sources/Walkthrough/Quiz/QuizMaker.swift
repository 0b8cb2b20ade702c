import Timeline
import Trace

/// Makes questions for any program that has run, the same for the same seed.
public struct QuizMaker {
    private let timeline: Timeline
    private let maker: QuestionMaker

    /// - Parameter timeline: of a run that is over.
    public init(_ timeline: Timeline) {
        self.timeline = timeline
        maker = QuestionMaker(timeline)
    }

    /// Up to `count` questions, in the order of the run; fewer where the run gives no more that differ.
    /// - Complexity: O(n) in the events for each question.
    public func plan(title: String, seed: UInt64, count: Int) -> LessonPlan {
        var random = QuizRandom(seed: seed)
        var found: [(frame: Int, question: Question)] = []
        var asked: Set<String> = []
        // Kinds take turns, so that no quiz is all of one kind.
        var pools = QuizMaker.kinds.map { random.shuffled(candidates($0)) }
        var isLeft = true
        while found.count < count, isLeft {
            isLeft = false
            for index in pools.indices where found.count < count {
                while let candidate = pools[index].popLast() {
                    isLeft = true
                    guard let question = try? maker.question(candidate.prediction, at: candidate.frame),
                        asked.insert(QuizMaker.gist(question)).inserted
                    else { continue }
                    found.append((candidate.frame, question))
                    break
                }
            }
        }
        found.sort { ($0.frame, $0.question.text) < ($1.frame, $1.question.text) }
        let stops = found.enumerated().map { index, item in
            LessonPlan.Stop(
                frame: item.frame, chapter: index, narration: [], focus: nil, questions: [item.question],
                speakerNotes: [])
        }
        let empty = LessonPlan.Stop(
            frame: 1, chapter: 0, narration: ["This run leaves nothing to predict."], focus: nil, questions: [],
            speakerNotes: [])
        return LessonPlan(
            title: title, chapters: found.isEmpty ? [title] : found.indices.map { "Question \($0 + 1)" },
            stops: stops.isEmpty ? [empty] : stops)
    }

    /// Two questions with one gist would bore.
    private static func gist(_ question: Question) -> String {
        "\(question.text)|\(question.choices.sorted().joined(separator: "|"))|\(question.rightAnswer)"
    }

    // MARK: Where to ask

    private struct Candidate {
        var prediction: Prediction
        var frame: Int
    }

    private static let kinds: [Prediction.Kind] = [.nextTask, .nextOutput, .state, .readyOrder, .wakes, .result]
    /// Of a long run so many events are looked at for each kind, spread over it.
    private static let mostFrames = 400

    private func candidates(_ kind: Prediction.Kind) -> [Candidate] {
        // Where a callback has run nobody sees from the program what is asked about.
        func isEndOfTurn(_ event: TraceEvent) -> Bool {
            event.kind == .turnEnded && event.detail != HandleKind.callback.rawValue
        }
        let fits: (TraceEvent) -> Bool =
            switch kind {
            case .nextTask: { isEndOfTurn($0) || $0.kind == .taskSuspended }
            case .nextOutput: { $0.kind == .line || $0.kind == .turnStarted }
            case .readyOrder: { $0.kind == .handleQueued || $0.kind == .taskCreated || $0.kind == .passStarted }
            case .state: { [.taskCreated, .cancelRequested].contains($0.kind) || isEndOfTurn($0) }
            case .wakes: { $0.kind == .taskSuspended || isEndOfTurn($0) }
            case .result: { [.taskCreated, .cancelRequested].contains($0.kind) || isEndOfTurn($0) }
            case .choice: { _ in false }
            }
        var frames: [Int] = []
        for index in 0..<timeline.frameCount where fits(timeline.trace[index]) { frames.append(index + 1) }
        let stride = max(1, frames.count / QuizMaker.mostFrames)
        return frames.enumerated().filter { $0.offset % stride == 0 }.flatMap { candidates(kind, at: $0.element) }
    }

    private func candidates(_ kind: Prediction.Kind, at frame: Int) -> [Candidate] {
        switch kind {
        case .state, .wakes, .result:
            let snapshot = timeline.snapshot(at: frame)
            let tasks = snapshot.tasks.filter { task in
                guard !task.isHousekeeping else { return false }
                // Two tasks of one name could not be told apart in the question.
                guard maker.scan.tasks(named: task.name).count == 1 else { return false }
                return switch kind {
                case .wakes: task.state == .suspended
                case .result: true
                default: snapshot.tasks.count > 1
                }
            }
            return tasks.map { Candidate(prediction: Prediction(kind, task: $0.name), frame: frame) }
        default:
            return [Candidate(prediction: Prediction(kind), frame: frame)]
        }
    }
}
