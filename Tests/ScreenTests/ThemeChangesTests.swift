import Testing

@testable import Screen

/// What a user changes about colours and attributes.
@Suite struct ThemeChangesTests {
    @Test func everyRoleAndGroundHasARow() {
        let names = Role.allCases.map(\.name) + Ground.allCases.filter { $0 != .plain }.map(\.name)
        #expect(Set(ThemeTable.names) == Set(names))
        #expect(ThemeTable.names.count == names.count)
    }

    @Test(arguments: ThemeTable.names) func eachCanBeChangedAlone(_ name: String) throws {
        var changes = ThemeChanges()
        try changes.set(name, to: "201 on 17 underline")
        let changed = Appearance(foreground: 201, background: 17, .underline)
        for ground in Ground.allCases {
            for role in Role.allCases {
                let style = Style(role, on: ground)
                let isMeant = ground == .plain ? role.name == name : ground.name == name
                let expected = isMeant ? changed : Theme.appearance(of: style, depth: .many)
                #expect(changes.appearance(of: style, depth: .many) == expected, "\(role) on \(ground)")
            }
        }
        // What the screen marks stays marked.
        let role = Role(rawValue: 0) ?? .text
        let marked = Style(role, on: .plain, .bold)
        #expect(changes.appearance(of: marked, depth: .many).attributes.contains(.bold))
    }

    @Test(arguments: [
        ("0", 0), ("255", 255), ("red", 1), ("White", 7), ("bright-black", 8), ("grey", 8), ("bright-white", 15),
        ("#5fd7ff", 81), ("#000000", 16), ("#ffffff", 231), ("#808080", 244), ("#5FD7FE", 81), ("#010101", 16),
    ])
    func colours(_ text: String, _ number: UInt8) {
        #expect(PaletteColor.number(of: text) == number)
    }

    @Test(arguments: ["256", "-1", "", "#fff", "#12345g", "reddish", "1.5", "bright-pink", "+3", "#+12345"])
    func noColours(_ text: String) {
        #expect(PaletteColor.number(of: text) == nil)
    }

    /// The nearest to a colour of the palette is that colour.
    @Test func nearestIsExact() {
        for number in UInt8(16)...255 {
            let rgb = PaletteColor.rgb(number)
            let nearest = PaletteColor.nearest(red: rgb.red, green: rgb.green, blue: rgb.blue)
            #expect(PaletteColor.rgb(nearest) == rgb)
        }
    }

    @Test func fewerColours() throws {
        var changes = ThemeChanges()
        try changes.set("running", to: "#00ff00 on 52 bold")
        try changes.set("selection", to: "on bright-blue")
        let running = Style(.running)
        #expect(changes.appearance(of: running, depth: .eight) == Appearance(foreground: 2, background: 0, .bold))
        #expect(changes.appearance(of: running, depth: .none) == Appearance(foreground: nil, background: nil, .bold))
        // On a ground without a colour of text each role keeps its own; without colours it is seen all the same.
        let selected = Style(.running, on: .selection)
        #expect(
            changes.appearance(of: selected, depth: .eight)
                == Appearance(foreground: 2, background: 4))
        #expect(
            changes.appearance(of: selected, depth: .none) == Appearance(foreground: nil, background: nil, .reverse))
    }

    @Test func theTerminalsOwn() throws {
        var changes = ThemeChanges()
        try changes.set("error", to: "default dim")
        #expect(
            changes.appearance(of: Style(.error), depth: .many) == Appearance(foreground: nil, background: nil, .dim))
    }
}
