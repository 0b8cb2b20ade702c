/// What a key can ask for.
public enum Action: Hashable, Sendable {
    case move(Step, Direction)
    case start, end
    /// Play, or stop playing.
    case play
    case faster, slower
    case nextPanel, previousPanel
    /// Rows in the focused panel.
    case rows(Int)
    /// Screens in the focused panel.
    case pages(Int)
    /// Ends of the focused panel.
    case firstRow, lastRow
    /// Steps sideways in the focused panel.
    case columns(Int)
    case zoom
    case nextArrangement, nextTaskOrder, nextLaneScale
    case help
    case redraw
    case suspend
    /// Close or cancel what is open or under way.
    case cancel
    case quit
    /// Open the entry under the cursor of a list, or follow what it leads to.
    case open
    /// On, or back, to a breakpoint.
    case proceed(Direction)
    /// Set or delete a breakpoint on the line or task under the cursor.
    case breakpoint
    /// To the line of the cursor in Source.
    case toCursor(Direction)
    case setMark, goToMark
    case search
    /// The next, or previous, match of the search.
    case match(Direction)
    /// Type a command.
    case command
    case why
    /// To where the last leap began.
    case jumpBack
    case edit
    case library

    public enum Direction: Sendable { case forward, back }

    /// What a move goes by. The selected task, where there is one in it, is that of the moment.
    public enum Step: Hashable, Sendable {
        case frame, turn, pass, output, exception
        case lineOfTask, stateOfTask
    }
}
