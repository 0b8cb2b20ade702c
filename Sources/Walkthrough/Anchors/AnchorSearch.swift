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
            let frames = try frames(of: conditions, after: conditions.isAfterPrevious ? previous : 0, line: anchor.line)
            if let frame = nth(conditions.nth, of: frames) { return frame }
            let many =
                frames.isEmpty
                ? "nothing in the run fits"
                : "only \(frames.count) in the run fit, so there is no nth: \(conditions.nth)"
            throw LessonProblem("\(many): \(conditions.description)", line: anchor.line)
        }
    }

    /// The frame of an anchor behind another frame; nil if the run does not come there any more.
    /// - Throws: that it names what the program or the run does not have at all.
    func frame(of anchor: StopAnchor, after frame: Int) throws(LessonProblem) -> Int? {
        switch anchor.place {
        case .start, .previous: return nil
        case .end: return scan.timeline.frameCount
        case .event(let conditions):
            return nth(conditions.nth, of: try frames(of: conditions, after: frame, line: anchor.line))
        }
    }

    private func nth(_ nth: Int, of frames: [Int]) -> Int? {
        // A count beyond all frames is no index.
        let index = nth > 0 ? nth - 1 : frames.count.addingReportingOverflow(nth).partialValue
        return frames.indices.contains(index) ? frames[index] : nil
    }

    private func frames(
        of conditions: AnchorConditions, after frame: Int, line: Int
    ) throws(LessonProblem) -> [Int] {
        if let sought = conditions.atLine, !scan.hasLine(sought) {
            throw LessonProblem("the program has no such line: \(conditions.description)", line: line)
        }
        if let name = conditions.task, scan.tasks(named: name).isEmpty {
            throw LessonProblem("the run has no task or coroutine named '\(name)'", line: line)
        }
        return scan.frames(of: conditions, after: frame)
    }
}
