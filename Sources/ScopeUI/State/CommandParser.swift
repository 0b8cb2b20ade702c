import Timeline

/// Reads a typed command.
struct CommandParser {
    private var words: CommandWords
    private let context: CommandContext

    init(_ text: String, context: CommandContext) {
        words = CommandWords(text)
        self.context = context
    }

    func command() throws(CommandError) -> Command {
        var words = words
        guard let first = words.next() else { throw CommandError("Type a command; :help lists them") }
        // A number is a frame, as in ed and vim: `:1200`.
        if !first.isQuoted, let number = Int(first.text) { return .goto(.frame(number, sub: 0)) }
        let row = try CommandTable.row(named: first.text)
        let command = try read(row, &words)
        if let extra = words.next() { throw CommandError("'\(extra.text)' is too much: \(CommandParser.usage(row))") }
        return command
    }

    static func usage(_ row: CommandTable.Row) -> String {
        row.forms.map { $0.isEmpty ? row.name : "\(row.name) \($0)" }.joined(separator: " | ")
    }

    private func read(_ row: CommandTable.Row, _ words: inout CommandWords) throws(CommandError) -> Command {
        switch row.name {
        case "goto": return .goto(try target(row, &words))
        case "until": return .find(try criterion(row, &words), .forward)
        case "back":
            if let word = words.peek, word.text == "until" {
                _ = words.next()
                return .find(try criterion(row, &words), .back)
            }
            return .key(.move(.frame, .back), count: try count(row, &words))
        case "next": return .key(.move(.frame, .forward), count: try count(row, &words))
        case "line": return .key(.move(.lineOfTask, .forward), count: try count(row, &words))
        case "turn": return .key(.move(.turn, .forward), count: try count(row, &words))
        case "pass": return .key(.move(.pass, .forward), count: try count(row, &words))
        case "change": return .key(.move(.stateOfTask, .forward), count: try count(row, &words))
        case "output": return .key(.move(.output, .forward), count: try count(row, &words))
        case "exception": return .key(.move(.exception, .forward), count: try count(row, &words))
        case "continue": return .key(.proceed(.forward), count: try count(row, &words))
        case "reverse": return .key(.proceed(.back), count: try count(row, &words))
        case "break": return try breakpoint(&words)
        case "delete": return try delete(row, &words)
        case "breakpoints": return .breakpoints
        case "marks": return .marks
        case "mark":
            guard let word = words.next(), let letter = CommandParser.letter(word.text) else {
                throw CommandError("mark takes a letter, as in: mark a")
            }
            return .mark(letter)
        case "search": return .search(try rest(row, &words))
        case "task": return .task(try rest(row, &words))
        case "print": return .print(try rest(row, &words))
        case "set": return try setting(&words)
        case "help": return .help(words.next()?.text)
        case "why": return words.isAtEnd ? .key(.why, count: nil) : .why(words.rest())
        case "play": return .key(.play, count: nil)
        case "library": return .key(.library, count: nil)
        case "edit": return .key(.edit, count: nil)
        default: return .key(.quit, count: nil)
        }
    }

    private static func letter(_ text: String) -> Character? {
        text.count == 1 ? text.first.flatMap { $0.isASCII && $0.isLetter ? $0 : nil } : nil
    }

    private func rest(_ row: CommandTable.Row, _ words: inout CommandWords) throws(CommandError) -> String {
        let rest = words.rest()
        if rest.isEmpty { throw CommandError("\(row.name) takes more: \(CommandParser.usage(row))") }
        return rest
    }

    private func count(_ row: CommandTable.Row, _ words: inout CommandWords) throws(CommandError) -> Int? {
        guard let word = words.next() else { return nil }
        guard let number = Int(word.text), number > 0 else {
            throw CommandError("'\(word.text)' is no number from 1 on: \(CommandParser.usage(row))")
        }
        return min(number, StepperState.greatestCount)
    }

    // MARK: Places and times

    private func target(_ row: CommandTable.Row, _ words: inout CommandWords) throws(CommandError) -> Command.Target {
        guard let word = words.next() else { throw CommandError("Where to? \(CommandParser.usage(row))") }
        let text = word.text
        if text.hasPrefix("t=") { return .time(try time(text.dropFirst(2))) }
        if text.hasPrefix("'"), text.count == 2, let letter = CommandParser.letter(String(text.dropFirst())) {
            return .mark(letter)
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, let number = Int(parts[0]), let sub = Int(parts[1]), number >= 0, sub >= 0 {
            let most = StepperState.greatestCount
            return .frame(min(number, most), sub: min(sub, most))
        }
        guard let number = Int(text) else {
            throw CommandError("'\(text)' is no frame: \(CommandParser.usage(row))")
        }
        let clamped = max(-StepperState.greatestCount, min(number, StepperState.greatestCount))
        return text.hasPrefix("+") || text.hasPrefix("-") ? .relative(clamped) : .frame(clamped, sub: 0)
    }

    /// Seconds, to the microsecond that screens show.
    private func time(_ text: Substring) throws(CommandError) -> Int {
        let number = text.hasSuffix("s") ? text.dropLast() : text
        guard let seconds = Double(number), seconds >= 0, seconds < 1e12 else {
            throw CommandError("'\(text)' is no time in seconds, such as t=2.5")
        }
        return Int((seconds * 1_000_000).rounded())
    }

    /// `12` or `file.py:12`.
    private func place(_ text: String) throws(CommandError) -> (file: String?, line: Int)? {
        if let line = Int(text) {
            guard line > 0 else { throw CommandError("Lines are numbered from 1") }
            return (nil, line)
        }
        guard let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]) else { return nil }
        let name = String(text[..<colon])
        let fitting = context.files.filter { $0 == name || $0.hasSuffix("/\(name)") }
        guard let file = fitting.first else {
            throw CommandError("There is no source '\(name)'; there is \(context.files.joined(separator: ", "))")
        }
        return (file, line)
    }

    // MARK: What is looked for

    private func criterion(_ row: CommandTable.Row, _ words: inout CommandWords) throws(CommandError) -> Criterion {
        guard let word = words.next() else { throw CommandError("Until what? \(CommandParser.usage(row))") }
        if word.isQuoted { return .text(([word.text] + (words.isAtEnd ? [] : [words.rest()])).joined(separator: " ")) }
        switch word.text {
        case "task":
            guard let name = words.next()?.text else { throw CommandError("Which task? until task NAME HAPPENS") }
            try check(task: name)
            return .task(name, try happening(&words) ?? .changes)
        case "prints", "print", "output": return .prints(words.rest())
        case "raises", "raised", "exception": return .raises(words.rest())
        case "breakpoint": return .breakpoints([])
        case "line":
            guard let text = words.next()?.text, let place = try place(text) else {
                throw CommandError("Which line? until line N, or until line FILE:N")
            }
            return .line(file: place.file ?? context.file, line: place.line)
        case let text where text.hasPrefix("t="): return .time(try time(text.dropFirst(2)))
        case let name where !words.isAtEnd && Int(name) == nil && context.hasTask(name):
            if let happening = try happening(&words) { return .task(name, happening) }
            return .text(name)
        case let text: return .text(([text] + (words.isAtEnd ? [] : [words.rest()])).joined(separator: " "))
        }
    }

    private func happening(_ words: inout CommandWords) throws(CommandError) -> Criterion.Happening? {
        var word = words.next()
        // `is cancelled`, `has ended`.
        if let text = word?.text, ["is", "has", "gets"].contains(text) { word = words.next() }
        guard let text = word?.text else { return nil }
        if let happening = Criterion.Happening(word: text.lowercased()) { return happening }
        let known = Criterion.Happening.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandError("'\(text)' is nothing that happens to a task; there is \(known)")
    }

    /// A name that is not known yet may still come; but a mistake is more likely.
    private func check(task name: String) throws(CommandError) {
        if Int(name) != nil || context.hasTask(name) { return }
        let near = context.tasks.min { CommandTable.distance($0, name) < CommandTable.distance($1, name) }
        if let near, CommandTable.distance(near, name) <= 2 {
            throw CommandError("There is no task '\(name)' so far; did you mean \(near)?")
        }
    }

    // MARK: Breakpoints

    private func breakpoint(_ words: inout CommandWords) throws(CommandError) -> Command {
        var place: Breakpoint.Place?
        if let word = words.peek, word.isQuoted || word.text != "if" {
            _ = words.next()
            if word.text == "task", !word.isQuoted {
                guard let name = words.next()?.text else { throw CommandError("Which task? break task NAME") }
                place = .task(name)
            } else if let found = try self.place(word.text) {
                guard let file = found.file ?? context.file else { throw CommandError("There is no source yet") }
                if file == context.file, found.line > context.lineCount {
                    throw CommandError("\(file) has \(NumberText.count(context.lineCount, of: "line"))")
                }
                place = .line(file: file, line: found.line)
            } else {
                throw CommandError("'\(word.text)' is no line: break LINE, break FILE:LINE, break task NAME")
            }
        }
        guard let word = words.next() else { return .breakAt(place, condition: nil) }
        guard word.text == "if", !word.isQuoted else {
            throw CommandError("'\(word.text)' is too much: a condition begins with if")
        }
        let condition = words.rest()
        if condition.isEmpty { throw CommandError("Which condition? break 14 if i == 3") }
        return .breakAt(place, condition: condition)
    }

    private func delete(_ row: CommandTable.Row, _ words: inout CommandWords) throws(CommandError) -> Command {
        guard words.peek != nil else {
            throw CommandError("Which one? \(CommandParser.usage(row)); breakpoints lists them")
        }
        if words.peek?.text == "all" {
            _ = words.next()
            return .delete(nil)
        }
        var numbers: [Int] = []
        while let word = words.next() {
            guard let number = Int(word.text), context.breakpoints.contains(number) else {
                throw CommandError("There is no breakpoint '\(word.text)'; breakpoints lists them")
            }
            numbers.append(number)
        }
        return .delete(numbers)
    }

    private func setting(_ words: inout CommandWords) throws(CommandError) -> Command {
        guard let name = words.next()?.text else { throw CommandError("Set what? set speed N") }
        guard name == "speed" else { throw CommandError("There is no setting '\(name)'; there is speed") }
        let speeds = StepperState.speeds
        guard let word = words.next(), let speed = Int(word.text), speeds.contains(speed) else {
            throw CommandError("set speed takes one of \(speeds.map { "\($0)" }.joined(separator: ", "))")
        }
        return .speed(speed)
    }
}
