import Timeline
import Trace

/// Loop as labelled lines: both of its parts, or one alone.
extension PlainReading {
    /// Both parts, their rows numbered through; of a long queue the beginning, so that the timers are heard of.
    var loop: Page {
        let lines = LoopPart.allCases.flatMap { part in
            let page = read(part, from: 0, isAlone: false)
            let left = page.next.map { scene.rowCount(of: part) - $0 }
            return page.lines + (left.map { ["  and \(NumberText.count($0)) more: \(part.rawValue) reads them"] } ?? [])
        }
        return Page(lines: lines)
    }

    /// - Parameter isAlone: its rows are numbered from 1; else they are those of Loop.
    func read(_ part: LoopPart, from start: Int, isAlone: Bool = true) -> Page {
        if state.hidden.covers(part) { return Page(lines: [PlainReading.hidden(part.title)]) }
        let count = scene.rowCount(of: part)
        let base = scene.firstRow(of: part)
        let first = max(0, min(start, count))
        let rows = first..<min(count, first + PlainReading.page)
        let lines = rows.map { loopRow(base + $0, from: isAlone ? part : nil) }
        let next = rows.upperBound < count ? rows.upperBound : nil
        return Page(lines: [heading(part, rows, of: count)] + lines, next: next)
    }

    private func heading(_ loopPart: LoopPart, _ rows: Range<Int>, of count: Int) -> String {
        let number = NumberText.count(count)
        let part = PlainReading.part(rows, of: count)
        switch loopPart {
        case .ready:
            if count == 0 { return "Ready queue: empty" + pass }
            let batch = scene.batch.left
            return
                "Ready queue: \(number), \(batch == 0 ? "all of them" : batch == count ? "none" : "\(count - batch)")"
                + " for the next pass" + pass + part
        case .timers: return (count == 0 ? "Timers: none" : "Timers: \(number)") + part
        }
    }

    private var pass: String {
        guard let batch = scene.batch.size else { return "" }
        return
            "; pass \(timeline.pass) runs \(NumberText.count(batch, of: "handle")), \(scene.batch.left) of them still to run"
    }

    /// A row of Loop, with its number in a part or in the whole.
    func loopRow(_ row: Int, from numbered: LoopPart? = nil) -> String {
        guard let at = scene.part(ofRow: row) else { return "" }
        if state.hidden.covers(at.part) { return PlainReading.hidden(at.part.title) }
        let number = row - (numbered.map(scene.firstRow) ?? 0) + 1
        return "  \(number). \(at.part == .ready ? ready(at.row) : timer(at.row))"
    }

    private func timer(_ row: Int) -> String {
        let timer = scene.timers[row]
        let left = timer.due - timeline.time
        return "due at \(Seconds.repr(timer.due)), \(timer.task == nil ? "callback" : "for") "
            + timer.name.harmless + (left > 0 ? ", in \(Seconds.repr(Seconds.rounded(left)))" : ", now")
    }

    private func ready(_ row: Int) -> String {
        let entry = timeline.ready(at: scene.ready[row])
        let name = entry.name.harmless
        var text = entry.kind == .callback ? "callback \(name)" : "\(entry.kind.name) of \(name)"
        text += row < scene.batch.left ? ", in this pass" : ", in the next pass"
        if entry.isCancelled { text += ", cancelled" }
        return text
            + (entry.queuedAt == state.frame
                ? ", queued now" : ", queued at frame \(run.numbers.plainLabel(entry.queuedAt))")
    }
}
