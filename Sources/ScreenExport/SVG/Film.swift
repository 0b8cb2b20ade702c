import Screen

/// A screencast taken apart: what never changes, drawn once, and the places that change, each with its own few states.
///
/// A place is a piece of a row; it is found by looking at which columns change together. A counter in a corner and a line
/// that is marked are then places of their own, and a state that comes back is drawn once.
struct Film {
    struct Place {
        var row: Int
        var columns: Range<Int>
        /// Each different content.
        var states: [[Cell]] = []
        /// Which shot begins which state, in order; the first is shot 0.
        var changes: [(shot: Int, state: Int)] = []

        /// The state that a shot shows.
        func state(in shot: Int) -> Int { changes.last { $0.shot <= shot }?.state ?? 0 }
    }

    /// The first screen; its places are drawn over.
    let first: [[Cell]]
    /// By row, then by column.
    let places: [Place]

    /// Columns that change with so few unchanged ones between them belong to one place.
    private static let leastGap = 3

    /// - Complexity: O(shots times cells).
    init(of screencast: Screencast) {
        first = (0..<screencast.rows).map { screencast.cells(row: $0, of: 0) }
        places = (0..<screencast.rows).flatMap { Film.places(in: $0, of: screencast) }
    }

    private static func places(in row: Int, of screencast: Screencast) -> [Place] {
        var changes = Array(repeating: false, count: screencast.columns)
        // Columns between two changed ones of one shot, which so belong together.
        var seen: Set<[Int]> = []
        for shot in screencast.shots.indices.dropFirst() {
            let pair = [screencast.rowIndex(row, of: shot - 1), screencast.rowIndex(row, of: shot)]
            if pair[0] == pair[1] || !seen.insert(pair).inserted { continue }
            mark(screencast.rowCells[pair[0]], screencast.rowCells[pair[1]], into: &changes)
        }
        return ranges(of: changes).map { columns in
            var place = Place(row: row, columns: columns)
            var known: [[Cell]: Int] = [:]
            var last = -1
            for shot in screencast.shots.indices {
                let index = screencast.rowIndex(row, of: shot)
                if index == last { continue }
                last = index
                let cells = Array(screencast.rowCells[index][columns])
                let state = known[cells] ?? place.states.count
                if state == place.states.count {
                    known[cells] = state
                    place.states.append(cells)
                }
                if place.changes.last?.state != state { place.changes.append((shot, state)) }
            }
            return place
        }
    }

    /// Marks the columns that differ, and those between them where the gap is small.
    private static func mark(_ old: [Cell], _ new: [Cell], into changes: inout [Bool]) {
        var last: Int?
        for column in old.indices where old[column] != new[column] {
            if let last, column - last <= leastGap {
                for between in last..<column { changes[between] = true }
            }
            changes[column] = true
            last = column
        }
    }

    private static func ranges(of changes: [Bool]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for column in changes.indices where changes[column] {
            if ranges.last?.upperBound == column {
                ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<column + 1
            } else {
                ranges.append(column..<column + 1)
            }
        }
        return ranges
    }

    // MARK: Pictures

    /// What never changes, as SVG; also the grounds of places whose states all stand on the same, so that no seam shows.
    func paintStill(with painter: inout CellPainter) -> String {
        var rows = first
        for place in places {
            let keepsGrounds = painter.keepsGrounds(place)
            for column in place.columns {
                let style = rows[place.row][column].style
                let ground = Style(style.role, on: style.ground, style.attributes.intersection(.reverse))
                rows[place.row][column] = Cell(" ", style: keepsGrounds ? ground : .plain)
            }
        }
        var result = ""
        for (row, cells) in rows.enumerated() {
            let line = painter.paint(cells[...], x: 0, y: row * CellPainter.lineHeight)
            if !line.isEmpty { result += line + "\n" }
        }
        return result
    }

    /// The states of a place, as SVG, from the left edge of the place.
    /// - Parameter distance: how far below each other they stand.
    func paintStates(of place: Place, distance: Int, with painter: inout CellPainter) -> [String] {
        let hasGrounds = !painter.keepsGrounds(place)
        return place.states.enumerated().map { index, cells in
            painter.paint(cells[...], x: 0, y: index * distance, hasGrounds: hasGrounds)
        }
    }
}

extension CellPainter {
    /// Whether each column of a place stands on the same in every state.
    fileprivate func keepsGrounds(_ place: Film.Place) -> Bool {
        let grounds = place.states.first?.map { scheme.look(of: $0.style).ground } ?? []
        return place.states.allSatisfy { cells in
            zip(cells, grounds).allSatisfy { scheme.look(of: $0.style).ground == $1 }
        }
    }
}

extension Screencast {
    func rowIndex(_ row: Int, of shot: Int) -> Int { shots[shot].rows[row] }
}
