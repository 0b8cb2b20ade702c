/// `traceback`: one call that an exception passed through, and the next further in.
///
/// It keeps the call's frame, and so the variables that the call left behind: what they refer to lives as long as the
/// traceback does, and suggestions look through their names.
public final class TracebackObject: PyObject {
    let frame: FrameObject
    /// The instruction that was running; -1 before the first.
    let instruction: Int
    /// Set where the program made the traceback.
    private let givenLine: Int?
    var next: TracebackObject?

    init(_ frame: FrameObject, instruction: Int, line: Int? = nil, next: TracebackObject?) {
        self.frame = frame
        self.instruction = instruction
        self.next = next
        givenLine = line
        super.init(kind: .traceback)
    }

    deinit {
        // The innermost first, as in CPython, and one after the other: a chain is as long as the recursion was deep.
        var link = next
        guard link != nil else { return }
        next = nil
        var chain: [TracebackObject] = []
        while isKnownUniquelyReferenced(&link), let entry = link {
            link = entry.next
            entry.next = nil
            chain.append(entry)
        }
        link = nil
        while chain.popLast() != nil {}
    }

    var code: CodeObject { frame.code }
    var globals: DictObject { frame.globals }
    var line: Int { givenLine ?? code.line(ofInstruction: instruction) }

    func forEachReference(_ visit: (Value) -> Void) {
        if let next { visit(.object(next)) }
        visit(.object(frame))
    }

    /// The innermost call of the chain that starts here.
    var innermost: TracebackObject {
        var entry = self
        while let next = entry.next { entry = next }
        return entry
    }
}
