import PythonSyntax

/// What the machine can do: each instruction with its operands.
///
/// The machine has registers: an activation's locals come first, temporaries after them. `a`, `b` and `c` are 16-bit
/// operands, `bc` is the two last ones as one signed number of 32 bits; `r[a]` is a register, `k[b]` a constant, `n[c]`
/// an inline cache with its name. Jumps are relative to the next instruction. "Skips" means: passes over the next instruction, which is a
/// jump.
enum Opcode: UInt8, CaseIterable {
    // MARK: Moving values

    /// r[a] = k[bc]
    case loadConstant
    /// r[a] = the int bc
    case loadInt
    /// r[a] = None
    case loadNone
    /// r[a] = r[b]; what r[a] held may die here.
    case move
    /// r[a] = r[b], which is empty afterwards.
    case take
    /// Empties the registers from a on, b of them.
    case release
    /// Raises UnboundLocalError unless r[a] is bound.
    case checkBound
    /// Unbinds the local r[a]; UnboundLocalError if it is not bound.
    case deleteLocal
    /// Marks the beginning of source line: the location is bc. Only in code compiled for recording.
    case line

    // MARK: Variables outside of registers

    /// r[a] = the global or built-in n[b]
    case loadGlobal
    /// Global n[b] = r[a]
    case storeGlobal
    /// del the global n[b]
    case deleteGlobal
    /// r[a] = n[b] from the namespace of the class body, else global or built-in.
    case loadName
    /// n[b] = r[a] in the namespace of the class body.
    case storeName
    case deleteName
    /// r[a] = a new cell that holds what r[a] held.
    case makeCell
    /// r[a] = the content of the cell r[b]; NameError if it is empty.
    case loadCell
    /// The cell r[a] holds r[b].
    case storeCell
    case deleteCell
    /// r[a] = n[c] from the namespace of the class body, else the content of the cell r[b].
    case loadClassCell

    // MARK: Attributes and items

    /// r[a] = r[b].n[c]
    case loadAttribute
    /// r[a].n[c] = r[b]
    case storeAttribute
    /// del r[a].n[c]
    case deleteAttribute
    /// r[a] = the method n[c] of r[b] and r[a+1] = r[b], or r[a] = the attribute and r[a+1] empty.
    case loadMethod
    /// The same for the special method n[c], looked up on the type; TypeError if it is not there.
    case loadSpecial
    /// r[a] = r[b][r[c]]
    case loadSubscript
    /// r[a][r[b]] = r[c]
    case storeSubscript
    /// del r[a][r[b]]
    case deleteSubscript

    // MARK: Operators

    /// r[a] = r[b] + r[c], and so on.
    case add, subtract, multiply, matrixMultiply, divide, modulo, power
    case leftShift, rightShift, bitOr, bitXor, bitAnd, floorDivide
    /// r[a] = r[b] + the int c (signed)
    case addInt
    /// r[a] = r[b] - the int c (signed)
    case subtractInt
    /// r[a] += the int c (signed); b is not used.
    case inPlaceAddInt
    case inPlaceSubtractInt
    /// r[a] = r[a] op= r[b], where c is the operator.
    case inPlace
    case negate, plus, invert
    /// r[a] = not r[b]
    case not
    /// r[a] = r[b] == r[c], and so on, in the order of `CompareOperator`.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, `is`, isNot, contains, notContains

    // MARK: Jumps

    /// Jumps by bc, forward.
    case jump
    /// Jumps by bc, backward: counts toward the time slice.
    case jumpBack
    /// Jumps by bc if r[a] is true.
    case jumpIfTrue
    case jumpIfFalse
    case jumpIfNone
    case jumpIfNotNone
    /// Jumps by c unless r[a] < r[b], and so on.
    case jumpUnlessEqual, jumpUnlessNotEqual, jumpUnlessLess, jumpUnlessLessOrEqual
    case jumpUnlessGreater, jumpUnlessGreaterOrEqual
    /// Jumps by c unless r[a] < the int b (signed), and so on.
    case jumpUnlessEqualInt, jumpUnlessNotEqualInt, jumpUnlessLessInt, jumpUnlessLessOrEqualInt
    case jumpUnlessGreaterInt, jumpUnlessGreaterOrEqualInt

    // MARK: Iteration

    /// r[a] = iter(r[b])
    case getIterator
    /// r[a] = the next of iterator r[b], and skips; when there are no more, goes on with the jump.
    case forIterator
    /// r[a...] = the c elements of r[b]; ValueError if there are more or fewer.
    case unpack
    /// The same with a starred target: the count before it is c & 0xFF, after it c >> 8.
    case unpackStarred

    // MARK: Building

    /// r[a] = (r[b], ... c of them)
    case buildTuple, buildList, buildSet
    /// r[a] = {r[b]: r[b+1], ... c pairs}
    case buildDict
    /// Appends r[b] to the list r[a].
    case listAppend
    /// Appends all that iterating over r[b] gives to the list r[a].
    case listExtend
    /// r[a] = tuple(r[b]) of the list r[b]
    case listToTuple
    case setAdd
    case setUpdate
    /// r[a][r[b]] = r[c] in a dict display.
    case dictSet
    /// Updates the dict r[a] from the mapping r[b], as `{**x}`.
    case dictUpdate
    /// The same for `f(**x)`: a key that is already there, or that is no string, is an error. r[c] is the function.
    case dictMerge
    /// r[a] = slice(r[b], r[b+1], r[b+2])
    case buildSlice
    /// r[a] = format(r[b], r[c]), after the conversion in the next instruction's a (0, or the letter); no format if c is 0xFFFF.
    case formatValue
    /// r[a] = the strings r[b], ... c of them, joined.
    case buildString

    // MARK: Functions

    /// r[a] = r[b](r[b+1], ... c of them)
    case call
    /// r[a] = the method in r[b], r[b+1], called with r[b+2], ... c of them.
    case callMethod
    /// As `call` and `callMethod`, where the last arguments are keywords: their names are the tuple k[a] of the next
    /// instruction, which repeats b.
    case callKeywords
    case callMethodKeywords
    /// r[a] = r[b](*r[b+1], **r[b+2]); r[b+2] may be empty.
    case callUnpacked
    /// r[a] = a function of the code k[bc], its cells from registers that the code names.
    case makeFunction
    /// Sets defaults (tuple r[b]) of the function r[a]; c: 0 positional, 1 keyword-only (a dict), 2 annotations (a dict),
    /// 3 type parameters (a tuple).
    case setFunctionPart
    /// Returns r[a].
    case returnValue
    case returnNone

    // MARK: Generators and coroutines

    /// Gives r[b] to whoever runs the generator; r[a] = what is sent back.
    case yieldValue
    /// The same in an asynchronous generator: it goes to the `await` of the one who asked for the next item.
    case yieldItem
    /// The end of an asynchronous generator: StopAsyncIteration where the next item was asked for.
    case endAsyncGenerator
    /// r[a] = the awaitable's iterator for r[b]; c: 1 if it comes from `__aenter__`, 2 if from `__aexit__`.
    case getAwaitable
    /// r[a] = iter(r[b]) for `yield from`; coroutines are allowed in coroutines.
    case getYieldFromIterator
    /// r[a] = the result of the iterator r[b], run to its end; what it yields goes to whoever runs this one. Skips the
    /// next instruction, `delegateResume`, when no Python code of its own is needed to go on.
    case delegate
    /// Goes on with a `delegate` that gave control away.
    case delegateResume
    /// r[a] = the asynchronous iterator of r[b]
    case getAsyncIterator
    /// r[a] = the awaitable's iterator for the next of the asynchronous iterator r[b]
    case getAsyncNext

    // MARK: Exceptions

    /// Raises r[a].
    case raise
    /// Raises r[a] from r[b].
    case raiseFrom
    /// Raises again what is being handled.
    case reraiseHandled
    /// Raises the exception r[a] again, its traceback as it is. b: where a frame that it leaves says that it was left (`LeftAt`).
    case reraise
    /// r[a] = AssertionError
    case loadAssertionError
    /// The exception r[a] is being handled from now on; r[b] = what was before, or nothing in a generator for what its
    /// callers handle.
    case beginHandling
    /// What r[a] says is being handled again.
    case endHandling
    /// r[a] = whether exception r[b] matches r[c], a class or a tuple of classes
    case matchException
    /// Notes in the trace that the exception r[a] was caught. Only in code compiled for recording.
    case noteCaught
    /// Calls `__exit__` in r[a], r[a+1] for exception r[b]; r[c] = what it answers.
    case exitWithException
    /// r[a] = whether r[b] is StopAsyncIteration
    case isStopAsyncIteration

    // MARK: Modules and classes

    /// r[a] = `__import__(k[b])`, level and from-list in the next instruction: a level, b 1 if names follow.
    case importModule
    /// r[a] = `from r[b] import n[c]`
    case importFrom
    /// `from r[a] import *`
    case importStar
    /// r[a] = `__build_class__`
    case loadBuildClass
    /// r[a] = the namespace of the class body, or the globals
    case loadNamespace
    /// Names from the class body's `__annotations__`: k name, r[a] = value; c is not used.
    case storeAnnotation

    // MARK: Rare things

    /// r[a] = what `Intrinsic` c makes of r[b] and the registers behind it.
    case callIntrinsic
}

/// One instruction: 8 bytes.
///
/// The fields share one word: the interpreter reads it at once and cuts out what the instruction at hand uses. As fields of
/// their own all of them would be read, and keep a machine register each, whatever the instruction.
struct Instruction: Equatable {
    /// What raising again means for the frame's `f_lineno`; CPython's RERAISE has an operand for it.
    enum LeftAt {
        /// Where it was before.
        static let sameLine = 0
        /// Here: at the end of a `finally`.
        static let here = 1
        /// Where the exception was raised: at the end of a `with`.
        static let origin = 2
        /// At no line: behind the last `except*` clause.
        static let noLine = 3
    }

    private var word: UInt64

    /// In `dying`.
    static let firstDies: UInt8 = 1
    static let secondDies: UInt8 = 2

    init(_ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0) {
        word = UInt64(opcode.rawValue)
        word |= UInt64(UInt16(truncatingIfNeeded: a)) << 16
        word |= UInt64(UInt16(truncatingIfNeeded: b)) << 32
        word |= UInt64(UInt16(truncatingIfNeeded: c)) << 48
    }

    init(_ opcode: Opcode, a: Int = 0, bc: Int) {
        self.init(opcode, a: a, b: bc & 0xFFFF, c: (bc >> 16) & 0xFFFF)
    }

    @inline(__always) var opcode: Opcode {
        unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self)
    }

    /// The operator of an instruction from `add` on.
    @inline(__always) var binaryOperator: BinaryOperator {
        unsafeBitCast(UInt8(truncatingIfNeeded: word) &- Opcode.add.rawValue, to: BinaryOperator.self)
    }

    /// The operator of an instruction from `equal` on.
    @inline(__always) var compareOperator: CompareOperator {
        unsafeBitCast(UInt8(truncatingIfNeeded: word) &- Opcode.equal.rawValue, to: CompareOperator.self)
    }

    /// Which operands are temporaries that nothing reads afterwards; only operators, comparisons and jumps say so.
    @inline(__always) var dying: UInt8 {
        get { UInt8(truncatingIfNeeded: word >> 8) }
        set { word = word & ~0xFF00 | UInt64(newValue) << 8 }
    }

    @inline(__always) var a: UInt16 { UInt16(truncatingIfNeeded: word >> 16) }
    @inline(__always) var b: UInt16 { UInt16(truncatingIfNeeded: word >> 32) }
    @inline(__always) var c: UInt16 {
        get { UInt16(truncatingIfNeeded: word >> 48) }
        set { word = word & ~(0xFFFF << 48) | UInt64(newValue) << 48 }
    }

    @inline(__always) var bc: Int { Int(Int64(bitPattern: word) >> 32) }
    @inline(__always) var signedB: Int { Int(Int16(bitPattern: b)) }
    @inline(__always) var signedC: Int { Int(Int64(bitPattern: word) >> 48) }
}
