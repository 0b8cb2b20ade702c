import ArgumentParser
import Glibc
import PythonAsyncio

/// What may be said wherever a program is named.
struct ProgramOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What the program reads as its standard input. Without it the stepper asks you, line by line.",
            valueName: "file"))
    var stdin: String?

    @Option(help: "What the program's random numbers begin with, where it does not seed them itself.")
    var seed: UInt64?

    @Option(
        help: ArgumentHelp("End the run when the loop's clock would pass this time, in seconds.", valueName: "time"))
    var until: Double?

    @Option(help: ArgumentHelp("End the run when it has so many frames.", valueName: "n"))
    var maxFrames: Int?

    @Option(
        help: ArgumentHelp(
            "End the run when calls are so deep. Without it RecursionError ends them, as in Python.", valueName: "n"))
    var maxDepth: Int?

    @Option(
        help: ArgumentHelp(
            "End the run when it takes so much memory, such as 500M or 2G; at first half of the machine's, 4G at most.",
            valueName: "size"))
    var maxMemory: MemorySize?

    @Argument(
        parsing: .postTerminator, help: ArgumentHelp("After --: the program's own arguments.", valueName: "args"))
    var arguments: [String] = []

    func validate() throws {
        if let until, !until.isFinite || until < 0 {
            throw ValidationError("--until takes a time in seconds, from 0 on.")
        }
        if let maxFrames, maxFrames < 1 { throw ValidationError("--max-frames takes a number from 1 on.") }
        if let maxDepth, maxDepth < 1 { throw ValidationError("--max-depth takes a number from 1 on.") }
    }

    /// A trace has all of this inside already.
    /// - Parameter sensible: options that do make sense.
    /// - Throws: that an option makes no sense there.
    func refuseForTrace(
        except sensible: [String] = [],
        because reason: String = "is for a program; this is the trace of one that has run already"
    ) throws {
        let given = [
            stdin.map { _ in "--stdin" }, seed.map { _ in "--seed" }, until.map { _ in "--until" },
            maxFrames.map { _ in "--max-frames" }, maxDepth.map { _ in "--max-depth" },
            maxMemory.map { _ in "--max-memory" }, arguments.isEmpty ? nil : "an argument",
        ]
        if let first = given.compactMap({ $0 }).first(where: { !sensible.contains($0) }) {
            throw Failure(
                status: ExitStatus.wrongUsage,
                message: "\(first) \(reason)")
        }
    }

    /// - Throws: that an option makes no sense for a lesson, which says all of it itself.
    func refuseForLesson() throws { try refuseForTrace(because: "is for a program; this is a lesson") }

    /// - Parameter defaultMaxFrames: holds where the user names no limit.
    func machineOptions(defaultMaxFrames: Int? = nil) -> PythonProgram.Options {
        var options = PythonProgram.Options()
        options.arguments = arguments
        options.seed = seed ?? options.seed
        options.until = until
        options.maxFrames = maxFrames ?? defaultMaxFrames
        options.maxDepth = maxDepth
        options.maxMemory = maxMemory?.bytes ?? ProcessMemory.defaultLimit
        return options
    }

    /// What the program will read.
    /// - Parameter inherits: without `--stdin`, it is the standard input of this process.
    /// - Throws: that the file can't be read.
    func input(for program: Program, inherits: Bool) throws(Failure) -> LineInput {
        if let stdin {
            if stdin == InputFile.standardInput, !program.isStandardInput { return LineInput(descriptor: STDIN_FILENO) }
            return LineInput(bytes: try InputFile(reading: stdin).bytes)
        }
        return inherits && !program.isStandardInput ? LineInput(descriptor: STDIN_FILENO) : LineInput(bytes: [])
    }
}
