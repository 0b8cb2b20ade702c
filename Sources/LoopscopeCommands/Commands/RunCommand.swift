import ArgumentParser
import PythonAsyncio
import Trace

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs a program without a screen.",
        usage: "loopscope run PROGRAM [OPTIONS] [-- ARGS]",
        discussion: """
            Examples:
              loopscope run program.py
              loopscope run program.py --seed 7 -- first second
              echo 'print(6 * 7)' | loopscope run -

            stdout, stderr and the exit status are those of python3.13. The clock is virtual: sleeps cost nothing.
            """)

    @Argument(help: "A Python file, or - for standard input.")
    var program: String

    @OptionGroup(title: "Program")
    var options: ProgramOptions

    func run() throws {
        guard case .program(let program) = try Subject(reading: program) else {
            throw Failure(status: ExitStatus.wrongUsage, message: "'\(program)' is a trace; run takes a program")
        }
        Interruption.watch()
        let output = ProgramOutput()
        let input = try options.input(for: program, inherits: true)
        let runner = ProgramRunner(
            program: program, options: options.machineOptions(), input: input, output: output,
            heedsInterruption: true)
        // A limit on frames needs somebody who counts them.
        let counter = options.maxFrames == nil ? nil : Trace(keepsEvents: false)
        var outcome = runner.start(recordingTo: counter).finish()
        output.flush()
        if outcome.ending == .deadlock, counter == nil { outcome = explained(outcome, of: runner, given: input) }
        if let message = outcome.message { Messages.write(message) }
        throw ExitCode(outcome.exitStatus)
    }

    /// Who holds which lock is noted only while something is recorded: the same run once more, unseen, knows it.
    private func explained(
        _ outcome: PythonProgram.Outcome, of runner: ProgramRunner, given input: LineInput
    ) -> PythonProgram.Outcome {
        let again = ProgramRunner(
            program: runner.program, options: runner.options, input: LineInput(bytes: input.consumed),
            heedsInterruption: true)
        let second = again.start(recordingTo: Trace(keepsEvents: false)).finish()
        return second.ending == .deadlock ? second : outcome
    }
}
