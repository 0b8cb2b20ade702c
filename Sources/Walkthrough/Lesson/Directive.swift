import Yams

/// A mapping in YAML inside of a lesson, which tells what its author wrote wrong and where.
///
/// Keys are taken out one by one; what is left at the end is unknown.
struct Directive {
    private var entries: [(key: String, value: Node, line: Int)] = []
    private let firstLine: Int
    /// What holds it, for messages.
    private let name: String
    private var known: [String] = []
    private(set) var problems: [LessonProblem] = []

    /// - Parameters:
    ///   - firstLine: the line of the file in which `yaml` begins.
    init(yaml: String, firstLine: Int, name: String) throws(LessonProblem) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
            let last = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0
            throw Directive.problem(error, firstLine: firstLine, lines: last + 1)
        } catch {
            throw LessonProblem("this is not YAML: \(error)", line: firstLine)
        }
        self.firstLine = firstLine
        self.name = name
        switch node {
        case nil: break
        case .mapping(let mapping): take(mapping)
        default: throw LessonProblem("\(name) has to be a mapping, such as at: {task: main}", line: firstLine)
        }
    }

    /// A mapping inside of another.
    init?(_ node: Node, of parent: Directive, name: String) {
        guard case .mapping(let mapping) = node else { return nil }
        firstLine = parent.firstLine
        self.name = name
        take(mapping)
    }

    private mutating func take(_ mapping: Node.Mapping) {
        for (key, value) in mapping {
            let line = line(of: key)
            guard let text = key.string else {
                problems.append(LessonProblem("a key of \(name) has to be a word", line: line))
                continue
            }
            entries.append((text, value, line))
        }
    }

    /// - Parameter lines: what ends too early is found behind the last of them.
    private static func problem(_ error: YamlError, firstLine: Int, lines: Int) -> LessonProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            LessonProblem(
                "this is not YAML: \(problem.split(separator: ", set with")[0])",
                line: firstLine + min(mark.line, lines) - 1)
        case .duplicatedKeysInMapping(let duplicates, _):
            LessonProblem(
                "a key stands twice: \(duplicates.map { "\($0)" }.joined(separator: ", "))", line: firstLine)
        default:
            LessonProblem("this is not YAML: \(error)", line: firstLine)
        }
    }

    /// Of the lesson's file.
    func line(of node: Node) -> Int { firstLine + (node.mark?.line ?? 1) - 1 }

    var isEmpty: Bool { entries.isEmpty }

    mutating func report(_ message: String, line: Int) { problems.append(LessonProblem(message, line: line)) }

    mutating func add(_ more: [LessonProblem]) { problems += more }

    // MARK: Taking values out

    func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

    mutating func node(_ key: String) -> (node: Node, line: Int)? {
        known.append(key)
        guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
        let entry = entries.remove(at: index)
        return (entry.value, entry.line)
    }

    /// A number is a text too: what its author typed.
    mutating func text(_ key: String) -> String? {
        guard let (node, line) = node(key) else { return nil }
        if case .scalar(let scalar) = node { return scalar.string }
        report("\(key) of \(name) has to be a text", line: line)
        return nil
    }

    mutating func texts(_ key: String) -> [String]? {
        guard let (node, line) = node(key) else { return nil }
        switch node {
        case .scalar(let scalar): return [scalar.string]
        case .sequence(let nodes):
            let texts = nodes.compactMap { $0.scalar?.string }
            if texts.count == nodes.count, !texts.isEmpty { return texts }
        default: break
        }
        report("\(key) of \(name) has to be a text, or a list of texts", line: line)
        return nil
    }

    mutating func number(_ key: String) -> Int? {
        guard let (node, line) = node(key) else { return nil }
        if let number = node.int { return number }
        report("\(key) of \(name) has to be a whole number", line: line)
        return nil
    }

    mutating func seconds(_ key: String) -> Double? {
        guard let (node, line) = node(key) else { return nil }
        if let number = node.float ?? node.int.map(Double.init), number.isFinite { return number }
        report("\(key) of \(name) has to be a number of seconds", line: line)
        return nil
    }

    /// What was not taken is not known.
    mutating func finish() {
        for entry in entries {
            report(
                "\(name) knows no key '\(entry.key)'; it knows \(known.sorted().joined(separator: ", "))",
                line: entry.line)
        }
        entries = []
    }
}
