import Testing
import Trace

@testable import Timeline

/// Why a task waits, and who will wake it.
@Suite struct WhyTests {
    /// `2: text @line ->frame [next]`, each link on a line.
    private func listing(_ answer: WhyAnswer?) -> String {
        guard let answer else { return "nothing\n" }
        var lines = ["\(answer.title) at \(answer.frame)"]
        for link in answer.links {
            var line = String(repeating: "  ", count: link.depth + 1) + link.text
            if let place = link.place { line += " @\(place.line)" }
            if let frame = link.frame { line += " ->\(frame)" }
            if let subject = link.subject { line += " [\(subject)]" }
            lines.append(line)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// At each event that somebody might ask about: its task, its primitive, what it set or queued.
    private func story(_ trace: Trace) -> String {
        let timeline = Timeline(trace: trace, mayGrow: false)
        var text = ""
        for frame in 1...timeline.frameCount {
            let event = trace[frame - 1]
            var subjects: [WhySubject] = []
            switch event.kind {
            case .taskSuspended, .taskYielded, .taskReturned, .cancelRequested: subjects = [.task(Int(event.a))]
            case .handleQueued:
                subjects = event.detail == HandleKind.callback.rawValue ? [.handle(queuedAt: frame)] : []
            case .timerSet: subjects = [.timer(Int(event.a))]
            case .timerDue: subjects = [.timer(Int(event.a)), .handle(queuedAt: frame)]
            case .turnStarted: subjects = event.location == 0 ? [] : [.task(Int(event.a))]
            case .lockReleased, .itemPut, .groupAborted, .barrierArrived, .eventSet:
                subjects = [.primitive(Int(event.a))]
            default: break
            }
            for subject in subjects { text += listing(timeline.why(subject, at: frame)) }
        }
        return text
    }

    @Test func ofAScriptedRun() throws { try expectGolden(story(ScriptedRun.make().trace), "scripted-why.txt") }

    @Test func ofPrimitives() throws { try expectGolden(story(PrimitiveRun.make().trace), "primitive-why.txt") }

    /// Whatever the events say: no trap, one line each, and frames that there are.
    @Test(arguments: 1...10) func bearsNonsense(seed: Int) {
        let timeline = Timeline(trace: RandomRun.makeNonsense(seed: UInt64(seed), events: 600), mayGrow: false)
        for frame in stride(from: 0, through: timeline.frameCount, by: 7) {
            var subjects: [WhySubject] = (-1..<30).flatMap { [.task($0), .timer($0), .primitive($0)] }
            subjects += [0, 1, frame / 2, frame, frame + 1, .max].map { .handle(queuedAt: $0) }
            timeline.seek(to: frame)
            subjects += timeline.ready().map { .handle(queuedAt: $0.queuedAt) }
            for subject in subjects {
                for link in timeline.why(subject, at: frame)?.links ?? [] {
                    let isFine =
                        !link.text.isEmpty && link.text.unicodeScalars.allSatisfy { $0.value >= 0x20 }
                        && link.frame.map { 1...timeline.frameCount ~= $0 } ?? true
                    if !isFine { Issue.record("\(subject) at \(frame): \(link)") }
                }
            }
        }
    }

    /// Who goes through the frames bit by bit gets the same answers.
    @Test func indexGrowsWithTheTrace() {
        let trace = PrimitiveRun.make().trace
        let whole = Timeline(trace: trace, mayGrow: false)
        let growing = Timeline(trace: trace, mayGrow: false)
        for end in stride(from: 7, through: trace.count, by: 7) { growing.readIndexes(to: end) }
        for frame in stride(from: 1, through: trace.count, by: 5) {
            #expect(growing.why(.task(2), at: frame) == whole.why(.task(2), at: frame))
        }
    }
}
