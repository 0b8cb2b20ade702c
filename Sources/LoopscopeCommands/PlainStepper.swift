import ScopeUI
import Timeline

/// Drives the stepper's dialogue on standard input and output.
///
/// Its text is data that is asked for, so it goes to standard output. The end of the input leaves, as `q` does.
final class PlainStepper {
    private let run: any ProgramRun
    private let viewed: ViewedRun
    private var dialogue: PlainDialogue
    private let replay: Replay?
    private let readLine: () -> String?
    private let write: (String) -> Void

    private static let slice = 10_000

    /// - Parameters:
    ///   - readLine: the next line of input, nil at its end.
    ///   - write: takes a line without its end.
    init(
        timeline: Timeline, run: any ProgramRun, title: String, replay: ReplayMaker? = nil,
        readLine: @escaping () -> String?, write: @escaping (String) -> Void
    ) {
        self.replay = replay?(timeline.trace)
        self.run = run
        viewed = ViewedRun(timeline: timeline)
        dialogue = PlainDialogue(title: title)
        self.readLine = readLine
        self.write = write
    }

    /// Talks until the user leaves.
    func talk() {
        advance()
        dialogue.report(of: viewed).forEach(write)
        write(PlainDialogue.invitation)
        while true {
            dialogue.question?.forEach(write)
            let answer = readLine().map { dialogue.take($0, of: viewed) } ?? dialogue.endInput(of: viewed)
            switch answer {
            case .quit: return
            case .lines(let lines): lines.forEach(write)
            case .moved, .answered:
                if case .answered(let reply) = answer { run.answer(reply) }
                advance()
                dialogue.report(of: viewed).forEach(write)
            }
        }
    }

    /// Runs the program on until the frame that is looked for is there.
    private func advance() {
        while dialogue.isWaiting {
            if !run.isFinished { run.advance(events: PlainStepper.slice) }
            if run.isFinished { viewed.timeline.mayGrow = false }
            dialogue.continueMovement(of: viewed)
            if let prompt = run.question { dialogue.ask(prompt, of: viewed) }
            if run.isFinished, viewed.timeline.frameCount == 0 { return }
            answerInquiry()
        }
        answerInquiry()
    }

    /// Runs the program again for what is asked of its values.
    private func answerInquiry() {
        while let inquiry = dialogue.inquiry(of: viewed) {
            replay?.ask(inquiry)
            let answer = replay == nil ? .unavailable(Replay.unavailable) : replay?.advance()
            if let answer { dialogue.answer(inquiry, answer, of: viewed) }
        }
    }
}
