import Screen

/// What stands beside the frame: the chapter, what is told, the question, and what became of the answers; in lines of styled text.
struct LessonPage {
    struct Line: Equatable {
        var text: String
        var style = Style.plain
        var indent = 0
        /// It says which keys there are, or what has been said before.
        var isAside = false
        /// Which of the stop's questions it belongs to.
        var question: Int?
    }

    private(set) var lines: [Line] = []
    private var question: Int?

    init(_ state: LessonState) {
        if let notice = state.notice {
            for row in notice.split(separator: "\n") { add(String(row), Style(.error)) }
            blank()
        }
        guard let stop = state.current else {
            end(state)
            return
        }
        var told = 0
        for (index, question) in stop.questions.enumerated() {
            while told < question.paragraphs {
                tell(stop.narration[told])
                told += 1
            }
            self.question = index
            defer { self.question = nil }
            let id = LessonState.QuestionID(stop: state.stop, question: index)
            if let answer = state.answers[id] {
                // What was answered before the last one has been read.
                let isLast = state.answers[LessonState.QuestionID(stop: state.stop, question: index + 1)] == nil
                answered(question, answer, isShort: !isLast)
            } else if state.openQuestion?.id == id {
                ask(question, order: state.order)
                return
            } else {
                add("\(question.text) (left out)", Style(.muted))
                blank()
            }
        }
        for paragraph in stop.narration.dropFirst(told) { tell(paragraph) }
        while lines.last?.text.isEmpty == true { lines.removeLast() }
    }

    private mutating func add(_ text: String, _ style: Style = .plain, indent: Int = 0) {
        lines.append(Line(text: text, style: style, indent: indent, question: question))
    }

    private mutating func aside(_ text: String) {
        lines.append(Line(text: text, style: Style(.muted), isAside: true, question: question))
    }

    private mutating func blank() {
        if lines.last?.text.isEmpty == false { add("") }
    }

    private mutating func tell(_ paragraph: String) {
        let rows = paragraph.split(separator: "\n", omittingEmptySubsequences: false)
        if rows.allSatisfy({ $0.hasPrefix("    ") || $0.isEmpty }) {
            for row in rows { add(String(row.dropFirst(4)), Style(.accent), indent: 2) }
            return blank()
        }
        // Lines of one paragraph flow together; those of a list do not.
        var flowing = ""
        for row in rows {
            let text = row.trimmingBlanks
            if LessonPage.isItem(text) {
                if !flowing.isEmpty { add(LessonPage.plain(flowing)) }
                flowing = ""
                flowing = "• " + text.dropFirst(2).trimmingBlanks
            } else {
                flowing += (flowing.isEmpty ? "" : " ") + text
            }
        }
        if !flowing.isEmpty { add(LessonPage.plain(flowing)) }
        blank()
    }

    private static func isItem(_ text: String) -> Bool { text.hasPrefix("- ") || text.hasPrefix("* ") }

    /// Without the marks of emphasis; code keeps its backquotes, which tell it from prose.
    static func plain(_ text: String) -> String {
        var result = ""
        var isCode = false
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if character == "`" { isCode.toggle() }
            if !isCode, character == "*", text[index...].hasPrefix("**") {
                index = text.index(index, offsetBy: 2)
                continue
            }
            if !isCode, character == "*" || character == "_", !LessonPage.isInWord(index, of: text) {
                index = text.index(after: index)
                continue
            }
            result.append(character)
            index = text.index(after: index)
        }
        return result
    }

    private static func isInWord(_ index: String.Index, of text: String) -> Bool {
        let before = index > text.startIndex ? text[text.index(before: index)] : " "
        let next = text.index(after: index)
        let after = next < text.endIndex ? text[next] : " "
        // A blank on both sides is a multiplication, letters on both sides a name.
        return (before.isWhitespace && after.isWhitespace) || (isWordCharacter(before) && isWordCharacter(after))
    }

    private static func isWordCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    private mutating func ask(_ question: Question, order: [Int]) {
        add(question.text, Style(.accent, on: .plain, .bold))
        for (index, choice) in question.choices.enumerated() {
            let place = order.firstIndex(of: index)
            let mark = place.map { "  ← \($0 + 1)." } ?? ""
            add("\(index + 1)  \(choice)\(mark)", place == nil ? .plain : Style(.muted), indent: 1)
        }
        switch question.form {
        case .pick: aside("A digit answers, Esc leaves it out.")
        case .order: aside("Digits in order, the first first; Backspace takes one back, Esc leaves it out.")
        }
    }

    private mutating func answered(_ question: Question, _ answer: Question.Answer, isShort: Bool) {
        if isShort {
            let mark = question.isRight(answer) ? "✔" : "✘"
            return aside("\(mark) \(question.text) \(question.rightAnswer)")
        }
        add(question.text, Style(.muted))
        if question.isRight(answer) {
            add("✔ Right: \(question.rightAnswer)", Style(.running, on: .plain, .bold))
        } else {
            add("✘ Not so: \(LessonPage.text(of: answer, to: question))", Style(.raised, on: .plain, .bold))
            add("The run answers: \(question.rightAnswer)", Style(.text, on: .plain, .bold))
        }
        add(question.reason)
        blank()
    }

    static func text(of answer: Question.Answer, to question: Question) -> String {
        switch answer {
        case .pick(let index): question.choices.indices.contains(index) ? question.choices[index] : ""
        case .order(let order): order.map { question.choices[$0] }.joined(separator: ", ")
        }
    }

    private mutating func end(_ state: LessonState) {
        let score = state.score
        add("The end", Style(.accent, on: .plain, .bold))
        blank()
        if score.of > 0 {
            add("Score: \(score.right) of \(score.of)", Style(.text, on: .plain, .bold))
            blank()
        }
        for (stop, content) in state.plan.stops.enumerated() {
            for (index, question) in content.questions.enumerated() {
                let answer = state.answers[LessonState.QuestionID(stop: stop, question: index)]
                let mark = answer.map { question.isRight($0) ? "✔" : "✘" } ?? "–"
                add("\(mark) \(question.text)", Style(.muted))
            }
        }
        blank()
        aside("Backspace: back into the lesson. q: leave.")
    }
}
