import Screen

/// The list of lessons and demos to pick from.
public struct PickerState: Equatable, Sendable {
    public struct Entry: Equatable, Sendable {
        public var name: String
        /// What to look for in it.
        public var text: String

        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// Those of another time may say more, but stand in the same order.
    public var entries: [Entry]
    public internal(set) var row = 0
    public internal(set) var rows: Int
    public internal(set) var columns: Int

    public init(entries: [Entry], rows: Int, columns: Int) {
        self.entries = entries
        self.rows = rows
        self.columns = columns
    }

    public mutating func update(_ message: Message) -> Effect {
        switch message {
        case .runAdvanced, .asked, .answered, .reloaded, .reloadFailed, .note, .tick: return .none
        case .input(.resize(let rows, let columns)):
            self.rows = rows
            self.columns = columns
            return .none
        case .input(.key(let key)):
            switch KeyTable.listAction(for: key) {
            case .rows(let rows): move(by: rows)
            case .pages(let pages): move(by: pages * max(1, PickerView.bodyRows(rows: self.rows)))
            case .firstRow: row = 0
            case .lastRow: row = max(0, entries.count - 1)
            case .open where entries.indices.contains(row): return .open(row)
            case .redraw: return .redraw
            case .suspend: return .suspend
            case .quit: return .leave(.quit)
            default: break
            }
            return .none
        case .input(.mouse(let mouse)):
            return take(mouse)
        case .input(let event):
            return Effect.always(event) ?? .none
        }
    }

    /// A click chooses, a click on what is chosen opens it.
    private mutating func take(_ mouse: Mouse) -> Effect {
        switch mouse.action {
        case .wheelUp: move(by: -1)
        case .wheelDown: move(by: 1)
        case .drag: break
        case .press:
            guard let clicked = PickerView.row(at: mouse.row, of: self) else { break }
            if clicked == row { return .open(row) }
            row = clicked
        }
        return .none
    }

    private mutating func move(by rows: Int) {
        row = max(0, min(row + rows, entries.count - 1))
    }
}
