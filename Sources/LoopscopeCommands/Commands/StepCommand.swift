import ArgumentParser
import CursesTerminal
import Glibc
import PythonAsyncio
import ScopeUI
import Timeline
import Trace

struct StepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step",
        abstract: "Steps through a program or a trace, forward and back.",
        usage: "loopscope [step] [PROGRAM | TRACE] [--plain] [OPTIONS] [-- ARGS]",
        discussion: """
            Examples:
              loopscope program.py
              loopscope step program.py --stdin answers.txt -- first second
              loopscope program.py --watch
              loopscope program.trace
              loopscope lesson.md --publish, and on a second terminal: loopscope lesson.md --follow
              loopscope                    the lessons and demos, to pick from

            Without a terminal, and with --plain, it is a dialogue in plain text, line by line.
            """)

    @Argument(help: "A Python file, a trace, or - for standard input; without it: the lessons and demos.")
    var program: String?

    @Flag(help: "A dialogue in plain text in the place of the screen.")
    var plain = false

    @Flag(help: "Run the program anew whenever its file changes; the view stays at the corresponding place.")
    var watch = false

    @Flag(help: "Of a lesson: tell terminals of yours that --follow it at which stop it is.")
    var publish = false

    @Flag(help: "Of a lesson: show the speaker's notes, and follow the terminal that walks through it with --publish.")
    var follow = false

    @OptionGroup(title: "Screen")
    var screen: ScreenOptions

    @OptionGroup(title: "Program")
    var options: ProgramOptions

    func validate() throws {
        if publish, follow { throw ValidationError("--publish and --follow are for two terminals.") }
    }

    func run() throws {
        let subject = try program.map { path throws(Failure) in try Subject(reading: path) }
        if case .trace = subject { try options.refuseForTrace() }
        if publish || follow {
            guard case .lesson = subject else {
                throw Failure(status: ExitStatus.wrongUsage, message: "--publish and --follow are for a lesson")
            }
        }
        let display = try Display(screen, isPlain: plain, asksTerminal: program == InputFile.standardInput)
        defer { display.close() }
        if let subject {
            try StepCommand.end(display, try step(subject, on: display))
        } else {
            try pick(on: display)
        }
    }

    /// Shows the lessons and the demos, and steps through one after the other, until the list is left.
    private func pick(on display: Display) throws {
        let picker = display.picker { Course.entries(LessonScores()) }
        while true {
            switch picker() {
            case .open(let index):
                let leaving = try step(Course.subject(at: index), on: display)
                if leaving != .quit { return try StepCommand.end(display, leaving) }
            case .leave(let leaving):
                return try StepCommand.end(display, leaving)
            default:
                return
            }
        }
    }

    private func step(_ subject: Subject, on display: Display) throws -> Effect.Leaving {
        switch subject {
        case .trace(let trace, let name):
            return display.step(Session(of: trace, title: name), watches: false)
        case .lesson(let file):
            return try walk(file, on: display)
        case .program(let program):
            return display.step(try Session(program, options), watches: watch)
        }
    }

    /// Walks through a lesson, or shows its notes beside another terminal that does.
    /// - Throws: everything that is wrong with it.
    private func walk(_ file: LessonFile, on display: Display) throws -> Effect.Leaving {
        try options.refuseForLesson()
        if follow { return display.follow(try LessonWalk.Sound(file).plan, try LessonFollower(lesson: file.path)) }
        return try LessonWalk(file: file, publishes: publish, watches: watch).walk(on: display)
    }

    /// - Throws: the exit status, if it is not 0.
    static func end(_ display: Display, _ leaving: Effect.Leaving) throws {
        display.close()
        switch leaving {
        case .quit, .endOfInput: return
        case .signal(.interrupt): throw ExitCode(ExitStatus.interrupted)
        case .signal(let signal): display.die(by: signal)
        }
    }
}
