import Screen
import Timeline

/// What is typed, and what it does: keys of the screen, words for those that need a screen, commands.
extension PlainDialogue {
    mutating func takeCommand(_ line: String, of run: ViewedRun) -> Answer {
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
        case "?": return .lines(PlainWords.help)
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

    /// Words for what can't be a key.
    private mutating func takeWord(_ word: String, _ argument: String, of run: ViewedRun) -> Answer {
        let number = Int(argument)
        if let named = PanelKind.named(word) { return read(named.panel, named.part, row: number, of: run) }
        switch word {
        case "next": return press("l", count: number, of: run)
        case "back": return press("h", count: number, of: run)
        case "quit", "exit": return .quit
        case "help" where argument.isEmpty: return .lines(PlainWords.help)
        case "all": return .lines(FrameText.lines(snapshot(of: run)))
        case "more":
            guard let next else { return .lines(["There is nothing more to read"]) }
            return read(next.panel, next.part, from: next.row, of: run)
        case "tree":
            state.taskOrder = .tree
            return read(.tasks, nil, row: number, of: run)
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

    private mutating func goToMark(_ word: String, of run: ViewedRun) -> Answer {
        if word != "\'\'" { return type("goto \(word)", of: run) }
        _ = press("\'", count: nil, of: run)
        return press("\'", count: nil, of: run)
    }

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
        case let word where PanelKind.named(word) != nil: false
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
}
