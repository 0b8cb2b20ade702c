import ScopeUI

/// The blocks of Markdown that a lesson is made of, with the line at which each begins.
///
/// Only as much of CommonMark as a lesson needs: front matter, headings with `#`, fenced code, comments that stand on lines of
/// their own, and everything else as paragraphs, which keep their text as it is.
struct LessonMarkdown {
    enum Block: Equatable {
        case frontMatter(String)
        case heading(level: Int, String)
        /// `info` is what stands behind the opening fence.
        case fence(info: String, code: String)
        /// What stands between `<!--` and `-->`.
        case comment(String)
        case paragraph(String)
    }

    struct Located: Equatable {
        var block: Block
        /// Where it begins, from 1; front matter and comments: the first line of their content.
        var line: Int
    }

    private(set) var blocks: [Located] = []
    /// Blocks that never end.
    private(set) var problems: [LessonProblem] = []
    private let lines: [Substring]
    private var index = 0
    private var paragraph: [Substring] = []

    init(_ text: String) {
        // Some editors put a byte order mark before the first line.
        lines = SourceLines(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text).all.map { $0[...] }
        takeFrontMatter()
        while index < lines.count { takeBlock() }
        endParagraph()
    }

    private mutating func takeFrontMatter() {
        guard lines.first.map(LessonMarkdown.isRule) == true else { return }
        guard let end = lines.dropFirst().firstIndex(where: LessonMarkdown.isRule) else {
            problems.append(LessonProblem("the front matter has no second --- at its end", line: 1))
            index = 1
            return
        }
        blocks.append(Located(block: .frontMatter(lines[1..<end].joined(separator: "\n")), line: 2))
        index = end + 1
    }

    private static func isRule(_ line: Substring) -> Bool {
        line.hasPrefix("---") && line.allSatisfy { $0 == "-" || $0.isWhitespace }
    }

    private mutating func takeBlock() {
        let line = lines[index]
        let text = line.drop { $0 == " " }
        if text.isEmpty {
            endParagraph()
            index += 1
        } else if let fence = LessonMarkdown.fence(text) {
            endParagraph()
            takeFence(fence, info: text.drop { $0 == fence.first }, indent: line.count - text.count)
        } else if text.hasPrefix("<!--") {
            endParagraph()
            takeComment(text)
        } else if let (level, title) = LessonMarkdown.heading(text) {
            endParagraph()
            blocks.append(Located(block: .heading(level: level, title), line: index + 1))
            index += 1
        } else {
            paragraph.append(line)
            index += 1
        }
    }

    private mutating func endParagraph() {
        guard !paragraph.isEmpty else { return }
        let first = index - paragraph.count + 1
        for (offset, line) in paragraph.enumerated() where LessonMarkdown.holdsComment(line) {
            problems.append(
                LessonProblem("a comment has to begin its line: here it would be told as text", line: first + offset))
        }
        blocks.append(Located(block: .paragraph(paragraph.joined(separator: "\n")), line: first))
        paragraph = []
    }

    /// Outside of code.
    private static func holdsComment(_ line: Substring) -> Bool {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().contains { index, part in index % 2 == 0 && part.contains("<!--") }
    }

    private static func heading(_ text: Substring) -> (Int, String)? {
        let marks = text.prefix { $0 == "#" }
        let rest = text.dropFirst(marks.count)
        guard (1...6).contains(marks.count), rest.isEmpty || rest.first == " " else { return nil }
        var title = rest.trimmingBlanks
        while title.hasSuffix("#") { title.removeLast() }
        return (marks.count, title.trimmingBlanks)
    }

    /// The fence that opens a block of code: three or more ` or ~.
    private static func fence(_ text: Substring) -> Substring? {
        guard let first = text.first, first == "`" || first == "~" else { return nil }
        let fence = text.prefix { $0 == first }
        guard fence.count >= 3, first == "~" || !text.dropFirst(fence.count).contains("`") else { return nil }
        return fence
    }

    private mutating func takeFence(_ fence: Substring, info: Substring, indent: Int) {
        let start = index
        var code: [Substring] = []
        index += 1
        while index < lines.count {
            let line = lines[index]
            index += 1
            let text = line.drop { $0 == " " }
            if text.hasPrefix(fence), text.trimmingBlanks.allSatisfy({ $0 == fence.first }) {
                let content = code.map { $0 + "\n" }.joined()
                blocks.append(
                    Located(block: .fence(info: info.trimmingBlanks, code: content), line: start + 1))
                return
            }
            code.append(line.dropFirst(min(indent, line.count - text.count)))
        }
        problems.append(LessonProblem("this code has no \(fence) at its end", line: start + 1))
    }

    private mutating func takeComment(_ opening: Substring) {
        let start = index
        var content = ""
        var rest = opening.dropFirst(4)
        while true {
            if let end = rest.range(of: "-->") {
                content += rest[..<end.lowerBound]
                // What stands behind it on its line belongs to no block of a lesson.
                if !rest[end.upperBound...].allSatisfy(\.isWhitespace) {
                    problems.append(LessonProblem("nothing may stand behind --> on its line", line: index + 1))
                }
                index += 1
                blocks.append(Located(block: .comment(content), line: start + 1))
                return
            }
            content += rest + "\n"
            index += 1
            guard index < lines.count else { break }
            rest = lines[index]
        }
        problems.append(LessonProblem("this comment has no --> at its end", line: start + 1))
    }
}

extension StringProtocol {
    var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }

    /// The first place of a text that is not empty.
    func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
