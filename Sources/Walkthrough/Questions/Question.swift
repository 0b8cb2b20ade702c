/// A question about one frame, with its answer, as the run gives it.
public struct Question: Equatable, Sendable {
    public enum Form: Equatable, Sendable {
        /// One of the options is to be picked; all in `right` are true.
        case pick(options: [String], right: Set<Int>)
        /// The items are to be put in order; `right` holds their indices in the right order.
        case order(items: [String], right: [Int])
    }

    /// What somebody answers.
    public enum Answer: Equatable, Sendable {
        case pick(Int)
        case order([Int])
    }

    /// What would tell the answer, and is hidden while the question is open.
    public struct Hidden: OptionSet, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The ready queue, and everything else that shows the order to come.
        public static let order = Hidden(rawValue: 1)
        /// The states of tasks.
        public static let states = Hidden(rawValue: 2)
        /// When timers are due.
        public static let times = Hidden(rawValue: 4)
        /// The sentence of the frame.
        public static let sentence = Hidden(rawValue: 8)
    }

    public var kind: Prediction.Kind
    public var text: String
    public var form: Form
    /// Why the right answer is right: shown behind an answer.
    public var reason: String
    public var hidden: Hidden
    /// How many paragraphs of its stop are told before it; the others come behind its answer.
    public var paragraphs = 0

    public func isRight(_ answer: Answer) -> Bool {
        switch (form, answer) {
        case (.pick(_, let right), .pick(let index)): right.contains(index)
        case (.order(_, let right), .order(let indices)): right == indices
        default: false
        }
    }

    /// The right answer in words.
    public var rightAnswer: String {
        switch form {
        case .pick(let options, let right): right.sorted().map { options[$0] }.joined(separator: "; or: ")
        case .order(let items, let right): right.map { items[$0] }.joined(separator: ", ")
        }
    }

    /// What there is to choose from, or to put in order.
    public var choices: [String] {
        switch form {
        case .pick(let options, _): options
        case .order(let items, _): items
        }
    }
}
