/// Objects that have something to say when they die, in order, without keeping them alive.
public struct MortalObjects {
    struct Witness { weak var object: PyObject? }

    let witnesses: [Witness]

    public init(_ objects: [PyObject]) { witnesses = objects.map(Witness.init) }

    var isEmpty: Bool { witnesses.isEmpty }

    /// Those that still exist.
    public var survivors: [PyObject] { witnesses.compactMap(\.object) }
}

/// The objects that a program can still get at.
///
/// Those that have something to say when they die are put into the order in which CPython's collector will come to them the next time
/// (InternalDocs, "Garbage collector design"). It goes through its list of objects once, the oldest first: what is met through an older
/// object stays in its place; what only a younger one leads to goes to the end. Objects that say nothing have no number here, and count
/// as old as what leads to them, but for displays, which are younger than what they were made of.
public struct ReachableObjects {
    private var found: Set<ObjectIdentifier> = []
    private let mortals: [PyObject]
    /// Their places in the collector's list.
    private var places: [ObjectIdentifier: Int] = [:]
    private var inPlace: [PyObject] = []
    private var moved: [PyObject] = []
    /// Displays that were met, by the place behind which they come.
    private var displays: [Int: [PyObject]] = [:]
    /// What `age(of:)` has found out.
    private var ages: [ObjectIdentifier: Int?] = [:]
    /// Exceptions, with their tracebacks and frames: younger than all that they lead to.
    private var young: [PyObject] = []
    private var isMoved: Set<ObjectIdentifier> = []
    /// Weak references whose callbacks somebody waits for.
    private var watching: [WeakReferenceObject] = []

    /// - Parameter mortals: as the collector comes to them.
    init(_ mortals: [PyObject]) {
        self.mortals = mortals
        for (place, object) in mortals.enumerated() { places[ObjectIdentifier(object)] = place }
    }

    public func contains(_ object: PyObject) -> Bool { found.contains(ObjectIdentifier(object)) }

    /// The mortal objects that were reached.
    public var order: MortalObjects { MortalObjects(inPlace + moved.filter { places[ObjectIdentifier($0)] != nil }) }

    /// Those that were not.
    public var lost: MortalObjects { MortalObjects(mortals.filter { !contains($0) }) }

    /// - Parameter rootsComeFirst: whether the roots are older than all else; if they come last, everything goes to the end.
    mutating func follow(rootsComeFirst: Bool, _ roots: ((Value) -> Void) -> Void) {
        if rootsComeFirst {
            expand(from: -1, roots)
            for (place, object) in mortals.enumerated() {
                if contains(object), !isMoved.contains(ObjectIdentifier(object)) {
                    inPlace.append(object)
                    expand(from: place) { Machine.forEachReference(of: object, $0) }
                }
                for display in displays.removeValue(forKey: place) ?? [] {
                    noteReference(display)
                    expand(from: place) { Machine.forEachReference(of: display, $0) }
                }
            }
            for object in young { moveReferences(of: object) }
        } else {
            roots { value in
                if case .object(let object) = value, found.insert(ObjectIdentifier(object)).inserted {
                    moved.append(object)
                }
            }
        }
        var next = 0
        while next < moved.count {
            moveReferences(of: moved[next])
            next += 1
        }
    }

    /// Follows references of what stays in its place, until objects are met whose turn comes later.
    /// - Parameter place: of the mortal object from which they go out.
    private mutating func expand(from place: Int, _ roots: ((Value) -> Void) -> Void) {
        var waiting: [PyObject] = []
        func visit(_ value: Value) {
            guard case .object(let object) = value, found.insert(ObjectIdentifier(object)).inserted else { return }
            switch object.kind {
            case .exception, .traceback, .frame: young.append(object)
            default:
                if let itsPlace = places[ObjectIdentifier(object)] {
                    if itsPlace > place { break }
                    moved.append(object)
                    isMoved.insert(ObjectIdentifier(object))
                } else if object.isYoungerThanElements, let age = age(of: object) {
                    if age > place { displays[age, default: []].append(object) } else { moved.append(object) }
                } else {
                    waiting.append(object)
                }
            }
        }
        roots(visit)
        var next = 0
        while next < waiting.count {
            let object = waiting[next]
            next += 1
            noteReference(object)
            Machine.forEachReference(of: object, visit)
        }
    }

    /// The place behind which a display comes: that of the last of what it holds.
    /// - Complexity: O(n) in all for the displays inside of it; those that hold each other count as if they did not.
    private mutating func age(of display: PyObject) -> Int? {
        if let known = ages[ObjectIdentifier(display)] { return known }
        // They may be nested as deeply as a program likes, so this has a stack of its own: what is inside is settled first.
        var waiting = [(display: display, isEntered: false)]
        while let (display, isEntered) = waiting.popLast() {
            let identifier = ObjectIdentifier(display)
            if !isEntered {
                guard ages[identifier] == nil else { continue }
                ages.updateValue(nil, forKey: identifier)
                waiting.append((display, true))
            }
            var last: Int?
            Machine.forEachReference(of: display) { value in
                guard case .object(let object) = value else { return }
                let inner = ObjectIdentifier(object)
                if isEntered {
                    if let age = places[inner] ?? ages[inner].flatMap({ $0 }) { last = max(last ?? age, age) }
                } else if places[inner] == nil, object.isYoungerThanElements, ages[inner] == nil {
                    waiting.append((object, false))
                }
            }
            if isEntered { ages.updateValue(last, forKey: identifier) }
        }
        return ages[ObjectIdentifier(display)].flatMap { $0 }
    }

    /// What is still to be met goes to the end when the object is gone through that refers to it.
    private mutating func moveReferences(of object: PyObject) {
        noteReference(object)
        Machine.forEachReference(of: object) { value in
            guard case .object(let object) = value, found.insert(ObjectIdentifier(object)).inserted else { return }
            moved.append(object)
        }
    }

    private mutating func noteReference(_ object: PyObject) {
        if let reference = object as? WeakReferenceObject, !reference.callback.isNone { watching.append(reference) }
    }

    /// Weak references to what is lost answer None from now on, and their callbacks are due.
    public func clearReferencesToLost() {
        for reference in watching {
            guard let target = reference.target, !contains(target) else { continue }
            WeakReferences.clear(ObjectIdentifier(target)) { contains($0) }
        }
        for object in lost.survivors where object.isWatched {
            WeakReferences.clear(ObjectIdentifier(object)) { contains($0) }
        }
    }
}
