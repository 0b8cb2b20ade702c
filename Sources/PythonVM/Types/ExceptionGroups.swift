/// `BaseExceptionGroup` and `ExceptionGroup` (Library Reference, "Exception groups").
extension Machine {
    func defineExceptionGroups() {
        let type = types[.baseExceptionGroup]
        defineNew(type) { [unowned type] (machine, wanted, arguments) throws(Raise) in
            try machine.makeGroup(wanted ?? type, arguments)
        }
        type.call = nil
        define(type, "__init__") { (machine, arguments) throws(Raise) in
            guard let group = arguments.optional(0).exception else { return .none }
            if arguments.keywords != nil {
                throw machine.error(.typeError, "\(machine.typeName(arguments[0]))() takes no keyword arguments")
            }
            group.arguments = TupleObject(arguments.dropFirst.positional)
            return .none
        }
        define(type, "__str__") { (machine, arguments) throws(Raise) in
            guard let group = arguments[0].exception else { return .none }
            let count = group.groupMembers.count
            let message = try machine.str(group.member("message")).string
            return machine.string("\(message) (\(count) sub-exception\(count == 1 ? "" : "s"))")
        }
        for name in ["message", "exceptions"] {
            defineGetter(type, name, isMember: true) { (_, arguments) throws(Raise) in
                arguments.optional(0).exception?.member(name) ?? .none
            }
        }
        defineClassGetItem(type)
        let method = MethodTable(self, type, .exception, ExceptionObject.self)
        method("derive", "excs, /") { (machine, group, arguments) throws(Raise) in
            let base = Value.object(machine.types[.baseExceptionGroup])
            return try machine.call(base, [group.member("message"), arguments[0]])
        }
        method("split", "matcher_value, /") { (machine, group, arguments) throws(Raise) in
            let (match, rest) = try machine.split(.object(group), by: try machine.matcher(arguments[0]))
            return .object(TupleObject([match, rest]))
        }
        method("subgroup", "matcher_value, /") { (machine, group, arguments) throws(Raise) in
            try machine.split(.object(group), by: try machine.matcher(arguments[0]), keepsRest: false).match
        }
    }

    /// `BaseExceptionGroup.__new__`, which makes an ExceptionGroup of what holds nothing but `Exception`s.
    private func makeGroup(_ wanted: TypeObject, _ arguments: Arguments) throws(Raise) -> Value {
        guard arguments.count == 2 else {
            throw error(
                .typeError,
                "BaseExceptionGroup.__new__() takes exactly 2 arguments (\(arguments.count) given)")
        }
        guard arguments[0].str != nil else {
            throw wrongArgument("BaseExceptionGroup.__new__", "1", "str", arguments[0])
        }
        guard isSequence(arguments[1]) else {
            throw error(.typeError, "second argument (exceptions) must be a sequence")
        }
        let members = ContiguousArray(try elements(arguments[1]))
        if members.isEmpty {
            throw error(.valueError, "second argument (exceptions) must be a non-empty sequence")
        }
        var nestsBaseExceptions = false
        for (index, member) in members.enumerated() {
            guard member.exception != nil else {
                throw error(.valueError, "Item \(index) of second argument (exceptions) is not an exception")
            }
            if !(try isInstance(member, ofAny: .object(types[.exception]))) { nestsBaseExceptions = true }
        }
        var type = wanted
        if type === types[.exceptionGroup] {
            if nestsBaseExceptions { throw error(.typeError, "Cannot nest BaseExceptions in an ExceptionGroup") }
        } else if type === types[.baseExceptionGroup] {
            if !nestsBaseExceptions { type = types[.exceptionGroup] }
        } else if nestsBaseExceptions, type.isSubtype(of: types[.exception]) {
            throw error(.typeError, "Cannot nest BaseExceptions in '\(type.messageName ?? type.name)'")
        }
        let group = ExceptionObject(type: type, arguments: TupleObject([arguments[0], arguments[1]]))
        group.setMember("message", arguments[0])
        group.setMember("exceptions", .object(TupleObject(members)))
        return .object(group)
    }

    /// A new group without a traceback.
    private func makeGroup(_ message: String, _ members: PyObject) throws(Raise) -> Value {
        try call(.object(types[.baseExceptionGroup]), [string(message), .object(members)])
    }

    /// What the C function `PySequence_Check` says.
    private func isSequence(_ value: Value) -> Bool {
        if value.object?.kind == .dict { return false }
        return !typeOf(value).lookup(names.getItem).isUndefined
    }

    private func isGroup(_ value: Value) -> Bool { isInstance(value, types[.baseExceptionGroup]) }

    // MARK: Splitting

    /// What takes exceptions out of a group.
    private enum Matcher {
        case classes(Value)
        case predicate(Value)
        /// These very ones; no group as such.
        case members(Set<ObjectIdentifier>)
    }

    private func matcher(_ value: Value) throws(Raise) -> Matcher {
        if value.type == nil, isCallable(value) { return .predicate(value) }
        if isExceptionClass(value) { return .classes(value) }
        if let tuple = value.tuple, tuple.customType == nil, tuple.elements.allSatisfy(isExceptionClass) {
            return .classes(value)
        }
        throw error(
            .typeError,
            "expected an exception type, a tuple of exception types, or a callable (other than a class)")
    }

    private func matches(_ exception: Value, _ matcher: Matcher) throws(Raise) -> Bool {
        switch matcher {
        case .classes(let classes): return isException(exception, of: classes)
        case .predicate(let function): return try isTrue(try call(function, [exception]))
        case .members(let members):
            guard !isGroup(exception), let object = exception.object else { return false }
            return members.contains(ObjectIdentifier(object))
        }
    }

    /// The parts of an exception that match and that don't; None for an empty part.
    private func split(
        _ exception: Value, by matcher: Matcher, keepsRest: Bool = true
    ) throws(Raise) -> (match: Value, rest: Value) {
        if try matches(exception, matcher) { return (exception, .none) }
        guard isGroup(exception), let group = exception.exception else { return (.none, keepsRest ? exception : .none) }
        try enterNative(" in exceptiongroup_split_recursive")
        defer { leaveNative() }
        var matches = ContiguousArray<Value>()
        var others = ContiguousArray<Value>()
        for member in group.groupMembers {
            let (match, rest) = try split(member, by: matcher, keepsRest: keepsRest)
            if !match.isNone { matches.append(match) }
            if !rest.isNone { others.append(rest) }
        }
        let match = try part(of: group, matches)
        return (match, try part(of: group, others))
    }

    /// A group of some of a group's members, with its notes, traceback, cause and context.
    private func part(of group: ExceptionObject, _ members: ContiguousArray<Value>) throws(Raise) -> Value {
        if members.isEmpty { return .none }
        let derived = try call(try attribute(.object(group), intern("derive")), [.object(ListObject(members))])
        guard isGroup(derived), let part = derived.exception else {
            throw error(.typeError, "derive must return an instance of BaseExceptionGroup")
        }
        part.traceback = group.traceback
        part.context = group.context
        part.cause = group.cause
        part.suppressesContext = true
        let notes = try optionalAttribute(.object(group), names.notes)
        if !notes.isUndefined, isSequence(notes) {
            try setAttribute(derived, names.notes, .object(ListObject(ContiguousArray(try elements(notes)))))
        }
        return derived
    }

    // MARK: except*

    /// The part of an exception that an `except*` clause takes, and the rest; None for an empty part.
    func splitGroup(_ exception: Value, _ classes: Value) throws(Raise) -> (match: Value, rest: Value) {
        _ = try matches(exception, classes)
        let groups = classes.tuple?.elements ?? [classes]
        if groups.contains(where: { $0.type?.isSubtype(of: types[.baseExceptionGroup]) ?? false }) {
            throw error(
                .typeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
        }
        if exception.isNone { return (.none, .none) }
        if isException(exception, of: classes) {
            return (isGroup(exception) ? exception : try makeGroup("", TupleObject([exception])), .none)
        }
        guard isGroup(exception) else { return (.none, exception) }
        let pair = try call(try attribute(exception, intern("split")), [classes])
        let name = typeName(exception)
        guard let tuple = pair.tuple, tuple.customType == nil else {
            throw error(.typeError, "\(name).split must return a tuple, not \(typeName(pair))")
        }
        guard tuple.count >= 2 else {
            throw error(.typeError, "\(name).split must return a 2-tuple, got tuple of size \(tuple.count)")
        }
        return (tuple.elements[0], tuple.elements[1])
    }

    /// What is raised when all `except*` clauses are done: what they raised anew, together with what they let pass in the shape
    /// that it had in the original.
    func prepareReraise(_ original: Value, _ raised: Value) throws(Raise) -> Value {
        let raised = (raised.list?.elements ?? []).filter { !$0.isNone }
        guard isGroup(original), let group = original.exception else { return raised.first ?? .none }
        var passed: Set<ObjectIdentifier> = []
        var others: [Value] = []
        for value in raised {
            guard let exception = value.exception else { continue }
            if exception.traceback === group.traceback, exception.cause === group.cause,
                exception.context === group.context
            {
                collectMembers(of: exception, into: &passed)
            } else {
                others.append(value)
            }
        }
        let rest = passed.isEmpty ? .none : try split(original, by: .members(passed), keepsRest: false).match
        if others.isEmpty { return rest }
        if !rest.isNone { others.append(rest) }
        return others.count == 1 ? others[0] : try makeGroup("", ListObject(ContiguousArray(others)))
    }

    private func collectMembers(of exception: ExceptionObject, into found: inout Set<ObjectIdentifier>) {
        var waiting = [exception]
        while let exception = waiting.popLast() {
            if isGroup(.object(exception)) {
                waiting += exception.groupMembers.compactMap(\.exception)
            } else {
                found.insert(ObjectIdentifier(exception))
            }
        }
    }
}

extension ExceptionObject {
    /// `exceptions` of a group.
    fileprivate var groupMembers: ContiguousArray<Value> { member("exceptions").tuple?.elements ?? [] }
}
