import Timeline
import Trace

extension StepperState {
    /// Goes so many steps, or as many as there are, and says so when there are none.
    mutating func move(_ step: Action.Step, _ direction: Action.Direction, count: Int, _ timeline: Timeline) {
        guard frame > 0 else { return }
        guard let (grain, noun) = grain(of: step, timeline) else {
            notice = "No task runs here; Tab to Tasks and select one with j and k"
            return
        }
        if grain == .frame {
            if direction == .forward { return jump(to: frame + count, timeline, isStep: true) }
            if frame == 1 { notice = "This is the first frame" }
            return show(max(1, frame - count))
        }
        switch direction {
        case .forward:
            pending = PendingMove(goal: .grain(grain, more: count, noun: noun), looked: frame, reached: frame)
            continuePending(timeline)
        case .back:
            guard let found = timeline.previous(grain, before: frame, count: count) else {
                notice = "There is no earlier \(noun)"
                return
            }
            show(found)
        }
    }

    /// Goes to a frame; nil: to the last one.
    mutating func jump(to target: Int?, _ timeline: Timeline, isStep: Bool = false) {
        let target = target.map { max(1, $0) }
        if let target, target <= timeline.frameCount {
            show(target, isJump: !isStep)
        } else if timeline.isComplete {
            let last = timeline.frameCount
            if isStep, frame == last { notice = "This is the last frame: the run is over" }
            if !isStep, let target { notice = "There is no frame \(NumberText.count(target)); this is the last one" }
            show(last, isJump: !isStep)
        } else {
            pending = PendingMove(
                goal: target.map { .frame($0) } ?? .end, looked: frame, reached: frame, isJump: !isStep)
        }
    }

    /// Shows a frame. What follows the frame, follows it again.
    /// - Parameter isJump: the way back is remembered.
    mutating func show(_ frame: Int, isJump: Bool = false) {
        guard frame != self.frame else { return }
        if isJump { noteJump(from: self.frame) }
        self.frame = frame
        // These follow the frame.
        cursor[.source] = nil
        cursor[.output] = nil
        cursor[.events] = nil
        if let question { self.question?.isOpen = frame == question.frame }
    }

    private func grain(of step: Action.Step, _ timeline: Timeline) -> (Grain, String)? {
        switch step {
        case .frame: return (.frame, "frame")
        case .turn: return (.turn, "turn")
        case .pass: return (.pass, "pass")
        case .output: return (.output, "output")
        case .exception: return (.exception, "exception or cancellation")
        case .lineOfTask:
            let task = chosenTask ?? Anchor(frame: frame, timeline: timeline).runner
            return (.lineOf(task: task), task == nil ? "line of the module" : "line of \(name(of: task, timeline))")
        case .stateOfTask:
            guard let task = chosenTask ?? Anchor(frame: frame, timeline: timeline).task else { return nil }
            return (.stateChange(task: task), "change of state of \(name(of: task, timeline))")
        }
    }

    private func name(of task: Int?, _ timeline: Timeline) -> String {
        timeline.seek(to: frame)
        return task.flatMap { timeline.task($0)?.name } ?? "the task"
    }
}
