import Screen

/// Something that a lesson's page says.
public struct LessonLine: Hashable, Sendable {
    /// Not broken; what belongs to something is indented.
    public var text: String
    /// The question that it belongs to, among those of its stop.
    public var question: Int?
}

/// What a lesson's screen says beside the frame, for whoever reads it aloud or writes it down.
extension LessonState {
    /// What stands on the page: what is told, the question with its choices, what became of the answer.
    public var text: [LessonLine] {
        // What is picked so far is seen at the choices, and no news.
        var state = self
        state.order = []
        return LessonPage(state).lines.filter { !$0.text.isEmpty && !$0.isAside }.map { line in
            LessonLine(text: String(repeating: " ", count: line.indent) + line.text, question: line.question)
        }
    }

    /// The title of the chapter, and its place among the lesson's; nil on the page with the score.
    public var chapter: (index: Int, title: String)? {
        guard let current, plan.chapters.indices.contains(current.chapter) else { return nil }
        return (current.chapter, plan.chapters[current.chapter])
    }

    /// How many rows of the page there are, and how many of them can be seen at once.
    public var pageRows: (count: Int, visible: Int) { LessonView.pageRows(of: self) }

    /// The sentence of the frame is not shown: it would tell an answer.
    public var hidesSentence: Bool { stepper.hidden.contains(.sentence) }
}

extension Question {
    /// The keys that answer it right.
    public var rightKeys: String {
        switch form {
        case .pick(_, let right): right.min().map { "\($0 + 1)" } ?? ""
        case .order(_, let right): right.map { "\($0 + 1)" }.joined()
        }
    }
}
