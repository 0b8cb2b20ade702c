import PythonSyntax

@testable import PythonVM

// What libFuzzer calls: any bytes are read as a program and compiled, and that ends in code, in a SyntaxError or in the
// stop that names something unsupported. A trap, or a compiler that doesn't come back, is a finding.

/// Names of all programs stay in their machine: now and then it is a new one.
private nonisolated(unsafe) var machine = Machine()
private nonisolated(unsafe) var age = 0

@_cdecl("LLVMFuzzerTestOneInput")
public func compileAnything(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    age += 1
    if age % 20_000 == 0 { machine = Machine() }
    let source = SourceText(name: "fuzz.py", bytes: [UInt8](UnsafeBufferPointer(start: bytes, count: count)))
    do throws(Raise) {
        _ = try machine.compile(source, isLibrary: false)
    } catch {
        switch error {
        case .exception(let exception):
            // The report is made of what the parser found, and has to be made too.
            _ = machine.tracebackText(exception)
        case .stop:
            precondition(machine.stopReason != nil, "a stop without a reason")
            machine.stopReason = nil
        }
    }
    return 0
}
