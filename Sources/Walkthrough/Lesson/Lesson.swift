/// A walk through one program: stops, what is told at each, and questions whose answers the run itself gives.
///
/// A lesson is written as Markdown (`LessonParser`). Nothing in it names a frame: a stop is found in the run by what happens there
/// (`StopAnchor`), and the answer to a question is read off the timeline (`QuestionMaker`), so that a program can be edited
/// and its lesson stays true. `LessonPlan` is a lesson that has found its places in one run; `LessonState` is somebody who walks
/// through it.
///
/// Reading order: `Lesson` -> `LessonParser` -> `StopAnchor` -> `LessonPlan` -> `QuestionMaker` -> `LessonState` -> `LessonView`.
public struct Lesson: Equatable, Sendable {
    public var title: String
    public var program: LessonProgram
    /// The titles of the chapters, in order.
    public var chapters: [String]
    /// At least one.
    public var stops: [LessonStop]
    /// The seed of the program's randomness.
    public var seed: UInt64 = 0
    /// The program's standard input.
    public var input = ""

    public init(title: String, program: LessonProgram, chapters: [String], stops: [LessonStop]) {
        self.title = title
        self.program = program
        self.chapters = chapters
        self.stops = stops
    }
}

/// The program that a lesson is about.
public struct LessonProgram: Equatable, Sendable {
    /// As tracebacks name it.
    public var name: String
    public var text: String
    /// Where the lesson's file names it, from 1.
    public var line: Int

    public init(name: String, text: String, line: Int = 1) {
        self.name = name
        self.text = text
        self.line = line
    }
}

/// One place of the run where a lesson stands still.
public struct LessonStop: Equatable, Sendable {
    /// Index into `Lesson.chapters`.
    public var chapter: Int
    public var anchor: StopAnchor
    /// Paragraphs in Markdown.
    public var narration: [String] = []
    /// The panel that matters here, by its name.
    public var focus: String?
    public var predictions: [Prediction] = []
    /// For the teacher's eyes only.
    public var speakerNotes: [String] = []
    /// Of the lesson's file, from 1; 0 for what no file holds.
    public var line: Int

    public init(chapter: Int, anchor: StopAnchor, line: Int) {
        self.chapter = chapter
        self.anchor = anchor
        self.line = line
    }
}

/// A question as its author puts it: what it asks for, not what is right.
public struct Prediction: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Which task runs next?
        case nextTask = "next-task"
        /// What is printed next?
        case nextOutput = "next-output"
        /// In which order does the ready queue stand?
        case readyOrder = "ready-order"
        /// What state is this task in?
        case state
        /// When will it go on?
        case wakes
        /// What would `result()` do?
        case result
        /// The author's own words; which of them are true is seen in the run.
        case choice
    }

    /// One of the answers of a `choice`: true if its anchor is found in the run after the stop.
    public struct Claim: Equatable, Sendable {
        public var text: String
        /// nil: true if no other claim is.
        public var happens: StopAnchor?
        /// It has to happen before this does.
        public var before: StopAnchor?
    }

    public var kind: Kind
    /// How many paragraphs of its stop are told before it is asked; the others come behind the answer.
    public var paragraphs = 0
    /// The task's name, or its coroutine's, for `state`, `wakes` and `result`.
    public var task: String?
    /// The question in the author's words.
    public var ask: String?
    public var claims: [Claim] = []
    /// What the author believes the answer to be: it is checked, and never believed.
    public var expect: [String]?
    /// Of the lesson's file, from 1.
    public var line: Int

    public init(_ kind: Kind, task: String? = nil, line: Int = 0) {
        self.kind = kind
        self.task = task
        self.line = line
    }
}

/// Something wrong in a lesson.
public struct LessonProblem: Error, Equatable, Sendable {
    /// From 1.
    public var line: Int
    public var message: String

    public init(_ message: String, line: Int) {
        self.message = message
        self.line = line
    }
}
