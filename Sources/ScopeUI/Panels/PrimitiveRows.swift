import Timeline

/// The rows of Primitives: a run may have a hundred thousand of them, so each row is made when it is looked at.
final class PrimitiveRows {
    private let list: PrimitiveList
    private let name: (Int) -> String
    /// By primitive: its first row; at the end, how many rows there are.
    private var starts: [Int] = [0]
    /// The rows of the primitive that was looked at last.
    private var last: (place: Int, rows: [PrimitivesPanel.Row])?

    /// - Complexity: O(n) in the tasks and primitives, some nanoseconds each.
    init(_ timeline: Timeline) {
        list = timeline.primitives(limit: PrimitivesPanel.mostNamed)
        name = timeline.taskName
        starts.reserveCapacity(list.count + 1)
        for place in 0..<list.count { starts.append(starts[place] + rowCount(at: place)) }
    }

    var primitiveCount: Int { list.count }
    var count: Int { starts[list.count] }

    /// - Precondition: `0 <= row < count`.
    subscript(row: Int) -> PrimitivesPanel.Row {
        let place = self.place(of: row)
        return rows(at: place)[row - starts[place]]
    }

    /// All rows of the primitive that a row is about.
    func group(of row: Int) -> Range<Int> {
        let place = self.place(of: row)
        return starts[place]..<starts[place + 1]
    }

    private func place(of row: Int) -> Int { starts.partitioningIndex { $0 > row } - 1 }

    private func rows(at place: Int) -> [PrimitivesPanel.Row] {
        if let last, last.place == place { return last.rows }
        let rows = PrimitivesPanel.rows(of: list[place], name: name)
        last = (place, rows)
        return rows
    }

    private func rowCount(at place: Int) -> Int {
        let outline = list.outline(at: place)
        let waiters = list.waiters(at: place)
        var count = 1 + (outline.hasHolder ? 1 : 0) + (outline.hasItems ? 1 : 0) + (outline.hasMembers ? 1 : 0)
        if waiters.isEmpty { return count }
        if waiters.contains(where: \.isWoken) { count += 1 }
        for kind in PrimitivesPanel.waits where waiters.contains(where: { !$0.isWoken && $0.kind == kind }) {
            count += 1
        }
        return count
    }
}
