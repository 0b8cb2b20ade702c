import Foundation
import Testing

@testable import LoopscopeCommands

/// A program of `demos`, of a lesson or of `Tests/Conformance`, and what CPython 3.13 was recorded to print for it.
struct RecordedProgram: Sendable, CustomTestStringConvertible {
    let group: String
    let name: String

    var testDescription: String { "\(group)/\(name)" }

    var path: String {
        if group == "lessons" { return RecordedProgram.lessons.path(name + ".py") }
        let folder =
            group == "demos" ? Repository.demos : Repository.conformance.appendingPathComponent(group)
        return folder.appendingPathComponent(name + ".py").path
    }

    /// The programs of the course, each in a file of its own; only read once it is there.
    nonisolated(unsafe) private static let lessons: TemporaryFolder = {
        let folder = try! TemporaryFolder()
        for file in Course.lessons {
            guard let program = file.lesson?.program else { continue }
            _ = try? folder.write(program.text, to: program.name)
        }
        return folder
    }()

    static let all: [RecordedProgram] = {
        let expected = Repository.conformance.appendingPathComponent("Expected")
        let groups = (try? FileManager.default.contentsOfDirectory(atPath: expected.path)) ?? []
        return groups.sorted().flatMap { group in
            Repository.files(in: expected.appendingPathComponent(group), suffix: ".out").map {
                RecordedProgram(group: group, name: String($0.dropLast(4)))
            }
        }
    }()

    var stdout: String? { recorded(".out") }
    /// Empty where nothing was recorded, since nothing was printed.
    var stderr: String { recorded(".err") ?? "" }
    var status: Int32 { recorded(".status").flatMap { Int32($0.filter(\.isNumber)) } ?? 0 }

    /// The order of turns; nil for a program without a loop. In a recorded line stand the tasks that have changed since the
    /// line before; here all of them.
    var turns: [Turn]? {
        guard let text = recorded(".turns.jsonl") else { return nil }
        var known: [Int: TurnTask] = [:]
        return Turn.parse(text).map { turn in
            for task in turn.tasks { known[task.id] = task }
            return Turn(
                event: turn.event, running: turn.running, ready: turn.ready,
                tasks: known.keys.sorted().compactMap { known[$0] })
        }
    }

    private func recorded(_ suffix: String) -> String? {
        let file = Repository.conformance.appendingPathComponent("Expected/\(group)/\(name)\(suffix)")
        return (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The start or the end of a turn, as far as CPython can be asked for it.
struct Turn: Codable, Equatable {
    struct Running: Codable, Equatable {
        var kind: String
        var id: Int?
        var name: String
    }

    struct Ready: Codable, Equatable {
        var kind: String
        var task: Int?
        var name: String
    }

    var event: String
    var running: Running?
    var ready: [Ready]
    var tasks: [TurnTask]

    /// - Parameter text: an object a line.
    static func parse(_ text: String) -> [Turn] {
        text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Turn.self, from: Data($0.utf8)) }
    }
}

struct TurnTask: Codable, Equatable {
    var id: Int
    var name: String
    var coroutine: String
    var state: String
    var done: Bool
    var cancelled: Bool
    var cancelling: Int
    var result: String?
    var exception: String?
}
