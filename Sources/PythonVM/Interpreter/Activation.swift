#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

typealias ActivationPointer = UnsafeMutablePointer<Activation>

/// One Python call in progress: a header, with the registers right behind it in memory.
///
/// Activations of plain functions lie on the machine's stack; those of generators and coroutines in blocks of
/// their own, so that they can be left and entered again.
struct Activation {
    let layout: UnsafeMutablePointer<CodeLayout>
    /// Kept alive by whoever called: the register that it was called from, or the generator.
    private let functionReference: Unmanaged<FunctionObject>
    let globals: Unmanaged<DictObject>
    /// The next instruction, while another activation runs or this one is suspended.
    var pc: UnsafeMutablePointer<Instruction>
    var caller: ActivationPointer?
    /// Set in the activation of a generator.
    var generator: Unmanaged<GeneratorObject>?
    /// The generator whose resumer gets what is yielded here: the outermost of a chain of delegations.
    var root: Unmanaged<GeneratorObject>?
    /// Kept by the activation once somebody asked for it.
    var frame: Unmanaged<FrameObject>?
    /// The names of a class body: a dict, or whatever mapping its metaclass prepared.
    var namespace: Unmanaged<PyObject>?
    /// The caller's register for the result.
    var destination: Int32
    /// How many activations there are below, itself included.
    var depth: Int32
    /// The trace's location of the line that runs; 0 in library code.
    var location: UInt32
    var returns: ReturnMode

    var code: CodeObject { layout.pointee.code.takeUnretainedValue() }
    var function: FunctionObject { functionReference.takeUnretainedValue() }

    @inline(__always)
    init(
        _ function: Unmanaged<FunctionObject>, _ layout: UnsafeMutablePointer<CodeLayout>, caller: ActivationPointer?,
        destination: Int, depth: Int, returns: ReturnMode
    ) {
        self.layout = layout
        functionReference = function
        globals = function._withUnsafeGuaranteedRef { $0.globalsReference }
        pc = layout.pointee.instructions
        self.caller = caller
        self.destination = Int32(truncatingIfNeeded: destination)
        self.depth = Int32(truncatingIfNeeded: depth)
        location = 0
        self.returns = returns
    }

    /// How the caller takes what this activation gives.
    enum ReturnMode: UInt8 {
        /// Into its register.
        case call
        /// Not at all: `__init__` made an instance that stands in the window already.
        case construct
        /// The caller is Swift.
        case entry
        /// A generator in a `for` loop: its end ends the loop.
        case forIterator
        /// A generator in an `await` or `yield from`.
        case delegate
    }

    /// Bytes from an activation to its registers.
    static let headerSize = MemoryLayout<Activation>.stride
}

extension UnsafeMutablePointer where Pointee == Activation {
    @inline(__always) var registers: UnsafeMutablePointer<Value> {
        (UnsafeMutableRawPointer(self) + Activation.headerSize).assumingMemoryBound(to: Value.self)
    }
}

/// The stack of a thread that does not run; without chunks, one that has not begun.
struct ActivationStack {
    fileprivate var chunks: [(start: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer)] = []
    // No room: the first push makes the first chunk.
    fileprivate var top = ActivationStack.nowhere
    fileprivate var chunkEnd = ActivationStack.nowhere
    fileprivate var current = -1
    fileprivate var savedTops: [UnsafeMutableRawPointer] = []

    private static var nowhere: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped }

    init() {}

    /// The thread has ended, and nothing lies on it.
    mutating func deallocate() {
        for chunk in chunks { ActivationMemory.freeChunk(chunk.start) }
        chunks = []
    }
}

/// Memory for activations: a stack in chunks for plain calls, pools by size for generators.
struct ActivationMemory {
    private var chunks: [(start: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer)] = []
    private var top: UnsafeMutableRawPointer
    private var chunkEnd: UnsafeMutableRawPointer
    private var current = 0
    /// Free blocks by number of units, each holding the address of the next, and behind it that number, which no address of the
    /// function that stands there in an activation is as low as.
    private let pools = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: poolCount)
    /// Where blocks are cut from, which are never given back before the end.
    private var slabs: [UnsafeMutableRawPointer] = []
    /// How far each is cut up, but for the last.
    private var slabEnds: [UnsafeMutableRawPointer] = []
    private var slab: UnsafeMutableRawPointer
    private var slabLeft = 0
    /// How many blocks are not free.
    private var inUse = 0
    /// Blocks that are too large for slabs.
    private var largeBlocks: Set<UnsafeMutableRawPointer> = []

    private static let chunkSize = 1 << 20
    /// Blocks lie close together: there may be a hundred thousand suspended coroutines.
    private static let unit = 8
    private static let poolCount = 513
    private static let slabSize = 1 << 17
    /// In bytes: about what is put on the heap for the coroutines of a slab, and them.
    private static let pagesAhead = 1 << 19
    /// Where a free block holds its size.
    private static let sizeOffset = 8
    /// On the stack, registers begin at a multiple of 16, so that none crosses a line of the processor's cache: headers take so much
    /// there, and chunks begin so far behind such a multiple.
    private static var alignedHeader: Int { (Activation.headerSize + 15) & ~15 }
    private static var chunkOffset: Int { alignedHeader - Activation.headerSize }

    init() {
        let start = ActivationMemory.allocateChunk(ActivationMemory.chunkSize)
        chunks = [(start, start + ActivationMemory.chunkSize)]
        top = start
        chunkEnd = start + ActivationMemory.chunkSize
        slab = start
        pools.initialize(repeating: nil, count: ActivationMemory.poolCount)
    }

    /// - Returns: where the first activation of the chunk goes.
    private static func allocateChunk(_ size: Int) -> UnsafeMutableRawPointer {
        .allocate(byteCount: size + chunkOffset, alignment: 16) + chunkOffset
    }

    fileprivate static func freeChunk(_ start: UnsafeMutableRawPointer) { (start - chunkOffset).deallocate() }

    func deallocate() {
        for chunk in chunks { ActivationMemory.freeChunk(chunk.start) }
        for slab in slabs { slab.deallocate() }
        for block in largeBlocks { block.deallocate() }
        pools.deallocate()
    }

    /// - Complexity: O(1).
    @inline(__always)
    mutating func push(registers: Int) -> UnsafeMutableRawPointer {
        let size = ActivationMemory.alignedHeader &+ registers &* 16
        if top + size > chunkEnd { nextChunk(size) }
        let block = top
        top = block + size
        return block
    }

    @inline(never)
    private mutating func nextChunk(_ size: Int) {
        current += 1
        if current == chunks.count {
            let bytes = max(size, ActivationMemory.chunkSize)
            let start = ActivationMemory.allocateChunk(bytes)
            chunks.append((start, start + bytes))
        } else if chunks[current].end - chunks[current].start < size {
            ActivationMemory.freeChunk(chunks[current].start)
            let start = ActivationMemory.allocateChunk(size)
            chunks[current] = (start, start + size)
        }
        // The top of the chunk below is found again when this one is empty: its first block names it.
        savedTops.append(top)
        top = chunks[current].start
        chunkEnd = chunks[current].end
    }

    private var savedTops: [UnsafeMutableRawPointer] = []

    /// Takes the stack of another thread; blocks of generators belong to all.
    mutating func exchangeStack(_ other: inout ActivationStack) {
        swap(&chunks, &other.chunks)
        swap(&top, &other.top)
        swap(&chunkEnd, &other.chunkEnd)
        swap(&current, &other.current)
        swap(&savedTops, &other.savedTops)
    }

    /// Gives back the block that was pushed last.
    @inline(__always)
    mutating func pop(_ block: UnsafeMutableRawPointer) {
        top = block
        if current > 0, block == chunks[current].start { previousChunk() }
    }

    @inline(never)
    private mutating func previousChunk() {
        current -= 1
        top = savedTops.removeLast()
        chunkEnd = chunks[current].end
    }

    /// - Complexity: O(1).
    @inline(__always)
    mutating func allocateBlock(registers: Int) -> UnsafeMutableRawPointer {
        let units = ActivationMemory.units(registers)
        inUse += 1
        if units < ActivationMemory.poolCount, let block = pools[units] {
            pools[units] = block.load(as: UnsafeMutableRawPointer?.self)
            return block
        }
        return cutBlock(units)
    }

    @inline(never)
    private mutating func cutBlock(_ units: Int) -> UnsafeMutableRawPointer {
        let size = units * ActivationMemory.unit
        if units >= ActivationMemory.poolCount {
            let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
            largeBlocks.insert(block)
            return block
        }
        if slabLeft < size {
            if !slabs.isEmpty { slabEnds.append(slab) }
            slab = .allocate(byteCount: ActivationMemory.slabSize, alignment: 64)
            slabs.append(slab)
            slabLeft = ActivationMemory.slabSize
            if slabs.count > 1 { ActivationMemory.takePages(from: slab) }
        }
        let block = slab
        slab += size
        slabLeft -= size
        return block
    }

    /// Who makes coroutines by the thousand makes tasks, futures and timers with them, and the heap puts all of them behind each other.
    /// The system hands out the pages that come next in one go, for less than it asks for one page after the other; where it can't, it
    /// says so and does nothing. The pages need not be ours: what the heap holds there is taken as it is, and only what would be there
    /// anyway after as many coroutines is there a little earlier.
    private static func takePages(from slab: UnsafeMutableRawPointer) {
        #if os(Linux)
            // MADV_POPULATE_WRITE, which older headers lack.
            madvise(slab.alignedUp(toMultipleOf: 4096), pagesAhead, 23)
        #endif
    }

    @inline(__always)
    mutating func freeBlock(_ block: UnsafeMutableRawPointer, registers: Int) {
        let units = ActivationMemory.units(registers)
        inUse -= 1
        if units < ActivationMemory.poolCount {
            block.storeBytes(of: units, toByteOffset: ActivationMemory.sizeOffset, as: Int.self)
            block.storeBytes(of: pools[units], as: UnsafeMutableRawPointer?.self)
            pools[units] = block
        } else {
            freeLarge(block)
        }
    }

    @inline(never)
    private mutating func freeLarge(_ block: UnsafeMutableRawPointer) {
        largeBlocks.remove(block)
        block.deallocate()
    }

    /// The activations of all generators and coroutines that have not ended.
    /// - Complexity: O(1) if there are none, else O(n) in the most that there ever were at a time.
    var blocksInUse: [ActivationPointer] {
        var found: [ActivationPointer] = []
        found.reserveCapacity(inUse)
        for block in largeBlocks { found.append(block.assumingMemoryBound(to: Activation.self)) }
        for (start, end) in zip(slabs, slabEnds + [slab]) where found.count < inUse {
            var block = start
            while block < end {
                var units = block.load(fromByteOffset: ActivationMemory.sizeOffset, as: Int.self)
                if units >= ActivationMemory.poolCount {
                    let activation = block.assumingMemoryBound(to: Activation.self)
                    found.append(activation)
                    units = ActivationMemory.units(activation.pointee.layout.pointee.registerCount)
                }
                block += units * ActivationMemory.unit
            }
        }
        return found
    }

    @inline(__always)
    private static func units(_ registers: Int) -> Int { (Activation.headerSize + registers * 16 + unit - 1) / unit }
}
