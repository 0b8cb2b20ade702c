import Screen

/// Screens one after the other, each with its time: what is written as a cast, a picture, a page or a text.
///
/// Everything comes from the cells, so that the same screens give the same bytes in every format. Rows that look alike
/// are kept once: 10,000 screens of 100 by 30 take some ten megabytes.
///
/// Reading order: `Screencast` -> `Cast` -> `ScreenDifference`; `Film` -> `AnimatedSVG` -> `HTMLPage`; `Transcript`.
public struct Screencast: Sendable {
    /// One screen, and what belongs to it.
    public struct Shot: Equatable, Sendable {
        /// Milliseconds from the start.
        public var time: Int
        /// The program's frame that it shows; 0: none.
        public var frame: Int
        /// What happened in that frame, as a sentence without a full stop.
        public var narration: String
        /// What the caption bar says; empty: nothing.
        public var caption: String
        /// The keys that led here, by name; empty: none.
        public var keys: String
        /// The chapter that begins here.
        public var chapter: String?
        /// Indices into `rowCells`.
        fileprivate(set) var rows: [Int]

        /// `Frame 12: what happened there`; nothing more where the narration is kept back.
        var told: String {
            [frame > 0 ? "Frame \(frame)" : "", narration].filter { !$0.isEmpty }.joined(separator: ": ")
        }

        public init(
            time: Int, frame: Int = 0, narration: String = "", caption: String = "", keys: String = "",
            chapter: String? = nil
        ) {
            self.time = time
            self.frame = frame
            self.narration = narration
            self.caption = caption
            self.keys = keys
            self.chapter = chapter
            rows = []
        }
    }

    public var title: String
    /// One or two sentences for those who see no pictures, and for lists.
    public var summary: String
    public let rows: Int
    public let columns: Int
    /// Of rising times, the first at 0.
    public private(set) var shots: [Shot] = []
    /// When the last shot ends, in milliseconds.
    public private(set) var duration = 0
    /// Each row that occurs, once.
    private(set) var rowCells: [[Cell]] = []
    private var indices: [[Cell]: Int] = [:]

    public init(title: String, summary: String = "", rows: Int, columns: Int) {
        self.title = title
        self.summary = summary
        self.rows = max(1, rows)
        self.columns = max(1, columns)
    }

    /// Adds a shot that stands for a while. The first one begins at 0, whatever its time says, and no one before the last.
    /// - Parameters:
    ///   - grid: of the screencast's size; what is missing is blank.
    ///   - length: milliseconds.
    /// - Complexity: O(cells), and a hash of each row that differs from the row of the shot before.
    public mutating func append(_ shot: Shot, showing grid: CellGrid, for length: Int) {
        var shot = shot
        shot.time = duration
        let last = shots.last?.rows
        shot.rows = (0..<rows).map { row in
            let cells = row < grid.rows ? grid.row(row) : []
            if let index = last?[row], rowCells[index].elementsEqual(cells) { return index }
            return intern(cells)
        }
        shots.append(shot)
        extend(by: length)
    }

    /// Lets the last shot stand longer. No screencast is longer than `longest`: time stands still from there on.
    public mutating func extend(by length: Int) {
        duration = min(duration + min(max(0, length), Screencast.longest), Screencast.longest)
    }

    /// A day, in milliseconds.
    public static let longest = 86_400_000

    private mutating func intern(_ cells: ArraySlice<Cell>) -> Int {
        var row = Array(cells.prefix(columns))
        while row.count < columns { row.append(.blank) }
        if let index = indices[row] { return index }
        indices[row] = rowCells.count
        rowCells.append(row)
        return rowCells.count - 1
    }

    /// The screen of a shot.
    public func grid(of shot: Int) -> CellGrid {
        CellGrid(rows: shots[shot].rows.map { rowCells[$0] }, columns: columns)
    }

    func cells(row: Int, of shot: Int) -> [Cell] { rowCells[shots[shot].rows[row]] }

    // MARK: Chapters

    /// The shots that begin one, in order.
    public var chapters: [(title: String, shot: Int)] {
        shots.indices.compactMap { index in shots[index].chapter.map { ($0, index) } }
    }

    /// When a shot ends, in milliseconds.
    public func end(of shot: Int) -> Int { shot + 1 < shots.count ? shots[shot + 1].time : duration }

    /// Only some of the shots, from time 0 on; the chapter that goes on at the first of them begins there.
    /// - Parameters:
    ///   - start: where in the first shot it begins, as a time of the whole; nil: with it.
    ///   - end: where in the last shot it ends; nil: with it.
    public func clipped(to range: ClosedRange<Int>, start: Int? = nil, end: Int? = nil) -> Screencast {
        var result = self
        result.shots = Array(shots[range])
        let first = shots[range.lowerBound].time
        let last = self.end(of: range.upperBound)
        let start = max(first, min(start ?? first, last))
        for index in result.shots.indices { result.shots[index].time = max(0, result.shots[index].time - start) }
        result.duration = max(result.shots.last?.time ?? 0, min(end ?? last, last) - start)
        result.shots[0].chapter = shots[...range.lowerBound].last { $0.chapter != nil }?.chapter
        return result
    }
}
