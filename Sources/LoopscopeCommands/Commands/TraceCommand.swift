import ArgumentParser
import Glibc
import Trace

struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Runs a program and writes all its frames to a file.",
        usage: "loopscope trace PROGRAM [-o FILE] [OPTIONS] [-- ARGS]",
        discussion: """
            Examples:
              loopscope trace program.py                  writes program.trace
              loopscope trace program.py -o lesson.trace
              loopscope lesson.trace                      steps through it

            A trace holds the program, its arguments, input and seed too; it is the same on every machine.
            """)

    @Argument(help: "A Python file, or - for standard input.")
    var program: String

    @Option(
        name: [.customShort("o"), .long],
        help: ArgumentHelp(
            "Where to write; - for standard output. Without it: the program's name with .trace, in this folder.",
            valueName: "file"))
    var output: String?

    @OptionGroup(title: "Program")
    var options: ProgramOptions

    func run() throws {
        let recording = try Recording(of: program, options, packs: true)
        guard recording.isNew else {
            throw Failure(status: ExitStatus.wrongUsage, message: "'\(program)' is a trace already")
        }
        let name = output ?? (program == InputFile.standardInput ? "stdin" : FilePath.stem(recording.name)) + ".trace"
        let file = try OutputFile(name, madeFrom: program)
        while !recording.run.isFinished { recording.run.advance(events: Recording.defaultMaxFrames) }
        TraceFile.write(recording.trace) { file.output.write($0) }
        file.close()
        if output == nil { Messages.write("\(recording.trace.count) frames written to \(name)") }
        try recording.reportEnding()
    }
}
