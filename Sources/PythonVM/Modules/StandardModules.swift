/// The standard modules that are written in Swift, whole or as the native part under a module in Python.
extension Machine {
    func defineStandardModules() {
        defineModule("math") { (machine, module) throws(Raise) in machine.fillMath(module) }
        defineModule("time") { (machine, module) throws(Raise) in machine.fillTime(module) }
        defineModule("_weakref") { (machine, module) throws(Raise) in machine.fillWeakref(module) }
        defineModule("atexit") { (machine, module) throws(Raise) in machine.fillAtexit(module) }
        defineModule("gc") { (machine, module) throws(Raise) in machine.fillGc(module) }
        defineModule("contextvars") { (machine, module) throws(Raise) in machine.fillContextvars(module) }
        defineModule("_hashlib") { (machine, module) throws(Raise) in machine.fillHashlib(module) }
        defineModule("unicodedata") { (machine, module) throws(Raise) in machine.fillUnicodedata(module) }
        defineModule("_re") { (machine, module) throws(Raise) in machine.fillRe(module) }
        defineModule("_json") { (machine, module) throws(Raise) in machine.fillJSON(module) }
        defineModule("_datetime") { (machine, module) throws(Raise) in machine.fillDatetime(module) }
        defineModule("_decimal") { (machine, module) throws(Raise) in machine.defineAdoption(module) }
        defineModule("_random") { (machine, module) throws(Raise) in machine.fillRandom(module) }
        defineWarningsModule()
        defineSourcesModule()
        defineTracebackModule()
    }
}
