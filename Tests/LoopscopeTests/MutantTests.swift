import Foundation
import Testing

/// Broken programs end in a Python exception, in an `unsupported:` line, at a limit or well: never in a trap, never in a hang.
@Suite(.enabled(if: Loopscope.binary != nil, "loopscope is not built"))
struct MutantTests {
    private static let programs: [String: [UInt8]] = {
        let found = RecordedProgram.all.compactMap { program in
            FileManager.default.contents(atPath: program.path).map { (program.testDescription, [UInt8]($0)) }
        }
        return Dictionary(found) { first, _ in first }
    }()

    /// LOOPSCOPE_MUTANTS in the environment asks for more, or fewer.
    private static let mutants: [Mutant] = {
        let count = ProcessInfo.processInfo.environment["LOOPSCOPE_MUTANTS"].flatMap { Int($0) } ?? 1000
        let names = programs.keys.sorted()
        return (0..<count).map { Mutant(program: names[$0 % names.count], number: $0 / names.count) }
    }()

    /// As many as there are cores, each with a share of the mutants.
    private static let shares = 0..<ProcessInfo.processInfo.activeProcessorCount

    @Test(arguments: shares)
    func brokenProgramsEndSomehow(_ share: Int) throws {
        let folder = try TemporaryFolder()
        var index = share
        while index < MutantTests.mutants.count {
            let mutant = MutantTests.mutants[index]
            index += MutantTests.shares.count
            let source = mutant.source(from: MutantTests.programs)
            let path = try folder.write(source, to: "program.py")
            let ending = try Loopscope.run(
                ["run", path, "--max-frames", "1000000", "--max-memory", "200M", "--until", "1e9"], seconds: 60)
            guard let fault = MutantTests.fault(of: ending) else { continue }
            let kept = FileManager.default.temporaryDirectory.appendingPathComponent(
                "loopscope-mutant-\(mutant.testDescription.replacingOccurrences(of: "/", with: "-")).py")
            try Data(source).write(to: kept)
            Issue.record("\(mutant.testDescription) \(fault); it is kept in \(kept.path)\n\(ending.err.suffix(500))")
        }
    }

    /// The same each time, and really broken.
    @Test func mutantsAreDetermined() {
        let sources = MutantTests.mutants.prefix(300).map { $0.source(from: MutantTests.programs) }
        #expect(sources == MutantTests.mutants.prefix(300).map { $0.source(from: MutantTests.programs) })
        let changed = zip(MutantTests.mutants, sources).count { MutantTests.programs[$0.program] != $1 }
        #expect(changed > sources.count * 4 / 5)
    }

    private static func fault(of ending: Loopscope.Ending) -> String? {
        if let signal = ending.signal { return "died of signal \(signal)" }
        if ending.status == nil { return "did not end" }
        // asyncio itself has messages that begin with these words; Swift's have a file before them.
        return ending.err.contains(": Fatal error") ? "failed in Swift" : nil
    }
}
