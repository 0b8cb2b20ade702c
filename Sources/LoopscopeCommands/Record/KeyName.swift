import ScopeUI
import Screen

/// Keys by their names: those of the help page, and those that other tools know (`Escape`, `PageUp`, `Ctrl+L`).
enum KeyName {
    /// nil: no key is called that.
    static func key(_ name: String) -> Key? {
        if name.count == 1, let character = name.first {
            if let key = named[name] { return key }
            return character.isNumber ? nil : .character(character)
        }
        if let key = named[name.lowercased()] { return key }
        let parts = name.split(whereSeparator: { $0 == "+" || $0 == "-" }).map { $0.lowercased() }
        guard parts.count == 2 else { return nil }
        switch (parts[0], parts[1]) {
        case ("ctrl", let letter) where letter.count == 1 && letter.first!.isASCII && letter.first!.isLetter:
            return .control(Character(letter))
        case ("shift", "tab"): return .backTab
        default: return nil
        }
    }

    private static let named: [String: Key] = {
        var keys: [String: Key] = [
            "space": " ", "escape": .escape, "pageup": .pageUp, "pagedown": .pageDown, "right": .right,
            "left": .left, "up": .up, "down": .down, "delete": .delete, "insert": .insert, "backtab": .backTab,
        ]
        let others: [Key] = [
            .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .pageUp,
            .pageDown, .home, .end,
        ]
        for key in others + (1...12).map({ Key.function($0) }) { keys[key.name.lowercased()] = key }
        return keys
    }()
}
