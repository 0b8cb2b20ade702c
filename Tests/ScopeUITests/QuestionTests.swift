import Screen
import Testing
import Timeline
import Trace

@testable import ScopeUI

/// The program waits for a line of input.
@Suite struct QuestionTests {
    /// Frames up to the question, and what the answer makes go on.
    private final class AskingRun {
        let builder = TraceBuilder(source: "name = input('Who? ')\nprint(f'Hello {name}')\n")
        var stepper: Driven

        init(rows: Int = 24, columns: Int = 80, frames: Int = 3, prompt: String = "Who? ") {
            for _ in 1..<frames { builder.line(1, in: "<module>") }
            builder.print(prompt)
            stepper = Driven(builder.trace, rows: rows, columns: columns, mayGrow: true)
            ask(prompt)
        }

        func ask(_ prompt: String) { _ = stepper.state.update(.asked(prompt), of: stepper.run) }

        func goOn(_ answer: String) {
            builder.event(.inputRead, b: builder.trace.text(answer))
            builder.line(2, in: "<module>")
            _ = stepper.state.update(.runAdvanced, of: stepper.run)
        }
    }

    // MARK: The line

    private func edited(_ keys: [Key]) -> LineEditor {
        var line = LineEditor()
        for key in keys { line.take(key) }
        return line
    }

    @Test func typing() {
        #expect(edited(["a", " ", "é", "中"]).text == "a é中")
        // What combines with the character before is a part of it.
        #expect(edited(["e", "\u{301}", .backspace]).text == "")
        #expect(edited(["a", "b", .backspace, "c"]).text == "ac")
        #expect(edited(["b", .home, "a", .end, "c"]).text == "abc")
        #expect(edited(["a", "b", .left, .left, .left, "x", .right, "y", .right, .right, "z"]).text == "xaybz")
        #expect(edited(["a", "b", "c", .left, .left, .delete]).text == "ac")
        #expect(edited(["a", "b", .control("a"), .control("d")]).text == "b")
        #expect(edited(["a", "b", .left, .control("u")]).text == "b")
        #expect(edited(["a", "b", .left, .control("k")]).text == "a")
        #expect(edited(["a", " ", "b", "c", " ", .control("w")]).text == "a ")
        #expect(
            edited([.backspace, .delete, .left, .right, .control("w"), .tab, .up, .pageDown, .function(1)]).text == "")
    }

    // MARK: Asking and answering

    @Test func theLineOpensOnTheLastFrame() {
        let run = AskingRun()
        #expect(run.stepper.frame == 1)
        #expect(run.stepper.foot.contains("waiting for input in frame 3"))
        run.stepper.type("ll")
        #expect(run.stepper.frame == 3)
        #expect(run.stepper.foot.contains("Input: Who?"))
        // These are no commands now.
        run.stepper.type("q?12G")
        #expect(run.stepper.foot.contains("Input: Who? q?12G"))
        #expect(run.stepper.press(.enter) == .answer(.line("q?12G")))
        #expect(run.stepper.frame == 3)
        run.goOn("q?12G")
        #expect(run.stepper.frame == 4)
        #expect(run.stepper.text.contains("reads a line of input: `q?12G`"))
        run.stepper.type("l")
        #expect(run.stepper.frame == 5)
    }

    @Test func movementsEndAtTheQuestion() {
        for keys in ["G", "100G", "o99o", "t", "5]", "7l", "99x"] {
            let run = AskingRun()
            run.stepper.type(keys)
            #expect(run.stepper.frame == 3, "\(keys)")
            #expect(run.stepper.foot.contains("Input: Who?"), "\(keys)")
        }
        // One that was under way when the question came.
        let builder = TraceBuilder(source: "")
        builder.line(1, in: "<module>")
        var stepper = Driven(builder.trace, mayGrow: true)
        stepper.type("G")
        builder.print("Who? ")
        _ = stepper.state.update(.runAdvanced, of: stepper.run)
        #expect(stepper.frame == 1)
        _ = stepper.state.update(.asked("Who? "), of: stepper.run)
        #expect(stepper.frame == 2)
        #expect(stepper.foot.contains("Input: Who?"))
    }

    @Test func leavingTheLineAndComingBack() {
        let run = AskingRun()
        run.stepper.type("GAda")
        run.stepper.press(.escape)
        #expect(run.stepper.frame == 3)
        #expect(run.stepper.foot.contains("waiting for input: → takes it up"))
        run.stepper.type("h")
        #expect(run.stepper.frame == 2)
        #expect(run.stepper.foot.contains("waiting for input in frame 3"))
        run.stepper.type("?")
        #expect(run.stepper.text.contains("loopscope  help"))
        run.stepper.type("ql")
        // What was typed is there again.
        #expect(run.stepper.foot.contains("Input: Who? Ada"))
        run.stepper.press(.escape)
        run.stepper.press(.right)
        #expect(run.stepper.foot.contains("Input: Who? Ada"))
        run.stepper.press(.escape)
        #expect(run.stepper.press("q") == .leave(.quit))
    }

    @Test func theEndOfInput() {
        let run = AskingRun()
        run.stepper.type("Gx")
        #expect(run.stepper.press(.control("d")) == .none)
        run.stepper.press(.backspace)
        #expect(run.stepper.press(.control("d")) == .answer(.endOfInput))
        #expect(!run.stepper.state.isAsked)
    }

    @Test func playingGoesOnBehindTheAnswer() {
        let run = AskingRun()
        run.stepper.type("p")
        for _ in 1...5 { _ = run.stepper.state.update(.tick, of: run.stepper.run) }
        #expect(run.stepper.frame == 3)
        #expect(run.stepper.state.isPlaying)
        run.stepper.type("Ada")
        run.stepper.press(.enter)
        run.goOn("Ada")
        _ = run.stepper.state.update(.tick, of: run.stepper.run)
        #expect(run.stepper.frame == 5)
    }

    @Test func oneQuestionAfterTheOther() {
        let run = AskingRun()
        run.stepper.type("G1")
        run.stepper.press(.enter)
        run.goOn("1")
        run.ask("And? ")
        #expect(run.stepper.frame == 4)
        run.stepper.type("l")
        #expect(run.stepper.foot.contains("Input: And?"))
        #expect(!run.stepper.foot.contains("And? 1"))
    }

    @Test func whatElseReachesTheLine() {
        let run = AskingRun()
        run.stepper.type("G")
        #expect(run.stepper.press(.control("l")) == .redraw)
        #expect(run.stepper.press(.control("z")) == .suspend)
        #expect(
            run.stepper.state.update(.input(.signal(.interrupt)), of: run.stepper.run) == .leave(.signal(.interrupt)))
        #expect(run.stepper.foot.contains("Input: Who?"))
    }

    // MARK: Screens

    @Test func screens() throws {
        var text = ""
        for (rows, columns) in [(24, 80), (40, 120), (12, 40)] {
            let run = AskingRun(rows: rows, columns: columns)
            for (name, keys) in [("asked", "G"), ("typed", "Ada"), ("left", "")] {
                if name == "left" { run.stepper.press(.escape) } else { run.stepper.type(keys) }
                text += "== \(name) \(columns)x\(rows)\n" + run.stepper.text
            }
        }
        let long = AskingRun(
            prompt: "Line one of the question\nand a second one that is far too long for a third of the row: ")
        long.stepper.type("G" + String(repeating: "abcdefgh ", count: 20))
        text += "== long\n" + long.stepper.foot + "\n"
        for _ in 1...100 { long.stepper.press(.left) }
        text += long.stepper.foot + "\n"
        long.stepper.press(.home)
        text += long.stepper.foot + "\n"
        try expectGolden(text, "questions.txt")
    }

    // MARK: In plain text

    @Test func theDialogue() {
        let run = AskingRun()
        var dialogue = PlainDialogue(title: "demo.py")
        dialogue.continueMovement(of: run.stepper.run)
        dialogue.ask("Who? ", of: run.stepper.run)
        #expect(dialogue.question == nil)
        #expect(dialogue.take("G", of: run.stepper.run) == .moved)
        #expect(dialogue.question?.first == "The program asks for a line of input: Who? ")
        #expect(dialogue.take(":b", of: run.stepper.run) == .moved)
        #expect(dialogue.question == nil)
        #expect(dialogue.take("n", of: run.stepper.run) == .moved)
        #expect(dialogue.question != nil)
        #expect(dialogue.take(":q", of: run.stepper.run) == .quit)
        #expect(dialogue.take(":G", of: run.stepper.run) == .moved)
        #expect(dialogue.take("q", of: run.stepper.run) == .answered(.line("q")))
        #expect(dialogue.isWaiting)
        for (line, reply) in [("", Reply.line("")), ("::x", .line(":x")), (" a ", .line(" a ")), (":end", .endOfInput)]
        {
            dialogue.ask("Who? ", of: run.stepper.run)
            #expect(dialogue.take(line, of: run.stepper.run) == .answered(reply))
        }
        #expect(dialogue.endInput(of: run.stepper.run) == .quit)
        dialogue.ask("Who? ", of: run.stepper.run)
        #expect(dialogue.endInput(of: run.stepper.run) == .answered(.endOfInput))
    }
}
