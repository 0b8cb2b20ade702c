/// A list of which only the rows that are visible are made: a run may have a hundred thousand tasks.
struct Listing<Entry> {
    let count: Int
    private let entry: (Int) -> Entry

    init(count: Int, entry: @escaping (Int) -> Entry) {
        self.count = count
        self.entry = entry
    }

    init(_ entries: [Entry]) {
        self.init(count: entries.count) { entries[$0] }
    }

    /// - Precondition: `0 <= row < count`.
    subscript(row: Int) -> Entry { entry(row) }

    subscript(rows: Range<Int>) -> [Entry] { rows.map(entry) }
}

/// How a panel with rows is looked at.
struct PanelLook {
    /// The row that stays visible; nil: the first ones are shown.
    var followed: Int?
    /// The row with the user's cursor, in the panel that has the focus.
    var cursor: Int?
    var isFocused = false
    /// Columns that are scrolled away at the left.
    var sideways = 0
    /// The first visible row where the user moved the cursor; nil: it depends on the followed row alone.
    var top: Int?

    func window(height: Int, count: Int) -> ScrollWindow {
        guard let top else { return ScrollWindow(following: followed ?? 0, height: height, count: count) }
        return ScrollWindow(top: top, height: height, count: count).showing(followed ?? top)
    }
}
