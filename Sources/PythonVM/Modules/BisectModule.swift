/// `bisect` (Library Reference, "bisect").
extension Machine {
    func fillBisectModule(_ module: ModuleObject) {
        module.isOurs = true
        let parameters = "a, x, lo=0, hi=None, *, key=None"
        for (side, isRight) in [("left", false), ("right", true)] {
            defineFunction(module, "bisect_\(side)", parameters) { (machine, arguments) throws(Raise) in
                .int(try machine.bisect(arguments, arguments[1], isRight: isRight))
            }
            defineFunction(module, "insort_\(side)", parameters) { (machine, arguments) throws(Raise) in
                var item = arguments[1]
                if !arguments[4].isUndefined && !arguments[4].isNone { item = try machine.callOne(arguments[4], item) }
                let index = try machine.bisect(arguments, item, isRight: isRight)
                if let list = arguments[0].list, list.customType == nil {
                    list.change { $0.insert(arguments[1], at: min(index, $0.count)) }
                } else {
                    let insert = try machine.attribute(arguments[0], machine.intern("insert"))
                    _ = try machine.call(insert, [.int(index), arguments[1]])
                }
                return .none
            }
        }
        for name in ["bisect", "insort"] {
            module.namespace.set(intern(name), module.namespace.get(intern("\(name)_right")))
        }
    }

    private func bisect(_ arguments: BoundArguments, _ item: Value, isRight: Bool) throws(Raise) -> Int {
        let sequence = arguments[0]
        let key = arguments[4].isUndefined ? .none : arguments[4]
        var low = arguments[2].isUndefined ? 0 : try sizeArgument(arguments[2])
        var high = -1
        if !arguments[3].isUndefined && !arguments[3].isNone {
            guard isInteger(arguments[3]) || !lookupSpecial(arguments[3], names.index).isUndefined else {
                throw error(
                    .typeError, "argument should be integer or None, not '\(typeName(arguments[3]))'")
            }
            high = try sizeArgument(arguments[3])
        }
        if low < 0 { throw error(.valueError, "lo must be non-negative") }
        if high == -1 { high = try length(sequence) }
        while low < high {
            // Both may be as great as an int can be.
            let middle = low + (high - low) / 2
            var candidate = try self.subscript(sequence, .int(middle))
            if !key.isNone { candidate = try callOne(key, candidate) }
            if isRight {
                if try isLess(item, candidate) { high = middle } else { low = middle + 1 }
            } else {
                if try isLess(candidate, item) { low = middle + 1 } else { high = middle }
            }
        }
        return low
    }
}
