import Timeline

/// The variables at one frame: those of each call in progress, the innermost first.
///
/// They are no part of the trace. The program is run again up to the frame, and whoever does that answers
/// `Message.variables`; until then the state holds those of another frame, or none.
public struct Variables: Hashable, Sendable {
    /// Which variables: those of a task, or of whatever code runs at the frame.
    public struct Subject: Hashable, Sendable {
        public var frame: Int
        /// nil: the code that runs in no task.
        public var task: Int?

        public init(frame: Int, task: Int?) {
            self.frame = frame
            self.task = task
        }
    }

    /// One call in progress.
    public struct Call: Hashable, Sendable {
        public var function: String
        /// Where it stands: the line that runs, or at which it waits; that of its definition if it has not started.
        public var place: Place
        /// In the order in which the function names them; of the module's, those that are neither functions, classes nor modules.
        public var variables: [Variable]
        /// How many more there are than `variables` holds.
        public var omitted: Int

        public init(function: String, place: Place, variables: [Variable], omitted: Int = 0) {
            self.function = function
            self.place = place
            self.variables = variables
            self.omitted = omitted
        }
    }

    public struct Variable: Hashable, Sendable {
        public var name: String
        /// The value's repr, cut where it is long.
        public var value: String
        /// The name of the value's class.
        public var type: String
        /// It was another one before; see `Variables.marked(since:)`.
        public var isChanged = false

        public init(name: String, value: String, type: String) {
            self.name = name
            self.value = value
            self.type = type
        }
    }

    public var subject: Subject
    public var calls: [Call]
    /// Why there are none, for people: `Task-2 is done`, `this trace can't be run again: ...`.
    public var note: String?

    public init(subject: Subject, calls: [Call], note: String? = nil) {
        self.subject = subject
        self.calls = calls
        self.note = note
    }

    /// The same with marks at what is new or other than it was at an earlier moment, in the calls that were in progress then.
    /// - Complexity: O(n) in the variables.
    public func marked(since earlier: Variables) -> Variables {
        var marked = self
        // The outermost calls are the same ones, as far as they are of one function.
        for (index, old) in zip(calls.indices.reversed(), earlier.calls.reversed()) {
            guard calls[index].function == old.function else { break }
            let values = Dictionary(old.variables.map { ($0.name, $0) }) { first, _ in first }
            for place in calls[index].variables.indices {
                let new = calls[index].variables[place]
                let before = values[new.name]
                marked.calls[index].variables[place].isChanged = before?.value != new.value || before?.type != new.type
            }
        }
        return marked
    }
}
