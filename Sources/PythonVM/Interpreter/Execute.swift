import PythonSyntax
import Trace

/// The interpreter's loop.
extension Machine {
    /// Runs from `start` until `entry` returns, yields to Swift or is left by an exception.
    ///
    /// - Parameter thrown: an exception to raise in `start` before its next instruction.
    /// - Returns: what was returned or, if `hasYielded`, yielded.
    func execute(
        _ start: ActivationPointer, entry: ActivationPointer, throwing thrown: ExceptionObject? = nil
    ) throws(Raise) -> Value {
        var activation = start
        var registers = start.registers
        var pc = start.pointee.pc
        var pendingThrow = thrown
        let caller = entry.pointee.caller
        current = activation
        defer { current = caller }

        while true {
            do throws(Raise) {
                if let exception = pendingThrow {
                    pendingThrow = nil
                    activation.pointee.pc = pc
                    if let value = try throwInto(activation, exception) {
                        // What it delegates to took the exception, and yields again.
                        guard let next = try yield(value, from: activation, entry: entry) else { return value }
                        activation = next
                        registers = activation.registers
                        pc = activation.pointee.pc
                    } else {
                        pc = activation.pointee.pc
                    }
                }
                while true {
                    // Read by itself, the opcode is there a little earlier than cut out of the word.
                    let opcode = UnsafeRawPointer(pc).load(as: Opcode.self)
                    let instruction = pc.pointee
                    pc += 1
                    let a = Int(instruction.a)
                    switch opcode {

                    // MARK: Moving values

                    case .loadConstant:
                        (registers + a).set(activation.pointee.layout.pointee.constants[instruction.bc])
                    case .loadInt:
                        (registers + a).setInt(instruction.bc)
                    case .loadNone:
                        (registers + a).setNone()
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .move:
                        registers[a] = registers[Int(instruction.b)]
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .take:
                        registers[a] = (registers + Int(instruction.b)).take()
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .release:
                        for index in a..<a + Int(instruction.b) { (registers + index).clear() }
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .checkBound:
                        if registers[a].isUndefined { throw unboundLocal(activation, a) }
                    case .deleteLocal:
                        if registers[a].isUndefined { throw unboundLocal(activation, a) }
                        registers[a] = .undefined
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .line:
                        let location = UInt32(truncatingIfNeeded: instruction.bc)
                        activation.pointee.location = location
                        recordLine(location, depth: activation.pointee.depth)

                    // MARK: Variables

                    case .loadGlobal:
                        let cache = activation.pointee.layout.pointee.caches + Int(instruction.b)
                        if loadOwnGlobal(cache, activation.pointee.globals, into: registers + a) { continue }
                        if loadKnownBuiltin(cache, activation.pointee.globals, into: registers + a) { continue }
                        activation.pointee.pc = pc
                        registers[a] = try loadGlobal(cache, activation.pointee.function.globals)
                    case .storeGlobal:
                        let cache = activation.pointee.layout.pointee.caches + Int(instruction.b)
                        storeGlobal(cache, activation.pointee.globals, registers[a])
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .deleteGlobal:
                        let name = activation.pointee.layout.pointee.caches[Int(instruction.b)].name
                        if activation.pointee.function.globals.remove(name).isUndefined {
                            throw nameError(name)
                        }
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .loadName:
                        activation.pointee.pc = pc
                        registers[a] = try loadName(
                            activation, activation.pointee.layout.pointee.caches + Int(instruction.b))
                    case .storeName:
                        activation.pointee.pc = pc
                        try storeName(
                            activation, activation.pointee.layout.pointee.caches[Int(instruction.b)].name, registers[a])
                    case .deleteName:
                        activation.pointee.pc = pc
                        try deleteName(activation, activation.pointee.layout.pointee.caches[Int(instruction.b)].name)
                    case .makeCell:
                        registers[a] = .object(CellObject(registers[a]))
                    case .loadCell:
                        let value = cell(registers[Int(instruction.b)]).value
                        if value.isUndefined { throw unboundCell(activation, Int(instruction.b)) }
                        registers[a] = value
                    case .storeCell:
                        cell(registers[a]).value = registers[Int(instruction.b)]
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .deleteCell:
                        let cell = cell(registers[a])
                        if cell.value.isUndefined { throw unboundCell(activation, a) }
                        cell.value = .undefined
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .loadClassCell:
                        activation.pointee.pc = pc
                        registers[a] = try loadClassCell(
                            activation, activation.pointee.layout.pointee.caches[Int(instruction.c)].name,
                            Int(instruction.b))

                    // MARK: Attributes and items

                    case .loadAttribute:
                        let cache = activation.pointee.layout.pointee.caches + Int(instruction.c)
                        let source = registers + Int(instruction.b)
                        if let object = source.unretainedObject, let slot = cachedSlot(object, cache) {
                            (registers + a).set(slot.pointee)
                            continue
                        }
                        activation.pointee.pc = pc
                        try loadAttribute(source, cache, into: registers + a)
                    case .storeAttribute:
                        let cache = activation.pointee.layout.pointee.caches + Int(instruction.c)
                        let source = registers + Int(instruction.b)
                        if let object = (registers + a).unretainedObject, storeCached(object, cache, source) {
                            if finalizers.isPending { try runFinalizers(activation, pc) }
                            continue
                        }
                        activation.pointee.pc = pc
                        try storeAttribute(registers + a, cache, source)
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .deleteAttribute:
                        activation.pointee.pc = pc
                        try deleteAttribute(
                            registers[a], activation.pointee.layout.pointee.caches[Int(instruction.c)].name)
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .loadMethod:
                        let cache = activation.pointee.layout.pointee.caches + Int(instruction.c)
                        if loadPlainMethod(registers + Int(instruction.b), cache, into: registers + a)
                            || loadModuleFunction(registers + Int(instruction.b), cache, into: registers + a)
                        {
                            continue
                        }
                        activation.pointee.pc = pc
                        try loadMethod(registers[Int(instruction.b)], cache, into: registers + a)
                    case .loadSpecial:
                        activation.pointee.pc = pc
                        try loadSpecial(
                            registers[Int(instruction.b)],
                            activation.pointee.layout.pointee.caches[Int(instruction.c)].name,
                            into: registers + a)
                    case .loadSubscript:
                        if loadListItem(
                            registers + Int(instruction.b), registers + Int(instruction.c), into: registers + a)
                        {
                            if finalizers.isPending { try runFinalizers(activation, pc) }
                            continue
                        }
                        if loadDictItem(
                            registers + Int(instruction.b), registers + Int(instruction.c), into: registers + a)
                        {
                            continue
                        }
                        activation.pointee.pc = pc
                        registers[a] = try self.subscript(registers[Int(instruction.b)], registers[Int(instruction.c)])
                    case .storeSubscript:
                        if storeListItem(
                            registers + a, registers + Int(instruction.b), registers + Int(instruction.c))
                        {
                            if finalizers.isPending { try runFinalizers(activation, pc) }
                            continue
                        }
                        if storeDictItem(
                            registers + a, registers + Int(instruction.b), registers + Int(instruction.c))
                        {
                            if finalizers.isPending { try runFinalizers(activation, pc) }
                            continue
                        }
                        activation.pointee.pc = pc
                        try setSubscript(registers[a], registers[Int(instruction.b)], registers[Int(instruction.c)])
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .deleteSubscript:
                        activation.pointee.pc = pc
                        try deleteSubscript(registers[a], registers[Int(instruction.b)])
                        if finalizers.isPending { try runFinalizers(activation, pc) }

                    // MARK: Operators

                    case .add:
                        switch (registers[Int(instruction.b)], registers[Int(instruction.c)]) {
                        case (.int(let x), .int(let y)):
                            let (sum, overflow) = x.addingReportingOverflow(y)
                            if !overflow {
                                (registers + a).setInt(sum)
                                continue
                            }
                        case (.float(let x), .float(let y)):
                            (registers + a).setFloat(x + y)
                            continue
                        default: break
                        }
                        activation.pointee.pc = pc
                        registers[a] = try operate(.add, activation, instruction, pc)
                    case .subtract:
                        switch (registers[Int(instruction.b)], registers[Int(instruction.c)]) {
                        case (.int(let x), .int(let y)):
                            let (difference, overflow) = x.subtractingReportingOverflow(y)
                            if !overflow {
                                (registers + a).setInt(difference)
                                continue
                            }
                        case (.float(let x), .float(let y)):
                            (registers + a).setFloat(x - y)
                            continue
                        default: break
                        }
                        activation.pointee.pc = pc
                        registers[a] = try operate(.subtract, activation, instruction, pc)
                    case .multiply:
                        switch (registers[Int(instruction.b)], registers[Int(instruction.c)]) {
                        case (.int(let x), .int(let y)):
                            let (product, overflow) = x.multipliedReportingOverflow(by: y)
                            if !overflow {
                                (registers + a).setInt(product)
                                continue
                            }
                        case (.float(let x), .float(let y)):
                            (registers + a).setFloat(x * y)
                            continue
                        default: break
                        }
                        activation.pointee.pc = pc
                        registers[a] = try operate(.multiply, activation, instruction, pc)
                    case .modulo:
                        if case .int(let x) = registers[Int(instruction.b)],
                            case .int(let y) = registers[Int(instruction.c)], y > 0
                        {
                            let remainder = x % y
                            (registers + a).setInt(remainder < 0 ? remainder + y : remainder)
                            continue
                        }
                        activation.pointee.pc = pc
                        registers[a] = try operate(.modulo, activation, instruction, pc)
                    case .floorDivide:
                        if case .int(let x) = registers[Int(instruction.b)],
                            case .int(let y) = registers[Int(instruction.c)], y > 0
                        {
                            let quotient = x / y
                            (registers + a).setInt(x < 0 && quotient * y != x ? quotient - 1 : quotient)
                            continue
                        }
                        activation.pointee.pc = pc
                        registers[a] = try operate(.floorDivide, activation, instruction, pc)
                    case .matrixMultiply, .divide, .power, .leftShift, .rightShift, .bitOr, .bitXor, .bitAnd:
                        activation.pointee.pc = pc
                        registers[a] = try operate(instruction.binaryOperator, activation, instruction, pc)
                    case .addInt:
                        if case .int(let x) = registers[Int(instruction.b)] {
                            let (sum, overflow) = x.addingReportingOverflow(instruction.signedC)
                            if !overflow {
                                (registers + a).setInt(sum)
                                continue
                            }
                        }
                        activation.pointee.pc = pc
                        registers[a] = try operate(.add, activation, Int(instruction.b), int: instruction.signedC)
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .subtractInt:
                        if case .int(let x) = registers[Int(instruction.b)] {
                            let (difference, overflow) = x.subtractingReportingOverflow(instruction.signedC)
                            if !overflow {
                                (registers + a).setInt(difference)
                                continue
                            }
                        }
                        activation.pointee.pc = pc
                        registers[a] = try operate(.subtract, activation, Int(instruction.b), int: instruction.signedC)
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .inPlaceAddInt:
                        if case .int(let x) = registers[a] {
                            let (sum, overflow) = x.addingReportingOverflow(instruction.signedC)
                            if !overflow {
                                (registers + a).setInt(sum)
                                continue
                            }
                        }
                        activation.pointee.pc = pc
                        registers[a] = try operateInPlace(.add, activation, a, .int(instruction.signedC))
                    case .inPlaceSubtractInt:
                        if case .int(let x) = registers[a] {
                            let (difference, overflow) = x.subtractingReportingOverflow(instruction.signedC)
                            if !overflow {
                                (registers + a).setInt(difference)
                                continue
                            }
                        }
                        activation.pointee.pc = pc
                        registers[a] = try operateInPlace(.subtract, activation, a, .int(instruction.signedC))
                    case .inPlace:
                        if instruction.c <= 1, case .int(let x) = registers[a],
                            case .int(let y) = registers[Int(instruction.b)]
                        {
                            let (result, overflow) =
                                instruction.c == 0 ? x.addingReportingOverflow(y) : x.subtractingReportingOverflow(y)
                            if !overflow {
                                (registers + a).setInt(result)
                                continue
                            }
                        }
                        activation.pointee.pc = pc
                        let op = BinaryOperator(rawValue: UInt8(truncatingIfNeeded: instruction.c)).unsafelyUnwrapped
                        registers[a] = try operateInPlace(op, activation, a, registers[Int(instruction.b)])
                    case .negate:
                        activation.pointee.pc = pc
                        registers[a] = try negate(registers[Int(instruction.b)])
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .plus:
                        activation.pointee.pc = pc
                        registers[a] = try plus(registers[Int(instruction.b)])
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .invert:
                        activation.pointee.pc = pc
                        registers[a] = try invert(registers[Int(instruction.b)])
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .not:
                        activation.pointee.pc = pc
                        (registers + a).setBool(!(try isTrue(registers[Int(instruction.b)])))
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .contains, .notContains:
                        if let answer = dictContains(registers + Int(instruction.c), registers + Int(instruction.b)) {
                            (registers + a).setBool(answer == (instruction.opcode == .contains))
                            continue
                        }
                        let op: CompareOperator = instruction.opcode == .contains ? .in : .notIn
                        registers[a] = try compare(op, activation, instruction, pc)
                    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
                        if case .int(let x) = registers[Int(instruction.b)],
                            case .int(let y) = registers[Int(instruction.c)]
                        {
                            (registers + a).setBool(instruction.compareOperator.holds(x < y ? -1 : x == y ? 0 : 1))
                            continue
                        }
                        registers[a] = try compare(instruction.compareOperator, activation, instruction, pc)
                    case .is, .isNot:
                        registers[a] = try compare(instruction.compareOperator, activation, instruction, pc)

                    // MARK: Jumps

                    case .jump:
                        pc += instruction.bc
                    case .jumpBack:
                        pc += instruction.bc
                        ticks &-= 1
                        if ticks <= 0 {
                            activation.pointee.pc = pc
                            try endSlice()
                        }
                    case .jumpIfTrue:
                        if case .bool(let flag) = registers[a] {
                            if flag { pc += instruction.bc }
                            continue
                        }
                        activation.pointee.pc = pc
                        let isTaken = try isTrue(registers[a])
                        if instruction.dying != 0 { try settle(activation, instruction, pc, a, a) }
                        if isTaken { pc += instruction.bc }
                    case .jumpIfFalse:
                        if case .bool(let flag) = registers[a] {
                            if !flag { pc += instruction.bc }
                            continue
                        }
                        activation.pointee.pc = pc
                        let isTaken = !(try isTrue(registers[a]))
                        if instruction.dying != 0 { try settle(activation, instruction, pc, a, a) }
                        if isTaken { pc += instruction.bc }
                    case .jumpIfNone:
                        let isTaken = registers[a].isNone
                        if instruction.dying != 0 { try settle(activation, instruction, pc, a, a) }
                        if isTaken { pc += instruction.bc }
                    case .jumpIfNotNone:
                        let isTaken = !registers[a].isNone
                        if instruction.dying != 0 { try settle(activation, instruction, pc, a, a) }
                        if isTaken { pc += instruction.bc }
                    case .jumpUnlessEqual:
                        if case .int(let x) = registers[a], case .int(let y) = registers[Int(instruction.b)] {
                            if x != y { pc += instruction.signedC }
                            continue
                        }
                        if !(try holds(.equal, activation, instruction, pc)) { pc += instruction.signedC }
                    case .jumpUnlessNotEqual:
                        if case .int(let x) = registers[a], case .int(let y) = registers[Int(instruction.b)] {
                            if x == y { pc += instruction.signedC }
                            continue
                        }
                        if !(try holds(.notEqual, activation, instruction, pc)) { pc += instruction.signedC }
                    case .jumpUnlessLess:
                        if case .int(let x) = registers[a], case .int(let y) = registers[Int(instruction.b)] {
                            if x >= y { pc += instruction.signedC }
                            continue
                        }
                        if !(try holds(.less, activation, instruction, pc)) { pc += instruction.signedC }
                    case .jumpUnlessLessOrEqual:
                        if case .int(let x) = registers[a], case .int(let y) = registers[Int(instruction.b)] {
                            if x > y { pc += instruction.signedC }
                            continue
                        }
                        if !(try holds(.lessOrEqual, activation, instruction, pc)) { pc += instruction.signedC }
                    case .jumpUnlessGreater:
                        if case .int(let x) = registers[a], case .int(let y) = registers[Int(instruction.b)] {
                            if x <= y { pc += instruction.signedC }
                            continue
                        }
                        if !(try holds(.greater, activation, instruction, pc)) { pc += instruction.signedC }
                    case .jumpUnlessGreaterOrEqual:
                        if case .int(let x) = registers[a], case .int(let y) = registers[Int(instruction.b)] {
                            if x < y { pc += instruction.signedC }
                            continue
                        }
                        if !(try holds(.greaterOrEqual, activation, instruction, pc)) { pc += instruction.signedC }
                    case .jumpUnlessEqualInt:
                        if case .int(let x) = registers[a] {
                            if x != instruction.signedB { pc += instruction.signedC }
                            continue
                        }
                        activation.pointee.pc = pc
                        if !(try isTrue(compare(registers[a], .equal, .int(instruction.signedB)))) {
                            pc += instruction.signedC
                        }
                    case .jumpUnlessNotEqualInt:
                        if case .int(let x) = registers[a] {
                            if x == instruction.signedB { pc += instruction.signedC }
                            continue
                        }
                        activation.pointee.pc = pc
                        if !(try isTrue(compare(registers[a], .notEqual, .int(instruction.signedB)))) {
                            pc += instruction.signedC
                        }
                    case .jumpUnlessLessInt:
                        if case .int(let x) = registers[a] {
                            if x >= instruction.signedB { pc += instruction.signedC }
                            continue
                        }
                        activation.pointee.pc = pc
                        if !(try isTrue(compare(registers[a], .less, .int(instruction.signedB)))) {
                            pc += instruction.signedC
                        }
                    case .jumpUnlessLessOrEqualInt:
                        if case .int(let x) = registers[a] {
                            if x > instruction.signedB { pc += instruction.signedC }
                            continue
                        }
                        activation.pointee.pc = pc
                        if !(try isTrue(compare(registers[a], .lessOrEqual, .int(instruction.signedB)))) {
                            pc += instruction.signedC
                        }
                    case .jumpUnlessGreaterInt:
                        if case .int(let x) = registers[a] {
                            if x <= instruction.signedB { pc += instruction.signedC }
                            continue
                        }
                        activation.pointee.pc = pc
                        if !(try isTrue(compare(registers[a], .greater, .int(instruction.signedB)))) {
                            pc += instruction.signedC
                        }
                    case .jumpUnlessGreaterOrEqualInt:
                        if case .int(let x) = registers[a] {
                            if x < instruction.signedB { pc += instruction.signedC }
                            continue
                        }
                        activation.pointee.pc = pc
                        if !(try isTrue(compare(registers[a], .greaterOrEqual, .int(instruction.signedB)))) {
                            pc += instruction.signedC
                        }

                    // MARK: Iteration

                    case .getIterator:
                        activation.pointee.pc = pc
                        registers[a] = try iterator(registers[Int(instruction.b)])
                    case .forIterator:
                        if let number = nextOfRange(registers + Int(instruction.b)) {
                            if let number {
                                (registers + a).setInt(number)
                                pc += 1
                            }
                            if finalizers.isPending { try runFinalizers(activation, pc) }
                            continue
                        }
                        if case .object(let object) = registers[Int(instruction.b)] {
                            if object.kind == .iterator {
                                activation.pointee.pc = pc
                                let value = try unsafeDowncast(object, to: IteratorObject.self).next(self)
                                if !value.isUndefined {
                                    registers[a] = value
                                    pc += 1
                                }
                                if finalizers.isPending { try runFinalizers(activation, pc) }
                                continue
                            }
                            if object.kind == .generator {
                                activation.pointee.pc = pc
                                let generator = unsafeDowncast(object, to: GeneratorObject.self)
                                if let next = try enter(generator, sending: .none, .forIterator, activation, a) {
                                    activation = next
                                    registers = activation.registers
                                    pc = activation.pointee.pc
                                }
                                continue
                            }
                        }
                        activation.pointee.pc = pc
                        let value = try next(registers[Int(instruction.b)])
                        if !value.isUndefined {
                            registers[a] = value
                            pc += 1
                        }
                    case .unpack:
                        activation.pointee.pc = pc
                        try unpack(registers[Int(instruction.b)], Int(instruction.c), into: registers + a)
                    case .unpackStarred:
                        activation.pointee.pc = pc
                        try unpackStarred(
                            registers[Int(instruction.b)], before: Int(instruction.c & 0xFF),
                            after: Int(instruction.c >> 8), into: registers + a)

                    // MARK: Building

                    case .buildTuple:
                        registers[a] = makeTuple(registers + Int(instruction.b), Int(instruction.c))
                    case .buildList:
                        registers[a] = makeList(registers + Int(instruction.b), Int(instruction.c))
                    case .buildSet:
                        activation.pointee.pc = pc
                        registers[a] = try makeSet(registers + Int(instruction.b), Int(instruction.c))
                    case .buildDict:
                        activation.pointee.pc = pc
                        registers[a] = try makeDict(registers + Int(instruction.b), Int(instruction.c))
                    case .listAppend:
                        append(registers + Int(instruction.b), toList: registers + a)
                    case .listExtend:
                        activation.pointee.pc = pc
                        try extend(
                            list(registers[a]), registers[Int(instruction.b)],
                            function: instruction.c == 1 ? registers[a - 1] : .undefined)
                    case .listToTuple:
                        registers[a] = .object(TupleObject(list(registers[Int(instruction.b)]).elements))
                    case .setAdd:
                        activation.pointee.pc = pc
                        try setAdd(registers[a], registers[Int(instruction.b)])
                    case .setUpdate:
                        activation.pointee.pc = pc
                        try setUpdate(registers[a], registers[Int(instruction.b)])
                    case .dictSet:
                        activation.pointee.pc = pc
                        try dict(registers[a]).set(registers[Int(instruction.b)], registers[Int(instruction.c)], self)
                    case .dictUpdate:
                        activation.pointee.pc = pc
                        try updateDisplay(dict(registers[a]), registers[Int(instruction.b)])
                    case .dictMerge:
                        activation.pointee.pc = pc
                        try mergeKeywords(
                            dict(registers[a]), registers[Int(instruction.b)], name: registers[Int(instruction.c)],
                            function: registers[a - 2])
                    case .buildSlice:
                        let first = Int(instruction.b)
                        registers[a] = .object(
                            SliceObject(start: registers[first], stop: registers[first + 1], step: registers[first + 2])
                        )
                    case .formatValue:
                        activation.pointee.pc = pc
                        let conversion = pc.pointee.a
                        pc += 1
                        registers[a] = try formatValue(
                            registers[Int(instruction.b)], conversion: conversion,
                            instruction.c == 0xFFFF ? .undefined : registers[Int(instruction.c)])
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .buildString:
                        registers[a] = joinStrings(registers + Int(instruction.b), Int(instruction.c))

                    // MARK: Functions

                    case .call:
                        let window = registers + Int(instruction.b)
                        if let object = window.unretainedObject,
                            object._withUnsafeGuaranteedRef({ $0.kind }) == .function
                        {
                            let function = Unmanaged<FunctionObject>.fromOpaque(object.toOpaque())
                            let layout = function._withUnsafeGuaranteedRef { $0.layout }
                            let count = Int(instruction.c)
                            if count == layout.pointee.simpleCount {
                                activation.pointee.pc = pc
                                let next = try push(function, layout, caller: activation, .call, a)
                                let target = next.registers
                                var index = 0
                                while index < count {
                                    (target + index).initialize(to: (window + 1 + index).take())
                                    index += 1
                                }
                                initializeRest(target, function, layout, from: count)
                                activation = next
                                registers = target
                                pc = layout.pointee.instructions
                                current = activation
                                continue
                            }
                            if layout.pointee.isCoroutine, pc.pointee.opcode == .getAwaitable,
                                pc.pointee.b == instruction.a,
                                let next = beginAwaited(window, window + 1, count, function, activation, pc)
                            {
                                activation = next
                                registers = next.registers
                                pc = layout.pointee.instructions
                                current = activation
                                continue
                            }
                        }
                        activation.pointee.pc = pc
                        if let next = try call(
                            window, arguments: window + 1, count: Int(instruction.c), keywords: nil, activation, a)
                        {
                            activation = next
                            registers = activation.registers
                            pc = activation.pointee.pc
                            current = activation
                        } else if finalizers.isPending {
                            try runFinalizers(activation, pc)
                        }
                    case .callMethod:
                        activation.pointee.pc = pc
                        let window = registers + Int(instruction.b)
                        let hasReceiver = !(window + 1).isUndefined
                        if let object = window.unretainedObject,
                            object._withUnsafeGuaranteedRef({ $0.kind }) == .function
                        {
                            let function = Unmanaged<FunctionObject>.fromOpaque(object.toOpaque())
                            let layout = function._withUnsafeGuaranteedRef { $0.layout }
                            let count = Int(instruction.c) + (hasReceiver ? 1 : 0)
                            if count == layout.pointee.simpleCount {
                                let first = hasReceiver ? window + 1 : window + 2
                                let next = try push(function, layout, caller: activation, .call, a)
                                let target = next.registers
                                var index = 0
                                while index < count {
                                    (target + index).initialize(to: (first + index).take())
                                    index += 1
                                }
                                initializeRest(target, function, layout, from: count)
                                activation = next
                                registers = target
                                pc = layout.pointee.instructions
                                current = activation
                                continue
                            }
                            if layout.pointee.isCoroutine, pc.pointee.opcode == .getAwaitable,
                                pc.pointee.b == instruction.a,
                                let next = beginAwaited(
                                    window, hasReceiver ? window + 1 : window + 2, count, function, activation, pc)
                            {
                                activation = next
                                registers = next.registers
                                pc = layout.pointee.instructions
                                current = activation
                                continue
                            }
                        }
                        if let next = try call(
                            window, arguments: hasReceiver ? window + 1 : window + 2,
                            count: Int(instruction.c) + (hasReceiver ? 1 : 0), keywords: nil, activation, a)
                        {
                            activation = next
                            registers = activation.registers
                            pc = activation.pointee.pc
                            current = activation
                        } else if finalizers.isPending {
                            try runFinalizers(activation, pc)
                        }
                    case .callKeywords, .callMethodKeywords:
                        let window = registers + Int(instruction.b)
                        let hasReceiver = instruction.opcode == .callMethodKeywords && !window[1].isUndefined
                        let first = instruction.opcode == .callKeywords || hasReceiver ? window + 1 : window + 2
                        let keywords = activation.pointee.code.constants[Int(pc.pointee.a)].tuple.unsafelyUnwrapped
                        pc += 1
                        activation.pointee.pc = pc
                        if let next = try call(
                            window, arguments: first,
                            count: Int(instruction.c) - keywords.count + (hasReceiver ? 1 : 0), keywords: keywords,
                            activation, a)
                        {
                            activation = next
                            registers = activation.registers
                            pc = activation.pointee.pc
                            current = activation
                        } else if finalizers.isPending {
                            try runFinalizers(activation, pc)
                        }
                    case .callUnpacked:
                        activation.pointee.pc = pc
                        if let next = try callUnpacked(registers + Int(instruction.b), activation, a) {
                            activation = next
                            registers = activation.registers
                            pc = activation.pointee.pc
                            current = activation
                        } else if finalizers.isPending {
                            try runFinalizers(activation, pc)
                        }
                    case .makeFunction:
                        registers[a] = makeFunction(activation, activation.pointee.code.constants[instruction.bc])
                    case .setFunctionPart:
                        setFunctionPart(registers[a], registers[Int(instruction.b)], part: Int(instruction.c))
                    case .returnValue, .returnNone:
                        let value: Value
                        if instruction.opcode == .returnNone {
                            value = .none
                        } else if activation.pointee.frame != nil {
                            // The frame may outlive the call, and keeps the variable.
                            value = registers[a]
                        } else {
                            value = (registers + a).take()
                        }
                        let finished = activation
                        let mode = finished.pointee.returns
                        let destination = Int(finished.pointee.destination)
                        let caller = finished.pointee.caller
                        if mode == .call, finished.pointee.frame == nil {
                            // A plain function's, as most are.
                            pop(finished)
                            activation = caller.unsafelyUnwrapped
                            current = activation
                            registers = activation.registers
                            pc = activation.pointee.pc
                            (registers + Int((pc - 1).pointee.b)).clear()
                            (registers + destination).set(value)
                            if finalizers.isPending { try runFinalizers(activation, pc) }
                            continue
                        }
                        if finished.pointee.frame != nil { finished.pointee.pc = pc }
                        leave(finished)
                        if mode == .entry {
                            if finalizers.isPending { finalizeAfterReturn(to: caller) }
                            hasYielded = false
                            return value
                        }
                        activation = caller.unsafelyUnwrapped
                        current = activation
                        registers = activation.registers
                        pc = activation.pointee.pc
                        switch mode {
                        case .call:
                            (registers + Int((pc - 1).pointee.b)).clear()
                            (registers + destination).set(value)
                        case .construct:
                            if !value.isNone {
                                throw error(.typeError, "__init__() should return None, not '\(typeName(value))'")
                            }
                            let window = registers + Int((pc - 1).pointee.b)
                            let instance = window.move()
                            window.initializeEmpty()
                            registers[destination] = instance
                        case .delegate:
                            (registers + Int((pc - 1).pointee.b)).clear()
                            registers[destination] = value
                        case .forIterator, .entry: break
                        }
                        if finalizers.isPending { try runFinalizers(activation, pc) }

                    // MARK: Generators and coroutines

                    case .yieldValue:
                        activation.pointee.pc = pc
                        let value = registers[Int(instruction.b)]
                        guard let next = try yield(value, from: activation, entry: entry) else { return value }
                        activation = next
                        registers = activation.registers
                        pc = activation.pointee.pc
                    case .yieldItem:
                        activation.pointee.pc = pc
                        let value = registers[Int(instruction.b)]
                        guard let next = leaveWithItem(activation) else { return value }
                        activation = next
                        registers = activation.registers
                        pc = activation.pointee.pc
                        try deliver(value, to: activation)
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .endAsyncGenerator:
                        let mode = activation.pointee.returns
                        let caller = activation.pointee.caller
                        if let generator = activation.pointee.generator { finish(generator) }
                        if mode == .entry {
                            if finalizers.isPending { finalizeAfterReturn(to: caller) }
                            hasYielded = false
                            return .none
                        }
                        activation = caller.unsafelyUnwrapped
                        current = activation
                        registers = activation.registers
                        pc = activation.pointee.pc
                        pc = try endIteration(in: activation)
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .getAwaitable:
                        // Most awaitables are their own iterators, and stay where they are.
                        if instruction.a == instruction.b, isOwnIterator(registers + a) { continue }
                        activation.pointee.pc = pc
                        let value = registers[Int(instruction.b)]
                        registers[a] = try awaitable(value, origin: instruction.c)
                    case .getYieldFromIterator:
                        activation.pointee.pc = pc
                        let value = registers[Int(instruction.b)]
                        registers[a] = try yieldFromIterator(value, activation)
                    case .delegate:
                        activation.pointee.pc = pc
                        let source = registers + Int(instruction.b)
                        if onlyGivesWay(source) {
                            guard let next = try yield(.none, from: activation, entry: entry) else { return .none }
                            activation = next
                            registers = activation.registers
                            pc = activation.pointee.pc
                            continue
                        }
                        if case .object(let object) = source.pointee {
                            if object.kind == .generator {
                                let generator = unsafeDowncast(object, to: GeneratorObject.self)
                                activation.pointee.pc = pc + 1
                                if let next = try enter(generator, sending: .none, .delegate, activation, a) {
                                    activation = next
                                    registers = activation.registers
                                    pc = activation.pointee.pc
                                } else {
                                    // Finished already: `yield from` it is None.
                                    registers[a] = .none
                                    pc += 1
                                }
                                continue
                            }
                            if object.kind == .awaitable {
                                let future = unsafeDowncast(object, to: NativeAwaitable.self)
                                let value = try future.awaitResult(self)
                                if !value.isUndefined {
                                    source.pointee = .undefined
                                    registers[a] = value
                                    pc += 1
                                    continue
                                }
                                let yielded = future.yieldedValue
                                guard let next = try yield(yielded, from: activation, entry: entry) else {
                                    return yielded
                                }
                                activation = next
                                registers = activation.registers
                                pc = activation.pointee.pc
                                continue
                            }
                            if object.kind == .asyncStep {
                                activation.pointee.pc = pc + 1
                                switch try enter(unsafeDowncast(object, to: AsyncStepObject.self), activation, a) {
                                case .enter(let next, let thrown):
                                    activation = next
                                    registers = activation.registers
                                    pc = activation.pointee.pc
                                    if let thrown { throw .exception(thrown) }
                                    continue
                                case .value(let value):
                                    source.pointee = .undefined
                                    registers[a] = value
                                    pc += 1
                                    continue
                                case .iterate: activation.pointee.pc = pc
                                }
                            }
                        }
                        let step = try step(source.pointee, sending: .none)
                        if step.isFinished {
                            source.pointee = .undefined
                            registers[a] = step.value
                            pc += 1
                        } else {
                            guard let next = try yield(step.value, from: activation, entry: entry) else {
                                return step.value
                            }
                            activation = next
                            registers = activation.registers
                            pc = activation.pointee.pc
                        }
                    case .delegateResume:
                        activation.pointee.pc = pc
                        let source = registers + Int(instruction.b)
                        let value = takeSent()
                        if onlyGivesWay(source) {
                            source.clear()
                            (registers + a).setNone()
                            continue
                        }
                        if case .object(let object) = source.pointee, object.kind == .awaitable {
                            let future = unsafeDowncast(object, to: NativeAwaitable.self)
                            let result = try future.awaitResult(self)
                            if result.isUndefined {
                                // It was resumed by others than those who waited for the future.
                                activation.pointee.pc = pc - 1
                                let yielded = future.yieldedValue
                                guard let next = try yield(yielded, from: activation, entry: entry) else {
                                    return yielded
                                }
                                activation = next
                                registers = activation.registers
                                pc = activation.pointee.pc
                                continue
                            }
                            source.clear()
                            (registers + a).set(result)
                            continue
                        }
                        if let generator = source.pointee.generator {
                            // It was resumed by others meanwhile.
                            if let next = try enter(generator, sending: value, .delegate, activation, a) {
                                activation = next
                                registers = activation.registers
                                pc = activation.pointee.pc
                            } else {
                                source.pointee = .undefined
                                registers[a] = .none
                            }
                            continue
                        }
                        let step = try step(source.pointee, sending: value)
                        if step.isFinished {
                            source.pointee = .undefined
                            registers[a] = step.value
                        } else {
                            activation.pointee.pc = pc - 1
                            guard let next = try yield(step.value, from: activation, entry: entry) else {
                                return step.value
                            }
                            activation = next
                            registers = activation.registers
                            pc = activation.pointee.pc
                        }
                    case .getAsyncIterator:
                        activation.pointee.pc = pc
                        registers[a] = try asyncIterator(registers[Int(instruction.b)])
                    case .getAsyncNext:
                        activation.pointee.pc = pc
                        registers[a] = try asyncNext(registers[Int(instruction.b)])

                    // MARK: Exceptions

                    case .raise:
                        activation.pointee.pc = pc
                        throw try raising(registers[a], cause: .undefined)
                    case .raiseFrom:
                        activation.pointee.pc = pc
                        throw try raising(registers[a], cause: registers[Int(instruction.b)])
                    case .reraiseHandled:
                        activation.pointee.pc = pc
                        guard let exception = handled else {
                            throw nothingToReraise(activation, pc)
                        }
                        throw .exception(exception)
                    case .reraise:
                        guard let exception = registers[a].exception else { continue }
                        registers[a] = .undefined
                        let place = Int(instruction.b)
                        if place != Instruction.LeftAt.sameLine { noteReraise(activation, pc, exception, place) }
                        throw .exception(exception)
                    case .loadAssertionError:
                        registers[a] = .object(types[.assertionError])
                    case .beginHandling:
                        if activation.pointee.root != nil {
                            activation.pointee.pc = pc
                            registers[Int(instruction.b)] = handledOutside(activation)
                        } else if let previous = handled {
                            registers[Int(instruction.b)] = .object(previous)
                        } else {
                            registers[Int(instruction.b)] = .none
                        }
                        handled = registers[a].exception
                    case .endHandling:
                        handled =
                            registers[a].isUndefined
                            ? handledByCallers(of: activation) : registers[a].exception
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    case .matchException:
                        activation.pointee.pc = pc
                        (registers + a).setBool(
                            try matches(registers[Int(instruction.b)], registers[Int(instruction.c)]))
                    case .noteCaught:
                        activation.pointee.pc = pc
                        if let exception = registers[a].exception { recordException(.exceptionCaught, exception) }
                    case .exitWithException:
                        activation.pointee.pc = pc
                        registers[Int(instruction.c)] = try exitWithException(
                            registers + a, registers[Int(instruction.b)])
                    case .isStopAsyncIteration:
                        registers[a] = .bool(
                            registers[Int(instruction.b)].exception.map {
                                typeOf(.object($0)).isSubtype(of: types[.stopAsyncIteration])
                            } ?? false)

                    // MARK: Modules and classes

                    case .importModule:
                        activation.pointee.pc = pc
                        let options = pc.pointee
                        pc += 1
                        registers[a] = try importModule(
                            activation, activation.pointee.code.constants[Int(instruction.b)], level: Int(options.a),
                            wantsInnermost: options.b == 1)
                    case .importFrom:
                        activation.pointee.pc = pc
                        registers[a] = try importFrom(
                            registers[Int(instruction.b)],
                            activation.pointee.layout.pointee.caches[Int(instruction.c)].name)
                    case .importStar:
                        activation.pointee.pc = pc
                        try importStar(registers[a], into: activation.pointee.function.globals)
                    case .loadBuildClass:
                        registers[a] = try loadBuildClass()
                    case .loadNamespace:
                        registers[a] = .object(
                            activation.pointee.namespace?.takeUnretainedValue() ?? activation.pointee.function.globals)
                    case .storeAnnotation:
                        activation.pointee.pc = pc
                        try storeAnnotation(
                            activation, activation.pointee.code.constants[Int(instruction.b)], registers[a])

                    case .callIntrinsic:
                        activation.pointee.pc = pc
                        registers[a] = try callIntrinsic(instruction.c, registers + Int(instruction.b), activation)
                        if finalizers.isPending { try runFinalizers(activation, pc) }
                    }
                }
            } catch {
                let isReraise = pc > activation.pointee.code.instructions && (pc - 1).pointee.opcode.keepsTraceback
                guard let next = unwind(&activation, pc: pc, entry: entry, error, keepsTraceback: isReraise) else {
                    guard let other = replacement else { throw error }
                    replacement = nil
                    throw .exception(other)
                }
                current = activation
                registers = activation.registers
                pc = next
            }
        }
    }
}

extension Opcode {
    /// Raising again leaves the traceback as it is.
    @inline(__always) var keepsTraceback: Bool { self == .reraise || self == .reraiseHandled }
}
