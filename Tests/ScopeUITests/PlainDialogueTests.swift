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
            let answer = dialogue.take(line, of: run)
            dialogue.settle(of: run)
            switch answer {
            case .lines(let lines): text += lines.joined(separator: "\n") + "\n"
            case .moved, .answered, .effect: text += dialogue.report(of: run).joined(separator: "\n") + "\n"
            case .quit: text += "(quit)\n"
            }
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

    @Test func panelsAndWhatStandsInTheirRows() throws {
        let lines = [
            "open", "64", "source", "source 13", "break", "c", "more", "64", "ready", "timers 2", "w", "why 1",
            "return",
            "loop", "loop 3", "w", "loop 77",
            "suspended", "suspended 1", "break", "breakpoints", "follow 2", "tasks 3", "tree", "r", "r", "timeline",
            "a", "a",
            "a", "events", "events 9", "open", "output", "output 2", "open", "G", "more", "events", "v", "v", "v", "v",
            "v",
            "primitives", "primitives 1", "timers 77", "why soup", "why nobody", "m q", "g", "\'q", "\'\'", "marks",
            "esc",
            "play 4", "delete all", "play 3", "set speed 60", "help play",
        ]
        try expectGolden(talk(lines), "plain-panels.txt")
    }

    /// Every key of the screen has its counterpart, or needs none.
    @Test func everyKeyHasItsCounterpart() {
        for binding in KeyTable.rows.flatMap(\.bindings) {
            let isTyped = PlainWords.isTyped(binding.action)
            let hasWord = PlainWords.rows.contains { $0.actions.contains(binding.action) }
            let isNeedless = PlainWords.needless.contains { $0.action == binding.action }
            #expect(isTyped || hasWord || isNeedless, "\(binding.action)")
            #expect(!isNeedless || !isTyped && !hasWord, "\(binding.action)")
        }
    }

    /// Every command of the colon does the same here, with and without it.
    @Test func everyCommandIsTyped() {
        for row in CommandTable.rows {
            let answer = talk(["64", ":\(row.name)", row.name == "help" ? "help goto" : "\(row.name) 1"])
            #expect(!answer.contains("There is no command"), "\(row.name): \(answer)")
        }
    }

    /// A panel is named by its word, and each of them can be read.
    @Test func everyPanelIsRead() {
        #expect(Set(PanelKind.names.compactMap { PanelKind.named($0)?.panel }) == Set(PanelKind.allCases))
        for word in PanelKind.names where word != "variables" {
            let answer = talk(["64", word, "\(word) 1"])
            #expect(!answer.contains("There is no command"), "\(word)")
            #expect(answer.split(separator: "\n").count > 12, "\(word): \(answer)")
        }
    }

    @Test func noLineIsTooOddForIt() {
        let odd = [
            "\u{1B}[A", "999999999999999999999999t", "-5", "12G 5", "t t", "   ", "é", "task -1", "task 99999999999999",
            "\u{0}", "g -3",
        ]
        #expect(talk(odd).contains("There is no command"))
    }
}
