import Foundation
import Testing

@testable import LoopscopeCommands

/// Programs of all kinds against what CPython 3.13 was recorded to do: `Tests/Conformance/README.md` names the room to
/// look in when a group fails.
@Suite(.enabled(if: Loopscope.binary != nil, "loopscope is not built"))
struct ConformanceTests {
    /// Unlike CPython, loopscope says that there is a deadlock, and ends; what either says of it is its own affair.
    private static let deadlock: Int32 = 4

    @Test func thereArePrograms() {
        #expect(RecordedProgram.all.count > 100)
        #expect(RecordedProgram.all.count { $0.group == "demos" } == Demo.all.count)
    }

    @Test(arguments: RecordedProgram.all)
    func printsWhatPythonPrints(_ program: RecordedProgram) throws {
        let ending = try Loopscope.run(["run", program.path])
        let rule = Normalisation(program: program.path)
        #expect(ending.status == program.status, "\(ending.err)")
        expectSame(rule.apply(to: ending.stdout), try #require(program.stdout), "stdout")
        if program.status != ConformanceTests.deadlock {
            expectSame(rule.apply(to: ending.stderr), program.stderr, "stderr")
        }
    }

    @Test(arguments: RecordedProgram.all.filter { $0.turns != nil })
    func takesTheSameTurns(_ program: RecordedProgram) throws {
        let ending = try Loopscope.run(["frames", program.path, "--every", "turn", "--format", "json"])
        let expected = try #require(program.turns)
        let found = Turn.parse(Normalisation(program: program.path).apply(to: ending.stdout))
        #expect(!expected.isEmpty)
        #expect(found.count == expected.count, "\(ending.err)")
        let difference = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }
        if let difference {
            let (theirs, ours) = difference.element
            #expect(ours.event == theirs.event, "line \(difference.offset + 1)")
            #expect(ours.running == theirs.running, "line \(difference.offset + 1)")
            #expect(ours.ready == theirs.ready, "line \(difference.offset + 1)")
            #expect(ours.tasks == theirs.tasks, "line \(difference.offset + 1)")
        }
    }

    private func expectSame(
        _ found: String, _ expected: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        if found == expected { return }
        let ours = found.split(separator: "\n", omittingEmptySubsequences: false)
        let theirs = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let place = line ?? min(ours.count, theirs.count)
        Issue.record(
            """
            \(what) differs in line \(place + 1):
            CPython:   \(place < theirs.count ? theirs[place].prefix(300) : "(no line)")
            loopscope: \(place < ours.count ? ours[place].prefix(300) : "(no line)")
            """, sourceLocation: sourceLocation)
    }
}
