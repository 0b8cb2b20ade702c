import Screen

/// "Select graphic rendition" of ECMA-48: the sequences that set colours and attributes.
extension Appearance {
    /// Everything off, then what this appearance has.
    var selectSequence: String { Appearance.sequence(["0"] + attributeCodes + colorCodes) }

    /// What changes from another appearance to this one; empty if nothing does.
    func selectSequence(after last: Appearance) -> String {
        if self == last { return "" }
        if self == Appearance() { return "\u{1B}[0m" }
        var codes: [String] = []
        var old = last.attributes
        // One code takes both away.
        if !old.intersection([.bold, .dim]).isSubset(of: attributes) {
            codes.append("22")
            old.subtract([.bold, .dim])
        }
        if old.contains(.underline), !attributes.contains(.underline) { codes.append("24") }
        if old.contains(.reverse), !attributes.contains(.reverse) { codes.append("27") }
        codes += Appearance(attributes.subtracting(old)).attributeCodes
        if foreground != last.foreground { codes.append(foreground.map { Appearance.code($0, base: 30) } ?? "39") }
        if background != last.background { codes.append(background.map { Appearance.code($0, base: 40) } ?? "49") }
        let whole = selectSequence
        let change = Appearance.sequence(codes)
        return change.utf8.count < whole.utf8.count ? change : whole
    }

    /// Whether a blank looks the same: only what it stands on is seen of it.
    func blankLooks(likeThatOf other: Appearance) -> Bool {
        let seen: Style.Attributes = [.underline, .reverse]
        return background == other.background && attributes.isDisjoint(with: seen)
            && other.attributes.isDisjoint(with: seen)
    }

    private init(_ attributes: Style.Attributes) {
        self.init(foreground: nil, background: nil, attributes)
    }

    private static func sequence(_ codes: [String]) -> String { "\u{1B}[" + codes.joined(separator: ";") + "m" }

    private var attributeCodes: [String] {
        var codes: [String] = []
        if attributes.contains(.bold) { codes.append("1") }
        if attributes.contains(.dim) { codes.append("2") }
        if attributes.contains(.underline) { codes.append("4") }
        if attributes.contains(.reverse) { codes.append("7") }
        return codes
    }

    private var colorCodes: [String] {
        var codes: [String] = []
        if let foreground { codes.append(Appearance.code(foreground, base: 30)) }
        if let background { codes.append(Appearance.code(background, base: 40)) }
        return codes
    }

    /// - Parameter base: 30 for the text, 40 for what it stands on.
    private static func code(_ color: UInt8, base: Int) -> String {
        color < 8 ? "\(base + Int(color))" : "\(base + 8);5;\(color)"
    }
}
