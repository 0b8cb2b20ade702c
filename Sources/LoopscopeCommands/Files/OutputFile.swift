import Glibc

/// A file that the user wants written.
final class OutputFile {
    let output: BufferedOutput

    /// Makes it, or empties it. `-` is standard output.
    /// - Parameter source: the file that this is made from.
    /// - Throws: that it can't be written, that it is the source itself, or that standard output is a terminal, which binary
    ///   data would garble.
    init(_ path: String, madeFrom source: String) throws(Failure) {
        if path == InputFile.standardInput {
            if isatty(STDOUT_FILENO) == 1 {
                throw Failure(status: ExitStatus.wrongUsage, message: "standard output is a terminal; name a file")
            }
            output = BufferedOutput(STDOUT_FILENO)
            return
        }
        if let file = OutputFile.identity(of: path), file == OutputFile.identity(of: source) {
            throw Failure(status: ExitStatus.wrongUsage, message: "'\(path)' is the program itself")
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        if descriptor < 0 {
            let reason = SystemError.text(errno)
            throw Failure(status: ExitStatus.notWritten, message: "can't write '\(path)': \(reason)")
        }
        output = BufferedOutput(descriptor)
    }

    /// What tells a file from all others, whatever it is called; nil if there is none.
    private static func identity(of path: String) -> [UInt64]? {
        var status = stat()
        return stat(path, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : nil
    }

    func close() {
        output.flush()
        if output.descriptor != STDOUT_FILENO { Glibc.close(output.descriptor) }
    }
}
