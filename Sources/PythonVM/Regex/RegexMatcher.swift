/// Runs a compiled pattern over a text by backtracking, with a stack of its own: no pattern and no text can overflow Swift's.
///
/// The stack holds what to do when the pattern fails from here on: alternatives to try, and old values of slots to put back. So
/// groups, loops and looks are undone without being copied.
struct RegexMatcher<Unit: FixedWidthInteger & UnsignedInteger> {
    private enum Retry {
        case alternative
        /// Puts a slot back: `place` is the slot, `position` its value.
        case slot
        /// A greedy repetition gives back a character: it began at `position` and took `count`.
        case greedy
        /// A lazy repetition takes one more at `position`, having taken `count`.
        case lazy
        case lazyLoop
        /// Where a look or an atomic group began.
        case barrier
        /// Where a negative look began: it has not matched, so the pattern goes on.
        case negativeBarrier
    }

    private struct Entry {
        var retry: Retry
        var place: Int
        var position: Int
        var count = 0
    }

    private let program: RegexProgram
    private let text: UnsafePointer<Unit>
    private let end: Int
    private let machine: Machine
    private var stack: [Entry] = []
    /// -1 for none.
    private(set) var slots: [Int]

    init(_ program: RegexProgram, _ text: UnsafePointer<Unit>, end: Int, _ machine: Machine) {
        self.program = program
        self.text = text
        self.end = end
        self.machine = machine
        slots = Array(repeating: -1, count: program.slotCount)
    }

    @inline(__always)
    private func unit(_ index: Int) -> UInt32 { UInt32(truncatingIfNeeded: text[index]) }

    // MARK: Searching

    /// The first match from `start` on.
    /// - Parameter mustAdvance: a match at `start` that is empty does not count.
    mutating func search(from start: Int, mustAdvance: Bool) throws(Raise) -> Bool {
        guard start <= end else { return false }
        if try match(at: start, isFull: false, mustAdvance: mustAdvance) { return true }
        var position = start + 1
        while position <= end {
            if let literal = program.firstLiteral {
                while position < end, unit(position) != literal { position += 1 }
                if position >= end { return false }
            } else if let first = program.first {
                while position < end, !first.contains(unit(position)) { position += 1 }
                if position >= end { return false }
            }
            if try match(at: position, isFull: false, mustAdvance: false) { return true }
            position += 1
            try machine.tick()
        }
        return false
    }

    /// A match that begins at `start`.
    /// - Parameter isFull: it must reach the end.
    mutating func match(at start: Int, isFull: Bool, mustAdvance: Bool) throws(Raise) -> Bool {
        for index in slots.indices { slots[index] = -1 }
        stack.removeAll(keepingCapacity: true)
        slots[0] = start
        return try run(start, isFull: isFull, mustAdvance: mustAdvance)
    }

    private mutating func run(_ start: Int, isFull: Bool, mustAdvance: Bool) throws(Raise) -> Bool {
        var place = 0
        var position = start
        var steps = 0
        let code = program.code
        while true {
            steps &+= 1
            if steps & 0xff == 0 {
                machine.ticks &-= 256
                if machine.ticks <= 0 { try machine.endSlice() }
            }
            let this = code[place]
            var isMatch = true
            switch this.operation {
            case .literal, .folded, .any, .anyAtAll, .set:
                isMatch = position < end && takes(this, unit(position))
                if isMatch {
                    position += 1
                    place += 1
                }
            case .anchor:
                isMatch = holds(this.x, position)
                place += 1
            case .split:
                stack.append(Entry(retry: .alternative, place: this.y, position: position))
                place = this.x
            case .jump: place = this.x
            case .save:
                set(this.x, position)
                if this.y > 0 { set(program.lastGroupSlot, this.y) }
                place += 1
            case .repeatGreedy, .repeatPossessive:
                let most = this.y < end - position ? this.y : end - position
                let count = run(of: code[place + 1], position, most)
                isMatch = count >= this.x
                if isMatch {
                    if count > this.x, this.operation == .repeatGreedy {
                        stack.append(Entry(retry: .greedy, place: place, position: position, count: count))
                    }
                    position += count
                    place += 2
                }
            case .repeatLazy:
                let count = this.x <= end - position ? run(of: code[place + 1], position, this.x) : -1
                isMatch = count == this.x
                if isMatch {
                    position += count
                    stack.append(Entry(retry: .lazy, place: place, position: position, count: count))
                    place += 2
                }
            case .loopStart:
                set(this.x, 0)
                set(this.x + 1, -1)
                place += 1
            case .loop, .loopLazy:
                let loop = program.loops[this.x]
                let count = slots[loop.slot]
                if count < loop.least {
                    set(loop.slot, count + 1)
                    place = loop.body
                } else if this.operation == .loopLazy {
                    stack.append(Entry(retry: .lazyLoop, place: this.x, position: position, count: count))
                    place = loop.exit
                } else if count < loop.most, slots[loop.slot + 1] != position {
                    stack.append(Entry(retry: .alternative, place: loop.exit, position: position))
                    set(loop.slot + 1, position)
                    set(loop.slot, count + 1)
                    place = loop.body
                } else {
                    place = loop.exit
                }
            case .backreference:
                let length = lengthOfRepeat(this, position)
                isMatch = length >= 0
                position += max(length, 0)
                place += 1
            case .conditional:
                place = slots[this.x * 2] >= 0 && slots[this.x * 2 + 1] >= 0 ? place + 1 : this.y
            case .look, .negativeLook:
                let isNegative = this.operation == .negativeLook
                if position < this.y {
                    isMatch = isNegative
                    place = this.z
                } else {
                    set(this.x, stack.count + 2)
                    set(this.x + 1, position)
                    stack.append(
                        Entry(retry: isNegative ? .negativeBarrier : .barrier, place: this.z, position: position))
                    position -= this.y
                    place += 1
                }
            case .lookEnd:
                position = slots[this.x + 1]
                cut(to: slots[this.x])
                place += 1
            case .negativeLookEnd:
                unwind(to: slots[this.x])
                isMatch = false
            case .atomic:
                set(this.x, stack.count + 1)
                stack.append(Entry(retry: .barrier, place: 0, position: position))
                place += 1
            case .atomicEnd:
                cut(to: slots[this.x])
                place += 1
            case .success:
                if isFull && position != end || mustAdvance && position == start {
                    isMatch = false
                } else {
                    slots[1] = position
                    return true
                }
            }
            if isMatch { continue }
            guard let next = retry() else { return false }
            (place, position) = next
        }
    }

    @inline(__always)
    private mutating func set(_ slot: Int, _ value: Int) {
        stack.append(Entry(retry: .slot, place: slot, position: slots[slot]))
        slots[slot] = value
    }

    // MARK: Backtracking

    /// Where to go on after a failure; nil if nothing is left.
    private mutating func retry() -> (place: Int, position: Int)? {
        while let entry = stack.popLast() {
            switch entry.retry {
            case .alternative: return (entry.place, entry.position)
            case .slot: slots[entry.place] = entry.position
            case .greedy:
                let instruction = program.code[entry.place]
                var count = entry.count - 1
                // Only where what follows can match there.
                let following = program.code[entry.place + 2]
                if following.operation == .literal {
                    while count >= instruction.x {
                        let index = entry.position + count
                        if index < end, unit(index) == UInt32(truncatingIfNeeded: following.x) { break }
                        count -= 1
                    }
                    if count < instruction.x { continue }
                }
                if count > instruction.x {
                    stack.append(Entry(retry: .greedy, place: entry.place, position: entry.position, count: count))
                }
                return (entry.place + 2, entry.position + count)
            case .lazy:
                let instruction = program.code[entry.place]
                guard entry.count < instruction.y, entry.position < end,
                    takes(program.code[entry.place + 1], unit(entry.position))
                else { continue }
                stack.append(
                    Entry(
                        retry: .lazy, place: entry.place, position: entry.position + 1, count: entry.count + 1))
                return (entry.place + 2, entry.position + 1)
            case .lazyLoop:
                let loop = program.loops[entry.place]
                guard entry.count < loop.most, slots[loop.slot + 1] != entry.position else { continue }
                set(loop.slot + 1, entry.position)
                set(loop.slot, entry.count + 1)
                return (loop.body, entry.position)
            case .barrier: continue
            case .negativeBarrier: return (entry.place, entry.position)
            }
        }
        return nil
    }

    /// Forgets the alternatives above a height, but not the old values of slots.
    private mutating func cut(to height: Int) {
        var kept = height
        for index in height..<max(height, stack.count) where stack[index].retry == .slot {
            stack[kept] = stack[index]
            kept += 1
        }
        stack.removeLast(stack.count - kept)
    }

    /// Undoes all above a height, and takes the barrier there away.
    private mutating func unwind(to height: Int) {
        while stack.count > height, let entry = stack.popLast() {
            if entry.retry == .slot { slots[entry.place] = entry.position }
        }
    }

    // MARK: Characters

    @inline(__always)
    private func takes(_ instruction: RegexInstruction, _ scalar: UInt32) -> Bool {
        switch instruction.operation {
        case .literal: scalar == UInt32(truncatingIfNeeded: instruction.x)
        case .folded:
            RegexCase.folded(scalar, isASCII: instruction.y != 0) == UInt32(truncatingIfNeeded: instruction.x)
        case .any: scalar != 0x0a
        case .set: program.sets[instruction.x].contains(scalar)
        default: true
        }
    }

    /// How many characters from a place on, at most `most`, an instruction takes.
    private func run(of instruction: RegexInstruction, _ start: Int, _ most: Int) -> Int {
        var index = start
        let limit = start + most
        switch instruction.operation {
        case .anyAtAll: return most
        case .any: while index < limit, text[index] != 0x0a { index += 1 }
        case .literal:
            let wanted = UInt32(truncatingIfNeeded: instruction.x)
            while index < limit, unit(index) == wanted { index += 1 }
        case .set:
            let set = program.sets[instruction.x]
            while index < limit, set.contains(unit(index)) { index += 1 }
        default: while index < limit, takes(instruction, unit(index)) { index += 1 }
        }
        return index - start
    }

    private func holds(_ number: Int, _ position: Int) -> Bool {
        let anchor = program.anchors[number]
        switch anchor.kind {
        case .beginning, .beginningOfString: return position == 0
        case .beginningOfLine: return position == 0 || text[position - 1] == 0x0a
        case .endOfString: return position == end
        case .end: return position == end || position == end - 1 && text[position] == 0x0a
        case .endOfLine: return position == end || text[position] == 0x0a
        case .boundary, .notBoundary:
            let before = position > 0 && RegexCategory.matches(.word, unit(position - 1), isASCII: anchor.isASCII)
            let behind = position < end && RegexCategory.matches(.word, unit(position), isASCII: anchor.isASCII)
            // An empty text has no boundary, and in CPython 3.13 no place between either.
            return anchor.kind == .boundary ? before != behind : end > 0 && before == behind
        }
    }

    /// How long the text of a group is, if it stands at a place again; else -1.
    private func lengthOfRepeat(_ instruction: RegexInstruction, _ position: Int) -> Int {
        let (start, stop) = (slots[instruction.x * 2], slots[instruction.x * 2 + 1])
        guard start >= 0, stop >= start, stop - start <= end - position else { return -1 }
        for offset in 0..<(stop - start) {
            let (a, b) = (unit(start + offset), unit(position + offset))
            if a == b { continue }
            if instruction.y == 0 { return -1 }
            let isASCII = instruction.y == 2
            if RegexCase.folded(a, isASCII: isASCII) != RegexCase.folded(b, isASCII: isASCII) { return -1 }
        }
        return stop - start
    }
}
