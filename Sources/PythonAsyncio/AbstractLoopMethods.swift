import PythonVM

/// `asyncio.AbstractEventLoop` (Library Reference, "Extending"): what a loop of the program's own has to answer.
///
/// Such a loop keeps its handles itself: asyncio hands it each through its `call_soon`, and it runs them with `Handle._run`.
extension AsyncioHost {
    func defineAbstractMethods() {
        let names = [
            "_timer_handle_cancelled", "add_reader", "add_signal_handler", "add_writer", "call_at",
            "call_exception_handler", "call_later", "call_soon", "call_soon_threadsafe", "close",
            "connect_accepted_socket", "connect_read_pipe", "connect_write_pipe", "create_connection",
            "create_datagram_endpoint", "create_future", "create_server", "create_task", "create_unix_connection",
            "create_unix_server", "default_exception_handler", "get_debug", "get_exception_handler",
            "get_task_factory", "getaddrinfo", "getnameinfo", "is_closed", "is_running", "remove_reader",
            "remove_signal_handler", "remove_writer", "run_forever", "run_in_executor", "run_until_complete",
            "sendfile", "set_debug", "set_default_executor", "set_exception_handler", "set_task_factory",
            "shutdown_asyncgens", "shutdown_default_executor", "sock_accept", "sock_connect", "sock_recv",
            "sock_recv_into", "sock_recvfrom", "sock_recvfrom_into", "sock_sendall", "sock_sendfile", "sock_sendto",
            "start_tls", "stop", "subprocess_exec", "subprocess_shell", "time",
        ]
        for name in names {
            machine.define(types.abstractLoop, name) { (machine, _) throws(Raise) in
                throw machine.error(.notImplementedError, arguments: [])
            }
        }
    }
}
