import ScopeUI
import Yams

/// Reads a lesson from Markdown, and tells everything that is wrong with it at once.
///
/// Front matter (`title`, `loopscope: 1`), one fenced block of `python` (or a link to a .py file beside it, or `program:` in the front
/// matter), and sections: `##` begins a chapter. A comment that begins with a key of `Directives` steers: `at` begins a stop, and what
/// stands behind it is told there; `focus`, `predict` and `speaker_note` belong to the stop that they stand at. All other comments are left
/// out. A chapter that tells something before its first `at` begins at the place where the chapter before ended.
public struct LessonParser {
    /// The lesson, as far as it could be read; nil where there is nothing to walk through.
    public private(set) var lesson: Lesson?
    public private(set) var problems: [LessonProblem] = []

    private var title: String?
    private var seed: UInt64 = 0
    private var input = ""
    /// Programs in the order in which they are named: a fence, a link, or the front matter.
    private var programs: [(program: Found, line: Int)] = []
    private var chapters: [String] = []
    private var stops: [LessonStop] = []
    /// The stop that takes what comes next.
    private var isOpen = false
    private var hasFrontMatter = false

    private enum Found {
        case text(String)
        case file(String)
    }

    private static let directives = ["at", "focus", "predict", "speaker_note"]
    static let panels = PanelKind.names

    /// - Parameters:
    ///   - text: the lesson's file.
    ///   - name: of that file, without its folder: what the program in it is called in tracebacks.
    ///   - readBeside: the text of a file beside it; nil where there is none.
    public init(_ text: String, name: String, readBeside: (String) -> String?) {
        let markdown = LessonMarkdown(text)
        problems = markdown.problems
        for located in markdown.blocks { take(located) }
        finish(name: name, readBeside)
        problems.sort { $0.line < $1.line }
    }

    private mutating func report(_ message: String, line: Int) { problems.append(LessonProblem(message, line: line)) }

    // MARK: Blocks

    private mutating func take(_ located: LessonMarkdown.Located) {
        let line = located.line
        switch located.block {
        case .frontMatter(let yaml): takeFrontMatter(yaml, line: line)
        case .heading(let level, let text):
            if level <= 2 { isOpen = false }
            if level == 2 { chapters.append(text) } else if level > 2 { tell(text, line: line) }
        case .fence(let info, let code): takeFence(info: info, code: code, line: line)
        case .comment(let text): takeComment(text, line: line)
        case .paragraph(let text):
            if text.hasPrefix("---"), text.contains("loopscope:") {
                report("this is a second front matter; a lesson has one, at its beginning", line: line)
            } else if let link = LessonParser.programLink(in: text) {
                programs.append((.file(link), line))
            } else {
                tell(text, line: line)
            }
        }
    }

    private mutating func takeFrontMatter(_ yaml: String, line: Int) {
        hasFrontMatter = true
        var directive: Directive
        do { directive = try Directive(yaml: yaml, firstLine: line, name: "the front matter") } catch {
            return problems.append(error)
        }
        if directive.has("title") {
            title = directive.text("title")
            if title?.trimmingBlanks == "" { report("the title is empty", line: line) }
        } else {
            report("the front matter needs a title", line: line)
        }
        if let (node, line) = directive.node("loopscope") {
            let version = node.scalar?.string ?? "this"
            if version != "1" {
                report("version \(version) of the format is not known here; write loopscope: 1", line: line)
            }
        } else {
            report("the front matter needs loopscope: 1, the version of the format", line: line)
        }
        if let (node, line) = directive.node("seed") {
            if let number = node.int.flatMap(UInt64.init(exactly:)) {
                seed = number
            } else {
                report("the seed has to be a whole number from 0 on", line: line)
            }
        }
        input = directive.text("input") ?? ""
        if let (node, line) = directive.node("program") {
            if let file = node.scalar?.string {
                programs.append((.file(file), line))
            } else {
                report("program has to be the name of a file", line: line)
            }
        }
        directive.finish()
        problems += directive.problems
    }

    /// `[any text](name.py)`, alone in its paragraph.
    private static func programLink(in text: String) -> String? {
        let text = text.trimmingBlanks
        guard text.hasPrefix("["), text.hasSuffix(".py)"), let middle = text.range(of: "](") else { return nil }
        let target = text[middle.upperBound...].dropLast()
        return target.contains(where: { $0.isWhitespace || $0 == "(" }) ? nil : String(target)
    }

    private mutating func takeFence(info: String, code: String, line: Int) {
        if info.split(separator: " ").first.map({ $0.lowercased() }) == "python" {
            programs.append((.text(code), line))
        } else {
            // Indented, so that it is shown as it is.
            tell(code.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"), line: line)
        }
    }

    // MARK: Stops

    private mutating func tell(_ text: String, line: Int) {
        // What stands before the first chapter introduces the lesson.
        openStop(line: line)
        stops[stops.count - 1].narration.append(text)
    }

    /// A stop for what has none of its own: there where the one before stands.
    private mutating func openStop(line: Int) {
        if isOpen { return }
        addStop(StopAnchor(stops.isEmpty ? .start : .previous, line: line), line: line)
    }

    private mutating func addStop(_ anchor: StopAnchor, line: Int) {
        if chapters.isEmpty { chapters.append(title ?? "") }
        stops.append(LessonStop(chapter: chapters.count - 1, anchor: anchor, line: line))
        isOpen = true
    }

    private mutating func takeComment(_ text: String, line: Int) {
        let key = text.trimmingBlanks.prefix { $0.isLetter || $0 == "_" || $0 == "-" }
        let isKey = text.trimmingBlanks.dropFirst(key.count).first == ":"
        guard isKey else { return }
        guard LessonParser.directives.contains(String(key)) else {
            return report(
                "'\(key)' is no directive; there are \(LessonParser.directives.joined(separator: ", "))", line: line)
        }
        var directive: Directive
        do { directive = try Directive(yaml: LessonParser.aligned(text), firstLine: line, name: "the directive") } catch
        {
            return problems.append(error)
        }
        if let (node, line) = directive.node("at") {
            let anchor = AnchorDirective(node, line: line, of: directive)
            problems += anchor.problems
            addStop(anchor.anchor, line: line)
        } else {
            openStop(line: line)
        }
        if let (node, line) = directive.node("focus") {
            if let panel = node.scalar?.string, LessonParser.panels.contains(panel) {
                stops[stops.count - 1].focus = panel
            } else {
                report("focus has to be one of \(LessonParser.panels.joined(separator: ", "))", line: line)
            }
        }
        if let notes = directive.texts("speaker_note") { stops[stops.count - 1].speakerNotes += notes }
        if let (node, line) = directive.node("predict") {
            let nodes = node.sequence.map(Array.init) ?? [node]
            if nodes.isEmpty { report("predict holds no question", line: line) }
            for node in nodes {
                let parsed = PredictionDirective(node, line: line, of: directive)
                problems += parsed.problems
                // What is wrong in itself is not held against the run as well.
                guard var prediction = parsed.prediction, parsed.problems.isEmpty else { continue }
                prediction.paragraphs = stops[stops.count - 1].narration.count
                stops[stops.count - 1].predictions.append(prediction)
            }
        }
        directive.finish()
        problems += directive.problems
    }

    /// Of a comment's text the first line stands behind its beginning: it is moved to where the others begin.
    private static func aligned(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let rest = lines.dropFirst().filter { !$0.allSatisfy(\.isWhitespace) }
        let indent = rest.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        let first = String(repeating: " ", count: indent) + lines[0].drop { $0.isWhitespace }
        return ([first] + lines.dropFirst().map(String.init)).joined(separator: "\n")
    }

    // MARK: The whole

    private mutating func finish(name: String, _ readBeside: (String) -> String?) {
        if !hasFrontMatter { report("a lesson begins with front matter: ---, title: ..., loopscope: 1, ---", line: 1) }
        for (_, line) in programs.dropFirst() { report("this is a second program; a lesson has one", line: line) }
        guard let (found, line) = programs.first else {
            return report("there is no program: a fenced block of python, or a link to a .py file", line: 1)
        }
        let program: LessonProgram
        switch found {
        case .text(let text):
            let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
            program = LessonProgram(name: stem + ".py", text: text, line: line)
        case .file(let file):
            guard let text = readBeside(file) else { return report("there is no file '\(file)' here", line: line) }
            program = LessonProgram(
                name: file.split(separator: "/").last.map(String.init) ?? file, text: text, line: line)
        }
        guard !stops.isEmpty else { return report("there is nothing to tell: no text and no stop", line: 1) }
        var lesson = Lesson(title: title ?? "", program: program, chapters: chapters, stops: stops)
        lesson.seed = seed
        lesson.input = input
        self.lesson = lesson
    }
}
