import Screen
import ScreenExport
import Testing
import Timeline
import Trace

@testable import ScopeUI

/// Whole screens, recorded in `Goldens`: look at them as at code. RECORD in the environment records them again.
@Suite struct ScreenGoldenTests {
    private static let moments: [(name: String, keys: String)] = [
        ("first-frame", ""), ("task-created", "14G"), ("at-an-await", "43G"), ("event-loop-has-control", "50G"),
        ("ready-again", "103G"), ("exception", "4x"), ("cancellation", "6x"), ("last-frame", "G"),
    ]

    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func screens(_ rows: Int, _ columns: Int) throws {
        var text = ""
        for moment in ScreenGoldenTests.moments {
            var stepper = Driven(KitchenRun.make(), rows: rows, columns: columns)
            stepper.type(moment.keys)
            text += "== \(moment.name)\n" + stepper.text
        }
        try expectGolden(text, "screens-\(columns)x\(rows).txt")
    }

    /// Each layout with its styles: a letter for each cell, below the row.
    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func layouts(_ rows: Int, _ columns: Int) throws {
        var stepper = Driven(KitchenRun.make(), rows: rows, columns: columns)
        stepper.type("64G")
        stepper.giveVariables()
        var text = ""
        for arrangement in Arrangement.allCases {
            text += "== \(arrangement)\n" + stepper.styledText
            stepper.type("v")
        }
        try expectGolden(text, "layouts-\(columns)x\(rows).txt")
    }

    /// Each panel alone, with its styles and a cursor.
    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func panels(_ rows: Int, _ columns: Int) throws {
        var stepper = Driven(KitchenRun.make(), rows: rows, columns: columns)
        stepper.type("64Gz")
        stepper.giveVariables()
        var text = ""
        for kind in PanelKind.allCases {
            stepper.type("2j")
            text += "== \(kind)\n" + stepper.styledText
            stepper.press(.tab)
        }
        try expectGolden(text, "panels-\(columns)x\(rows).txt")
    }

    /// What lies over the panels, or stands at the foot, with its styles.
    @Test(arguments: [(24, 80), (40, 120), (60, 200)])
    func whatIsOpenedAndTyped(_ rows: Int, _ columns: Int) throws {
        var text = ""
        let cases: [(name: String, keys: String)] = [
            ("why", "64Gw"), ("commands", ":help\r"),
            ("breakpoints", ":break 13 if dish\r:break task soup\r:breakpoints\r"),
            ("a command is typed", ":until task "), ("a mistake", ":until task rice sings\r"), ("offers", ":b\t\t"),
            ("a search", "/on the"), ("matches", "20G/cook\r"), ("a count", "12"), ("a mark", "m"),
            ("a notice", "99999G"), ("marks", "12Gma64Gmb:marks\r"), ("help for a command", ":help until\r"),
            ("the value of an expression", ":print 1 + 1\r"), ("playing", "99Gp"), ("help", "?"),
        ]
        for (name, keys) in cases {
            var stepper = Driven(KitchenRun.make(), rows: rows, columns: columns)
            for character in keys {
                stepper.press(character == "\r" ? .enter : character == "\t" ? .tab : .character(character))
            }
            text += "== \(name)\n" + stepper.styledText
        }
        try expectGolden(text, "overlays-\(columns)x\(rows).txt")
    }

    /// Each panel scrolled sideways: what was cut is read.
    @Test func panelsSideways() throws {
        var stepper = Driven(KitchenRun.make())
        stepper.type("90Gz")
        stepper.giveVariables()
        var text = ""
        for kind in PanelKind.allCases {
            stepper.state.focus(panelNamed: kind.name)
            if kind == .lanes { continue }
            stepper.type("2>")
            text +=
                "== \(kind)\n" + stepper.text.split(separator: "\n").dropFirst(2).prefix(8).joined(separator: "\n")
                + "\n"
        }
        try expectGolden(text, "panels-sideways.txt")
    }

    @Test func ordersOfTasksAndScalesOfTheTimeline() throws {
        var stepper = Driven(KitchenRun.make())
        stepper.type("90Gz")
        var text = ""
        while stepper.state.focus != .tasks { stepper.press(.tab) }
        for order in TaskOrder.allCases {
            text += "== \(order)\n" + stepper.text
            stepper.type("r")
        }
        stepper.press(.tab)
        for scale in LaneScale.allCases {
            text += "== \(scale)\n" + stepper.text
            stepper.type("a")
        }
        try expectGolden(text, "orders-and-scales.txt")
    }

    @Test func smallScreens() throws {
        var text = ""
        for (rows, columns) in [(12, 40), (16, 100), (30, 60), (11, 40), (12, 39), (3, 20)] {
            var stepper = Driven(KitchenRun.make(), rows: rows, columns: columns)
            stepper.type("90G")
            text += "== \(columns)x\(rows)\n" + stepper.text
        }
        try expectGolden(text, "screens-small.txt")
    }

    @Test func zoomedPanels() throws {
        var stepper = Driven(KitchenRun.make())
        stepper.type("90Gz")
        var text = ""
        for kind in PanelKind.allCases {
            text += "== \(kind)\n" + stepper.text
            stepper.press(.tab)
        }
        try expectGolden(text, "screens-zoomed.txt")
    }

    @Test func help() throws {
        var stepper = Driven(KitchenRun.make(), rows: 54)
        stepper.type("?")
        try expectGolden(stepper.text, "help.txt")
    }

    /// With its styles: each cell's role, ground and attributes in a letter, below the row.
    @Test func styles() throws {
        var stepper = Driven(KitchenRun.make())
        stepper.type("103G")
        while stepper.state.focus != .tasks { stepper.press(.tab) }
        stepper.type("k")
        try expectGolden(stepper.styledText, "styles-80x24.txt")
    }

    @Test func listOfDemos() throws {
        let entries = (1...19).map {
            PickerState.Entry(
                name: "\($0 < 10 ? "0" : "")\($0)-a-demo",
                text: "myTask first runs when myFunc has finished, and it never gets past its sleep; number \($0).")
        }
        var state = PickerState(entries: entries, rows: 24, columns: 80)
        var text = PickerView.draw(state).plainText
        for key in [Key.pageDown, "k", .down, .up] { #expect(state.update(.input(.key(key))) == .none) }
        #expect(state.row == 15)
        text += "==\n" + PickerView.draw(state).plainText
        #expect(state.update(.input(.key(.enter))) == .open(15))
        #expect(state.update(.input(.key("q"))) == .leave(.quit))
        #expect(state.update(.input(.key(.end))) == .none && state.row == 18)
        #expect(state.update(.input(.key(.home))) == .none && state.row == 0)
        // A click chooses, a second one opens; the wheel goes through the list.
        #expect(state.update(.input(.mouse(Mouse(.press, row: 5, column: 9)))) == .none && state.row == 2)
        #expect(state.update(.input(.mouse(Mouse(.press, row: 5, column: 9)))) == .open(2))
        #expect(state.update(.input(.mouse(Mouse(.wheelDown, row: 5, column: 9)))) == .none && state.row == 3)
        #expect(state.update(.input(.mouse(Mouse(.press, row: 22, column: 9)))) == .none && state.row == 3)
        try expectGolden(text, "list-of-demos.txt")
    }
}

extension Driven {
    /// The screen, with each cell's role, ground and attributes in a letter, below the row.
    var styledText: String {
        let screen = screen
        var text = ""
        for (row, line) in screen.lines.enumerated() {
            text += line.trimmed + "\n"
            text += (0..<screen.columns).map { screen[row, $0].style.letter }.joined().trimmed + "\n"
        }
        return text
    }

    /// Answers what the state asks about variables, as a program would that is run again.
    mutating func giveVariables() {
        guard let subject = state.variablesSubject(run) else { return }
        func call(_ function: String, _ line: Int, _ values: [(String, String, String)]) -> Variables.Call {
            Variables.Call(
                function: function, place: Place(file: "demo.py", line: line, function: function),
                variables: values.map { .init(name: $0.0, value: $0.1, type: $0.2) })
        }
        let before = Variables(
            subject: subject, calls: [call("cook", 11, [("dish", "'toast'", "str"), ("seconds", "0.5", "float")])])
        let now = Variables(
            subject: subject,
            calls: [
                call(
                    "cook", 12,
                    [
                        ("dish", "'toast'", "str"), ("seconds", "0.25", "float"),
                        ("steps", "['on the stove', 'turned', 'ready', 'on a plate', 'with butter']", "list"),
                    ])
            ]
        ).marked(since: before)
        _ = state.update(.answered(.variables(subject, since: nil), .variables(now)), of: run)
    }
}

extension Style {
    /// The role's first letter, upper case if bold; on a ground a sign of the ground.
    var letter: String {
        let sign: String =
            switch ground {
            case .bar: "="
            case .currentLine: ">"
            case .selection: "#"
            case .plain: role == .text ? " " : String("\(role)".prefix(1))
            }
        if attributes.contains(.reverse) { return "%" }
        return attributes.contains(.bold) ? (sign == " " ? "*" : sign.uppercased()) : sign
    }
}
