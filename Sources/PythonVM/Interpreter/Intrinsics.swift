/// Runs what `Intrinsic` lists.
extension Machine {
    @inline(never)
    func callIntrinsic(
        _ number: UInt16, _ window: UnsafeMutablePointer<Value>, _ activation: ActivationPointer
    ) throws(Raise) -> Value {
        guard let intrinsic = Intrinsic(rawValue: number) else { return .none }
        switch intrinsic {
        case .display:
            let hook = try module(named: "sys").namespace.get(intern("displayhook"))
            if hook.isUndefined { throw error(.runtimeError, "lost sys.displayhook") }
            return try call(hook, [window[0]])
        case .setUpAnnotations:
            try setUpAnnotations(activation)
            return .none
        case .matchesSequence: return .bool(typeOf(window[0]).collectionKind == .sequence)
        case .matchesMapping: return .bool(typeOf(window[0]).collectionKind == .mapping)
        case .length: return .int(try length(window[0]))
        case .matchKeys: return try matchKeys(window[0], window[1])
        case .matchClass: return try matchClass(window[0], window[1], positional: window[2], names: window[3])
        case .splitGroup:
            let (match, rest) = try splitGroup(window[0], window[1])
            window[0] = rest
            return match
        case .prepareReraise: return try prepareReraise(window[0], window[1])
        case .makeTypeParameter: return try makeTypeParameter(window)
        case .makeTypeAlias:
            return .object(makeTypeAlias(window[0], window[1].tuple, evaluate: window[2]))
        case .subscriptGeneric: return try subscriptGeneric(window[0])
        case .loadFromClass:
            return try loadFromClass(
                window[0], window[1], window[2], activation.pointee.function.globals)
        case .copyWithoutKeys: return try copyWithoutKeys(window[0], window[1])
        }
    }
}
