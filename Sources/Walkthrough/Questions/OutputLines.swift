import Trace

/// The lines that a program prints to stdout, and the frames in which their first parts come.
struct OutputLines {
    private(set) var all: [(frame: Int, text: String)] = []

    init(_ scan: EventScan) {
        let trace = scan.timeline.trace
        var open = false
        for index in 0..<scan.timeline.frameCount {
            let event = trace[index]
            guard event.kind == .output, event.detail == OutputStream.stdout.rawValue else { continue }
            for (number, part) in scan.printed(event).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                if number > 0 { open = false }
                if part.isEmpty { continue }
                if open { all[all.count - 1].text += part } else { all.append((index + 1, String(part))) }
                open = true
            }
        }
    }

    subscript(index: Int) -> (frame: Int, text: String) { all[index] }

    func firstIndex(after frame: Int) -> Int? { all.firstIndex { $0.frame > frame } }
}
