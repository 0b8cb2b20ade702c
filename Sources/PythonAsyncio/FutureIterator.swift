import PythonVM

/// What `future.__await__()` returns: it yields the future as long as that is pending, and then ends with its result.
///
/// It is none of the machine's own iterators, whose end brings no value.
final class FutureIteratorObject: PyObject {
    /// nil once it has ended.
    private var future: FutureObject?

    init(_ future: FutureObject, type: TypeObject) {
        self.future = future
        super.init(kind: .native, type: type)
    }

    override var listsReferences: Bool { true }

    override func forEachNativeReference(_ visit: (Value) -> Void) { if let future { visit(.object(future)) } }

    func next(_ machine: Machine) throws(Raise) -> Value {
        guard let current = future else { throw machine.error(.stopIteration, arguments: []) }
        if current.futureCore.isDone { future = nil }
        let value = try current.awaitResult(machine)
        if value.isUndefined { return .object(current) }
        throw machine.error(.stopIteration, arguments: [value])
    }

    func close() { future = nil }
}

extension AsyncioHost {
    /// Iteration, `send`, `throw` and `close`, for who drives a coroutine by hand.
    ///
    /// - Returns: the type.
    func defineFutureIterator() -> TypeObject {
        let type = machine.types.iterator(named: "FutureIter")
        func iterator(_ value: Value) throws(Raise) -> FutureIteratorObject {
            if let iterator = value.object as? FutureIteratorObject { return iterator }
            throw machine.error(.typeError, "descriptor requires a '_asyncio.FutureIter' object")
        }
        machine.defineMethod(type, "__iter__") { (_, receiver, _) throws(Raise) in receiver }
        machine.defineMethod(type, "__next__") { (machine, receiver, _) throws(Raise) in
            try iterator(receiver).next(machine)
        }
        machine.defineMethod(type, "send", "value, /") { (machine, receiver, _) throws(Raise) in
            try iterator(receiver).next(machine)
        }
        machine.define(type, "throw") { (machine, arguments) throws(Raise) in
            let iterator = try iterator(arguments[0])
            try machine.checkThrow(arguments, "throw")
            let thrown = arguments[1].object
            guard
                thrown is ExceptionObject
                    || (thrown as? TypeObject)?.isSubtype(of: machine.types[.baseException]) == true
            else {
                throw machine.error(
                    .typeError, "exceptions must be classes deriving BaseException or instances of such a class")
            }
            let exception = try machine.thrownException(Array(arguments.positional.dropFirst()))
            iterator.close()
            throw machine.raising(exception)
        }
        machine.defineMethod(type, "close") { (_, receiver, _) throws(Raise) in
            try iterator(receiver).close()
            return .none
        }
        return type
    }
}
