/// What `await`, `async for` and `async with` ask of objects (Reference, "Await expression"; Data model, "Awaitable Objects").
extension Machine {
    /// The iterator that `await` runs.
    ///
    /// - Parameter origin: whose awaitable it is, for the message: 1 for that of `__aenter__`, 2 for that of `__aexit__`.
    func awaitable(_ value: Value, origin: UInt16 = 0) throws(Raise) -> Value {
        if case .object(let object) = value {
            if object.kind == .awaitable, !hasOwnAwait(object) { return value }
            if object.kind == .generator {
                let generator = unsafeDowncast(object, to: GeneratorObject.self)
                if generator.isCoroutine {
                    // A coroutine can be suspended in an `await` only.
                    if generator.isSuspended { throw error(.runtimeError, "coroutine is being awaited already") }
                    return value
                }
                if generator.isIterableCoroutine { return value }
            }
        }
        let method = lookupSpecial(value, names.await)
        if method.isUndefined {
            let type = typeName(value)
            let message =
                switch origin {
                case 1: "'async with' received an object from __aenter__ that does not implement __await__: \(type)"
                case 2: "'async with' received an object from __aexit__ that does not implement __await__: \(type)"
                default: "object \(type) can't be used in 'await' expression"
                }
            throw error(.typeError, message)
        }
        let iterator = try callFound(method, value, [])
        guard case .object(let object) = iterator else { throw noIterator(iterator) }
        switch object.kind {
        case .generator:
            let generator = unsafeDowncast(object, to: GeneratorObject.self)
            if generator.isCoroutine || generator.isIterableCoroutine {
                throw error(.typeError, "__await__() returned a coroutine")
            }
            if generator.isAsyncGenerator { throw noIterator(iterator) }
        case .awaitable, .iterator, .asyncStep: break
        default: if lookupSpecial(iterator, names.next).isUndefined { throw noIterator(iterator) }
        }
        return iterator
    }

    /// Whether a future's class is one of the program that says itself what awaiting it means.
    private func hasOwnAwait(_ future: PyObject) -> Bool {
        guard future.customType?.isUserDefined == true else { return false }
        return lookupSpecial(.object(future), names.await).object?.kind != .builtinFunction
    }

    /// Whether a register holds what `await` runs as it is: a future, or a coroutine that has not begun.
    @inline(__always)
    func isOwnIterator(_ register: UnsafeMutablePointer<Value>) -> Bool {
        guard let reference = register.unretainedObject else { return false }
        return reference._withUnsafeGuaranteedRef { object in
            switch object.kind {
            case .awaitable: return object.customType?.isUserDefined != true
            case .generator:
                let generator = unsafeDowncast(object, to: GeneratorObject.self)
                return generator.flavor == .coroutine && generator.state == .created
            default: return false
            }
        }
    }

    /// Whether a register holds an awaitable that only gives control away.
    @inline(__always)
    func onlyGivesWay(_ register: UnsafeMutablePointer<Value>) -> Bool {
        guard let reference = register.unretainedObject else { return false }
        return reference._withUnsafeGuaranteedRef { object in
            object.onlyGivesWay
        }
    }

    /// What `yield from` iterates over.
    func yieldFromIterator(_ value: Value, _ activation: ActivationPointer) throws(Raise) -> Value {
        guard let generator = value.generator, !generator.isAsyncGenerator else { return try iterator(value) }
        let code = activation.pointee.code
        if generator.isCoroutine, code.flags & CodeObject.Flags.iterableCoroutine == 0, code.flavor != .coroutine {
            throw error(.typeError, "cannot 'yield from' a coroutine object in a non-coroutine generator")
        }
        return value
    }

    private func noIterator(_ value: Value) -> Raise {
        error(.typeError, "__await__() returned non-iterator of type '\(typeName(value))'")
    }

    /// What `async for` iterates with.
    func asyncIterator(_ value: Value) throws(Raise) -> Value {
        if value.generator?.isAsyncGenerator == true { return value }
        let method = lookupSpecial(value, names.aiter)
        if method.isUndefined {
            throw error(
                .typeError, "'async for' requires an object with __aiter__ method, got \(typeName(value))")
        }
        let iterator = try callFound(method, value, [])
        if lookupSpecial(iterator, names.anext).isUndefined {
            throw error(
                .typeError,
                "'async for' received an object from __aiter__ that does not implement __anext__: \(typeName(iterator))"
            )
        }
        return iterator
    }

    /// What `async for` awaits for its next item.
    func asyncNext(_ iterator: Value) throws(Raise) -> Value {
        if let generator = iterator.generator, generator.isAsyncGenerator {
            return try makeStep(.send(.none), of: generator)
        }
        let method = lookupSpecial(iterator, names.anext)
        if method.isUndefined {
            throw error(
                .typeError, "'async for' requires an iterator with __anext__ method, got \(typeName(iterator))")
        }
        let next = try callFound(method, iterator, [])
        do throws(Raise) {
            return try awaitable(next)
        } catch {
            guard case .exception(let cause) = error else { throw error }
            let exception = makeException(
                .typeError, "'async for' received an invalid object from __anext__: \(typeName(next))")
            chain(exception, cause: cause)
            throw .exception(exception)
        }
    }
}
