import Screen

/// A line that is typed at the foot of the screen: a command behind `:`, or a text to search for behind `/`.
struct Prompt: Equatable, Sendable {
    enum Kind: Equatable, Sendable { case command, search }

    var kind: Kind
    var line = LineEditor()
    /// What is wrong with the line as it was sent; what was typed stays.
    var error: String?
    /// The entry of the history that is shown; nil: what was typed.
    var recalled: Int?
    /// What was typed before the history was looked at.
    var draft = ""
    /// What Tab offers, and which of it stands in the line.
    var offers: [String] = []
    var offer: Int?
    /// The line up to where the offers begin.
    var stem = ""

    init(_ kind: Kind, text: String = "") {
        self.kind = kind
        line = LineEditor(text)
    }
}

/// What was typed before, the last one at the end.
struct PromptHistory: Equatable, Sendable {
    private(set) var commands: [String] = []
    private(set) var searches: [String] = []

    private static let most = 200

    subscript(kind: Prompt.Kind) -> [String] { kind == .command ? commands : searches }

    mutating func add(_ text: String, to kind: Prompt.Kind) {
        func added(_ list: [String]) -> [String] {
            Array((list.filter { $0 != text } + [text]).suffix(PromptHistory.most))
        }
        if kind == .command { commands = added(commands) } else { searches = added(searches) }
    }
}

extension StepperState {
    /// A key while a command or a search is typed.
    mutating func edit(prompt key: Key, _ run: ViewedRun) -> Effect {
        guard var prompt else { return .none }
        defer { if self.prompt != nil { self.prompt = prompt } }
        switch key {
        case .control("z"): return .suspend
        case .escape, .control("c"), .control("g"):
            self.prompt = nil
            return .none
        case .backspace where prompt.line.text.isEmpty:
            self.prompt = nil
            return .none
        case .enter:
            let text = prompt.line.text
            let effect = send(text, prompt.kind, run)
            switch effect {
            case .success(let effect):
                self.prompt = nil
                return effect
            case .failure(let wrong):
                prompt.error = wrong.message
                return .none
            }
        case .up, .control("p"): recall(-1, &prompt)
        case .down, .control("n"): recall(1, &prompt)
        case .tab: complete(1, &prompt, run)
        case .backTab: complete(-1, &prompt, run)
        default:
            prompt.line.take(key)
            prompt.error = nil
            prompt.recalled = nil
            prompt.offers = []
            prompt.offer = nil
        }
        return .none
    }

    /// Does what a typed command would, and says what is wrong with it.
    mutating func type(command text: String, _ run: ViewedRun) -> Effect {
        switch send(text, .command, run) {
        case .success(let effect): return effect
        case .failure(let wrong):
            notice = wrong.message
            return .none
        }
    }

    private mutating func send(
        _ text: String, _ kind: Prompt.Kind, _ run: ViewedRun
    ) -> Result<Effect, CommandError> {
        switch kind {
        case .search:
            // As in less: nothing typed repeats the last search.
            guard let wanted = text.isEmpty ? lastSearch : text else {
                return .failure(CommandError("Type a text to look for; Esc leaves"))
            }
            lastSearch = wanted
            showsMatches = true
            history.add(wanted, to: .search)
            find(.text(wanted), .forward, run.timeline)
            return .success(.none)
        case .command:
            if text.allSatisfy(\.isWhitespace) { return .success(.none) }
            do throws(CommandError) {
                let command = try CommandParser(text, context: commandContext(run)).command()
                let effect = try perform(command, run)
                history.add(text, to: .command)
                return .success(effect)
            } catch {
                return .failure(error)
            }
        }
    }

    private func recall(_ step: Int, _ prompt: inout Prompt) {
        let entries = history[prompt.kind]
        let old = prompt.recalled ?? entries.count
        let new = min(max(0, old + step), entries.count)
        guard new != old else { return }
        if old == entries.count { prompt.draft = prompt.line.text }
        prompt.recalled = new == entries.count ? nil : new
        prompt.line = LineEditor(new == entries.count ? prompt.draft : entries[new])
        prompt.error = nil
    }

    private func complete(_ step: Int, _ prompt: inout Prompt, _ run: ViewedRun) {
        guard prompt.kind == .command else { return }
        if prompt.offers.isEmpty {
            let (stem, offers) = CommandCompletion(commandContext(run)).offers(for: prompt.line.before)
            prompt.stem = stem
            prompt.offers = offers
            prompt.offer = nil
        }
        guard !prompt.offers.isEmpty else {
            prompt.error = "Nothing completes this"
            return
        }
        let count = prompt.offers.count
        let next = prompt.offer.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
        prompt.offer = next
        prompt.line = LineEditor(prompt.stem + prompt.offers[next] + (count == 1 ? " " : ""))
        if count == 1 { prompt.offers = [] }
        prompt.error = nil
    }
}
