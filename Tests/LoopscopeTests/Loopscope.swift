import Foundation
import Glibc
import Testing

@testable import PseudoTerminals

/// The real binary, run as a process of its own.
enum Loopscope {
    struct Ending {
        var stdout: [UInt8]
        var stderr: [UInt8]
        /// nil: ended by a signal, or it did not end in time.
        var status: Int32?
        var signal: Int32?

        var out: String { String(decoding: stdout, as: UTF8.self) }
        var err: String { String(decoding: stderr, as: UTF8.self) }
    }

    enum Failure: Error {
        case notBuilt
        case notStarted(Int32)
    }

    static let binary = PseudoTerminal.loopscope

    /// Runs it to its end.
    /// - Parameters:
    ///   - input: its standard input.
    ///   - folder: the working directory; that of the tests if there is none.
    ///   - closesOutput: its standard output is a pipe that nobody reads.
    ///   - interruptAfter: SIGINT is sent when the process has worked for so many seconds of processor time.
    static func run(
        _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], folder: URL? = nil,
        closesOutput: Bool = false, interruptAfter: Double? = nil, seconds: Double = 60
    ) throws -> Ending {
        guard let binary else { throw Failure.notBuilt }
        let scratch = try TemporaryFolder()
        let files = ["in", "out", "err"].map { scratch.path($0) }
        try Data(input).write(to: URL(fileURLWithPath: files[0]))

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        var pipeEnds: [Int32] = [-1, -1]
        if closesOutput {
            pipe(&pipeEnds)
            close(pipeEnds[0])
            _ = fcntl(pipeEnds[1], F_SETFD, FD_CLOEXEC)
            posix_spawn_file_actions_adddup2(&actions, pipeEnds[1], 1)
        } else {
            posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT, 0o600)
        }
        posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // The threads of a test block signals.
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

        var variables = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "dumb", "SWIFT_BACKTRACE": "enable=no"]
        variables.merge(environment) { $1 }
        let command = (folder.map { ["/usr/bin/env", "-C", $0.path] } ?? []) + [binary] + arguments
        let argv = command.map { strdup($0) } + [nil]
        let envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        var process = pid_t()
        let code = posix_spawn(&process, command[0], &actions, &attributes, argv, envp)
        if pipeEnds[1] >= 0 { close(pipeEnds[1]) }
        guard code == 0 else { throw Failure.notStarted(code) }

        let status = wait(for: process, seconds: seconds, interruptAfter: interruptAfter)
        func content(_ file: String) -> [UInt8] { FileManager.default.contents(atPath: file).map { [UInt8]($0) } ?? [] }
        return Ending(
            stdout: content(files[1]), stderr: content(files[2]),
            status: status.flatMap { $0 & 0x7F == 0 ? ($0 >> 8) & 0xFF : nil },
            signal: status.flatMap { $0 & 0x7F == 0 ? nil : $0 & 0x7F })
    }

    /// - Returns: what `waitpid` says; nil if the process had to be killed.
    private static func wait(for process: pid_t, seconds: Double, interruptAfter: Double?) -> Int32? {
        let clock = ContinuousClock()
        let start = clock.now
        var interruption = interruptAfter
        var pause: UInt32 = 1000
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            if clock.now > start + .seconds(seconds) {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                return nil
            }
            if let due = interruption, processorTime(of: process) >= due {
                kill(process, SIGINT)
                interruption = nil
            }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
        return status
    }

    /// Seconds that a process has worked for, however busy the machine is with others.
    private static func processorTime(of process: pid_t) -> Double {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// A folder that is gone when nobody holds this any more.
final class TemporaryFolder {
    let url: URL

    init() throws {
        var template = Array("/tmp/loopscope-tests-XXXXXX\0".utf8CString)
        guard let made = mkdtemp(&template) else { throw CocoaError(.fileWriteUnknown) }
        url = URL(fileURLWithPath: String(cString: made))
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// Writes a file, and answers its path.
    func write(_ content: some Sequence<UInt8>, to name: String) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content).write(to: file)
        return file.path
    }

    func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }
}

/// Folders of the repository.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let demos = root.appendingPathComponent("demos")
    static let conformance = root.appendingPathComponent("Tests/Conformance")

    static func files(in folder: URL, suffix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(suffix) }.sorted()
    }
}
