import Screen
import Timeline

/// The program reads a line of its input and waits for it, behind the last frame that there is.
///
/// The line is open while that frame is shown, unless the user left it with Esc to look at earlier frames. Coming back
/// to the frame, or trying to go on from it, opens it again, with what was typed by then.
public struct Question: Equatable, Sendable {
    let prompt: String
    /// The last frame: what follows depends on the answer.
    let frame: Int
    var line = LineEditor()
    var isOpen = false
}

extension StepperState {
    /// Whether the program is known to wait for input.
    public var isAsked: Bool { question != nil }

    /// The program asks. What looks for a frame that is still to come ends here, and so does playing, for the time being.
    mutating func ask(_ prompt: String, _ timeline: Timeline) {
        let last = timeline.frameCount
        question = Question(prompt: prompt, frame: last, isOpen: frame == last)
        stopAtQuestion()
    }

    /// A movement that needs more frames than there are before the answer ends at the last one.
    mutating func stopAtQuestion() {
        guard let question, pending != nil else { return }
        pending = nil
        show(question.frame)
        self.question?.isOpen = true
    }

    /// A key while the line is open.
    mutating func edit(_ key: Key, _ timeline: Timeline) -> Effect {
        switch key {
        case .control("l"): return .redraw
        case .control("z"): return .suspend
        case .escape:
            isPlaying = false
            closeQuestion()
        case .enter:
            return reply(.line(question?.line.text ?? ""), timeline)
        case .control("d") where question?.line.text.isEmpty ?? true:
            return reply(.endOfInput, timeline)
        default:
            question?.line.take(key)
        }
        return .none
    }

    private mutating func reply(_ reply: Reply, _ timeline: Timeline) -> Effect {
        goOn(timeline)
        return .answer(reply)
    }

    /// The program gets its answer: what comes of it is the next frame.
    mutating func goOn(_ timeline: Timeline) {
        question = nil
        jump(to: frame + 1, timeline)
    }

    /// What comes is for the stepper, and not for the program.
    mutating func closeQuestion() { question?.isOpen = false }
}
