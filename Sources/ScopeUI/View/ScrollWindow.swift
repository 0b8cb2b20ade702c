/// Which rows of a long list are visible.
///
/// Where a panel follows something, the window depends on that thing's row alone, not on what was visible
/// before: stepping back shows the same screen again. It moves by half of its height, so that most steps move nothing.
struct ScrollWindow: Equatable {
    /// The first visible row, from 0.
    var top: Int
    var height: Int
    var count: Int

    /// From a row that a user scrolled to.
    init(top: Int, height: Int, count: Int) {
        self.height = max(0, height)
        self.count = max(0, count)
        self.top = max(0, min(top, self.count - self.height))
    }

    /// The row stays about a quarter of the window's height away from its edges, wherever the list goes on.
    init(following row: Int, height: Int, count: Int) {
        let half = max(1, height / 2)
        let quarter = half / 2
        self.init(top: max(0, row - quarter) / half * half, height: height, count: count)
    }

    /// Scrolled by as little as it takes to make a row visible.
    func showing(_ row: Int) -> ScrollWindow {
        ScrollWindow(top: max(min(top, row), row - height + 1), height: height, count: count)
    }

    var rows: Range<Int> { top..<max(top, min(count, top + height)) }

    /// What a heading says when not everything is visible: `4-8 of 120`.
    var note: String? {
        count <= height || height == 0 ? nil : "\(top + 1)-\(rows.upperBound) of \(NumberText.count(count))"
    }
}
