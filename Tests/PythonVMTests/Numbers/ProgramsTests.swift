import Foundation
import PythonSyntax
import Testing
import Trace

@testable import PythonVM

/// Programs that ask numbers and sets for everything, line by line as CPython answered (`record_programs.sh`).
@MainActor @Suite struct ProgramsTests {
    @Test(arguments: [
        "number_errors", "number_protocols", "percent_formats", "set_changes", "set_displays", "set_methods",
    ])
    func printsAsCPython(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("programs")
        let program = try Data(contentsOf: folder.appendingPathComponent(name + ".py"))
        let recorded = String(
            decoding: try Data(contentsOf: folder.appendingPathComponent(name + ".txt")), as: UTF8.self)
        var output: [UInt8] = []
        let machine = Machine()
        machine.onWrite = { stream, bytes in if stream == .stdout { output += bytes } }
        do throws(Raise) {
            try machine.runMain(SourceText(name: name + ".py", bytes: Array(program)))
        } catch {
            if case .exception(let exception) = error {
                let text = (try? machine.repr(.object(exception)))?.string ?? "?"
                Issue.record("\(name) ended with \(text)")
            } else {
                Issue.record("\(name) was stopped: \(String(describing: machine.stopReason))")
            }
        }
        let questions = String(decoding: program, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("t(") }
        let answers = String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = recorded.split(separator: "\n", omittingEmptySubsequences: false)
        var failures: [String] = []
        for (index, line) in wanted.enumerated() where index >= answers.count || answers[index] != line {
            let question = index < questions.count ? questions[index] : ""
            failures.append("\(question)\n    \(line)\n    here: \(index < answers.count ? answers[index] : "nothing")")
        }
        #expect(failures.isEmpty, "\(failures.count) differ\n\(failures.prefix(200).joined(separator: "\n"))")
    }
}
