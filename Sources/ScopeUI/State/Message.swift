import Screen

/// What the stepper's state is told.
public enum Message: Hashable, Sendable {
    case input(InputEvent)
    /// The run went on, or is over: a movement that waits for frames looks again.
    case runAdvanced
    /// The run waits for a line of input: its prompt.
    case asked(String)
    /// What was asked for has come: `StepperState.inquiry`.
    case answered(Inquiry, Inquiry.Answer)
    /// The program has been run anew, and shows up in the `ViewedRun` that comes with this: the old run was another.
    case reloaded(Landmark, libraryLines: Bool)
    /// It could not be run anew; these lines say why. The old run stays.
    case reloadFailed(title: String, lines: [String], line: Int?)
    /// Something to tell the user.
    case note(String)
    /// Time to show the next frame, while playing.
    case tick
}

/// What the state asks of whoever drives it.
public enum Effect: Hashable, Sendable {
    case none
    /// Draw every cell again: something else wrote to the terminal.
    case redraw
    /// Stop the process, as Ctrl-Z does.
    case suspend
    case leave(Leaving)
    /// Open an entry of the list.
    case open(Int)
    /// Give the program what it asked for.
    case answer(Reply)
    /// Open the source in the user's editor.
    case edit(file: String?, line: Int)
    /// Run the program anew, with or without the library's lines.
    case rerun(libraryLines: Bool)

    public enum Leaving: Hashable, Sendable {
        case quit
        case endOfInput
        case signal(InputEvent.Signal)
    }

    /// What an event asks for that has nothing to do with what is on the screen.
    static func always(_ event: InputEvent) -> Effect? {
        switch event {
        case .key, .mouse, .resize: nil
        case .endOfInput: .leave(.endOfInput)
        case .signal(.stop): .suspend
        case .signal(let signal): .leave(.signal(signal))
        }
    }
}
