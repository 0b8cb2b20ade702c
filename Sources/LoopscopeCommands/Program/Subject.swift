import Trace

/// What a command is about: a program to run, a trace of one that ran, or a lesson about one.
enum Subject {
    case program(Program)
    case trace(Trace, name: String)
    case lesson(LessonFile)

    /// Reads a file, and tells by its beginning what it is.
    /// - Throws: that it can't be read, or is a damaged trace.
    init(reading path: String) throws(Failure) {
        if LessonFile.isLesson(path) {
            self = .lesson(try LessonFile(reading: path))
            return
        }
        let file = try InputFile(reading: path)
        guard TraceFile.isTrace(file.bytes) else {
            self = .program(Program(file))
            return
        }
        do throws(TraceFileError) {
            self = .trace(try TraceFile.read(file.bytes), name: FilePath.name(path))
        } catch {
            throw Failure(status: ExitStatus.checkFailed, message: "'\(path)': \(error)")
        }
    }
}

/// A Python program that is there, but does not run yet.
struct Program {
    /// As messages and tracebacks name it: without the folder, so that a run is the same everywhere.
    let name: String
    let bytes: [UInt8]
    /// Where it was read from, and can be read again; nil: nowhere.
    let path: String?
    /// Where modules are looked for, with a slash at its end; nil: nowhere.
    let folder: String?
    /// It came from there, so that it can't read from there too.
    let isStandardInput: Bool

    init(_ file: InputFile) {
        isStandardInput = file.path == InputFile.standardInput
        path = isStandardInput ? nil : file.path
        name = isStandardInput ? "<stdin>" : FilePath.name(file.path)
        bytes = file.bytes
        folder = isStandardInput ? "" : FilePath.folder(file.path)
    }

    /// A program that stands in no file of its own.
    init(name: String, bytes: [UInt8]) {
        isStandardInput = false
        path = nil
        self.name = name
        self.bytes = bytes
        folder = nil
    }

    init(_ demo: Demo) { self.init(name: demo.name, bytes: demo.bytes) }
}
