import CursesTerminal
import Glibc
import ScopeUI
import Screen
import Timeline
import Walkthrough

/// What a stepper needs of a terminal.
protocol SteppingTerminal: AnyObject {
    var size: (rows: Int, columns: Int) { get }
    func show(_ grid: CellGrid)
    /// The next `show` sends every cell.
    func forget()
    /// nil: forever. Answers nil if nothing came in time.
    func read(milliseconds: Int?) -> InputEvent?
    func suspend()
    /// Gives the terminal back for as long as somebody else works on it.
    func lend(to work: () -> Void)
    func die(by signal: InputEvent.Signal)
}

extension CursesTerminal: SteppingTerminal {}

extension SteppingTerminal {
    /// Ends the process; the terminal is given back as at every exit.
    fileprivate func abandon(status: Int32) -> Never { exit(status) }
}

/// Looks at the screen, and may change it.
typealias OnUpdate = (inout any SteppedScreen) -> AfterUpdate

/// What a look at the screen leads to.
enum AfterUpdate {
    case goOn, redraw, leave
}

/// A screen with a stepper in it: the stepper's own, or a lesson's.
protocol SteppedScreen {
    var stepper: StepperState { get set }
    mutating func update(_ message: Message, of run: ViewedRun) -> Effect
    func draw(of run: ViewedRun) -> CellGrid
}

extension StepperState: SteppedScreen {
    var stepper: StepperState {
        get { self }
        set { self = newValue }
    }

    func draw(of run: ViewedRun) -> CellGrid { StepperView.draw(self, of: run) }
}

extension LessonState: SteppedScreen {
    func draw(of run: ViewedRun) -> CellGrid { LessonView.draw(self, of: run) }
}

/// Drives the stepper's screen: between two looks at the keys the program runs on for a few milliseconds.
///
/// One thread. The screen is drawn when something changed that it shows; while no key comes and the run is as far
/// ahead as it should be, the process sleeps.
final class Stepper {
    private let terminal: any SteppingTerminal
    private let session: Session
    private var run: any ProgramRun { session.run }
    private var viewed: ViewedRun
    /// What is shown: the stepper's own screen, or one with the stepper in it.
    private(set) var screen: any SteppedScreen
    private var state: StepperState { screen.stepper }
    /// Called when the screen has changed by a key, and now and then while none comes.
    private let onUpdate: OnUpdate?
    private let clock = ContinuousClock()
    /// Answers what is asked of the program's values.
    private var replay: Replay { session.replay }
    /// The program is run anew whenever its file changes.
    private let watches: Bool
    /// Events that came while the program was long in one instruction.
    private var kept: [InputEvent] = []
    /// Events for one slice of the run: as many as take about `slice`.
    private var budget = 2_000

    /// Milliseconds between two looks at what may change without a key.
    private static let watchPause = 300
    private static let slice = Duration.milliseconds(6)
    /// While the run goes on the number of frames changes all the time; it is shown this often.
    private static let redrawPause = Duration.milliseconds(100)
    /// Keys that have come are taken in together, for this long, before the screen is drawn.
    private static let keyBurst = Duration.milliseconds(12)

    /// - Parameter makeScreen: makes the screen, of this size; without it, it is the stepper's own.
    init(
        _ session: Session, terminal: any SteppingTerminal, isASCII: Bool = false, watches: Bool = false,
        settings: ConfigurationFile.Settings = .init(),
        makeScreen: ((ViewedRun, _ rows: Int, _ columns: Int) -> any SteppedScreen)? = nil,
        onUpdate: OnUpdate? = nil
    ) {
        self.session = session
        self.terminal = terminal
        self.watches = watches
        self.onUpdate = onUpdate
        viewed = ViewedRun(timeline: session.timeline, findSpans: SyntaxSpans.find)
        let size = terminal.size
        screen =
            makeScreen?(viewed, size.rows, size.columns)
            ?? StepperState(title: session.title, rows: size.rows, columns: size.columns)
        screen.stepper.isASCII = isASCII
        screen.stepper.bindings = settings.bindings
        if let speed = settings.speed { screen.stepper.setSpeed(speed) }
        connect()
    }

    private func connect() {
        run.onBusy = { [unowned self] in listenWhileBusy() }
        replay.subject = { [unowned self] in state.variablesSubject(at: $0, of: viewed) }
    }

    /// The program is long in one instruction: nothing can be shown nor moved, but keys are kept, and who wants to leave can.
    private func listenWhileBusy() {
        while let event = terminal.read(milliseconds: 0) {
            switch event {
            case .signal(.stop): terminal.suspend()
            case .signal(let signal):
                // The machine can't be asked to end: the process ends around it.
                if signal == .interrupt { terminal.abandon(status: ExitStatus.interrupted) }
                terminal.die(by: signal)
            case .endOfInput: terminal.abandon(status: ExitStatus.well)
            case .key("q"): terminal.abandon(status: ExitStatus.well)
            default: kept.append(event)
            }
        }
    }

    /// The next event: what came while nobody could act on it goes first.
    private func read(milliseconds: Int?) -> InputEvent? {
        kept.isEmpty ? terminal.read(milliseconds: milliseconds) : kept.removeFirst()
    }

    /// Steps until the user leaves, and answers how.
    func step() -> Effect.Leaving {
        // The frames that are there already: of a trace from a file, all of them.
        lookAtRun()
        var isStale = true
        var lastDraw = clock.now
        var nextTick: ContinuousClock.Instant?
        while true {
            let now = clock.now
            if isStale || (isRunning && now - lastDraw > Stepper.redrawPause) {
                if state.frame > 0 || !isRunning {
                    terminal.show(screen.draw(of: viewed))
                    lastDraw = clock.now
                    isStale = false
                }
            }
            // What it ends with is shown too, however short it ran.
            if isRunning, advance() || !isRunning { isStale = true }
            if answerInquiry() { isStale = true }
            if let interval = state.playInterval {
                let due = nextTick ?? now + .seconds(interval)
                if clock.now >= due {
                    _ = screen.update(.tick, of: viewed)
                    isStale = true
                    nextTick = clock.now + .seconds(state.playInterval ?? interval)
                } else {
                    nextTick = due
                }
            } else {
                nextTick = nil
            }
            // What has changed is shown before anybody waits.
            let patience = isStale ? 0 : patience(until: nextTick)
            guard var event = read(milliseconds: patience) else {
                switch onUpdate?(&screen) {
                case .leave: return .quit
                case .redraw: isStale = true
                case .goOn, nil: break
                }
                if watches, session.hasChanged() {
                    restart(libraryLines: state.hasLibraryLines, readsFile: true)
                    isStale = true
                }
                continue
            }
            isStale = true
            let burstEnd = clock.now + Stepper.keyBurst
            while true {
                if let leaving = take(event) { return leaving }
                guard clock.now < burstEnd, let next = read(milliseconds: 0) else { break }
                event = next
            }
            if onUpdate?(&screen) == .leave { return .quit }
        }
    }

    /// - Returns: how the stepper is left, if it is.
    private func take(_ event: InputEvent) -> Effect.Leaving? {
        switch screen.update(.input(event), of: viewed) {
        case .none, .open: break
        case .edit(let file, let line): edit(file, line)
        case .rerun(let libraryLines): restart(libraryLines: libraryLines, readsFile: false)
        case .redraw: terminal.forget()
        case .suspend: terminal.suspend()
        case .answer(let reply): run.answer(reply)
        case .leave(let leaving): return leaving
        }
        return nil
    }

    // MARK: Running anew

    /// Opens the editor; then the program runs anew.
    private func edit(_ file: String?, _ line: Int) {
        guard let path = session.path else { return tell("There is no file to edit") }
        guard file == nil || file == viewed.mainSource else {
            return tell("Only the program itself can be edited from here")
        }
        var problem: String?
        terminal.lend { problem = Editor.open(path, line: line) }
        let size = terminal.size
        _ = screen.update(.input(.resize(rows: size.rows, columns: size.columns)), of: viewed)
        if let problem { return tell(problem) }
        restart(libraryLines: state.hasLibraryLines, readsFile: true)
    }

    private func restart(libraryLines: Bool, readsFile: Bool) {
        let mark = state.landmark(of: viewed)
        switch session.restart(libraryLines: libraryLines, readsFile: readsFile) {
        case .failed(let title, let lines, let line):
            _ = screen.update(.reloadFailed(title: title, lines: lines, line: line), of: viewed)
        case .restarted:
            viewed = ViewedRun(timeline: session.timeline, findSpans: SyntaxSpans.find)
            connect()
            _ = screen.update(.reloaded(mark, libraryLines: libraryLines), of: viewed)
            lookAtRun()
        }
    }

    private func tell(_ text: String) { _ = screen.update(.note(text), of: viewed) }

    /// Something is left to do without a key.
    private var isRunning: Bool { !viewed.isCaughtUp || state.isSearching(viewed) || missingFrames > 0 }

    /// How many frames the program has still to make: it goes only so far ahead of the viewer, though it may never end.
    private var missingFrames: Int {
        run.isFinished || run.question != nil ? 0 : max(0, state.wantedFrames - viewed.timeline.frameCount)
    }

    /// Tells the state of new frames, and of a question.
    private func lookAtRun() {
        _ = screen.update(.runAdvanced, of: viewed)
        if let prompt = run.question, !state.isAsked { _ = screen.update(.asked(prompt), of: viewed) }
    }

    /// Runs the program on for a slice of time.
    /// - Returns: whether the screen has changed by more than the number of frames.
    private func advance() -> Bool {
        viewed.catchUp()
        let before = state
        if state.isSearching(viewed) {
            _ = screen.update(.runAdvanced, of: viewed)
            return state.differsInMoreThanSearch(from: before)
        }
        let missing = missingFrames
        if missing == 0 { return false }
        let start = clock.now
        run.advance(events: min(budget, missing))
        let duration = clock.now - start
        if duration < Stepper.slice / 2 { budget = min(budget * 2, 1 << 20) }
        if duration > Stepper.slice * 2 { budget = max(budget / 2, 64) }
        if run.isFinished { viewed.timeline.mayGrow = false }
        lookAtRun()
        return run.isFinished || state.differsInMoreThanSearch(from: before)
    }

    /// Works for a slice of time on what is asked of the program's values.
    /// - Returns: whether an answer has come.
    private func answerInquiry() -> Bool {
        let inquiry = state.inquiry(of: viewed)
        replay.ask(inquiry)
        guard let inquiry, let answer = replay.advance() else { return false }
        _ = screen.update(.answered(inquiry, answer), of: viewed)
        return true
    }

    /// How long to wait for a key; nil: until there is one.
    private func patience(until tick: ContinuousClock.Instant?) -> Int? {
        if isRunning || replay.inquiry != nil { return 0 }
        guard let tick else { return watches || onUpdate != nil ? Stepper.watchPause : nil }
        let left = (tick - clock.now) / .milliseconds(1)
        return max(0, Int(left.rounded(.up)))
    }
}

/// Shows a list to pick from.
final class Picker {
    private let terminal: any SteppingTerminal
    private var state: PickerState

    init(entries: [PickerState.Entry], terminal: any SteppingTerminal) {
        self.terminal = terminal
        let size = terminal.size
        state = PickerState(entries: entries, rows: size.rows, columns: size.columns)
    }

    /// What was picked, or how the list was left. The row stays for the next time.
    func pick(_ entries: [PickerState.Entry]) -> Effect {
        state.entries = entries
        let size = terminal.size
        _ = state.update(.input(.resize(rows: size.rows, columns: size.columns)))
        while true {
            terminal.show(PickerView.draw(state))
            guard let event = terminal.read(milliseconds: nil) else { continue }
            switch state.update(.input(event)) {
            case .none: break
            case .redraw: terminal.forget()
            case .suspend: terminal.suspend()
            case .answer, .edit, .rerun: break
            case .open(let index): return .open(index)
            case .leave(let leaving): return .leave(leaving)
            }
        }
    }
}
