/// What the state wants to know of the program's values: it is answered by running the program again.
///
/// The state is asked for it after each message (`StepperState.inquiry`), and told with `Message.answered`. An answer to
/// something that is no longer asked is left aside.
public enum Inquiry: Hashable, Sendable {
    /// With marks at what has changed since another, earlier moment.
    case variables(Variables.Subject, since: Variables.Subject?)
    /// Whether a text can be a condition at all: an expression of Python.
    case syntax(String)
    /// At which of these frames a condition holds; frames rise.
    case conditions([Check])
    /// The repr of an expression.
    case value(String, Variables.Subject)

    /// A place of breakpoints with conditions: it stops where one of them is true, or can't be evaluated.
    public struct Check: Hashable, Sendable {
        public var subject: Variables.Subject
        public var conditions: [String]

        public init(subject: Variables.Subject, conditions: [String]) {
            self.subject = subject
            self.conditions = conditions
        }
    }

    public enum Answer: Hashable, Sendable {
        case wellFormed
        case variables(Variables)
        case holds([Hit])
        case value(String)
        /// Why there is no answer, for people.
        case unavailable(String)
    }

    /// A frame where a condition is true.
    public struct Hit: Hashable, Sendable {
        public var frame: Int
        /// The condition could not be evaluated: what Python says. It counts as true, as in Python's debugger.
        public var error: String?

        public init(frame: Int, error: String? = nil) {
            self.frame = frame
            self.error = error
        }
    }
}
