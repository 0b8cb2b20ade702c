import PythonVM

/// A value for people who look at it in a panel: short whatever it is, without addresses, and an object of a class without a
/// `__repr__` of its own with its attributes.
struct ValueText {
    private let machine: Machine

    private static let levels = 4
    private static let mostItems = 20
    private static let mostAttributes = 8
    private static let mostCharacters = 400

    init(_ machine: Machine) { self.machine = machine }

    func text(_ value: Value) -> String { ValueText.cut(text(value, level: ValueText.levels)) }

    private func text(_ value: Value, level: Int) -> String {
        switch value {
        case .undefined: return "<unbound>"
        case .none, .bool, .int, .float: return plain(value)
        case .object(let object): return text(object, value, level)
        }
    }

    private func text(_ object: PyObject, _ value: Value, _ level: Int) -> String {
        if object.customType?.isUserDefined != true {
            switch object {
            case let task as TaskObject: return "<Task \(task.taskCore.name) \(state(of: task))>"
            case let future as FutureObject: return "<Future \(state(of: future))>"
            case let coroutine as GeneratorObject: return "<\(noun(of: coroutine)) \(coroutine.qualifiedName.string)>"
            case let list as ListObject: return items(list.elements, "[", "]", level)
            case let tuple as TupleObject:
                return items(tuple.elements, "(", tuple.elements.count == 1 ? ",)" : ")", level)
            case let set as SetObject where set.count > 0:
                let isFrozen = set.kind == .frozenset
                return items(set.keys, isFrozen ? "frozenset({" : "{", isFrozen ? "})" : "}", level)
            case let dict as DictObject: return pairs(dict, level)
            case let string as StrObject: return text(of: string)
            default: break
            }
        }
        if let attributes = machine.plainAttributes(of: value) { return instance(value, attributes, level) }
        return plain(value)
    }

    private func state(of future: FutureObject) -> String {
        switch future.futureCore.state {
        case .pending: "pending"
        case .cancelled: "cancelled"
        case .result, .exception: "finished"
        }
    }

    private func noun(of generator: GeneratorObject) -> String {
        generator.isCoroutine ? "coroutine" : generator.isAsyncGenerator ? "async generator" : "generator"
    }

    private func items(_ all: some Collection<Value>, _ left: String, _ right: String, _ level: Int) -> String {
        if level <= 0, !all.isEmpty { return "\(left)...\(right)" }
        var text = left
        for (index, value) in all.prefix(ValueText.mostItems).enumerated() {
            if text.utf8.count > ValueText.mostCharacters { break }
            text += (index > 0 ? ", " : "") + self.text(value, level: level - 1)
        }
        if all.count > ValueText.mostItems { text += ", ... \(all.count) in all" }
        return text + right
    }

    private func pairs(_ dict: DictObject, _ level: Int) -> String {
        if level <= 0, dict.count > 0 { return "{...}" }
        var pieces: [String] = []
        var length = 0
        dict.forEach { key, value in
            guard pieces.count < ValueText.mostItems, length < ValueText.mostCharacters else { return }
            let piece = "\(text(key, level: level - 1)): \(text(value, level: level - 1))"
            length += piece.utf8.count
            pieces.append(piece)
        }
        if dict.count > pieces.count { pieces.append("... \(dict.count) in all") }
        return "{\(pieces.joined(separator: ", "))}"
    }

    private func instance(_ value: Value, _ attributes: [(String, Value)], _ level: Int) -> String {
        let name = machine.typeOf(value).name
        if attributes.isEmpty { return "<\(name)>" }
        if level <= 1 { return "<\(name) ...>" }
        var text = attributes.prefix(ValueText.mostAttributes).map { "\($0)=\(self.text($1, level: level - 2))" }
            .joined(separator: ", ")
        if attributes.count > ValueText.mostAttributes { text += ", ..." }
        return "<\(name) \(text)>"
    }

    private func text(of string: StrObject) -> String {
        guard string.count > ValueText.mostCharacters else { return plain(.object(string)) }
        return plain(machine.string(String(string.string.unicodeScalars.prefix(ValueText.mostCharacters)))) + "..."
    }

    /// What `repr` says; a `__repr__` that fails, or that takes long, is said to.
    private func plain(_ value: Value) -> String {
        let name = machine.typeOf(value).name
        do throws(Raise) {
            let repr = try machine.glance { (machine) throws(Raise) in try machine.repr(value).string }
            return ValueText.withoutAddresses(ValueText.cut(repr))
        } catch {
            guard case .exception(let exception) = error else { return "<\(name): its repr takes too long>" }
            return "<\(name): its repr raises \(machine.typeOf(.object(exception)).name)>"
        }
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > mostCharacters * 2 else { return text }
        return String(text.prefix(mostCharacters * 2)) + "..."
    }

    /// Addresses are made up, and say nothing: ` at 0x7f...` goes.
    static func withoutAddresses(_ text: String) -> String {
        guard text.contains(" at 0x") else { return text }
        var result = ""
        var rest = text[...]
        while let found = rest.range(of: " at 0x") {
            result += rest[..<found.lowerBound]
            rest = rest[found.upperBound...].drop { $0.isHexDigit }
        }
        return result + rest
    }
}

extension Substring {
    /// The first place of a text.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while let first = self[start...].firstIndex(of: text[text.startIndex]) {
            if self[first...].hasPrefix(text) { return first..<index(first, offsetBy: text.count) }
            start = index(after: first)
        }
        return nil
    }
}
