import CursesTerminal
import Glibc
import ScopeUI
import Screen
import Timeline
import Walkthrough

/// Where the stepper is shown: on the terminal's screen, or as a dialogue in plain text.
final class Display {
    /// nil: plain text.
    private let terminal: CursesTerminal?
    private let options: ScreenOptions
    private let settings: ConfigurationFile.Settings
    private let output = BufferedOutput(STDOUT_FILENO)
    private let input = LineInput(descriptor: STDIN_FILENO)

    /// - Parameters:
    ///   - isPlain: plain text even on a terminal.
    ///   - asksTerminal: standard input is taken, so that keys have to come from the terminal itself.
    /// - Throws: what is wrong in the user's file.
    init(_ options: ScreenOptions, isPlain: Bool, asksTerminal: Bool) throws(Failure) {
        settings = try ConfigurationFile.read()
        self.options = options.completed(by: settings)
        let options = self.options
        guard !isPlain, Display.hasScreen else {
            terminal = nil
            return
        }
        var opened: CursesTerminal?
        do throws(CursesTerminal.Failure) {
            opened = try CursesTerminal(
                options.terminalOptions(asksTerminal: asksTerminal, theme: settings.theme))
        } catch {
            if error == .unknownTerminal {
                Messages.write(
                    "the terminal '\(Display.variable("TERM"))' is not known here; this is plain text instead")
            }
        }
        terminal = opened
    }

    private static func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

    private static var hasScreen: Bool { !["", "dumb"].contains(variable("TERM")) }

    /// - Parameter watches: the program is run anew whenever its file changes.
    func step(_ session: Session, watches: Bool) -> Effect.Leaving {
        if let terminal {
            return Stepper(
                session, terminal: terminal, isASCII: options.isASCII, watches: watches, settings: settings
            ).step()
        }
        PlainStepper(session, readLine: ask, write: say).talk()
        output.flush()
        return .quit
    }

    /// Walks through a lesson or a quiz.
    /// - Parameter onUpdate: may change what is shown, or end it.
    func walk(
        _ plan: LessonPlan, _ session: Session, at stop: Int = 0, onUpdate: @escaping (inout LessonState) -> AfterUpdate
    ) -> Effect.Leaving {
        if let terminal {
            return Stepper(
                session, terminal: terminal, isASCII: options.isASCII, settings: settings,
                makeScreen: { run, rows, columns in
                    var state = LessonState(plan, title: session.title, rows: rows, columns: columns)
                    state.go(to: stop, run)
                    return state
                },
                onUpdate: { screen in
                    guard var state = screen as? LessonState else { return .goOn }
                    defer { screen = state }
                    return onUpdate(&state)
                }
            ).step()
        }
        PlainLesson(readLine: ask, write: say).talk(plan, session, at: stop, onUpdate: onUpdate)
        output.flush()
        return .quit
    }

    /// Shows the notes of a lesson that another terminal walks through.
    func follow(_ plan: LessonPlan, _ follower: LessonFollower) -> Effect.Leaving {
        if let terminal { return NotesFollower(follower: follower).follow(plan, on: terminal) }
        NotesFollower(follower: follower).follow(plan) {
            say($0)
            output.flush()
        }
        return .quit
    }

    /// A list to pick from, which keeps its place from one time to the next.
    /// - Parameter entries: asked each time, since what has been done stands there.
    func picker(of entries: @escaping () -> [PickerState.Entry]) -> () -> Effect {
        if let terminal {
            let picker = Picker(entries: entries(), terminal: terminal)
            return { picker.pick(entries()) }
        }
        let picker = PlainPicker(entries: entries(), readLine: ask, write: say)
        return { picker.pick() }
    }

    /// Gives the terminal back. Safe to call twice.
    func close() {
        terminal?.close()
        output.flush()
    }

    func die(by signal: InputEvent.Signal) {
        terminal?.die(by: signal)
    }

    private func ask() -> String? {
        output.flush()
        defer { input.goOn() }
        return input.readLine()
    }

    private func say(_ line: String) { output.write(line + "\n") }
}
