import Timeline

/// Where Python code stands, or stood last: between two turns the source and the selected task stay where they were.
///
/// It depends on the frame alone, so that a step back shows the same place again.
struct Anchor: Equatable {
    var place: Place?
    var task: Int?
    /// In this very frame.
    var isCurrent: Bool

    /// - Complexity: O(events of the loop since the last Python line).
    init(frame: Int, timeline: Timeline) {
        timeline.seek(to: frame)
        place = timeline.place
        task = timeline.running?.task
        isCurrent = place != nil
        guard !isCurrent, let last = timeline.previous(before: frame, where: { $1.location != 0 }) else { return }
        timeline.seek(to: last)
        place = timeline.place
        task = task ?? timeline.running?.task
        timeline.seek(to: frame)
    }
}
