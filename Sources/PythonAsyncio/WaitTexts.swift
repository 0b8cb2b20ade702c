import Trace

/// What futures are waited for, in plain words, by number: texts of the trace, or our own where nothing is recorded.
final class WaitTexts {
    private let trace: Trace?
    private var texts: [String] = []
    private var numbers: [String: UInt32] = [:]

    init(_ trace: Trace?) { self.trace = trace }

    func number(of text: String) -> UInt32 {
        if let trace { return trace.text(text) }
        if let known = numbers[text] { return known }
        let number = UInt32(texts.count)
        texts.append(text)
        numbers[text] = number
        return number
    }

    subscript(number: UInt32) -> String { trace?.string(number) ?? texts[Int(number)] }
}
