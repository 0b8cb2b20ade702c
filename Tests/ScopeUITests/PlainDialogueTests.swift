import Testing
import Timeline
import Trace

@testable import ScopeUI

@Suite struct PlainDialogueTests {
    private func talk(_ lines: [String]) -> String {
        let run = ViewedRun(timeline: Timeline(trace: KitchenRun.make(), mayGrow: false))
        var dialogue = PlainDialogue(title: "demo.py")
        dialogue.continueMovement(of: run)
        var text = (dialogue.report(of: run) + [PlainDialogue.invitation]).joined(separator: "\n") + "\n"
        for line in lines {
            text += "> \(line)\n"
            switch dialogue.take(line, of: run) {
            case .lines(let lines): text += lines.joined(separator: "\n") + "\n"
            case .moved, .answered, .effect: text += dialogue.report(of: run).joined(separator: "\n") + "\n"
            case .quit: text += "(quit)\n"
            }
            #expect(!dialogue.isWaiting)
        }
        return text
    }

    @Test func aTalk() throws {
        let lines = [
            "", "n", "b", "3t", "12", "g 60", "G 61", "all", "tasks", "ready", "timers", "suspended", "task 3", "d",
            "d",
            "task 77", "x", "o", "output", "G", "n", "nonsense", "%", "j", "?", "q",
        ]
        try expectGolden(talk(lines), "plain-dialogue.txt")
    }

    @Test func noLineIsTooOddForIt() {
        let odd = [
            "\u{1B}[A", "999999999999999999999999t", "-5", "12G 5", "t t", "   ", "é", "task -1", "task 99999999999999",
            "\u{0}", "g -3",
        ]
        #expect(talk(odd).contains("There is no command"))
    }
}
