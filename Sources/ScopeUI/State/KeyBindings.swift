import Screen

/// What a user's file makes of keys: each does what another key does, or what a typed command does.
public struct KeyBindings: Equatable, Sendable {
    public enum Meaning: Equatable, Sendable {
        case key(Key)
        case command(String)
    }

    var meanings: [Key: Meaning] = [:]

    public init() {}

    /// Whether a key has another meaning than in the table.
    public func changes(_ key: Key) -> Bool { meanings[key] != nil }

    /// Why a binding can't be.
    public struct Mistake: Error, Equatable {
        public var message: String
    }

    /// Binds a key.
    /// - Parameters:
    ///   - name: the key as the help names it: `F5`, `Ctrl-N`, `x`.
    ///   - meaning: `key NAME`, or a command as it is typed behind a colon.
    public mutating func bind(_ name: String, to meaning: String) throws(Mistake) {
        guard let key = Key(named: name) else { throw Mistake(message: "there is no key '\(name)'") }
        if KeyBindings.fixed.contains(key) { throw Mistake(message: "\(name) is always itself: it leaves or edits") }
        if meaning.hasPrefix("key ") {
            let other = String(meaning.dropFirst(4))
            guard let target = Key(named: other), KeyTable.action(for: target) != nil else {
                throw Mistake(message: "there is no key '\(other)' that does anything")
            }
            meanings[key] = .key(target)
            return
        }
        let word = String(meaning.prefix { $0 != " " })
        do throws(CommandError) {
            if Int(word) == nil { _ = try CommandTable.row(named: word) }
        } catch {
            throw Mistake(message: error.message)
        }
        meanings[key] = .command(meaning)
    }

    /// Without these nobody finds out.
    private static let fixed: Set<Key> = [.escape, .control("c"), .control("z"), ":"]
}

extension Key {
    /// The key of a name, as `name` gives it; case matters for characters only.
    public init?(named text: String) {
        let known: [Key] = [
            .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .pageUp,
            .pageDown, .home,
            .end, " ",
        ]
        let words = [
            "up": Key.up, "down": .down, "left": .left, "right": .right, "pageup": .pageUp, "pagedown": .pageDown,
        ]
        if text.count == 1, let character = text.first {
            self = known.first { $0.name == text } ?? .character(character)
            return
        }
        let lower = text.lowercased()
        if let found = known.first(where: { $0.name.lowercased() == lower }) ?? words[lower] {
            self = found
        } else if lower.hasPrefix("ctrl-"), lower.count == 6, let letter = lower.last, letter.isASCII, letter.isLetter {
            self = .control(letter)
        } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...24).contains(number) {
            self = .function(number)
        } else {
            return nil
        }
    }
}
