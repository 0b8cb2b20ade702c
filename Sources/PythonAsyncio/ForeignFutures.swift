import EventLoopModel
import PythonVM

/// What the model knows of an awaitable that behaves like a future and is none of asyncio's classes: an object with
/// `_asyncio_future_blocking`, `add_done_callback`, `get_loop` and `result` (`asyncio.isfuture`).
final class ForeignFutureObject: FutureObject {
    let foreign: Value
    /// The future that has woken the task: mostly, but not always, the one that it awaits.
    var waker = Value.undefined

    init(_ foreign: Value, _ loop: LoopObject) {
        self.foreign = foreign
        super.init(loop, type: loop.host.types.future, standsForAnother: true)
    }

    override var asPython: Value { foreign }

}

extension AsyncioHost {
    public func takeOutcome(of future: FutureObject) throws(Raise) {
        guard let future = future as? ForeignFutureObject else { return }
        let waker = future.waker.isUndefined ? future.foreign : future.waker
        do throws(Raise) {
            future.futureCore.state = .result(
                try machine.call(try machine.attribute(waker, machine.intern("result")), []))
        } catch {
            guard let failure = failure(in: error) else { throw error }
            future.futureCore.state = .exception(failure)
        }
    }

    /// What it means that a coroutine has yielded this value, if that behaves like a future.
    func foreignFuture(_ value: Value) throws(Raise) -> StepOutcome<AsyncioHost>? {
        do throws(Raise) {
            let name = machine.intern("_asyncio_future_blocking")
            let blocking = try machine.optionalAttribute(value, name)
            if blocking.isUndefined || blocking.isNone { return nil }
            let future = ForeignFutureObject(value, try loop(of: value))
            if try machine.isTrue(blocking), future.loop === runningLoopObject {
                try machine.setAttribute(value, name, .bool(false))
                future.futureCore.isBlocking = true
            }
            return .suspended(on: future)
        } catch {
            guard let failure = failure(in: error) else { throw error }
            return .badYield(failure)
        }
    }

    private func loop(of future: Value) throws(Raise) -> LoopObject {
        let method = try machine.optionalAttribute(future, machine.intern("get_loop"))
        let loop =
            method.isUndefined
            ? try machine.attribute(future, machine.intern("_loop")) : try machine.call(method, [])
        return loop.object as? LoopObject ?? noLoop
    }
}
