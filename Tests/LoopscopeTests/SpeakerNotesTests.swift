import Foundation
import Testing

@testable import LoopscopeCommands
@testable import PseudoTerminals

/// Speaker's notes on terminals that follow another one.
@Suite(.enabled(if: PseudoTerminal.loopscope != nil, "loopscope is not built"))
struct SpeakerNotesTests {
    private static let lesson = Repository.demos.appendingPathComponent("lessons/01-the-event-loop.md").path
    private let folder = try! TemporaryFolder()

    private func start(_ option: String, plain: Bool = false) throws -> PseudoTerminal {
        try PseudoTerminal(
            try #require(PseudoTerminal.loopscope), [SpeakerNotesTests.lesson, option] + (plain ? ["--plain"] : []),
            environment: ["XDG_RUNTIME_DIR": folder.url.path])
    }

    @Test func followersHearOfEachStop() throws {
        let early = try start("--follow")
        #expect(early.wait(for: "Nobody walks through this lesson"), "\(early.screen.text)")
        let presenter = try start("--publish")
        #expect(presenter.wait(for: "1/8"), "\(presenter.screen.text)")
        let late = try start("--follow", plain: true)
        #expect(late.wait(for: "Stop 1 of 8"), "\(late.screen.text)")
        presenter.send("\r\r\r")
        for follower in [early, late] {
            #expect(follower.wait(for: "Stop 4 of 8"), "\(follower.screen.text)")
            #expect(follower.wait(for: "Answer: hello Ada"), "\(follower.screen.text)")
            #expect(follower.wait(for: "Note: Most people answer"), "\(follower.screen.text)")
        }
        #expect(!presenter.screen.text.contains("Most people answer"))

        // Only this user can open it, and only one publishes.
        let socket = folder.url.appendingPathComponent("loopscope")
        let mode = try FileManager.default.attributesOfItem(atPath: socket.path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        let second = try start("--publish")
        #expect(second.ending() == .exit(1))
        #expect(second.screen.text.contains("another terminal of yours"), "\(second.screen.text)")
        presenter.send("\u{7F}")
        #expect(early.wait(for: "Stop 3 of 8"), "\(early.screen.text)")

        // Killed: its socket stays behind, and the next one takes it over.
        presenter.signal(SIGKILL)
        #expect(early.wait(for: "The lesson has been left"), "\(early.screen.text)")
        #expect(late.ending() == .exit(0))
        #expect(try FileManager.default.contentsOfDirectory(atPath: socket.path).count == 1)
        let next = try start("--publish")
        #expect(early.wait(for: "Stop 1 of 8"), "\(early.screen.text)")
        next.send("q")
        #expect(next.ending() == .exit(0))
        #expect(try FileManager.default.contentsOfDirectory(atPath: socket.path).isEmpty)
        early.send("q")
        #expect(early.ending() == .exit(0))
        #expect(early.settings == early.settingsBefore)
    }

    /// A folder that others may open is none to tell in.
    @Test func aFolderThatIsOpenToOthers() throws {
        let socket = folder.url.appendingPathComponent("loopscope")
        try FileManager.default.createDirectory(at: socket, withIntermediateDirectories: true)
        chmod(socket.path, 0o755)
        for option in ["--publish", "--follow"] {
            let ending = try Loopscope.run(
                [SpeakerNotesTests.lesson, option, "--plain"], environment: ["XDG_RUNTIME_DIR": folder.url.path])
            #expect(ending.status == 1)
            #expect(ending.err.contains("is not a folder that only you can open"))
        }
    }
}
