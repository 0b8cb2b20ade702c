import Screen
import Timeline

/// A list that lies over the panels until it is left: answers to `w`, breakpoints, marks, the help of a command.
struct Sheet: Equatable, Sendable {
    struct Line: Equatable, Sendable {
        var text: String
        /// What `Enter` does on it.
        var link: Link?
        var isHeading = false
        /// Cells that it stands further right.
        var indent = 0
        /// What `w` asks about.
        var subject: WhySubject?
    }

    enum Link: Equatable, Sendable {
        case frame(Int)
        case task(Int)
        case breakpoint(Int)
        case why(WhySubject)
        /// A line of the source, to edit.
        case source(Int)
    }

    var title: String
    var lines: [Line]
    /// What a line of the list is good for, for the foot.
    var hint = ""
    /// The frame that it was made for: what it says is about that one.
    var frame: Int
    /// The row of the cursor, from 0.
    var cursor = 0

    init(title: String, lines: [Line], frame: Int, hint: String = "") {
        self.title = title
        self.lines = lines
        self.frame = frame
        self.hint = hint
        cursor = lines.firstIndex { $0.link != nil } ?? 0
    }

    /// Moves the cursor on; from one link to the next, if there are any in that direction.
    mutating func move(by rows: Int) {
        let last = max(0, lines.count - 1)
        cursor = min(max(0, cursor + rows), last)
    }
}

extension StepperState {
    /// What a key does while a list is open.
    /// - Returns: nil: the list is closed by now, and the key means what it always does.
    mutating func handleInSheet(_ action: Action, count: Int?, _ run: ViewedRun) -> Effect? {
        guard var sheet else { return nil }
        switch action {
        case .redraw, .suspend, .help, .command, .search, .quit: return nil
        case .rows(let rows): sheet.move(by: rows * (count ?? 1))
        case .pages(let pages): sheet.move(by: pages * (count ?? 1) * max(1, rows - 5))
        case .firstRow: sheet.move(by: -sheet.lines.count)
        case .lastRow: sheet.move(by: sheet.lines.count)
        case .why:
            openWhy(run)
            return Effect.none
        case .open:
            return follow(sheet, run)
        case .jumpBack where jumps.last?.sheet == nil, .cancel:
            self.sheet = nil
            return Effect.none
        default:
            self.sheet = nil
            return nil
        }
        self.sheet = sheet
        return Effect.none
    }

    private mutating func follow(_ sheet: Sheet, _ run: ViewedRun) -> Effect {
        guard sheet.lines.indices.contains(sheet.cursor), let link = sheet.lines[sheet.cursor].link else {
            notice = "There is nothing to follow on this line"
            return .none
        }
        switch link {
        case .frame(let target):
            let origin = frame
            self.sheet = nil
            jumps.removeAll { $0.sheet == sheet }
            jump(to: target, run.timeline, isStep: true)
            noteJump(from: origin, sheet: sheet)
        case .task(let task):
            chosenTask = task
            self.sheet = nil
        case .breakpoint(let number):
            guard let point = breakpoints.first(where: { $0.number == number }) else { return .none }
            self.sheet = nil
            find(.breakpoints([point]), .forward, run.timeline)
        case .why(let subject):
            noteJump(from: frame, sheet: sheet)
            openWhy(subject, run)
        case .source(let line):
            self.sheet = nil
            return .edit(file: run.mainSource, line: line)
        }
        return .none
    }
}
