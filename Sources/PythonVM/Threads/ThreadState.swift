/// What the machine keeps for each thread: everything that is about calls in progress.
struct ThreadState {
    var current: ActivationPointer?
    var stack = ActivationStack()
    var handled: ExceptionObject?
    var sent = Value.none
    var hasYielded = false
    var hasYieldedItem = false
    var asyncGeneratorHooks = (firstIteration: Value.none, finalizer: Value.none)
    var coroutineOriginDepth = 0
    var nativeDepth = 0
    var callDepth = 0
    var stackEnd: UInt = 0
    var reprGuard = ReprGuard()
    var currentContext: ContextObject?
    var replacement: ExceptionObject?
    var locationFloor: UInt = 0
    var finishedLocation: UInt32 = 0
}

extension Machine {
    /// Takes up what another thread was about, and answers what this one is.
    func exchangeState(_ state: inout ThreadState) {
        swap(&current, &state.current)
        memory.exchangeStack(&state.stack)
        swap(&handled, &state.handled)
        swap(&sent, &state.sent)
        swap(&hasYielded, &state.hasYielded)
        swap(&hasYieldedItem, &state.hasYieldedItem)
        swap(&asyncGeneratorHooks, &state.asyncGeneratorHooks)
        swap(&coroutineOriginDepth, &state.coroutineOriginDepth)
        swap(&nativeDepth, &state.nativeDepth)
        swap(&callDepth, &state.callDepth)
        swap(&stackEnd, &state.stackEnd)
        swap(&reprGuard, &state.reprGuard)
        swap(&currentContext, &state.currentContext)
        swap(&replacement, &state.replacement)
        swap(&locationFloor, &state.locationFloor)
        swap(&finishedLocation, &state.finishedLocation)
    }
}
