import Yams

/// Reads an anchor: `start`, `end`, or `{task: main, event: suspended, nth: 2}`.
struct AnchorDirective {
    private(set) var anchor: StopAnchor
    private(set) var problems: [LessonProblem] = []

    init(_ node: Node, line: Int, of directive: Directive) {
        anchor = StopAnchor(.start, line: line)
        if let word = node.scalar?.string {
            switch word {
            case "start": break
            case "end": anchor.place = .end
            case "here": anchor.place = .previous
            default:
                problems.append(
                    LessonProblem(
                        "'\(word)' is no place; write start, end, here, or {task: main, event: suspended}", line: line))
            }
            return
        }
        guard var mapping = Directive(node, of: directive, name: "the anchor") else {
            problems.append(LessonProblem("a place is start, end, here, or a mapping", line: line))
            return
        }
        anchor.place = .event(conditions(&mapping, line: line))
        mapping.finish()
        problems += mapping.problems
    }

    private func conditions(_ mapping: inout Directive, line: Int) -> AnchorConditions {
        var conditions = AnchorConditions()
        conditions.task = mapping.text("task")
        if let name = mapping.text("event") {
            conditions.event = AnchorEvent(named: name)
            if conditions.event == nil {
                mapping.report(
                    "'\(name)' is no event; there are \(AnchorEvent.names.joined(separator: ", "))", line: line)
            }
        }
        if let (node, line) = mapping.node("line") {
            if let number = node.int, node.scalar?.style == .plain {
                conditions.atLine = .number(number)
            } else if let text = node.scalar?.string, !text.trimmingBlanks.isEmpty {
                conditions.atLine = .text(text)
            } else {
                mapping.report("line has to be the text of a line, or its number", line: line)
            }
        }
        conditions.prints = mapping.text("prints")
        conditions.raises = mapping.text("raises")
        conditions.time = mapping.seconds("time")
        if mapping.node("frame") != nil {
            mapping.report("a stop is found by what happens there, not by the number of a frame", line: line)
        }
        if let nth = mapping.number("nth") {
            conditions.nth = nth
            if nth == 0 { mapping.report("nth counts from 1, or from -1 at the end", line: line) }
        }
        if let after = mapping.text("after") {
            conditions.isAfterPrevious = after == "previous"
            if after != "previous" { mapping.report("after knows only 'previous', the stop before", line: line) }
        }
        if mapping.problems.isEmpty, conditions.description.isEmpty || conditions.description == "after the stop before"
        {
            mapping.report("the anchor says nothing: task, event, line, prints, raises or time", line: line)
        }
        return conditions
    }
}
