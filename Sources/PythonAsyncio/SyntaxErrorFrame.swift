import PythonSyntax
import Trace

extension PythonProgram {
    /// A file that is not Python has no line that runs; its trace still shows the source, and where it goes wrong.
    func recordSyntaxError() {
        guard let trace, trace.sources.isEmpty else { return }
        do throws(SyntaxError) {
            var parser = Parser(source)
            _ = try parser.parseModule()
        } catch {
            let file = trace.text(source.name)
            trace.addSource(SourceRecord(name: file, bytes: source.bytes))
            // An error of the decoder has no line.
            let line = UInt32(clamping: max(error.line, 1))
            let location = trace.addLocation(Location(file: file, line: line, function: trace.text("<module>")))
            trace.append(
                TraceEvent(.exceptionRaised, location: location, b: trace.text("\(error.type): \(error.message)")))
        }
    }
}
