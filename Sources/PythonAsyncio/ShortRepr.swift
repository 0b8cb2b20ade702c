import PythonVM

/// `reprlib.repr`: a repr that is short whatever the value, as results stand in reprs of futures (Library Reference, "reprlib").
struct ShortRepr {
    private let machine: Machine

    private static let levels = 6
    private static let mostItems = 6
    private static let mostPairs = 4
    private static let longestText = 30
    private static let longestNumber = 40
    private static let longestOther = 30

    init(_ machine: Machine) { self.machine = machine }

    func text(_ value: Value) throws(Raise) -> String { try text(value, level: ShortRepr.levels) }

    /// Classes go by name, as in `reprlib`: one of the program that is called `list` too counts as a list.
    private func text(_ value: Value, level: Int) throws(Raise) -> String {
        switch (machine.typeOf(value).name, value.object) {
        case ("str", let string as StrObject): return try textOfString(string)
        case ("int", _): return ShortRepr.cut(try machine.repr(value).string, to: ShortRepr.longestNumber)
        case ("tuple", let tuple as TupleObject):
            return try items(Array(tuple.elements), level, "(", tuple.elements.count == 1 ? ",)" : ")")
        case ("list", let list as ListObject): return try items(Array(list.elements), level, "[", "]")
        case ("set", let set as SetObject):
            return set.count == 0 ? "set()" : try items(sortedIfPossible(Array(set.keys)), level, "{", "}")
        case ("frozenset", let set as SetObject):
            if set.count == 0 { return "frozenset()" }
            return try items(sortedIfPossible(Array(set.keys)), level, "frozenset({", "})")
        case ("dict", let dict as DictObject): return try pairs(dict, level)
        default: return try textOfOther(value)
        }
    }

    private func items(_ all: [Value], _ level: Int, _ left: String, _ right: String) throws(Raise) -> String {
        if level <= 0, !all.isEmpty { return "\(left)...\(right == ",)" ? ")" : right)" }
        var pieces: [String] = []
        for value in all.prefix(ShortRepr.mostItems) { pieces.append(try text(value, level: level - 1)) }
        if all.count > ShortRepr.mostItems { pieces.append("...") }
        return left + pieces.joined(separator: ", ") + right
    }

    private func pairs(_ dict: DictObject, _ level: Int) throws(Raise) -> String {
        var keys: [Value] = []
        dict.forEach { (key, _) in keys.append(key) }
        if keys.isEmpty { return "{}" }
        if level <= 0 { return "{...}" }
        var pieces: [String] = []
        for key in try sortedIfPossible(keys).prefix(ShortRepr.mostPairs) {
            let value = try dict.get(key, machine)
            pieces.append("\(try text(key, level: level - 1)): \(try text(value, level: level - 1))")
        }
        if keys.count > ShortRepr.mostPairs { pieces.append("...") }
        return "{\(pieces.joined(separator: ", "))}"
    }

    private func textOfString(_ string: StrObject) throws(Raise) -> String {
        let limit = ShortRepr.longestText
        let scalars = Array(string.string.unicodeScalars)
        let start = try quoted(scalars.prefix(limit))
        if start.unicodeScalars.count <= limit { return start }
        let (head, tail) = ShortRepr.parts(of: limit)
        return ShortRepr.cut(try quoted(scalars.prefix(head) + scalars.suffix(tail)), to: limit, always: true)
    }

    private func quoted(_ scalars: some Sequence<Unicode.Scalar>) throws(Raise) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return try machine.repr(machine.string(String(view))).string
    }

    private func textOfOther(_ value: Value) throws(Raise) -> String {
        do throws(Raise) {
            return ShortRepr.cut(try machine.repr(value).string, to: ShortRepr.longestOther)
        } catch {
            guard machine.catches(error, .exception) else { throw error }
            let address = value.object.map(machine.address) ?? "0x0"
            return "<\(machine.typeOf(value).name) instance at \(address)>"
        }
    }

    /// How much stays in front of the dots, and behind them.
    private static func parts(of limit: Int) -> (Int, Int) { ((limit - 3) / 2, limit - 3 - (limit - 3) / 2) }

    private static func cut(_ text: String, to limit: Int, always: Bool = false) -> String {
        let scalars = Array(text.unicodeScalars)
        guard always || scalars.count > limit else { return text }
        let (head, tail) = parts(of: limit)
        var view = String.UnicodeScalarView(scalars.prefix(head))
        view.append(contentsOf: "...".unicodeScalars)
        view.append(contentsOf: scalars.suffix(tail))
        return String(view)
    }

    private func sortedIfPossible(_ values: [Value]) throws(Raise) -> [Value] {
        let list = ListObject(values)
        do throws(Raise) {
            try machine.sort(list, key: .none, reverse: false)
        } catch {
            guard machine.catches(error, .exception) else { throw error }
            return values
        }
        return Array(list.elements)
    }
}
