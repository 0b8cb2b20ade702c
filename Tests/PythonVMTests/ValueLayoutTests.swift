import Testing

@testable import PythonVM

/// The interpreter reads references out of registers without counting them: it must know where they lie.
@Suite struct ValueLayoutTests {
    @Test func aValueIsAPayloadAndAByteThatTellsItsKind() {
        #expect(MemoryLayout<Value>.size == 9)
        #expect(MemoryLayout<Value>.stride == 16)
    }

    @Test func onlyObjectsAreTakenForObjects() {
        let text = StrObject("text")
        let others: [Value] = [.undefined, .none, .bool(true), .int(-1), .int(3), .float(0.5), .float(-.nan)]
        let register = UnsafeMutablePointer<Value>.allocate(capacity: 1)
        defer { register.deallocate() }
        for value in others {
            register.initialize(to: value)
            #expect(!register.isObject)
            #expect(register.unretainedObject == nil)
        }
        register.initialize(to: .object(text))
        #expect(register.isObject)
        #expect(register.unretainedObject?.toOpaque() == Unmanaged.passUnretained(text).toOpaque())
        register.deinitialize(count: 1)
    }

    @Test func registersBeginEmpty() {
        let registers = UnsafeMutablePointer<Value>.allocate(capacity: 3)
        defer { registers.deallocate() }
        UnsafeMutableRawPointer(registers).initializeMemory(as: UInt8.self, repeating: 0xFF, count: 48)
        registers.initializeEmpty(count: 2)
        (registers + 2).initializeEmpty()
        for index in 0..<3 {
            if case .undefined = registers[index] {} else { Issue.record("\(registers[index])") }
        }
    }

    @Test func registersKeepAndReleaseWhatTheyHold() {
        let registers = UnsafeMutablePointer<Value>.allocate(capacity: 3)
        defer { registers.deallocate() }
        for index in 0..<3 { (registers + index).initialize(to: .undefined) }
        weak var first: StrObject?
        weak var second: StrObject?
        do {
            let (a, b) = (StrObject("a"), StrObject("b"))
            (first, second) = (a, b)
            registers.set(.object(a))
            (registers + 1).set(.object(b))
        }
        #expect(first != nil && second != nil)
        registers.setInt(5)
        #expect(first == nil)
        (registers + 2).set((registers + 1).take())
        #expect(second != nil)
        #expect(registers[1].isUndefined)
        registers.destroy(count: 3)
        #expect(second == nil)
    }
}
