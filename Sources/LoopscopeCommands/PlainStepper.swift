import ScopeUI
import Timeline

/// Drives the stepper's dialogue on standard input and output.
///
/// Its text is data that is asked for, so it goes to standard output. The end of the input leaves, as `q` does.
final class PlainStepper {
    private let session: Session
    private var run: any ProgramRun { session.run }
    private var viewed: ViewedRun
    private var dialogue: PlainDialogue
    private var replay: Replay { session.replay }
    private let readLine: () -> String?
    private let write: (String) -> Void

    private static let slice = 10_000

    /// - Parameters:
    ///   - readLine: the next line of input, nil at its end.
    ///   - write: takes a line without its end.
    init(_ session: Session, readLine: @escaping () -> String?, write: @escaping (String) -> Void) {
        self.session = session
        viewed = ViewedRun(timeline: session.timeline)
        dialogue = PlainDialogue(title: session.title)
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
            case .lines(let lines):
                lines.forEach(write)
                let told = dialogue.notice
                answerInquiry()
                if let correction = dialogue.notice, correction != told { write(correction) }
            case .effect(let effect):
                perform(effect)
                advance()
                dialogue.report(of: viewed).forEach(write)
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
            replay.ask(inquiry)
            if let answer = replay.advance() { dialogue.answer(inquiry, answer, of: viewed) }
        }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .edit(_, let line):
            guard let path = session.path else { return write("There is no file to edit") }
            if let problem = Editor.open(path, line: line) { return write(problem) }
            restart(libraryLines: dialogue.hasLibraryLines, readsFile: true)
        case .rerun(let libraryLines): restart(libraryLines: libraryLines, readsFile: false)
        default: break
        }
    }

    private func restart(libraryLines: Bool, readsFile: Bool) {
        let mark = dialogue.landmark(of: viewed)
        switch session.restart(libraryLines: libraryLines, readsFile: readsFile) {
        case .failed(let title, let lines, let line):
            dialogue.take(.reloadFailed(title: title, lines: lines, line: line), of: viewed)
        case .restarted:
            viewed = ViewedRun(timeline: session.timeline)
            dialogue.take(.reloaded(mark, libraryLines: libraryLines), of: viewed)
            write(libraryLines ? "The program runs again, with the library's lines." : "The program runs again.")
        }
    }
}
