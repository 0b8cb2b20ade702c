import ArgumentParser
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
        let runner = ProgramRunner(
            program: program, options: options.machineOptions(),
            input: try options.input(for: program, inherits: true), output: output, heedsInterruption: true)
        // A limit on frames needs somebody who counts them.
        let counter = options.maxFrames == nil ? nil : Trace(keepsEvents: false)
        let outcome = runner.start(recordingTo: counter).finish()
        output.flush()
        if let message = outcome.message { Messages.write(message) }
        throw ExitCode(outcome.exitStatus)
    }
}
