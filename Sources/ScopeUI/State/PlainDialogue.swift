import Screen
import Timeline

/// The stepper without a screen: one line is asked, labelled lines of plain text answer.
///
/// It moves as the screen does, by the same keys from the same table; each answer makes sense when it is read aloud.
public struct PlainDialogue {
    var state: StepperState
    /// Whose variables are to be read out.
    private var reads: Variables.Subject?

    public init(title: String) {
        // The size decides nothing here but how far a page goes.
        state = StepperState(title: title, rows: 24, columns: 80)
    }

    /// A movement waits for frames that the run has still to make: drive it on, and call `continueMovement`.
    public var isWaiting: Bool { state.frame == 0 || state.pending != nil }
    /// Up to which frame the run should be driven.
    public var wantedFrames: Int { state.wantedFrames }

    public static let invitation = "Enter: next frame. b: back. ?: help. q: quit."

    /// Looks at the frames that have come.
    public mutating func continueMovement(of run: ViewedRun) {
        _ = state.update(.runAdvanced, of: run)
    }

    /// Where the view is, for a program that is run anew.
    public func landmark(of run: ViewedRun) -> Landmark { state.landmark(of: run) }
    public var hasLibraryLines: Bool { state.hasLibraryLines }

    /// Tells the state what else has happened.
    public mutating func take(_ message: Message, of run: ViewedRun) { _ = state.update(message, of: run) }

    /// A search is under way in frames that are there.
    public func isSearching(_ run: ViewedRun) -> Bool { state.isSearching(run) }

    /// What is wanted of the program's values: until it is answered, the movement does not end.
    public func inquiry(of run: ViewedRun) -> Inquiry? { state.inquiry(of: run) }

    public mutating func answer(_ inquiry: Inquiry, _ answer: Inquiry.Answer, of run: ViewedRun) {
        _ = state.update(.answered(inquiry, answer), of: run)
    }

    /// The run waits for a line of input.
    public mutating func ask(_ prompt: String, of run: ViewedRun) {
        if !state.isAsked { _ = state.update(.asked(prompt), of: run) }
    }

    /// What the program wants to know in this frame, and how to answer; nil: nothing.
    public var question: [String]? {
        guard let question = state.question, isAsking else { return nil }
        return ["The program asks for a line of input: \(question.prompt.harmless)", PlainDialogue.howToAnswer]
    }

    /// On the last frame before the answer.
    private var isAsking: Bool { state.question?.frame == state.frame }

    static let howToAnswer = "Type it. :b and other keys behind a colon: look around. :end: no more input."

    /// Takes a line in. After it, `report` says where that led, unless the answer says all.
    public mutating func take(_ line: String, of run: ViewedRun) -> Answer {
        guard isAsking else { return takeCommand(line, of: run) }
        if !line.hasPrefix(":") { return reply(.line(line), of: run) }
        // A colon that belongs to the answer is written twice.
        if line.hasPrefix("::") { return reply(.line(String(line.dropFirst())), of: run) }
        if line == ":end" { return reply(.endOfInput, of: run) }
        return takeCommand(String(line.dropFirst()), of: run)
    }

    private mutating func reply(_ reply: Reply, of run: ViewedRun) -> Answer {
        state.goOn(run.timeline)
        return .answered(reply)
    }

    /// The input has ended: for a program that asks, too.
    public mutating func endInput(of run: ViewedRun) -> Answer {
        isAsking ? reply(.endOfInput, of: run) : .quit
    }

    private mutating func takeCommand(_ line: String, of run: ViewedRun) -> Answer {
        reads = nil
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let word = words.first else { return press("l", count: nil, of: run) }
        if line.hasPrefix(":") { return type(String(line.dropFirst()), of: run) }
        if line.hasPrefix("/") { return search(String(line.dropFirst()), of: run) }
        if words.count > 1, isCommand(words) { return type(line, of: run) }
        let argument = words.dropFirst().first.flatMap { Int($0) }
        if word.count > 1, word.allSatisfy({ $0.isLetter }) { return takeWord(word.lowercased(), argument, of: run) }
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let rest = word.dropFirst(digits.count)
        let count = Int(digits) ?? (digits.isEmpty ? argument : StepperState.greatestCount)
        switch rest {
        case "n": return press("l", count: count, of: run)
        case "b": return press("h", count: count, of: run)
        case "": return press("G", count: count, of: run)
        case "?": return .lines(PlainDialogue.help)
        default: break
        }
        guard rest.count == 1, let character = rest.first, PlainDialogue.isUsed(.character(character)) else {
            return type(line, of: run)
        }
        return press(.character(character), count: count, of: run)
    }

    public enum Answer: Equatable {
        case lines([String])
        case moved
        /// The driver has to do something, and then to report.
        case effect(Effect)
        /// The program is to get this: then drive it on, as behind a movement.
        case answered(Reply)
        case quit
    }

    /// Words for what can't be a key.
    private mutating func takeWord(_ word: String, _ number: Int?, of run: ViewedRun) -> Answer {
        switch word {
        case "next": return press("l", count: number, of: run)
        case "back": return press("h", count: number, of: run)
        case "quit", "exit": return .quit
        case "help" where number == nil: return .lines(PlainDialogue.help)
        case "all": return .lines(FrameText.lines(snapshot(of: run)))
        case "task":
            guard let number, number > 0, number <= snapshot(of: run).tasks.count else {
                return .lines(["There is no such task; tasks: lists them. task 2: s and d follow the second one."])
            }
            state.chosenTask = number
            return .lines(["Selected: \(snapshot(of: run).tasks[number - 1].name)"])
        case "output":
            let snapshot = snapshot(of: run)
            let count = run.output.lineCount(end: snapshot.outputEnd)
            let lines = run.output.lines(max(0, count - 20)..<count, frame: snapshot.frame, end: snapshot.outputEnd)
            return .lines(lines.isEmpty ? ["Output: nothing yet"] : lines.map { "Output: \($0.text.harmless)" })
        case "ready", "timers", "suspended", "tasks":
            return .lines(section(word, of: FrameText.lines(snapshot(of: run))))
        case "variables":
            guard let subject = state.variablesSubject(run) else { return .lines(["There is no frame yet"]) }
            state.asked = .variables(subject, since: nil)
            reads = subject
            return .moved
        case "follow":
            guard state.sheet != nil else { return .lines(["There is no list; w: why, breakpoints, marks."]) }
            guard let number, number > 0, number <= state.sheet?.lines.count ?? 0 else {
                return .lines(["follow takes the number of a line of the list."])
            }
            state.sheet?.cursor = number - 1
            return answer(to: state.update(.input(.key(.enter)), of: run))
        case "return": return answer(to: state.update(.input(.key(.backspace)), of: run))
        default: return type(word, of: run)
        }
    }

    /// Words that read a part of the frame, or mean something else here, stay what they are.
    private func isCommand(_ words: [String]) -> Bool {
        switch words[0].lowercased() {
        case "next", "output", "ready", "timers", "suspended", "tasks", "follow", "all": false
        case "back": words[1] == "until"
        case "task": Int(words[1]) == nil
        case let word: word.count > 1 && word.allSatisfy(\.isLetter)
        }
    }

    /// A command as the screen's command line takes it.
    private mutating func type(_ text: String, of run: ViewedRun) -> Answer {
        state.closeQuestion()
        state.notice = nil
        state.sheet = nil
        let effect = state.type(command: text, run)
        // What is wrong needs no report of a frame that is the same.
        if effect == .none, let notice = state.notice, state.pending == nil, state.asked == nil {
            return .lines([notice])
        }
        return answer(to: effect)
    }

    private mutating func search(_ text: String, of run: ViewedRun) -> Answer {
        if text.isEmpty { return press("n", count: nil, of: run) }
        return type("search \(text)", of: run)
    }

    private func answer(to effect: Effect) -> Answer {
        switch effect {
        case .leave: .quit
        case .answer(let reply): .answered(reply)
        case .edit, .rerun: .effect(effect)
        case .none, .redraw, .suspend, .open: .moved
        }
    }

    private mutating func press(_ key: Key, count: Int?, of run: ViewedRun) -> Answer {
        state.closeQuestion()
        for digit in count.map({ String(max(0, $0)) }) ?? "" {
            _ = state.update(.input(.key(.character(digit))), of: run)
        }
        state.sheet = nil
        return answer(to: state.update(.input(.key(key)), of: run))
    }

    /// The frame in short: what happened, when and where, who runs, what was printed.
    public func report(of run: ViewedRun) -> [String] {
        if let reads { return variables(of: reads) }
        if let sheet = state.sheet { return PlainDialogue.lines(of: sheet) }
        let labels = ["Frame ", "Time:", "Place:", "Running:", "Output:", "Error output:"]
        let snapshot = snapshot(of: run)
        var lines: [String] = []
        for line in FrameText.lines(snapshot) where labels.contains(where: { line.hasPrefix($0) }) {
            // With lines of the library between the others, the number is one of two parts.
            let isFirst = line.hasPrefix("Frame ")
            lines.append(isFirst ? "Frame \(run.numbers.plainLabel(snapshot.frame))" + line.drop { $0 != ":" } : line)
            if line.hasPrefix("Place"), let place = snapshot.place {
                let source = run.source(place.file)[place.line].drop { $0 == " " || $0 == "\t" }
                lines.append("Source: \(String(source.prefix(200)).harmless)")
            }
        }
        if let notice = state.notice { lines.append("Note: \(notice)") }
        return lines
    }

    /// A list: its lines are numbered where there is something to follow.
    private static func lines(of sheet: Sheet) -> [String] {
        var lines = [sheet.title.harmless]
        for (index, line) in sheet.lines.enumerated() {
            let indent = String(repeating: " ", count: line.indent)
            lines.append("  " + indent + (line.link == nil ? "" : "\(index + 1). ") + line.text.harmless)
        }
        if sheet.lines.contains(where: { $0.link != nil }) {
            lines.append("follow and a number: go there. return: come back.")
        }
        return lines
    }

    private func variables(of subject: Variables.Subject) -> [String] {
        guard let variables = state.variables, variables.subject == subject else { return ["Variables: not known"] }
        var lines: [String] = []
        for call in variables.calls {
            lines.append("Call of \(call.function.harmless), line \(call.place.line):")
            lines += call.variables.map { "  \($0.name.harmless) = \($0.value.harmless)" }
        }
        return lines.isEmpty ? ["Variables: \(variables.note?.harmless ?? "none")"] : lines
    }

    private func snapshot(of run: ViewedRun) -> Snapshot { run.timeline.snapshot(at: state.frame) }

    /// A labelled list: its line and the numbered ones below it.
    private func section(_ label: String, of lines: [String]) -> [String] {
        guard let start = lines.firstIndex(where: { $0.lowercased().hasPrefix(label) }) else { return [] }
        return [lines[start]] + lines[(start + 1)...].prefix { $0.hasPrefix(" ") }
    }

    // MARK: Keys

    private static func isUsed(_ key: Key) -> Bool {
        switch KeyTable.action(for: key) {
        case .move, .start, .end, .quit, .proceed, .why, .library, .edit: true
        case .match(let direction): direction == .back
        default: false
        }
    }

    static let help: [String] = {
        var lines = ["Enter or n: next frame. b: previous frame. A number: that frame."]
        for row in KeyTable.rows {
            let keys = row.bindings.compactMap {
                $0.keys.first { isUsed($0) && $0.name.count == 1 && $0 != .right && $0 != .left }
            }
            if !keys.isEmpty { lines.append("\(keys.map(\.name).joined(separator: " and ")): \(row.help)") }
        }
        return lines + [
            "A number before a key is a count: 12t goes twelve turns on.",
            "ready, timers, suspended, tasks, output, all: read that part of the frame.",
            "task 2: s and d follow the second task.",
            "variables: the values at this frame. /text: search; / alone: the next match.",
            "Commands, as behind the colon of the screen: "
                + CommandTable.rows.map(\.name).joined(separator: ", ") + "; help break: how one is used.",
        ]
    }()
}

extension String {
    /// Without characters that would steer a terminal.
    public var harmless: String {
        guard unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) else {
            return self
        }
        var text = ""
        for scalar in unicodeScalars {
            text +=
                scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
                ? TextWidth.standIn(for: scalar) : String(scalar)
        }
        return text
    }
}
