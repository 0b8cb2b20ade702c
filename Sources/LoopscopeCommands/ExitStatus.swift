import Trace

/// How loopscope ends; scripts rely on these.
enum ExitStatus {
    static let well: Int32 = 0
    /// The file is not Python: as python3.13 ends then.
    static let notPython: Int32 = 1
    /// What was to be written could not be.
    static let notWritten: Int32 = 1
    /// The program uses something that the model does not run.
    static let unsupported: Int32 = 3
    /// The program can never go on.
    static let deadlock: Int32 = 4
    /// A limit ended the program.
    static let limit: Int32 = 5
    static let wrongUsage: Int32 = 64
    /// A trace is damaged, a lesson or recording is wrong.
    static let checkFailed: Int32 = 65
    static let noInput: Int32 = 66
    static let interrupted: Int32 = 130

    /// The status of a command that shows frames: how the program ended matters to it only where frames are missing.
    static func ofFrames(_ ending: Ending) -> Int32 {
        switch ending {
        case .finished, .uncaughtException, .systemExit: well
        case .deadlock: deadlock
        case .limit: limit
        case .unsupported: unsupported
        case .syntaxError: notPython
        case .interrupted: interrupted
        }
    }
}

/// Why a command can't do what it was asked for: a line for the user, and the exit status.
struct Failure: Error, Equatable {
    var status: Int32
    var message: String
}
