import ScopeUI
import Screen
import Testing
import Timeline

@testable import LoopscopeCommands

/// Ten thousand keys, sizes and mouse events on each demo: no trap, and every frame as it is when it is reached directly.
@Suite struct RandomKeysTests {
    private static let texts = [
        "until task main suspends", "goto 12", "break 9 if i == 1", "back until prints e", "delete all", "goto t=0.5",
        "12",
        "until raises", "marks", "help", "set speed 60", "task 2", "nonsense", "until \"is done\"",
    ]

    @Test(arguments: Demo.all.indices)
    func tenThousandKeys(_ index: Int) {
        let demo = SteppedDemo(Demo.all[index], rows: 24, columns: 80)
        let keys = KeyTable.rows.flatMap(\.bindings).flatMap(\.keys).filter { ![.control("z"), "q"].contains($0) }
        var random = SeededNumbers(text: "keys \(index)")
        var state = StepperState(title: "demo", rows: 24, columns: 80)
        _ = state.update(.runAdvanced, of: demo.run)
        let fresh = Timeline(trace: demo.run.timeline.trace, mayGrow: false)
        func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
        func press(_ key: Key) { _ = state.update(.input(.key(key)), of: demo.run) }
        for step in 0..<10_000 {
            switch pick(40) {
            case 0: _ = state.update(.input(.resize(rows: pick(70), columns: pick(220))), of: demo.run)
            case 1, 2:
                let actions: [Mouse.Action] = [.press, .drag, .wheelUp, .wheelDown]
                let mouse = Mouse(actions[pick(4)], row: pick(80) - 5, column: pick(240) - 5)
                _ = state.update(.input(.mouse(mouse)), of: demo.run)
            case 3:
                press(pick(3) == 0 ? "/" : ":")
                for character in RandomKeysTests.texts[pick(RandomKeysTests.texts.count)] {
                    press(.character(character))
                }
                press(.enter)
            case 4: press(.character(Character("\(pick(10))")))
            case 5: _ = state.update(.tick, of: demo.run)
            default: press(keys[pick(keys.count)])
            }
            if state.isSearching(demo.run) { _ = state.update(.runAdvanced, of: demo.run) }
            if let inquiry = state.inquiry(of: demo.run) {
                let answer: Inquiry.Answer =
                    switch inquiry {
                    case .conditions(let checks) where pick(2) == 0:
                        .holds(checks.suffix(1).map { .init(frame: $0.subject.frame) })
                    case .syntax where pick(4) > 0: .wellFormed
                    default: .unavailable("nobody is asked here")
                    }
                _ = state.update(.answered(inquiry, answer), of: demo.run)
            }
            guard step % 250 == 0 else { continue }
            let screen = StepperView.draw(state, of: demo.run)
            #expect(screen.rows == state.rows && screen.columns == state.columns)
            #expect(demo.run.timeline.snapshot(at: state.frame) == fresh.snapshot(at: state.frame))
        }
    }
}
