import ScopeUI
import Screen
import Walkthrough

/// Walks through a lesson for a recording: each stop stands as long as it takes to read, each question until somebody who watches can
/// have made up their mind; then the right answer is given.
struct LessonFilm {
    let filming: Filming

    /// To think about a question, when it has been read.
    private static let thinkingTime = 3000
    /// A digit of an answer of several.
    private static let digitTime = 600

    func walk() throws {
        while let lesson = filming.lesson, !lesson.isAtEnd {
            try read(with: lesson.openQuestion == nil ? 0 : LessonFilm.thinkingTime)
            while let open = filming.lesson?.openQuestion {
                try answer(open.question)
                try read(with: filming.lesson?.openQuestion == nil ? 0 : LessonFilm.thinkingTime)
            }
            try filming.press(.enter, shownAs: "")
        }
    }

    private func answer(_ question: Walkthrough.Question) throws {
        let digits = question.rightKeys
        for (index, digit) in digits.enumerated() {
            try filming.press(.character(digit), shownAs: "\(digit)")
            if index < digits.count - 1 { try filming.shoot(for: LessonFilm.digitTime) }
        }
        // What no key answers is left out.
        if filming.lesson?.openQuestion?.question == question { try filming.press(.escape, shownAs: "") }
    }

    /// Keeps the screen for as long as it takes to read what is new on it; a page that is too long scrolls by.
    private func read(with extra: Int) throws {
        guard let lesson = filming.lesson else { return }
        let time = ReadingTime.of(filming.unread.map(\.text).joined(separator: " "))
        let (count, visible) = lesson.pageRows
        let hidden = max(0, count - visible - lesson.scroll)
        let share = hidden == 0 ? 0 : max(200, time / max(1, count))
        try filming.shoot(for: max(LessonFilm.digitTime, time - share * hidden) + (hidden == 0 ? extra : 0))
        for row in 0..<hidden {
            try filming.press(.character("}"), shownAs: "")
            try filming.shoot(for: row == hidden - 1 ? share + extra : share)
        }
    }
}

/// What a lesson's page tells, in the order in which a viewer comes to read it.
struct LessonNarration {
    /// The chapters of the lesson are told too.
    let takesChapters: Bool
    private var stop: Int?
    private var read: Set<LessonLine> = []
    private var text = ""
    private var chapter: Int?

    init(takesChapters: Bool) { self.takesChapters = takesChapters }

    /// The lines that were not on the page before.
    func unread(of lesson: LessonState) -> [LessonLine] {
        stop == lesson.stop ? lesson.text.filter { !read.contains($0) } : lesson.text
    }

    /// - Returns: what the page has come to say last, and the chapter that begins here.
    mutating func tell(_ lesson: LessonState) -> (text: String, chapter: String?) {
        let lines = unread(of: lesson)
        if stop != lesson.stop { read = [] }
        stop = lesson.stop
        read.formUnion(lines)
        if !lines.isEmpty { text = lines.map(\.text).joined(separator: "\n") }
        guard takesChapters, let now = lesson.chapter, now.index != chapter else { return (text, nil) }
        chapter = now.index
        return (text, now.title)
    }
}
