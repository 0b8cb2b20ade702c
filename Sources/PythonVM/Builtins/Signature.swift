/// The parameters of a function written in Swift, and how the arguments of a call are bound to them, with the errors
/// that CPython's own C functions raise.
///
/// Written as in Python's documentation: `"object, /"`, `"sep=None, maxsplit=-1"`, `"iterable, /, *, key=None"`. The
/// values of defaults are there for the reader: an absent argument is bound to `.undefined`. CPython words its complaints by
/// how a C function takes its arguments, which follows from the parameters: none, exactly one that is positional
/// only, several that are positional only, or some that may be named.
final class Signature {
    private enum Convention { case none, one, positional, slot, named }

    private let owner: String
    private let name: String
    private let parameters: String
    /// How many parameters there are; at most 8.
    private let total: Int
    /// How many arguments are needed.
    let required: Int
    /// How many can be given by position.
    let positional: Int
    /// How many can be given by position only.
    private let positionalOnly: Int

    /// As in messages: `list.append`, `len`.
    var qualifiedName: String { owner.isEmpty ? name : "\(owner).\(name)" }

    /// - Precondition: at most 8 parameters.
    init(owner: String, _ name: String, _ parameters: String) {
        self.owner = owner
        self.name = name
        self.parameters = parameters
        // Hundreds are made at each start: this only counts; names are looked for when a call gives some.
        var total = 0
        var required = 0
        var positional: Int?
        var positionalOnly = 0
        var first: UInt8 = 0
        var hasDefault = false
        func endParameter() {
            switch first {
            case 0: break
            case UInt8(ascii: "/"): positionalOnly = total
            case UInt8(ascii: "*"): positional = total
            default:
                total += 1
                if !hasDefault { required += 1 }
            }
            first = 0
            hasDefault = false
        }
        for byte in parameters.utf8 {
            switch byte {
            case UInt8(ascii: ","): endParameter()
            case UInt8(ascii: " "): break
            case UInt8(ascii: "="): hasDefault = true
            default: if first == 0 { first = byte }
            }
        }
        endParameter()
        precondition(total <= 8, "too many parameters")
        self.total = total
        self.required = required
        self.positional = positional ?? total
        self.positionalOnly = positionalOnly
    }

    convenience init(_ qualifiedName: String, _ parameters: String) {
        guard let dot = qualifiedName.utf8.firstIndex(of: UInt8(ascii: ".")) else {
            self.init(owner: "", qualifiedName, parameters)
            return
        }
        let name = qualifiedName[qualifiedName.utf8.index(after: dot)...]
        self.init(owner: String(qualifiedName[..<dot]), String(name), parameters)
    }

    private var convention: Convention {
        if total > positionalOnly { return .named }
        // Special methods are wrapped slots of the type.
        if Signature.isSlot(qualifiedName) { return .slot }
        if total == 0 { return .none }
        return total == 1 && required == 1 ? .one : .positional
    }

    /// Names of those parameters that may be named, in order.
    private lazy var names: [StrObject] = parameters.split(separator: ",").compactMap { part -> StrObject? in
        let text = part.drop { $0 == " " }
        return text == "/" || text == "*" ? nil : StrObject(String(text.prefix { $0 != "=" }))
    }.dropFirst(positionalOnly).map { $0 }

    /// Whether CPython wraps a slot of the type as this method; some special methods are plain ones.
    static func isSlot(_ qualifiedName: String) -> Bool {
        guard qualifiedName.hasSuffix("__") else { return false }
        switch qualifiedName.split(separator: ".").last {
        case "__format__", "__round__", "__trunc__", "__floor__", "__ceil__", "__complex__", "__reduce__",
            "__getnewargs__",
            "__sizeof__", "__reversed__", "__length_hint__", "__class_getitem__":
            return false
        case "__contains__":
            return !["set.__contains__", "frozenset.__contains__", "dict.__contains__"].contains(qualifiedName)
        case "__getitem__": return qualifiedName != "list.__getitem__" && qualifiedName != "dict.__getitem__"
        default: return true
        }
    }

    /// Arguments in the order of the parameters.
    /// - Throws: TypeError.
    @inline(__always)
    func bind(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> BoundArguments {
        if arguments.keywords == nil, arguments.count >= required, arguments.count <= positional {
            return BoundArguments(positional: arguments)
        }
        return try bindNamed(arguments, machine)
    }

    func bindNamed(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> BoundArguments {
        let named = arguments.keywords?.count ?? 0
        guard convention == .named else { throw mismatch(arguments, machine) }
        let count = arguments.count
        func plural(_ count: Int) -> String { count == 1 ? "" : "s" }
        if count + named > total {
            let kind = count == 0 ? "keyword " : ""
            throw machine.error(
                .typeError,
                "\(name)() takes at most \(total) \(kind)argument\(plural(total)) (\(count + named) given)")
        }
        if count > positional {
            if positional == 0 { throw machine.error(.typeError, "\(name)() takes no positional arguments") }
            let bound = required < positional ? "at most" : "exactly"
            throw machine.error(
                .typeError,
                "\(name)() takes \(bound) \(positional) positional argument\(plural(positional)) (\(count) given)")
        }
        let least = min(required, positionalOnly)
        if count < least {
            let bound = least < positional ? "at least" : "exactly"
            throw machine.error(
                .typeError, "\(name)() takes \(bound) \(least) positional argument\(plural(least)) (\(count) given)")
        }
        var bound = BoundArguments(positional: arguments)
        var used = 0
        for index in max(count, positionalOnly)..<max(count, total) {
            if let position = arguments.position(of: names[index - positionalOnly]) {
                bound.set(index, position)
                used += 1
            } else if index < required {
                throw machine.error(
                    .typeError,
                    "\(name)() missing required argument '\(names[index - positionalOnly].string)' (pos \(index + 1))")
            }
        }
        if used < named { throw unexpected(arguments, machine) }
        return bound
    }

    private func unexpected(_ arguments: Arguments, _ machine: Machine) -> Raise {
        for index in positionalOnly..<max(positionalOnly, min(arguments.count, total))
        where arguments.position(of: names[index - positionalOnly]) != nil {
            let parameter = names[index - positionalOnly].string
            return machine.error(
                .typeError, "argument for \(name)() given by name ('\(parameter)') and position (\(index + 1))")
        }
        let known = names.map(\.string)
        for value in arguments.keywords?.elements ?? [] {
            guard let keyword = value.str?.string, !known.contains(keyword) else { continue }
            return machine.unexpectedKeyword(keyword, of: name, known: known)
        }
        return machine.error(.typeError, "\(name)() got multiple values for a keyword argument")
    }

    private func mismatch(_ arguments: Arguments, _ machine: Machine) -> Raise {
        let count = arguments.count
        if arguments.keywords != nil {
            let text =
                convention == .slot
                ? "wrapper \(name)() takes no keyword arguments" : "\(qualifiedName)() takes no keyword arguments"
            return machine.error(.typeError, text)
        }
        switch convention {
        case .none: return machine.error(.typeError, "\(qualifiedName)() takes no arguments (\(count) given)")
        case .one:
            return machine.error(.typeError, "\(qualifiedName)() takes exactly one argument (\(count) given)")
        default: return machine.wrongCount(convention == .slot ? "" : name, count, required...total)
        }
    }

}

/// The arguments of a call in the order of a signature's parameters; valid during the call only.
public struct BoundArguments {
    private let base: UnsafeMutablePointer<Value>
    /// A byte for each parameter: 0 if it is absent, else one more than the place of its argument.
    private var places: UInt64

    /// - Precondition: at most 8 arguments.
    @inline(__always)
    init(positional arguments: Arguments) {
        base = arguments.base
        let shift = UInt64(8 - arguments.count) * 8
        places = shift >= 64 ? 0 : (0x0807_0605_0403_0201 << shift) >> shift
    }

    fileprivate mutating func set(_ index: Int, _ position: Int) {
        places |= UInt64(truncatingIfNeeded: position + 1) << UInt64(index * 8)
    }

    /// The argument for a parameter, or `.undefined`.
    @inline(__always)
    public subscript(index: Int) -> Value {
        let place = Int(truncatingIfNeeded: places >> UInt64(truncatingIfNeeded: index * 8) & 0xff)
        return place == 0 ? .undefined : base[place - 1]
    }
}

extension Arguments {
    /// Where a keyword's value stands, or nil.
    func position(of name: StrObject) -> Int? {
        guard let keywords else { return nil }
        for (index, keyword) in keywords.elements.enumerated() where keyword.str?.isEqual(to: name) == true {
            return count + index
        }
        return nil
    }

    /// A keyword's value, or `.undefined`.
    func keyword(_ name: StrObject) -> Value {
        guard let position = position(of: name) else { return .undefined }
        return self[position]
    }
}

extension Machine {
    /// What `PyArg_CheckPositional` says about a wrong number of arguments.
    /// - Parameter isOpen: more arguments than the upper bound are allowed too.
    func wrongCount(_ name: String, _ count: Int, _ allowed: ClosedRange<Int>, isOpen: Bool = false) -> Raise {
        let isShort = count < allowed.lowerBound
        let wanted = isShort ? allowed.lowerBound : allowed.upperBound
        let bound = allowed.lowerBound == allowed.upperBound && !isOpen ? "" : isShort ? "at least " : "at most "
        let subject = name.isEmpty ? "" : "\(name) "
        return error(.typeError, "\(subject)expected \(bound)\(wanted) argument\(wanted == 1 ? "" : "s"), got \(count)")
    }

    /// TypeError for a keyword that is no parameter, with a suggestion if one of them is near.
    func unexpectedKeyword(_ keyword: String, of name: String, known: [String]) -> Raise {
        var text = "\(name)() got an unexpected keyword argument '\(keyword)'"
        if let near = nearestName(to: keyword, among: known) { text += ". Did you mean '\(near)'?" }
        return error(.typeError, text)
    }
}
