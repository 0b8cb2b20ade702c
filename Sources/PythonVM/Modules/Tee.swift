/// `itertools.tee`: several iterators over one, which keep what the slowest has not seen yet.
extension Machine {
    func defineTee(_ module: ModuleObject) {
        let type = moduleClass(module, "_tee", layout: .iterator, namespace: types.iteratorPrototype.namespace.copy())
        type.hasWeakReferences = true
        defineNew(type) { [unowned type] (machine, subclass, arguments) throws(Raise) -> Value in
            try machine.checkPositional("_tee", arguments, 1...1)
            let made = machine.makeTee(try machine.iterator(arguments[0]), type)
            made.customType = subclass ?? type
            return .object(made)
        }
        let method = MethodTable(self, type, .iterator, TeeObject.self)
        method("__copy__") { (_, tee, _) throws(Raise) in .object(TeeObject(copying: tee)) }
        let signature = Signature("tee", "iterable, n=2, /")
        let function = BuiltinFunctionObject("tee") { [unowned type] (machine, arguments) throws(Raise) -> Value in
            let bound = try signature.bind(arguments, machine)
            let count = bound[1].isUndefined ? 2 : try machine.sizeArgument(bound[1])
            if count < 0 { throw machine.error(.valueError, "n must be >= 0") }
            try machine.checkSize(count, stride: 64)
            if count == 0 { return .object(TupleObject([] as ContiguousArray)) }
            let iterator = try machine.iterator(bound[0])
            let copy = try machine.optionalAttribute(iterator, machine.intern("__copy__"))
            var all: ContiguousArray<Value> = []
            if copy.isUndefined {
                let first = machine.makeTee(iterator, type)
                all.append(.object(first))
                while all.count < count { all.append(.object(TeeObject(copying: first))) }
            } else {
                all.append(iterator)
                while all.count < count { all.append(try machine.call(copy, [])) }
            }
            return .object(TupleObject(all))
        }
        function.module = module
        module.namespace.set(intern("tee"), .object(function))
    }

    private func makeTee(_ iterator: Value, _ type: TypeObject) -> TeeObject {
        if let tee = iterator.object as? TeeObject { return TeeObject(copying: tee) }
        let tee = TeeObject(TeeBlock(iterator))
        tee.customType = type
        return tee
    }
}

/// Some of the values that were read from the iterator, and the block behind it.
private final class TeeBlock {
    static let capacity = 57
    let iterator: Value
    var values = ContiguousArray<Value>()
    var next: TeeBlock?
    var isReading = false

    init(_ iterator: Value) { self.iterator = iterator }

    deinit {
        // A long chain must not nest.
        var link = next
        next = nil
        while let block = link, isKnownUniquelyReferenced(&link) {
            link = block.next
            block.next = nil
        }
    }
}

private final class TeeObject: IteratorObject {
    private var block: TeeBlock
    private var index = 0

    init(_ block: TeeBlock) { self.block = block }

    init(copying other: TeeObject) {
        block = other.block
        index = other.index
        super.init()
        customType = other.customType
    }

    override func next(_ machine: Machine) throws(Raise) -> Value {
        if index == TeeBlock.capacity {
            let following = block.next ?? TeeBlock(block.iterator)
            block.next = following
            block = following
            index = 0
        }
        let block = block
        if index == block.values.count {
            if block.isReading { throw machine.error(.runtimeError, "cannot re-enter the tee iterator") }
            block.isReading = true
            defer { block.isReading = false }
            let value = try machine.next(block.iterator)
            if value.isUndefined { return value }
            block.values.append(value)
        }
        index += 1
        return block.values[index - 1]
    }

    override func forEachNativeReference(_ visit: (Value) -> Void) {
        var link: TeeBlock? = block
        while let block = link {
            visit(block.iterator)
            block.values.forEach(visit)
            link = block.next
        }
    }
}
