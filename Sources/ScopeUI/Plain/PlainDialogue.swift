import Screen
import Timeline

/// The stepper without a screen: one line is asked, labelled lines of plain text answer.
///
/// It moves as the screen does, by the same keys from the same table; each answer makes sense when it is read aloud.
public struct PlainDialogue {
    var state: StepperState
    /// Whose variables are to be read out.
    private var reads: Variables.Subject?
    /// The row of a panel that was read last, and at which frame.
    private var row: (panel: PanelKind, row: Int, frame: Int)?
    /// Where a panel that was cut goes on.
    private var next: (panel: PanelKind, row: Int)?
    /// Frames that are gone through one by one.
    private var played: Played?

    private struct Played {
        var from: Int
        var left: Int
    }

    public init(title: String) {
        // The size decides nothing here but how far a page goes.
        state = StepperState(title: title, rows: 24, columns: 80)
    }

    /// A movement waits for frames that the run has still to make: drive it on, and call `continueMovement`.
    public var isWaiting: Bool { state.frame == 0 || state.pending != nil || (played?.left ?? 0) > 0 }
    /// Up to which frame the run should be driven.
    public var wantedFrames: Int { state.wantedFrames }

    public static let invitation = "Enter: next frame. b: back. ?: help. q: quit."

    /// Looks at the frames that have come.
    public mutating func continueMovement(of run: ViewedRun) {
        _ = state.update(.runAdvanced, of: run)
        playOn(run)
    }

    /// Plays the next frame, unless one is still looked for or asked about.
    mutating func playOn(_ run: ViewedRun) {
        guard var played, played.left > 0, state.pending == nil, state.playCheck == nil else { return }
        defer { self.played = played }
        // At a breakpoint, at the end, or at a question it has stopped by itself.
        if state.frame != played.from, !state.isPlaying {
            played.left = 0
            return
        }
        state.isPlaying = true
        _ = state.update(.tick, of: run)
        played.left -= 1
        if !state.isPlaying || isAsking { played.left = 0 }
        if played.left == 0, state.pending == nil { state.isPlaying = state.playCheck != nil }
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
        played = nil
        state.notice = nil
        forgetRow()
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let word = words.first else { return press("l", count: nil, of: run) }
        if line.hasPrefix(":") { return type(String(line.dropFirst()), of: run) }
        if line.hasPrefix("/") { return search(String(line.dropFirst()), of: run) }
        if word.hasPrefix("'"), words.count == 1 { return goToMark(word, of: run) }
        if word == "m", words.count == 2 { return type("mark \(words[1])", of: run) }
        if words.count > 1, isCommand(words) { return type(line, of: run) }
        let argument = words.dropFirst().first.flatMap { Int($0) }
        if word.count > 1, word.allSatisfy({ $0.isLetter }) {
            return takeWord(word.lowercased(), words.dropFirst().joined(separator: " "), of: run)
        }
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
        guard rest.count == 1, let character = rest.first, let action = KeyTable.action(for: .character(character)),
            PlainWords.isTyped(action)
        else { return type(line, of: run) }
        switch action {
        case .why: return why(words.dropFirst().joined(separator: " "), of: run)
        case .nextTaskOrder, .nextLaneScale, .nextArrangement:
            _ = press(.character(character), count: count, of: run)
            return readAnew(action, of: run)
        default: return press(.character(character), count: count, of: run)
        }
    }

    private static let framesPlayed = 10

    private mutating func play(_ count: Int) -> Answer {
        state.isPlaying = false
        played = Played(from: state.frame, left: min(max(1, count), PlainReading.page))
        return .moved
    }

    private mutating func goToMark(_ word: String, of run: ViewedRun) -> Answer {
        if word != "\'\'" { return type("goto \(word)", of: run) }
        _ = press("\'", count: nil, of: run)
        return press("\'", count: nil, of: run)
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
    private mutating func takeWord(_ word: String, _ argument: String, of run: ViewedRun) -> Answer {
        let number = Int(argument)
        if let panel = PlainWords.panels[word] { return read(panel, row: number, of: run) }
        switch word {
        case "next": return press("l", count: number, of: run)
        case "back": return press("h", count: number, of: run)
        case "quit", "exit": return .quit
        case "help" where argument.isEmpty: return .lines(PlainDialogue.help)
        case "all": return .lines(FrameText.lines(snapshot(of: run)))
        case "more":
            guard let next else { return .lines(["There is nothing more to read"]) }
            return read(next.panel, from: next.row, of: run)
        case "tree":
            state.taskOrder = .tree
            return read(.tasks, row: number, of: run)
        case "task":
            guard let number, number > 0, number <= snapshot(of: run).tasks.count else {
                return .lines(["There is no such task; tasks: lists them. task 2: s and d follow the second one."])
            }
            state.chosenTask = number
            return .lines(["Selected: \(snapshot(of: run).tasks[number - 1].name.harmless)"])
        case "play": return play(number ?? PlainDialogue.framesPlayed)
        case "why": return why(argument, of: run)
        case "follow": return follow(number, of: run)
        case "open":
            if state.sheet != nil { return follow(number, of: run) }
            guard row != nil else {
                return .lines(["No row has the cursor; output 2 reads the second line of Output, and open goes there."])
            }
            restoreRow()
            return answer(to: state.update(.input(.key(.enter)), of: run))
        case "esc", "cancel":
            row = nil
            return press(.escape, count: nil, of: run)
        case "return": return answer(to: state.update(.input(.key(.backspace)), of: run))
        case "break":
            restoreRow()
            return type(word, of: run)
        default: return type(argument.isEmpty ? word : "\(word) \(argument)", of: run)
        }
    }

    // MARK: Reading

    private mutating func read(_ panel: PanelKind, row wanted: Int?, of run: ViewedRun) -> Answer {
        guard state.frame > 0 else { return .lines(["There is no frame yet"]) }
        if panel == .variables {
            guard let subject = state.variablesSubject(run) else { return .lines(["There is no frame yet"]) }
            state.asked = .variables(subject, since: state.lineBefore(subject, run))
            reads = subject
            return .moved
        }
        guard let wanted else { return read(panel, from: nil, of: run) }
        let scene = Scene(of: run, state: state)
        let count = scene.rowCount(of: panel)
        guard (1...max(1, count)).contains(wanted), count > 0 else {
            return .lines([
                count == 0
                    ? "\(panel.title): there is no row" : "\(panel.title): a row from 1 to \(NumberText.count(count))"
            ])
        }
        state.focus = panel
        state.setCursor(row: wanted - 1, in: scene)
        row = (panel, wanted - 1, state.frame)
        next = nil
        return .lines(PlainReading(Scene(of: run, state: state)).row(wanted - 1, of: panel))
    }

    private mutating func read(_ panel: PanelKind, from start: Int?, of run: ViewedRun) -> Answer {
        let page = PlainReading(Scene(of: run, state: state)).read(panel, from: start)
        next = page.next.map { (panel, $0) }
        return .lines(page.lines)
    }

    /// What a key has arranged otherwise.
    private mutating func readAnew(_ action: Action, of run: ViewedRun) -> Answer {
        guard state.frame > 0 else { return .lines(["There is no frame yet"]) }
        switch action {
        case .nextTaskOrder: return read(.tasks, from: nil, of: run)
        case .nextLaneScale: return read(.lanes, from: nil, of: run)
        default: break
        }
        let scene = Scene(of: run, state: state)
        // As on a screen with room for all of them.
        let panels =
            Layout(rows: 40, columns: 120, focus: .source, isZoomed: false, arrangement: state.arrangement)?.visible
            ?? []
        next = nil
        return .lines(
            ["Layout: \(state.arrangement)"]
                + panels.filter { $0 != .variables }.flatMap { PlainReading(scene).read($0).lines }
                + (panels.contains(.variables) ? ["variables: reads the values"] : []))
    }

    /// The cursor is on a row of a panel only for what is asked about it at this frame.
    private mutating func forgetRow() {
        state.focus = .source
        if let row, row.frame != state.frame { self.row = nil }
    }

    private mutating func restoreRow() {
        guard let row else { return }
        state.focus = row.panel
        if row.panel != .tasks, row.panel != .lanes {
            state.cursor[row.panel] = row.panel == .source ? row.row + 1 : row.row
        }
    }

    // MARK: Asking

    private mutating func why(_ about: String, of run: ViewedRun) -> Answer {
        if state.sheet != nil, let number = Int(about) {
            guard number > 0, number <= state.sheet?.lines.count ?? 0 else {
                return .lines(["why takes the number of a line of the list, or the name of a task."])
            }
            state.sheet?.cursor = number - 1
            return answer(to: state.update(.input(.key("w")), of: run))
        }
        if !about.isEmpty { return type("why \(about)", of: run) }
        restoreRow()
        return press("w", count: nil, of: run)
    }

    private mutating func follow(_ number: Int?, of run: ViewedRun) -> Answer {
        guard state.sheet != nil else { return .lines(["There is no list; w: why, breakpoints, marks."]) }
        guard let number, number > 0, number <= state.sheet?.lines.count ?? 0 else {
            return .lines(["follow takes the number of a line of the list."])
        }
        state.sheet?.cursor = number - 1
        return answer(to: state.update(.input(.key(.enter)), of: run))
    }

    /// Words that read a part of the frame, or mean something else here, stay what they are.
    private func isCommand(_ words: [String]) -> Bool {
        switch words[0].lowercased() {
        case "next", "follow", "all", "why", "play", "tree", "open": false
        case let word where PlainWords.panels[word] != nil: false
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
        if state.isPlaying { return play(PlainDialogue.framesPlayed) }
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
        let told = played.map { storyOf($0, run) } ?? []
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
        return told + lines
    }

    /// The frames between, a sentence each.
    private func storyOf(_ played: Played, _ run: ViewedRun) -> [String] {
        guard played.from + 1 < state.frame else { return [] }
        return (played.from + 1..<state.frame).map { frame in
            run.timeline.seek(to: frame)
            return "Frame \(run.numbers.plainLabel(frame)): \(run.timeline.sentence.harmless)"
        }
    }

    /// A list: its lines are numbered where there is something to follow.
    private static func lines(of sheet: Sheet) -> [String] {
        var lines = [sheet.title.harmless]
        for (index, line) in sheet.lines.enumerated() {
            let indent = String(repeating: " ", count: line.indent)
            lines.append("  " + indent + (line.link == nil ? "" : "\(index + 1). ") + line.text.harmless)
        }
        if sheet.lines.contains(where: { $0.link != nil }) {
            lines.append("follow and a number: go there. why and a number: ask on. return: come back.")
        }
        return lines
    }

    private func variables(of subject: Variables.Subject) -> [String] {
        guard let variables = state.variables, variables.subject == subject else { return ["Variables: not known"] }
        var lines: [String] = []
        for call in variables.calls {
            lines.append("Call of \(call.function.harmless), line \(call.place.line):")
            lines += call.variables.map {
                "  \($0.name.harmless) = \($0.value.harmless)" + ($0.isChanged ? ", changed" : "")
            }
            if call.omitted > 0 { lines.append("  and \(NumberText.count(call.omitted)) more") }
        }
        return lines.isEmpty ? ["Variables: \(variables.note?.harmless ?? "none")"] : lines
    }

    private func snapshot(of run: ViewedRun) -> Snapshot { run.timeline.snapshot(at: state.frame) }

    static let help = PlainWords.help
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
