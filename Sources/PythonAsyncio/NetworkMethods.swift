import EventLoopModel
import PythonVM

/// What a loop does for sockets (Library Reference, "Event Loop": opening connections, creating servers).
///
/// The network is Python, in memory: `Library/asyncio/memory_network.py`. The loop asks its poller what has come in at the start of
/// a pass, as CPython's asks epoll.
extension AsyncioHost {
    func defineNetworkMethods() {
        for name in [
            "create_connection", "create_server", "create_unix_connection", "create_unix_server",
            "create_datagram_endpoint", "getaddrinfo", "getnameinfo",
        ] {
            machine.define(types.loop, name) { [unowned(unsafe) self] (machine, arguments) throws(Raise) in
                let endpoints = try machine.module(named: "asyncio.endpoints")
                let function = endpoints.namespace.get(machine.intern(name))
                return try machine.call(
                    function, arguments.positional, keywords: try keywords(of: arguments))
            }
        }
        definePolling()
    }

    private func keywords(of arguments: Arguments) throws(Raise) -> [(String, Value)] {
        var pairs: [(String, Value)] = []
        for key in (arguments.keywords?.elements ?? []).compactMap({ $0.object as? StrObject }).map(\.string) {
            pairs.append((key, arguments.keyword(key)))
        }
        return pairs
    }

    private func definePolling() {
        let type = types.loop
        machine.defineMethod(type, "_get_poller") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            try loopObject(receiver).poller
        }
        machine.defineMethod(type, "_set_poller", "poller, /") {
            [unowned(unsafe) self] (_, receiver, arguments) throws(Raise) in
            try loopObject(receiver).poller = arguments[0]
            return .none
        }
        // The poller has something to report: it is asked at the start of the next pass, until it has nothing more.
        machine.defineMethod(type, "_expect_arrivals") { [unowned(unsafe) self] (_, receiver, _) throws(Raise) in
            let loop = try loopObject(receiver)
            loop.model.expectsArrivals = true
            wake(loop)
            return .none
        }
        // A handle that is queued whenever its socket is ready.
        machine.define(type, "_make_handle") { [unowned(unsafe) self] (machine, arguments) throws(Raise) in
            let loop = try loopObject(arguments[0])
            if loop.model.isClosed { throw machine.error(.runtimeError, "Event loop is closed") }
            guard arguments.count > 1 else {
                throw machine.error(.typeError, "_make_handle() missing required positional argument: 'callback'")
            }
            var rest: [Value] = []
            for index in 2..<max(arguments.count, 2) { rest.append(arguments[index]) }
            return .object(
                HandleObject(
                    arguments[1], rest, try machine.contextArgument(.undefined), loop, type: types.handle))
        }
    }

    /// What a deadlock's line says of servers: CPython would wait for somebody outside of the program.
    var listeningText: String {
        guard let loop = runningLoopObject, !loop.poller.isNone,
            let method = try? machine.attribute(loop.poller, machine.intern("listening")),
            let places = (try? machine.call(method, [])).flatMap({ try? machine.str($0).string }), !places.isEmpty
        else { return "" }
        return "; the server at \(places) waits for connections that nobody can make"
    }

    public func takeArrivals(of model: EventLoop<AsyncioHost>) throws(Raise) -> [AsyncioHandle] {
        model.expectsArrivals = false
        guard let loop = runningLoopObject, loop.model === model, !loop.poller.isNone else { return [] }
        let select = try machine.attribute(loop.poller, machine.intern("select"))
        return try machine.elements(try machine.call(select, [])).compactMap {
            ($0.object as? HandleObject).map { .object($0) }
        }
    }
}
