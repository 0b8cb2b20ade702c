import ArgumentParser
import Glibc

/// The program `loopscope`: the only place that wires the other targets together.
///
/// A command loads what it is given (`Subject`), runs a program on a thread of its own (`MachineThread`), shows the
/// frames in its own way, and ends with a status of `ExitStatus`. What can go wrong for the user is a `Failure`.
///
/// Reading order: `runLoopscope` -> `RunCommand` -> `ProgramRunner` -> `MachineThread` -> `FramesCommand` ->
/// `StepCommand` -> `Stepper`.
///
/// - Parameter arguments: without the program's own name.
/// - Returns: the exit status.
public func runLoopscope(_ arguments: [String]) -> Int32 {
    ProcessMemory.settle()
    do {
        var command = try Loopscope.parseAsRoot(arguments)
        try command.run()
        return ExitStatus.well
    } catch let failure as Failure {
        Messages.write(failure.message)
        return failure.status
    } catch let status as ExitCode {
        return status.rawValue
    } catch {
        return report(error)
    }
}

/// Help and the version go to standard output, what is wrong with the arguments to standard error.
private func report(_ error: any Error) -> Int32 {
    let status = Loopscope.exitCode(for: error)
    let message = Loopscope.fullMessage(for: error)
    if status.isSuccess {
        let output = BufferedOutput(STDOUT_FILENO)
        output.write(message + "\n")
        output.flush()
        return ExitStatus.well
    }
    let parserPrefix = "Error: "
    var text = message.hasPrefix(parserPrefix) ? String(message.dropFirst(parserPrefix.count)) : message
    if text.hasPrefix("Unexpected argument") || text.contains(" unexpected arguments") {
        let lineEnd = text.firstIndex(of: "\n") ?? text.endIndex
        text.insert(contentsOf: " (a program's own arguments stand behind --)", at: lineEnd)
    }
    Messages.write(text)
    return status == .validationFailure ? ExitStatus.wrongUsage : status.rawValue
}

/// The root of the commands.
struct Loopscope: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loopscope",
        abstract: "Steps through a Python asyncio program, frame by frame, forward and back.",
        usage: "loopscope [COMMAND] [PROGRAM] [OPTIONS] [-- ARGS]",
        discussion: """
            Examples:
              loopscope                    pick one of the lessons and demos that come with it
              loopscope program.py         step through a program; ? shows the keys
              loopscope run program.py     no screen: what python3.13 would print
              loopscope frames program.py --every turn --format json
              loopscope trace program.py   write program.trace
              loopscope program.trace      step through that
              loopscope record program.py -o program.svg
              loopscope lesson.md          walk through a lesson
              loopscope quiz program.py    questions that the run itself answers
              loopscope program.py --stdin answers.txt -- first second

            PROGRAM is a file, or - for standard input; behind -- stand its own
            arguments. Its clock is virtual: sleeps cost nothing.

            Keys and looks can be set in a file: $XDG_CONFIG_HOME/loopscope/config.toml.
            loopscope --generate-completion-script bash (or zsh, fish) writes completions,
            loopscope manual the page for man.

            Exit status:
              0   well, and whenever the stepper is left (run: the program's own)
              3   the program uses something that is not supported
              4   it can never go on: a deadlock
              5   a limit ended it
              64  wrong usage      65  a check failed
              66  no such input    130 interrupted
            """,
        version: "0.1.0",
        subcommands: [
            StepCommand.self, RunCommand.self, FramesCommand.self, TraceCommand.self, RecordCommand.self,
            LessonCommand.self, QuizCommand.self, ManualCommand.self,
        ],
        defaultSubcommand: StepCommand.self)
}
