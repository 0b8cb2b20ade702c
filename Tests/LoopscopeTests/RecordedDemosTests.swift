import Foundation
import Testing

@testable import LoopscopeCommands

/// The recordings in `demos` are what would be recorded now. `loopscope record demos` records all of them again.
struct RecordedDemosTests {
    private static let scripts = Repository.files(in: Repository.demos, suffix: ".demo")

    @Test(arguments: scripts)
    func eachIsWhatWouldBeRecorded(_ script: String) throws {
        let subject = try RecordingSubject(Repository.demos.appendingPathComponent(script).path)
        let options = try ProgramOptions.parse([])
        let (film, _, _) = try subject.film(.init(), program: options, progress: RecordingProgress())
        #expect(!subject.outputs.isEmpty)
        for output in subject.outputs {
            let format = try #require(RecordingFormat(path: output))
            let recorded = try InputFile(reading: output).bytes
            let line = RecordingCheck.firstDifference(recorded, Array(film.text(format).utf8))
            #expect(line == nil, "\(output) differs in line \(line ?? 0); loopscope record demos records it again")
        }
    }

    @Test func theListIsWhatWouldBeWritten() throws {
        let folder = Repository.demos.path
        for (path, text) in try DemoFolder.index(of: folder, try #require(DemoFolder.scripts(in: folder))) {
            let written = try InputFile(reading: path).bytes
            #expect(
                RecordingCheck.firstDifference(written, Array(text.utf8)) == nil,
                "\(path): loopscope record demos writes it again")
        }
    }

    /// Outputs stay beside their script, so that a copy of the folder is complete.
    @Test func nothingIsLeftOver() throws {
        var named: Set<String> = []
        for script in Self.scripts {
            let path = Repository.demos.appendingPathComponent(script).path
            for output in try RecordingSubject(path).outputs { named.insert(FilePath.name(output)) }
        }
        let there = Repository.files(in: Repository.demos.appendingPathComponent("recordings"), suffix: "")
        #expect(Set(there) == named)
        #expect(Self.scripts.count >= 12)
    }
}
