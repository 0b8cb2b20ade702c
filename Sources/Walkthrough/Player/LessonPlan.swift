import Timeline

/// A lesson that has found its places in one run of its program, and the answers to its questions.
public struct LessonPlan: Equatable, Sendable {
    public struct Stop: Equatable, Sendable {
        /// From 1.
        public var frame: Int
        public var chapter: Int
        public var narration: [String]
        public var focus: String?
        public var questions: [Question]
        public var speakerNotes: [String]

        public init(
            frame: Int, chapter: Int, narration: [String], focus: String?, questions: [Question], speakerNotes: [String]
        ) {
            self.frame = frame
            self.chapter = chapter
            self.narration = narration
            self.focus = focus
            self.questions = questions
            self.speakerNotes = speakerNotes
        }
    }

    public var title: String
    public var chapters: [String]
    /// At least one.
    public var stops: [Stop]
    /// What could not be found or answered: stops without a place are left out, questions without an answer too.
    public var problems: [LessonProblem] = []

    public init(title: String, chapters: [String], stops: [Stop]) {
        self.title = title
        self.chapters = chapters
        self.stops = stops
    }

    /// - Parameter timeline: of a run that is over.
    /// - Complexity: O(n) in the events for each stop and question.
    public init(_ lesson: Lesson, in timeline: Timeline) {
        self.init(title: lesson.title, chapters: lesson.chapters, stops: [])
        let maker = QuestionMaker(timeline)
        let search = AnchorSearch(scan: maker.scan)
        var previous = 0
        for stop in lesson.stops {
            do throws(LessonProblem) {
                previous = try search.frame(of: stop.anchor, previous: previous)
            } catch {
                problems.append(error)
                continue
            }
            var questions: [Question] = []
            for prediction in stop.predictions {
                do throws(LessonProblem) {
                    questions.append(try maker.question(prediction, at: previous))
                } catch {
                    problems.append(error)
                }
            }
            stops.append(
                Stop(
                    frame: previous, chapter: stop.chapter, narration: stop.narration, focus: stop.focus,
                    questions: questions, speakerNotes: stop.speakerNotes))
        }
        if stops.isEmpty {
            stops = [Stop(frame: 1, chapter: 0, narration: [], focus: nil, questions: [], speakerNotes: [])]
        }
    }

    public var questionCount: Int { stops.reduce(0) { $0 + $1.questions.count } }
}
