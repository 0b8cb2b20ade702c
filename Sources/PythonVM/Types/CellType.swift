/// `cell` (Data model, "Cell objects").
extension Machine {
    func defineCellType() {
        let type = types.cell
        defineNew(type) { (machine, _, arguments) throws(Raise) in
            if arguments.keywords != nil { throw machine.error(.typeError, "cell() takes no keyword arguments") }
            if arguments.count > 1 {
                throw machine.error(.typeError, "cell expected at most 1 argument, got \(arguments.count)")
            }
            return .object(CellObject(arguments.optional(0)))
        }
        defineProperty(type, "cell_contents", isDeletable: true) { (machine, arguments) throws(Raise) in
            let value = arguments[0].object(.cell, as: CellObject.self)?.value ?? .undefined
            if value.isUndefined { throw machine.error(.valueError, "Cell is empty") }
            return value
        } set: { (_, arguments) throws(Raise) in
            arguments[0].object(.cell, as: CellObject.self)?.value = arguments.optional(1)
            return .none
        }
        define(type, "__repr__") { (machine, arguments) throws(Raise) in
            guard let cell = arguments[0].object(.cell, as: CellObject.self) else { return .none }
            let place = "<cell at \(machine.address(of: cell)): "
            if cell.value.isUndefined { return machine.string(place + "empty>") }
            let content = machine.typeName(cell.value)
            return machine.string(place + "\(content) object at \(machine.address(of: cell.value))>")
        }
        defineComparisons(type) { (machine, a, comparison, b) throws(Raise) in
            guard let a = a.object(.cell, as: CellObject.self), let b = b.object(.cell, as: CellObject.self) else {
                return nil
            }
            // An empty cell comes before any other.
            if !a.value.isUndefined, !b.value.isUndefined { return try machine.compare(a.value, comparison, b.value) }
            return .bool(comparison.holds((a.value.isUndefined ? 0 : 1) - (b.value.isUndefined ? 0 : 1)))
        }
        type.setAttribute(names.hash, .none)
    }
}
