/// An exception as it is printed, with all that led to it: what `traceback.TracebackException` holds and formats.
///
/// Everything is taken down when the report is made: `__str__` of the program runs then, before anything is printed.
/// Reading order: `init(of:)` -> `link` -> `text` -> `StackText`.
///
/// Python documentation: Library Reference, "traceback", `TracebackException`.
final class TracebackReport {
    private let stack: StackText
    /// The class and message, with the lines that come before (of syntax errors) and behind (notes).
    private let summary: String
    private var cause: TracebackReport?
    private var context: TracebackReport?
    private let suppressesContext: Bool
    /// The exceptions of a group; nil for any other exception.
    private var members: [TracebackReport]?

    /// Makes the reports of an exception, its causes and contexts, and the members of groups.
    static func make(of exception: ExceptionObject, limit: Int? = nil, _ machine: Machine) -> TracebackReport {
        var seen: Set<ObjectIdentifier> = []
        let report = TracebackReport(exception, limit, machine, &seen)
        var waiting = [(report, exception)]
        while let (report, exception) = waiting.popLast() {
            func next(_ other: ExceptionObject?) -> TracebackReport? {
                guard let other, !seen.contains(ObjectIdentifier(other)) else { return nil }
                return TracebackReport(other, limit, machine, &seen)
            }
            report.cause = next(exception.cause)
            if report.cause == nil, !exception.suppressesContext { report.context = next(exception.context) }
            let members = machine.groupMembers(exception)
            report.members = members?.map { TracebackReport($0, limit, machine, &seen) }
            if let cause = report.cause, let other = exception.cause { waiting.append((cause, other)) }
            if let context = report.context, let other = exception.context { waiting.append((context, other)) }
            waiting += zip(report.members ?? [], members ?? [])
        }
        return report
    }

    private init(
        _ exception: ExceptionObject, _ limit: Int?, _ machine: Machine, _ seen: inout Set<ObjectIdentifier>
    ) {
        seen.insert(ObjectIdentifier(exception))
        stack = StackText(exception.traceback, limit: limit, style: machine.isReleasing ? .plainCarets : .carets)
        stack.files.forEach { machine.shownFiles.insert($0) }
        summary = machine.exceptionSummary(exception)
        suppressesContext = exception.suppressesContext
    }

    /// The whole report, with a line end after each line.
    func text(followsChain: Bool = true) -> String {
        var printer = Printer()
        printer.print(self, followsChain: followsChain)
        return printer.text
    }

    // MARK: The tree of groups

    /// Writes reports, those of the members of groups with a margin.
    private struct Printer {
        static let widestGroup = 15
        static let deepestGroup = 10

        private(set) var text = ""
        private var depth = 0
        private var needsClose = false

        private var indent: String { String(repeating: " ", count: 2 * depth) }

        private mutating func emit(_ lines: String, margin: Character = "|") {
            guard depth > 0 else {
                text += lines
                return
            }
            for line in lines.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                text += "\(indent)\(margin) \(line)\n"
            }
        }

        mutating func print(_ report: TracebackReport, followsChain: Bool) {
            var chain: [(joint: String?, report: TracebackReport)] = []
            var link: TracebackReport? = report
            while let current = link {
                if followsChain, let cause = current.cause {
                    let joint = "\nThe above exception was the direct cause of the following exception:\n\n"
                    chain.append((joint, current))
                    link = cause
                } else if followsChain, let context = current.context, !current.suppressesContext {
                    let joint = "\nDuring handling of the above exception, another exception occurred:\n\n"
                    chain.append((joint, current))
                    link = context
                } else {
                    chain.append((nil, current))
                    link = nil
                }
            }
            for (joint, report) in chain.reversed() {
                if let joint { emit(joint) }
                printOne(report, followsChain: followsChain)
            }
        }

        private mutating func printOne(_ report: TracebackReport, followsChain: Bool) {
            guard let members = report.members else {
                if !report.stack.isEmpty {
                    emit("Traceback (most recent call last):\n")
                    emit(report.stack.text)
                }
                return emit(report.summary)
            }
            if depth > Printer.deepestGroup {
                return emit("... (max_group_depth is \(Printer.deepestGroup))\n")
            }
            let isOutermost = depth == 0
            if isOutermost { depth = 1 }
            if !report.stack.isEmpty {
                emit("Exception Group Traceback (most recent call last):\n", margin: isOutermost ? "+" : "|")
                emit(report.stack.text)
            }
            emit(report.summary)
            printMembers(members, followsChain: followsChain)
            if isOutermost { depth = 0 }
        }

        private mutating func printMembers(_ members: [TracebackReport], followsChain: Bool) {
            let shown = min(members.count, Printer.widestGroup + 1)
            needsClose = false
            for index in 0..<shown {
                let isLast = index == shown - 1
                // A group inside closes the frame instead.
                if isLast { needsClose = true }
                let isCut = index >= Printer.widestGroup
                text += indent + (index == 0 ? "+-" : "  ")
                text += "+---------------- \(isCut ? "..." : String(index + 1)) ----------------\n"
                depth += 1
                if isCut {
                    let rest = members.count - Printer.widestGroup
                    emit("and \(rest) more exception\(rest > 1 ? "s" : "")\n")
                } else {
                    print(members[index], followsChain: followsChain)
                }
                if isLast, needsClose {
                    text += indent + "+------------------------------------\n"
                    needsClose = false
                }
                depth -= 1
            }
        }
    }
}

/// The entries of a traceback, outermost call first.
struct StackText {
    private(set) var text = ""
    /// The files of the entries.
    private(set) var files: Set<String> = []
    /// Whether there is nothing to head with "Traceback".
    private(set) var isEmpty = true

    private static let shownRepeats = 3

    /// - Parameter limit: how many entries there are at most; counted from the innermost if negative.
    ///
    /// Entries of the library are left out: those of CPython's own modules would be others.
    init(_ traceback: TracebackObject?, limit: Int? = nil, style: TracebackEntry.Style = .carets) {
        var entries: [TracebackObject] = []
        var link = traceback
        while let entry = link {
            entries.append(entry)
            link = entry.next
        }
        if let limit {
            entries = Array(limit >= 0 ? entries.prefix(limit) : entries.suffix(limit == .min ? .max : -limit))
        }
        isEmpty = entries.isEmpty
        var repeats = 0
        var last: (file: String, line: Int, name: String)?
        func countRepeats() -> String {
            let hidden = repeats - StackText.shownRepeats
            return hidden > 0 ? "  [Previous line repeated \(hidden) more time\(hidden > 1 ? "s" : "")]\n" : ""
        }
        for entry in entries {
            let code = entry.code
            let line = entry.line
            if let known = last, known == (code.source.name, line, code.name.string) {
                repeats += 1
            } else {
                text += countRepeats()
                repeats = 1
                last = (code.source.name, line, code.name.string)
            }
            files.insert(code.source.name)
            if code.isLibrary {
                repeats = 0
            } else if repeats <= StackText.shownRepeats {
                text += TracebackEntry(code, instruction: entry.instruction).text(style)
            }
        }
        text += countRepeats()
    }
}
