import Timeline

/// Finds the frames of anchors in one run.
struct AnchorSearch {
    let scan: EventScan

    /// - Parameter previous: the frame of the stop before, 0 for none.
    /// - Throws: why there is none.
    /// - Complexity: O(n) in the events of the run.
    func frame(of anchor: StopAnchor, previous: Int) throws(LessonProblem) -> Int {
        switch anchor.place {
        case .start: return 1
        case .end: return scan.timeline.frameCount
        case .previous: return max(previous, 1)
        case .event(let conditions):
            let frames = scan.frames(of: conditions, after: conditions.isAfterPrevious ? previous : 0)
            let index = conditions.nth > 0 ? conditions.nth - 1 : frames.count + conditions.nth
            guard frames.indices.contains(index) else { throw problem(conditions, frames.count, line: anchor.line) }
            return frames[index]
        }
    }

    private func problem(_ conditions: AnchorConditions, _ count: Int, line: Int) -> LessonProblem {
        if let sought = conditions.atLine, !scan.hasLine(sought) {
            return LessonProblem("the program has no such line: \(conditions.description)", line: line)
        }
        if let name = conditions.task, scan.tasks(named: name).isEmpty {
            return LessonProblem("the run has no task or coroutine named '\(name)'", line: line)
        }
        let many =
            count == 0
            ? "nothing in the run fits" : "only \(count) in the run fit, so there is no nth: \(conditions.nth)"
        return LessonProblem("\(many): \(conditions.description)", line: line)
    }
}
