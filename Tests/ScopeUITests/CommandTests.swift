import Screen
import Testing
import Timeline
import Trace

@testable import ScopeUI

/// Typed commands, searches, breakpoints, marks and the way back, on the run of `KitchenRun`.
struct CommandTests {
    private func driven() -> Driven { Driven(KitchenRun.make()) }

    private func command(_ text: String, in stepper: inout Driven) {
        stepper.type(":" + text)
        stepper.press(.enter)
        // A search goes on slice by slice.
        while stepper.state.isSearching(stepper.run) { _ = stepper.state.update(.runAdvanced, of: stepper.run) }
    }

    // MARK: Commands

    @Test(
        arguments: [
            ("goto 12", 12), ("12", 12), ("g 3", 3), ("goto +4", 5), ("goto t=0.5", nil),
            ("until prints \"table 2\"", nil),
            ("until task toast raises", nil), ("until task soup is cancelled", nil), ("until line 20", nil),
            ("until raises Burnt", nil), ("output 3", nil), ("turn 2", nil), ("next 7", 8),
        ] as [(String, Int?)])
    func commandsMove(_ text: String, _ frame: Int?) {
        var stepper = driven()
        command(text, in: &stepper)
        #expect(stepper.frame > 1)
        if let frame { #expect(stepper.frame == frame) }
    }

    @Test func untilLandsOnWhatItNames() {
        var stepper = driven()
        command("until task toast raises", in: &stepper)
        #expect(stepper.event == .taskRaised)
        command("back until task toast suspends", in: &stepper)
        #expect(stepper.event == .taskSuspended)
        #expect(stepper.run.timeline.snapshot(at: stepper.frame).sentence.contains("toast"))
        command("until prints \"table 2\"", in: &stepper)
        #expect(stepper.event == .output)
        #expect(stepper.run.timeline.snapshot(at: stepper.frame).stdout == "table 2\n")
        command("goto t=0.5", in: &stepper)
        #expect(stepper.run.timeline.snapshot(at: stepper.frame).time == 0.5)
        #expect(stepper.run.timeline.snapshot(at: stepper.frame - 1).time < 0.5)
    }

    @Test(arguments: [
        "gotoo 3", "goto", "goto x", "goto 0", "until", "until task", "until task toast flies",
        "until task toas raises",
        "break 9999", "break x", "break 10 when x", "break 10 if", "delete 7", "delete", "goto 'q", "set speed 7",
        "set colour", "task nobody", "help nothing", "back until", "next -1", "mark 7", "t", "until line x", "goto 3 4",
    ])
    func whatIsWrongIsSaidAndKept(_ text: String) {
        var stepper = driven()
        stepper.type(":" + text)
        stepper.press(.enter)
        #expect(stepper.frame == 1)
        #expect(stepper.foot.contains(":\(text)"))
        #expect(stepper.text.contains("✗ "))
        stepper.press(.backspace)
        #expect(!stepper.text.contains("✗ "))
        stepper.press(.escape)
        #expect(!stepper.foot.contains(":\(text.dropLast())"))
    }

    @Test func beginningsOfNames() throws {
        #expect(try CommandTable.row(named: "brea").name == "break")
        #expect(try CommandTable.row(named: "b").name == "break")
        #expect(try CommandTable.row(named: "mar").name == "mark")
        #expect(throws: CommandError("'l' may be line, library")) { try CommandTable.row(named: "l") }
        #expect(throws: CommandError("There is no command 'gotp'; did you mean goto?")) {
            try CommandTable.row(named: "gotp")
        }
        // Whatever is listed can be typed.
        for row in CommandTable.rows {
            for name in row.names { #expect(try CommandTable.row(named: name).name == row.name) }
        }
    }

    @Test func historyAndCompletion() {
        var stepper = driven()
        command("goto 12", in: &stepper)
        command("goto 3", in: &stepper)
        stepper.type(":un")
        stepper.press(.up)
        stepper.press(.up)
        #expect(stepper.foot.contains(":goto 12"))
        stepper.press(.down)
        stepper.press(.down)
        #expect(stepper.foot.contains(":un "))
        stepper.type("t")
        stepper.press(.tab)
        #expect(stepper.foot.contains(":until "))
        stepper.type("ta")
        stepper.press(.tab)
        stepper.type("toa")
        stepper.press(.tab)
        stepper.type("rai")
        stepper.press(.tab)
        #expect(stepper.foot.contains(":until task toast raises"))
        stepper.press(.enter)
        #expect(stepper.event == .taskRaised)
    }

    // MARK: Search

    @Test func searchGoesBothWays() {
        var stepper = driven()
        stepper.type("/table 2")
        stepper.press(.enter)
        let first = stepper.frame
        #expect(stepper.event == .output)
        stepper.type("/")
        stepper.press(.enter)
        #expect(stepper.frame == first)
        #expect(stepper.foot.contains("There is no later frame with 'table 2'"))
        stepper.type("gn")
        #expect(stepper.frame == first)
        stepper.type("GN")
        #expect(stepper.frame == first)
        // A capital heeds case; a sentence's words are found too.
        stepper.type("g/Burnt")
        stepper.press(.enter)
        #expect(stepper.event == .line)
        stepper.type("g/its next step joins")
        stepper.press(.enter)
        stepper.type("/leaves the coroutine")
        stepper.press(.enter)
        #expect(stepper.event == .taskRaised)
    }

    @Test func searchingFindsTheSameAsLookingAtEachFrame() {
        var stepper = driven()
        let timeline = stepper.run.timeline
        for word in ["rice", "sleep", "‖", "Task-2", "await", "is done", "zzz"] {
            let expected = (2...timeline.frameCount).filter { frame in
                let snapshot = timeline.snapshot(at: frame)
                let line = snapshot.place.map { stepper.run.source($0.file)[$0.line] } ?? ""
                let needle = Needle(word)
                return needle.isIn(snapshot.sentence) || needle.isIn(snapshot.stdout)
                    || snapshot.event.kind == .line && needle.isIn(line)
            }
            stepper.type("g/\(word)")
            stepper.press(.enter)
            var found: [Int] = stepper.frame > 1 ? [stepper.frame] : []
            while true {
                let before = stepper.frame
                stepper.type("n")
                if stepper.frame == before { break }
                found.append(stepper.frame)
            }
            #expect(found == expected, "\(word)")
        }
    }

    // MARK: Breakpoints

    @Test func breakpointsOnLines() {
        var stepper = driven()
        command("break 19", in: &stepper)
        stepper.type("c")
        let first = stepper.frame
        #expect(stepper.run.timeline.snapshot(at: first).place?.line == 19)
        stepper.type("c")
        #expect(stepper.frame > first)
        stepper.type("C")
        #expect(stepper.frame == first)
        stepper.type("3c")
        #expect(stepper.run.timeline.snapshot(at: stepper.frame).place?.line == 19)
        stepper.type("Gc")
        #expect(stepper.foot.contains("There is no later stop at a breakpoint"))
        command("delete 1", in: &stepper)
        stepper.type("gc")
        #expect(stepper.frame == stepper.run.timeline.frameCount)
    }

    @Test func breakpointsOnWhatTheCursorIsOn() {
        var stepper = driven()
        stepper.type("b")
        #expect(stepper.state.breakpoints.map(\.place) == [.line(file: "demo.py", line: 2)])
        stepper.type("jb")
        #expect(stepper.state.breakpoints.last?.place == .line(file: "demo.py", line: 3))
        stepper.type("b")
        #expect(stepper.state.breakpoints.count == 1)
        command("until task toast runs", in: &stepper)
        while stepper.state.focus != .tasks { stepper.press(.tab) }
        stepper.type("b")
        #expect(stepper.state.breakpoints.last?.place == .task("toast"))
        stepper.type("gcc")
        #expect(stepper.event == .turnStarted)
        command("breakpoints", in: &stepper)
        #expect(stepper.text.contains("2: task toast"))
    }

    @Test func runToTheCursor() {
        var stepper = driven()
        stepper.type("10j.")
        #expect(stepper.run.timeline.snapshot(at: stepper.frame).place?.line == 12)
        stepper.type("2k,")
        #expect(stepper.run.timeline.snapshot(at: stepper.frame).place?.line == 10)
    }

    @Test func conditionsAreAskedFor() throws {
        var stepper = driven()
        command("break 19 if table == 2", in: &stepper)
        _ = stepper.state.update(.answered(.syntax("table == 2"), .wellFormed), of: stepper.run)
        stepper.type("c")
        #expect(stepper.frame == 1)
        let inquiry = try #require(stepper.state.inquiry(of: stepper.run))
        guard case .conditions(let checks) = inquiry else {
            Issue.record("no conditions are asked for")
            return
        }
        #expect(checks.count == 4)
        #expect(checks.allSatisfy { $0.conditions == ["table == 2"] && $0.subject.task != nil })
        #expect(checks.map(\.subject.frame) == checks.map(\.subject.frame).sorted())
        let second = checks[1].subject.frame
        _ = stepper.state.update(.answered(inquiry, .holds([.init(frame: second)])), of: stepper.run)
        #expect(stepper.frame == second)
        #expect(stepper.state.inquiry(of: stepper.run) == nil)
        // Nothing can be run again: the first place stops, and says why.
        stepper.type("gc")
        let again = try #require(stepper.state.inquiry(of: stepper.run))
        _ = stepper.state.update(.answered(again, .unavailable("there is no program")), of: stepper.run)
        #expect(stepper.frame == checks[0].subject.frame)
        #expect(stepper.foot.contains("there is no program"))
    }

    @Test func aConditionThatIsNoPythonIsRefusedAtOnce() throws {
        var stepper = driven()
        command("break 18", in: &stepper)
        command("break 19 if table = 2", in: &stepper)
        #expect(stepper.state.breakpoints.count == 2)
        #expect(stepper.state.inquiry(of: stepper.run) == .syntax("table = 2"))
        let answer = Inquiry.Answer.unavailable("invalid syntax")
        _ = stepper.state.update(.answered(.syntax("table = 2"), answer), of: stepper.run)
        #expect(stepper.state.breakpoints.map(\.condition) == [nil])
        #expect(stepper.foot.contains("Not set: invalid syntax"))
        // An answer about a condition that is no longer the last one changes nothing.
        command("break 19 if table == 2", in: &stepper)
        _ = stepper.state.update(.answered(.syntax("table = 2"), answer), of: stepper.run)
        #expect(stepper.state.breakpoints.count == 2)
    }

    @Test func playingStopsAtABreakpoint() {
        var stepper = driven()
        command("break 18", in: &stepper)
        stepper.type("p")
        for _ in 0..<20 { _ = stepper.state.update(.tick, of: stepper.run) }
        #expect(stepper.state.playInterval == nil)
        #expect(stepper.run.timeline.snapshot(at: stepper.frame).place?.line == 18)
    }

    // MARK: Marks and the way back

    @Test func marksAndJumps() {
        var stepper = driven()
        stepper.type("12Gma")
        #expect(stepper.foot.contains("Mark a is frame 12"))
        stepper.type("40G'a")
        #expect(stepper.frame == 12)
        stepper.press(.backspace)
        #expect(stepper.frame == 40)
        stepper.type("''")
        #expect(stepper.frame == 12)
        stepper.type("''")
        #expect(stepper.frame == 40)
        stepper.type("'b")
        #expect(stepper.foot.contains("There is no mark b; set are a"))
        stepper.type("m1")
        #expect(stepper.foot.contains("A mark is a letter"))
        command("marks", in: &stepper)
        #expect(stepper.text.contains("a  frame 12"))
        stepper.press(.enter)
        #expect(stepper.frame == 12)
        // The way back leads to the list, too.
        stepper.press(.backspace)
        #expect(stepper.frame == 40)
        #expect(stepper.text.contains("a  frame 12"))
        stepper.press(.escape)
        #expect(!stepper.text.contains("a  frame 12"))
    }

    @Test func spaceTurnsThePageOfAList() {
        var stepper = driven()
        stepper.type("12G")
        command("help", in: &stepper)
        let firstPage = stepper.text
        stepper.type(" ")
        #expect(stepper.frame == 12)
        #expect(stepper.text != firstPage)
        stepper.press(.home)
        #expect(stepper.text == firstPage)
    }

    @Test func enterFollowsALineOfOutput() {
        var stepper = driven()
        stepper.type("G")
        while stepper.state.focus != .output { stepper.press(.tab) }
        stepper.type("99k")
        stepper.press(.enter)
        #expect(stepper.event == .output)
        #expect(stepper.run.timeline.snapshot(at: stepper.frame).stdout == "rice: on the stove\n")
    }

    // MARK: Reading words

    @Test func words() {
        var words = CommandWords("  break 14  if  name == \"a b\" ")
        #expect(words.next()?.text == "break")
        #expect(words.next()?.text == "14")
        #expect(words.next()?.text == "if")
        #expect(words.rest() == "name == \"a b\"")
        var quoted = CommandWords("until prints \"two words\"")
        _ = quoted.next()
        _ = quoted.next()
        #expect(quoted.rest() == "two words")
        var mark = CommandWords("goto 'a")
        _ = mark.next()
        #expect(mark.next()?.text == "'a")
    }
}
