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
    /// Open the entry under the cursor of a list.
    case open

    public enum Direction: Sendable { case forward, back }

    /// What a move goes by. The selected task, where there is one in it, is that of the moment.
    public enum Step: Hashable, Sendable {
        case frame, turn, pass, output, exception
        case lineOfTask, stateOfTask
    }
}
