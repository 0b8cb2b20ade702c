import ScreenExport
import Screen

/// What is wrong at one place of a demo script.
struct DemoScriptError: Error, Equatable {
    /// From 1.
    var line: Int
    var column: Int
    var message: String
}

/// All that is wrong with a demo script, in the order of its lines.
struct DemoScriptErrors: Error, Equatable {
    var all: [DemoScriptError]

    init(_ errors: [DemoScriptError]) { all = errors }
}

/// Reads a demo script, command by command; several may stand in a line.
struct DemoScriptParser {
    private var script = DemoScript()
    private var words: ArraySlice<Word> = []
    private var lineNumber = 0
    private var lineLength = 0
    private var commandColumn = 1

    /// - Throws: the first thing that is wrong in each line.
    static func parse(_ text: String) throws(DemoScriptErrors) -> DemoScript {
        var parser = DemoScriptParser()
        var errors: [DemoScriptError] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (index, line) in lines.enumerated() {
            parser.lineNumber = index + 1
            parser.lineLength = line.count
            do throws(DemoScriptError) {
                parser.words = try Word.split(line, lineNumber: index + 1)[...]
                while let word = parser.words.popFirst() { try parser.command(word) }
            } catch {
                errors.append(error)
            }
        }
        // Else it may stand in a line that could not be read.
        if parser.script.program.isEmpty, errors.isEmpty {
            errors.append(
                DemoScriptError(line: lines.count, column: 1, message: "no program is named: Program FILE.py"))
        }
        if !errors.isEmpty { throw DemoScriptErrors(errors) }
        return parser.script
    }

    // MARK: Commands

    private static let commands =
        "Program, Title, Description, Output, Set, Chapter, Caption, Type, Sleep, Hide, Show, Screenshot, or the name of "
        + "a key"

    private mutating func command(_ word: Word) throws(DemoScriptError) {
        if word.isQuoted { throw error(word, "a command is expected: \(DemoScriptParser.commands)") }
        let (name, speed) = try split(word)
        commandColumn = word.column
        switch name {
        case "Program":
            let program = try text("the program's file")
            if program.text.isEmpty { throw error(program, "the program's file is missing") }
            if !script.program.isEmpty { throw error(program, "there is one program: '\(script.program)'") }
            script.program = program.text
            script.programPlace = (lineNumber, program.column)
            script.arguments = words.map(\.text)
            words = []
        case "Title": script.title = try text("a title").text
        case "Description": script.summary = try text("a description").text
        case "Output":
            let output = try text("a file")
            guard RecordingFormat(path: output.text) != nil else {
                throw error(output, "'\(output.text)' does not say what to write; \(RecordingFormat.endings)")
            }
            script.outputs.append(output.text)
        case "Set": try set()
        case "Chapter":
            let title = try text("a title")
            if title.text.isEmpty { throw error(title, "a chapter needs a title") }
            add(.chapter(title.text))
        case "Caption": add(.caption(try text("a text between quotation marks").text, speed))
        case "Screenshot":
            let target = try text("a file")
            guard let format = RecordingFormat(path: target.text), format.hasStills else {
                throw error(target, "a screenshot is .svg, .txt or .ans")
            }
            add(.screenshot(target.text))
        case "Sleep", "Wait": add(.sleep(try time()))
        case "Hide": add(.hide)
        case "Show": add(.show)
        case "Type":
            let typed = try text("a text between quotation marks")
            let keys = typed.text.map { Key.character($0) }
            if keys.isEmpty { throw error(typed, "there is nothing to type") }
            add(.press(keys, isText: true, each: speed))
        default:
            guard let key = KeyName.key(name) else {
                throw error(word, "'\(name)' is no command: \(DemoScriptParser.commands)")
            }
            var count = 1
            if let next = words.first, !next.isQuoted, let number = Int(next.text) {
                guard (1...10_000).contains(number) else { throw error(next, "a key is repeated 1 to 10000 times") }
                count = number
                words.removeFirst()
            }
            add(.press(Array(repeating: key, count: count), isText: false, each: speed))
        }
    }

    private mutating func add(_ action: DemoScript.StepAction) {
        script.steps.append(DemoScript.Step(line: lineNumber, column: commandColumn, action: action))
    }

    /// `Right@300ms` is `Right`, and a time of its own.
    private func split(_ word: Word) throws(DemoScriptError) -> (name: String, speed: Int?) {
        guard let at = word.text.firstIndex(of: "@"), at > word.text.startIndex else { return (word.text, nil) }
        guard let speed = Milliseconds.parse(String(word.text[word.text.index(after: at)...])) else {
            throw error(word, "behind @ stands a time, such as 300ms or 2s")
        }
        return (String(word.text[..<at]), speed)
    }

    // MARK: Settings

    private static let settings =
        "Size, Theme, Speed, TypingSpeed, Pause, Keys, Loop, Poster, Seed, Stdin, Until, MaxFrames"

    private mutating func set() throws(DemoScriptError) {
        let name = try text("a setting: \(DemoScriptParser.settings)")
        switch name.text {
        case "TypingSpeed": return add(.setTypingSpeed(try time()))
        case "Pause": return add(.setPause(try time()))
        default: break
        }
        let value = try text("a value")
        let isLate = script.steps.contains {
            switch $0.action {
            case .setPause, .setTypingSpeed: false
            default: true
            }
        }
        if isLate { throw error(name, "'\(name.text)' is set before the first step") }
        switch name.text {
        case "Size":
            guard let size = FilmSize(value.text) else { throw error(value, FilmSize.expectation) }
            script.look.size = size
        case "Theme":
            guard let scheme = ColorScheme.all.first(where: { $0.name == value.text }) else {
                throw error(value, "themes are \(ColorScheme.all.map(\.name).joined(separator: " and "))")
            }
            script.look.scheme = scheme
        case "Speed", "PlaybackSpeed":
            guard let speed = FilmSpeed.parse(value.text) else { throw error(value, FilmSpeed.expectation) }
            script.look.speed = speed
        case "Keys": script.look.showsKeys = try isOn(value)
        case "Loop": script.loops = try isOn(value)
        case "Poster":
            guard let poster = Moment(value.text) else { throw error(value, "a frame, a time or a chapter") }
            script.poster = poster
        case "Seed":
            guard UInt64(value.text) != nil else { throw error(value, "a seed is a number from 0 on") }
            script.options += ["--seed", value.text]
        case "Stdin": script.options += ["--stdin", value.text]
        case "Until":
            guard let time = Double(value.text), time.isFinite, time >= 0 else {
                throw error(value, "a time of the loop's clock in seconds")
            }
            script.options += ["--until", value.text]
        case "MaxFrames":
            guard let count = Int(value.text), count > 0 else { throw error(value, "a number from 1 on") }
            script.options += ["--max-frames", value.text]
        default: throw error(name, "'\(name.text)' is no setting; there are \(DemoScriptParser.settings)")
        }
    }

    // MARK: Words

    private mutating func text(_ expectation: String) throws(DemoScriptError) -> Word {
        guard let word = words.popFirst() else {
            throw DemoScriptError(line: lineNumber, column: lineLength + 1, message: "\(expectation) is missing")
        }
        return word
    }

    private mutating func time() throws(DemoScriptError) -> Int {
        let word = try text("a time")
        guard let time = Milliseconds.parse(word.text) else {
            throw error(word, "'\(word.text)' is no time; times are 300ms, 2s, 1.5s, 1m30s")
        }
        return time
    }

    private func isOn(_ word: Word) throws(DemoScriptError) -> Bool {
        switch word.text {
        case "on", "true": return true
        case "off", "false": return false
        default: throw error(word, "on or off")
        }
    }

    private func error(_ word: Word, _ message: String) -> DemoScriptError {
        DemoScriptError(line: lineNumber, column: word.column, message: message)
    }
}

/// How much faster than normal.
enum FilmSpeed {
    static let expectation = "a speed is a number from 0.05 to 100; 2 is twice as fast"

    /// In thousandths.
    static func parse(_ text: String) -> Int? {
        guard let speed = Milliseconds.parse(text + "s"), (50...100_000).contains(speed) else { return nil }
        return speed
    }
}

/// A word of a line, or what stands between quotation marks.
private struct Word {
    var text: String
    /// From 1, in characters.
    var column: Int
    var isQuoted = false

    /// Blanks separate; `"`, `'` and a backtick quote, and the others may stand in between; `#` begins a comment.
    static func split(_ line: Substring, lineNumber: Int) throws(DemoScriptError) -> [Word] {
        var words: [Word] = []
        let characters = Array(line)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if character.isWhitespace {
                index += 1
            } else if character == "#" {
                break
            } else if ["\"", "'", "`"].contains(character) {
                guard let end = characters[(index + 1)...].firstIndex(of: character) else {
                    throw DemoScriptError(
                        line: lineNumber, column: index + 1,
                        message: "the quotation mark \(character) has no second one")
                }
                words.append(Word(text: String(characters[(index + 1)..<end]), column: index + 1, isQuoted: true))
                index = end + 1
            } else {
                let end = characters[index...].firstIndex { $0.isWhitespace } ?? characters.count
                words.append(Word(text: String(characters[index..<end]), column: index + 1))
                index = end
            }
        }
        return words
    }
}
