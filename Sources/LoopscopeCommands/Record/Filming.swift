import ScopeUI
import Screen
import ScreenExport
import Timeline
import Walkthrough

/// Goes through a run as somebody at the keys would, without a terminal and without a clock, and keeps each screen.
///
/// The program has run to its end, or to the line of input that it asks for, before the first screen: so nothing depends
/// on how fast this machine is.
final class Filming {
    private(set) var screencast: Screencast
    private let run: any ProgramRun
    private let replay: Replay
    private let viewed: ViewedRun
    private var screen: any SteppedScreen
    private let settings: FilmSettings
    private let columns: Int
    private let hasBar: Bool
    private let progress: RecordingProgress

    private var caption = ""
    private var chapter: String?
    private var keys = ""
    private var isHidden = false
    private var narration: LessonNarration?
    /// Milliseconds that a key stands, and a character of a text that is typed.
    private var pause = 1000
    private var typingSpeed = 180
    /// The stepper was left.
    private(set) var isOver = false
    /// Files that shots were taken for.
    private(set) var screenshots: [(path: String, shot: Int)] = []

    private static let slice = 20_000
    /// They are all kept in memory, and more of them nobody looks at.
    private static let mostShots = 200_000

    /// - Parameters:
    ///   - lesson: shown in place of the stepper alone.
    ///   - takesChapters: those of the lesson are the recording's.
    /// - Throws: that it was interrupted.
    init(
        _ recording: Recording, lesson: LessonPlan? = nil, title: String, summary: String, settings: FilmSettings,
        size: FilmSize, hasBar: Bool, takesChapters: Bool = true, progress: RecordingProgress
    ) throws {
        self.settings = settings
        self.hasBar = hasBar
        self.progress = progress
        columns = size.columns
        run = recording.run
        replay = recording.replay
        viewed = ViewedRun(timeline: Timeline(trace: recording.trace), findSpans: SyntaxSpans.find)
        screencast = Screencast(title: title, summary: summary, rows: size.rows, columns: size.columns)
        let rows = size.rows - (hasBar ? CaptionBar.rows : 0)
        if let lesson {
            screen = LessonState(lesson, title: recording.name, rows: rows, columns: size.columns)
            narration = LessonNarration(takesChapters: takesChapters)
        } else {
            screen = StepperState(title: recording.name, rows: rows, columns: size.columns)
        }
        try runOn()
        if var lesson = screen as? LessonState {
            lesson.go(to: 0, viewed)
            screen = lesson
        }
    }

    private var state: StepperState { screen.stepper }
    /// The lesson that is walked through.
    var lesson: LessonState? { screen as? LessonState }
    /// What stands on the lesson's page that no screen has shown yet.
    var unread: [LessonLine] { lesson.flatMap { narration?.unread(of: $0) } ?? [] }
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
        _ = screen.update(.runAdvanced, of: viewed)
        if let prompt = run.question, !state.isAsked { _ = screen.update(.asked(prompt), of: viewed) }
    }

    private func send(_ message: Message) throws {
        switch screen.update(message, of: viewed) {
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
            while state.isSearching(viewed) { _ = screen.update(.runAdvanced, of: viewed) }
            guard let inquiry = state.inquiry(of: viewed) else { return }
            replay.ask(inquiry)
            if let answer = replay.advance() { _ = screen.update(.answered(inquiry, answer), of: viewed) }
        }
    }

    // MARK: Shots

    /// Keeps the screen of the moment for so many milliseconds, at normal speed.
    func shoot(for length: Int) throws {
        let length = length * 1000 / settings.speed
        if isHidden { return }
        if screencast.shots.count >= Filming.mostShots {
            throw Failure(
                status: ExitStatus.limit, message: "a recording has no more than \(Filming.mostShots) screens")
        }
        var grid = screen.draw(of: viewed)
        if hasBar { grid = CaptionBar(caption: caption, keys: settings.showsKeys ? keys : "").below(grid) }
        viewed.timeline.seek(to: state.frame)
        let told = lesson.flatMap { narration?.tell($0) }
        screencast.append(
            Screencast.Shot(
                time: 0, frame: state.frame,
                narration: state.hidden.contains(.sentence) ? "" : viewed.timeline.sentence,
                caption: [caption, told?.text ?? ""].filter { !$0.isEmpty }.joined(separator: "\n"), keys: keys,
                chapter: chapter ?? told?.chapter),
            showing: grid, for: length)
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
            try press(key, shownAs: typed)
            if isOver { return }
            let isLast = index == pressed.count - 1
            try shoot(for: each ?? (isText && !isLast ? typingSpeed : pause))
        }
    }

    /// Presses a key, and keeps no screen.
    func press(_ key: Key, shownAs name: String) throws {
        keys = name
        try send(.input(.key(key)))
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

    /// Shows a frame that no screen has shown, for a still of it: after the end, and without a caption.
    func visit(_ frame: Int) throws {
        guard !isOver, (1...frameCount).contains(frame), !screencast.shots.contains(where: { $0.frame == frame }) else {
            return
        }
        (caption, keys, isHidden) = ("", "", false)
        screen.stepper.show(frame: frame, of: viewed)
        settle()
        try shoot(for: pause)
    }

    func perform(_ step: DemoScript.Step) throws {
        if isOver { return }
        switch step.action {
        case .press(let keys, let isText, let each): try press(keys, isText: isText, each: each)
        case .sleep(let length): try sleep(length)
        case .caption(let text, let length):
            caption = text
            keys = ""
            if !text.isEmpty { try sleep(length ?? ReadingTime.of(text)) }
        case .chapter(let title): chapter = title
        case .screenshot(let path): screenshots.append((path, max(0, screencast.shots.count - 1)))
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

/// How long it takes to read a text.
enum ReadingTime {
    /// In milliseconds: the eye finds it, then 18 characters a second.
    static func of(_ text: String) -> Int { 900 + text.count * 55 }
}
