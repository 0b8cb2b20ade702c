/// The parameters of a function written in Swift, and how the arguments of a call are bound to them, with the errors
/// that CPython's own C functions raise.
///
/// Written as in Python's documentation: `"object, /"`, `"sep=None, maxsplit=-1"`, `"iterable, /, *, key=None"`. The
/// values of defaults are there for the reader: an absent argument is bound to `.undefined`. CPython words its complaints by
/// how a C function takes its arguments, which follows from the parameters: none, exactly one that is positional
/// only, several that are positional only, or some that may be named.
final class Signature {
    private enum Convention { case none, one, positional, slot, named }

    /// As in messages: `list.append`, `len`.
    let qualifiedName: String
    private let convention: Convention
    /// How many parameters there are; at most 8.
    private let total: Int
    /// How many arguments are needed.
    private let required: Int
    /// How many can be given by position.
    private let positional: Int
    /// How many can be given by position only.
    private let positionalOnly: Int
    /// Names of those parameters that may be named, `positionalOnly` first.
    private let names: [StrObject]

    /// - Precondition: at most 8 parameters.
    init(_ qualifiedName: String, _ parameters: String) {
        self.qualifiedName = qualifiedName
        var total = 0
        var required = 0
        var positional: Int?
        var positionalOnly = 0
        var spans: [Substring] = []
        for part in parameters.split(separator: ",") {
            let text = part.drop { $0 == " " }
            switch text {
            case "/": positionalOnly = total
            case "*": positional = total
            default:
                let name = text.prefix { $0 != "=" }
                if name.endIndex == text.endIndex { required += 1 }
                spans.append(name)
                total += 1
            }
        }
        precondition(total <= 8, "too many parameters")
        self.total = total
        self.required = required
        self.positional = positional ?? total
        self.positionalOnly = positionalOnly
        names = positionalOnly == total ? [] : spans.dropFirst(positionalOnly).map { StrObject(String($0)) }
        if total > positionalOnly {
            convention = .named
        } else if Signature.isSlot(qualifiedName) {
            // Special methods are wrapped slots of the type.
            convention = .slot
        } else if total == 0 {
            convention = .none
        } else {
            convention = total == 1 && required == 1 ? .one : .positional
        }
    }

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

    private func bindNamed(_ arguments: Arguments, _ machine: Machine) throws(Raise) -> BoundArguments {
        let named = arguments.keywords?.count ?? 0
        guard convention == .named else { throw mismatch(arguments, machine) }
        let count = arguments.count
        let name = shortName
        func plural(_ count: Int) -> String { count == 1 ? "" : "s" }
        if count + named > total {
            let bound = required < total ? "at most" : "exactly"
            let kind = count == 0 ? "keyword " : ""
            throw machine.error(
                .typeError,
                "\(name)() takes \(bound) \(total) \(kind)argument\(plural(total)) (\(count + named) given)")
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
                .typeError, "argument for \(shortName)() given by name ('\(parameter)') and position (\(index + 1))")
        }
        let known = names.map(\.string)
        for value in arguments.keywords?.elements ?? [] {
            guard let keyword = value.str?.string, !known.contains(keyword) else { continue }
            return machine.unexpectedKeyword(keyword, of: shortName, known: known)
        }
        return machine.error(.typeError, "\(shortName)() got multiple values for a keyword argument")
    }

    private func mismatch(_ arguments: Arguments, _ machine: Machine) -> Raise {
        let count = arguments.count
        if arguments.keywords != nil {
            let text =
                convention == .slot
                ? "wrapper \(shortName)() takes no keyword arguments" : "\(qualifiedName)() takes no keyword arguments"
            return machine.error(.typeError, text)
        }
        switch convention {
        case .none: return machine.error(.typeError, "\(qualifiedName)() takes no arguments (\(count) given)")
        case .one:
            return machine.error(.typeError, "\(qualifiedName)() takes exactly one argument (\(count) given)")
        default: return machine.wrongCount(convention == .slot ? "" : shortName, count, required...total)
        }
    }

    private var shortName: String {
        guard let dot = qualifiedName.lastIndex(of: ".") else { return qualifiedName }
        return String(qualifiedName[qualifiedName.index(after: dot)...])
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
