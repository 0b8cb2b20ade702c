/// Built-in functions that reach outside of the program, and those that the model does not run: they are refused by name when they
/// are called.
extension Machine {
    func defineRefusedFunctions() {
        let reasons = [
            ("open", "open() (files)"), ("breakpoint", "breakpoint() (the debugger)"), ("help", "help()"),
        ]
        for (name, reason) in reasons where builtins.get(intern(name)).isUndefined {
            defineBuiltin(name) { (machine, _) throws(Raise) in throw machine.unsupported(reason) }
        }
        for name in ["exit", "quit"] {
            // As the `site` module defines them.
            function(name, "code=None") { (machine, arguments) throws(Raise) in
                throw machine.error(.systemExit, arguments: [arguments[0].isUndefined ? .none : arguments[0]])
            }
        }
    }
}
