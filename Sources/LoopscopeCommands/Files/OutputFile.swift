import Glibc

/// A file that the user wants written.
final class OutputFile {
    let output: BufferedOutput

    /// Makes it, or empties it. `-` is standard output.
    /// - Throws: that it can't be written, or that standard output is a terminal, which binary data would garble.
    init(_ path: String) throws(Failure) {
        if path == InputFile.standardInput {
            if isatty(STDOUT_FILENO) == 1 {
                throw Failure(status: ExitStatus.wrongUsage, message: "standard output is a terminal; name a file")
            }
            output = BufferedOutput(STDOUT_FILENO)
            return
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        if descriptor < 0 {
            let reason = SystemError.text(errno)
            throw Failure(status: ExitStatus.notWritten, message: "can't write '\(path)': \(reason)")
        }
        output = BufferedOutput(descriptor)
    }

    func close() {
        output.flush()
        if output.descriptor != STDOUT_FILENO { Glibc.close(output.descriptor) }
    }
}
