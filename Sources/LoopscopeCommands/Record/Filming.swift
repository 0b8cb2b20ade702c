import ScopeUI
import Screen
import ScreenExport
import Timeline

/// Goes through a run as somebody at the keys would, without a terminal and without a clock, and keeps each screen.
///
/// The program has run to its end, or to the line of input that it asks for, before the first screen: so nothing depends
/// on how fast this machine is.
final class Filming {
    private(set) var screencast: Screencast
    private let run: any ProgramRun
    private let replay: Replay
    private let viewed: ViewedRun
    private var state: StepperState
    private let settings: FilmSettings
    private let hasBar: Bool
    private let progress: RecordingProgress

    private var caption = ""
    private var chapter: String?
    private var keys = ""
    private var isHidden = false
    /// Milliseconds that a key stands, and a character of a text that is typed.
    private var pause = 1000
    private var typingSpeed = 180
    /// The stepper was left.
    private(set) var isOver = false

    private static let slice = 20_000
    /// They are all kept in memory, and more of them nobody looks at.
    private static let mostShots = 200_000

    /// - Throws: that it was interrupted.
    init(
        _ recording: Recording, title: String, summary: String, settings: FilmSettings, hasBar: Bool,
        progress: RecordingProgress
    ) throws {
        self.settings = settings
        self.hasBar = hasBar
        self.progress = progress
        run = recording.run
        replay = recording.replay
        viewed = ViewedRun(timeline: Timeline(trace: recording.trace), findSpans: SyntaxSpans.find)
        let size = settings.size
        screencast = Screencast(title: title, summary: summary, rows: size.rows, columns: size.columns)
        let rows = size.rows - (hasBar ? CaptionBar.rows : 0)
        state = StepperState(title: recording.name, rows: rows, columns: size.columns)
        try runOn()
    }

    var frame: Int { state.frame }
    var frameCount: Int { viewed.timeline.frameCount }
    var timeline: Timeline { viewed.timeline }

    // MARK: The program

    /// Lets the program run to its end, or until it asks for input.
    private func runOn() throws {
        while !run.isFinished, run.question == nil {
            run.advance(events: Filming.slice)
            try progress.say("\(viewed.timeline.frameCount) frames so far")
        }
        if run.isFinished { viewed.timeline.mayGrow = false }
        while !viewed.isCaughtUp { viewed.catchUp() }
        _ = state.update(.runAdvanced, of: viewed)
        if let prompt = run.question, !state.isAsked { _ = state.update(.asked(prompt), of: viewed) }
    }

    private func send(_ message: Message) throws {
        switch state.update(message, of: viewed) {
        case .answer(let reply):
            run.answer(reply)
            try runOn()
        case .leave: isOver = true
        default: break
        }
        settle()
    }

    /// Nobody films a search that is under way, nor values that have still to come.
    private func settle() {
        while true {
            while state.isSearching(viewed) { _ = state.update(.runAdvanced, of: viewed) }
            guard let inquiry = state.inquiry(of: viewed) else { return }
            replay.ask(inquiry)
            if let answer = replay.advance() { _ = state.update(.answered(inquiry, answer), of: viewed) }
        }
    }

    // MARK: Shots

    /// Keeps the screen of the moment for so many milliseconds, at normal speed.
    private func shoot(for length: Int) throws {
        let length = length * 1000 / settings.speed
        if isHidden { return }
        if screencast.shots.count >= Filming.mostShots {
            throw Failure(
                status: ExitStatus.limit, message: "a recording has no more than \(Filming.mostShots) screens")
        }
        var grid = StepperView.draw(state, of: viewed)
        if hasBar { grid = CaptionBar(caption: caption, keys: settings.showsKeys ? keys : "").below(grid) }
        viewed.timeline.seek(to: state.frame)
        screencast.append(
            Screencast.Shot(
                time: 0, frame: state.frame, narration: viewed.timeline.sentence, caption: caption, keys: keys,
                chapter: chapter), showing: grid, for: length)
        chapter = nil
        try progress.say("\(screencast.shots.count) screens so far")
    }

    /// Takes the screen of the moment in, before anything is done.
    func begin() throws {
        settle()
        try shoot(for: pause)
    }

    /// Lets the last screen stand.
    func end(for length: Int) {
        screencast.extend(by: length * 1000 / settings.speed)
    }

    /// Presses keys. Each stands as long as `each` says, or the settings do.
    func press(_ pressed: [Key], isText: Bool = false, each: Int? = nil) throws {
        var typed = ""
        for (index, key) in pressed.enumerated() where !isOver {
            typed = isText ? typed + key.name : key.name
            keys = typed
            try send(.input(.key(key)))
            if isOver { return }
            let isLast = index == pressed.count - 1
            try shoot(for: each ?? (isText && !isLast ? typingSpeed : pause))
        }
    }

    /// How long a screen stands that nothing else is said about.
    func setPause(_ length: Int) { pause = length }

    /// Moves to a frame without a word about keys.
    func go(to frame: Int) throws {
        if frame == state.frame + 1 {
            try send(.input(.key(.right)))
        } else {
            for key in "\(frame)G" { try send(.input(.key(.character(key)))) }
        }
        try shoot(for: pause)
    }

    /// - Throws: that the run was interrupted, or what is wrong with the step.
    func perform(_ step: DemoScript.Step) throws {
        if isOver { return }
        switch step.action {
        case .press(let keys, let isText, let each): try press(keys, isText: isText, each: each)
        case .sleep(let length): try sleep(length)
        case .caption(let text, let length):
            guard CaptionBar.fits(text, columns: settings.size.columns) else {
                let width = CaptionBar.width(columns: settings.size.columns)
                throw DemoScriptError(
                    line: step.line, column: 1,
                    message: "the caption is too long: there are \(CaptionBar.rows) lines of \(width) characters")
            }
            caption = text
            keys = ""
            // To read it: the eye finds it, then 18 characters a second.
            if !text.isEmpty { try sleep(length ?? 900 + text.count * 55) }
        case .chapter(let title): chapter = title
        case .hide: isHidden = true
        case .show: isHidden = false
        case .setPause(let length): pause = length
        case .setTypingSpeed(let length): typingSpeed = length
        }
    }

    /// Time passes; while the stepper plays, frames go by.
    private func sleep(_ length: Int) throws {
        var left = length
        while let interval = state.playInterval, left > 0 {
            let step = max(1, Int(interval * 1000))
            try shoot(for: min(step, left))
            left -= step
            if left > 0 { try send(.tick) }
        }
        if left > 0 { try shoot(for: left) }
    }
}
