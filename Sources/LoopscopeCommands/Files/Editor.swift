import Glibc

/// The user's editor: `$VISUAL`, else `$EDITOR`, else `vi`.
enum Editor {
    /// Opens a file at a line and waits until the editor is left.
    /// - Returns: what went wrong, for people; nil: nothing.
    static func open(_ path: String, line: Int) -> String? {
        let command = variable("VISUAL") ?? variable("EDITOR") ?? "vi"
        // The variable may hold arguments, so a shell reads it; the file's name never passes through that.
        let script = "\(command) \(arguments(of: command))"
        let texts: [String] = ["sh", "-c", script, "sh", path, "\(line)"]
        var words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
        words.append(nil)
        defer { words.forEach { free($0) } }
        var process = pid_t()
        let code = posix_spawn(&process, "/bin/sh", nil, nil, words, environ)
        guard code == 0 else { return "\(command) can't be started: \(String(cString: strerror(code)))" }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { return "\(command) got lost" }
        }
        let exitStatus = (status >> 8) & 0xFF
        // As for git: who leaves the editor with an error wants nothing done.
        switch (status & 0x7F, exitStatus) {
        case (0, 0): return nil
        case (0, 127): return "the editor '\(command)' is not there; set EDITOR to another one"
        case (0, _): return "the editor '\(command)' failed (status \(exitStatus)): the run stays as it is"
        default: return "the editor '\(command)' was killed: the run stays as it is"
        }
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.allSatisfy(\.isWhitespace) ? nil : text
    }

    /// How an editor is told the line; `$1` is the file, `$2` the line.
    private static func arguments(of command: String) -> String {
        let program = command.split(separator: " ").first.map { FilePath.name(String($0)) } ?? ""
        switch program {
        case "code", "codium", "code-insiders", "cursor": return "--wait --goto \"$1:$2\""
        case "subl", "zed", "hx", "helix": return "\"$1:$2\""
        // vi and vim, nano, emacs, micro, kak, ed ... and what nobody knows.
        default: return "\"+$2\" \"$1\""
        }
    }
}
