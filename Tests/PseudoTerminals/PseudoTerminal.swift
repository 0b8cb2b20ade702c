import Foundation
import Glibc

/// A program that runs on a terminal of its own: keys go in, a screen comes out.
final class PseudoTerminal {
    enum Failure: Error {
        case noTerminal
        case noProcess(Int32)
    }

    let process: pid_t
    var screen: VirtualScreen
    /// The terminal's settings before the program started.
    let settingsBefore: Settings
    private var master: Int32
    /// Kept open, so that the settings can be read when the program is gone.
    private let slave: Int32
    private var status: Int32?

    /// - Parameter environment: beside PATH and a UTF-8 locale; TERM is xterm-256color unless it is given.
    init(
        _ program: String, _ arguments: [String] = [], rows: Int = 24, columns: Int = 80,
        environment: [String: String] = [:]
    ) throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&master, &slave, &name, nil, &size) == 0 else { throw Failure.noTerminal }
        self.master = master
        self.slave = slave
        settingsBefore = Settings(of: slave)
        screen = VirtualScreen(rows: rows, columns: columns)
        for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Opened by the leader of a new session, it becomes that session's terminal.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        let newSession: Int16 = 0x80
        posix_spawnattr_setflags(
            &attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

        var variables = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
        ]
        variables.merge(environment) { $1 }
        let argv = ([program] + arguments).map { strdup($0) } + [nil]
        let envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var process: pid_t = 0
        let result = posix_spawn(&process, program, &actions, &attributes, argv, envp)
        guard result == 0 else { throw Failure.noProcess(result) }
        self.process = process
    }

    deinit {
        if status == nil {
            kill(process, SIGKILL)
            var ignored: Int32 = 0
            waitpid(process, &ignored, 0)
        }
        if master >= 0 { Glibc.close(master) }
        Glibc.close(slave)
    }

    // MARK: Keys

    func send(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }

    func resize(rows: Int, columns: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        screen.resize(rows: rows, columns: columns)
        // The kernel sends SIGWINCH to the program.
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    func signal(_ number: Int32) { kill(process, number) }

    /// Closes the terminal, as a window that is shut.
    func closeTerminal() {
        Glibc.close(master)
        master = -1
    }

    // MARK: Screen

    /// Reads what the program writes until the screen is as wanted.
    /// - Returns: false if that took too long.
    @discardableResult
    func wait(seconds: Double = 10, until isWanted: (VirtualScreen) -> Bool) -> Bool {
        let end = Date().addingTimeInterval(seconds)
        while !isWanted(screen) {
            if Date() > end || !readSome(milliseconds: 20) && status != nil { return isWanted(screen) }
            _ = hasEnded
        }
        return true
    }

    @discardableResult
    func wait(for text: String, seconds: Double = 10) -> Bool {
        wait(seconds: seconds) { $0.text.contains(text) }
    }

    /// Reads until the program has been silent for a while.
    func settle(milliseconds: Int32 = 150) {
        while readSome(milliseconds: milliseconds) {}
    }

    /// - Returns: whether there was something.
    private func readSome(milliseconds: Int32) -> Bool {
        guard master >= 0 else { return false }
        var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0, waiting.revents & Int16(POLLIN) != 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        screen.take(buffer[..<count])
        return true
    }

    // MARK: The end

    private var hasEnded: Bool {
        if status != nil { return true }
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return false }
        self.status = status
        return true
    }

    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
        case none
    }

    /// Waits for the program's end, and reads its last words.
    func ending(seconds: Double = 10) -> Ending {
        let end = Date().addingTimeInterval(seconds)
        while !hasEnded {
            if Date() > end { return .none }
            if !readSome(milliseconds: 20), master < 0 { usleep(10_000) }
        }
        while readSome(milliseconds: 50) {}
        guard let status else { return .none }
        let signal = status & 0x7F
        return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
    }

    var settings: Settings { Settings(of: slave) }

    /// What `stty` would tell.
    struct Settings: Equatable {
        var flags: [UInt32]
        var characters: [UInt8]

        init(of descriptor: Int32) {
            var settings = termios()
            tcgetattr(descriptor, &settings)
            flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
            characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
        }
    }

    /// The program that LOOPSCOPE in the environment names, else that of this build, which lies beside the tests.
    static let loopscope: String? = {
        if let named = ProcessInfo.processInfo.environment["LOOPSCOPE"] { return URL(fileURLWithPath: named).path }
        var places = [try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")].compactMap { $0 }
        places += CommandLine.arguments.filter { $0.contains(".xctest") }
        for place in places {
            var folder = URL(fileURLWithPath: place)
            while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
            let path = folder.appendingPathComponent("loopscope").path
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        return nil
    }()
}
