import Yams

/// Reads a question: `next-task`, or `{kind: state, task: worker}`.
struct PredictionDirective {
    private(set) var prediction: Prediction?
    private(set) var problems: [LessonProblem] = []

    private static let kinds = Prediction.Kind.allCases.map(\.rawValue).joined(separator: ", ")

    init(_ node: Node, line: Int, of directive: Directive) {
        if let word = node.scalar?.string {
            prediction = kind(word, line: line).map { Prediction($0, line: line) }
            if let prediction { require(prediction) }
            return
        }
        guard var mapping = Directive(node, of: directive, name: "the question") else {
            problems.append(LessonProblem("predict has to be a kind of question, or a mapping with one", line: line))
            return
        }
        if let word = mapping.text("kind") {
            prediction = kind(word, line: line).map { Prediction($0, line: line) }
        } else if mapping.problems.isEmpty {
            mapping.report("the question needs a kind: \(PredictionDirective.kinds)", line: line)
        }
        prediction?.task = mapping.text("task")
        prediction?.ask = mapping.text("ask")
        prediction?.expect = mapping.texts("expect")
        if let (node, line) = mapping.node("options") { takeClaims(node, line: line, &mapping) }
        mapping.finish()
        problems += mapping.problems
        if let prediction { require(prediction) }
    }

    private mutating func kind(_ word: String, line: Int) -> Prediction.Kind? {
        let kind = Prediction.Kind(rawValue: word)
        if kind == nil {
            problems.append(
                LessonProblem("'\(word)' is no kind of question; there are \(PredictionDirective.kinds)", line: line))
        }
        return kind
    }

    private mutating func takeClaims(_ node: Node, line: Int, _ mapping: inout Directive) {
        for node in node.sequence.map(Array.init) ?? [] {
            guard var entry = Directive(node, of: mapping, name: "the option") else {
                mapping.report("an option is a mapping: {text: ..., happens: {...}}", line: mapping.line(of: node))
                continue
            }
            let line = mapping.line(of: node)
            guard let text = entry.text("text"), !text.isEmpty else {
                mapping.report("an option needs a text", line: line)
                continue
            }
            var claim = Prediction.Claim(text: text)
            if let (node, line) = entry.node("happens") { claim.happens = anchor(node, line, entry) }
            if let (node, line) = entry.node("before") { claim.before = anchor(node, line, entry) }
            if claim.before != nil, claim.happens == nil { entry.report("before needs a happens", line: line) }
            entry.finish()
            mapping.add(entry.problems)
            prediction?.claims.append(claim)
        }
        if node.sequence == nil { mapping.report("options has to be a list", line: line) }
    }

    private mutating func anchor(_ node: Node, _ line: Int, _ entry: Directive) -> StopAnchor {
        let parsed = AnchorDirective(node, line: line, of: entry)
        problems += parsed.problems
        return parsed.anchor
    }

    /// What each kind needs.
    private mutating func require(_ prediction: Prediction) {
        func report(_ message: String) { problems.append(LessonProblem(message, line: prediction.line)) }
        switch prediction.kind {
        case .state, .wakes, .result:
            if prediction.task == nil { report("a question of kind \(prediction.kind.rawValue) needs a task") }
        case .choice:
            if prediction.ask == nil { report("a question of kind choice needs ask: the question itself") }
            if !(2...9).contains(prediction.claims.count) { report("a question of kind choice needs 2 to 9 options") }
            if prediction.claims.filter({ $0.happens == nil }).count > 1 {
                report("only one option may be without happens: the one that is right if no other is")
            }
        default: break
        }
        if prediction.kind != .choice, !prediction.claims.isEmpty {
            report("options belong to a question of kind choice; the others find their own")
        }
    }
}
