import PythonSyntax

/// Assignment, in all its forms (Reference, "Assignment statements").
extension CodeCompiler {
    func compileAssign(_ targets: [Expression], _ value: Expression) throws(Unsupported) {
        if targets.count == 1, case .name(let name) = targets[0].kind, let register = plainRegister(name) {
            // An exception leaves the variable as it was: instructions write their result last.
            try compile(value, into: register)
            markBound(register)
            return
        }
        // `a, b = b, a` needs no tuple.
        if targets.count == 1, case .tuple(let names) = targets[0].kind, case .tuple(let values) = value.kind,
            names.count == values.count, !(names + values).contains(where: { $0.isStarred }), names.count <= 8
        {
            let first = nextTemporary
            for value in values {
                let register = try temporary()
                try compile(value, into: register)
            }
            for (offset, name) in names.enumerated() {
                try store(first + offset, to: name)
                dirty.insert(first + offset)
            }
            return
        }
        let register = try temporary()
        try compile(value, into: register)
        for target in targets { try store(register, to: target) }
        dirty.insert(register)
    }

    func markBound(_ register: Int) {
        guard register < localNames.count, !scope.function.deleted.contains(localNames[register]) else { return }
        bound.insert(register)
    }

    /// Stores a register into a target.
    func store(_ register: Int, to target: Expression) throws(Unsupported) {
        let base = nextTemporary
        switch target.kind {
        case .name(let name):
            builder.range = target.range
            try store(register, toName: name)
        case .attribute(let object, let name):
            let owner = try operand(object)
            builder.range = rangeOfMember(target, name)
            noteStaticAttribute(of: object, name.name)
            builder.emit(.storeAttribute, a: owner, b: register, c: builder.cache(intern(scope.mangled(name.name))))
        case .subscript(let object, let index):
            let owner = try operand(object)
            let key = try operand(index)
            builder.range = target.range
            builder.emit(.storeSubscript, a: owner, b: key, c: register)
        case .tuple(let elements), .list(let elements): try unpack(register, into: elements, target.range)
        case .starred(let inner): try store(register, to: inner)
        default: throw Unsupported("this target of an assignment", at: target.range)
        }
        free(to: base)
    }

    private func unpack(_ register: Int, into elements: [Expression], _ range: SourceRange) throws(Unsupported) {
        let first = try temporaries(elements.count)
        builder.range = range
        if let star = elements.firstIndex(where: { $0.isStarred }) {
            let after = elements.count - star - 1
            guard star < 256, after < 256 else { throw Unsupported("a target list this long", at: range) }
            builder.emit(.unpackStarred, a: first, b: register, c: star | after << 8)
        } else {
            builder.emit(.unpack, a: first, b: register, c: elements.count)
        }
        for (offset, element) in elements.enumerated() {
            dirty.insert(first + offset)
            if case .name(let name) = element.kind, let local = plainRegister(name) {
                builder.emit(.take, a: local, b: first + offset)
                markBound(local)
                dirty.remove(first + offset)
            } else {
                try store(first + offset, to: element)
            }
        }
    }

    func store(_ register: Int, toName name: String) throws(Unsupported) {
        let name = scope.mangled(name)
        let owner = scope.function
        if scope.isComprehensionVariable(name) || owner.kind == .function && owner.isLocalOrFree(name),
            let local = registers[name]
        {
            if cellRegisters.contains(local) {
                builder.emit(.storeCell, a: local, b: register)
            } else {
                builder.emit(.move, a: local, b: register)
                // A walrus in a comprehension may never run.
                if scope === owner {
                    markBound(local)
                } else if scope.isComprehensionVariable(name) {
                    bound.insert(local)
                }
            }
        } else if owner.kind == .classBody, owner.binding(of: name) == .free, let cell = registers[name] {
            builder.emit(.storeCell, a: cell, b: register)
        } else if owner.kind == .classBody && owner.binding(of: name) == .local
            || owner.kind == .module && context.usesNamespace && !owner.declaredGlobal.contains(name)
        {
            builder.emit(.storeName, a: register, b: builder.cache(intern(name)))
        } else {
            builder.emit(.storeGlobal, a: register, b: builder.globalCache(intern(name)))
        }
    }

    func compileDelete(_ target: Expression) throws(Unsupported) {
        let base = nextTemporary
        switch target.kind {
        case .name(let name):
            builder.range = target.range
            deleteName(name)
        case .attribute(let object, let name):
            let owner = try operand(object)
            builder.range = rangeOfMember(target, name)
            builder.emit(.deleteAttribute, a: owner, c: builder.cache(intern(scope.mangled(name.name))))
        case .subscript(let object, let index):
            let owner = try operand(object)
            let key = try operand(index)
            builder.range = target.range
            builder.emit(.deleteSubscript, a: owner, b: key)
        case .tuple(let elements), .list(let elements): for element in elements { try compileDelete(element) }
        default: throw Unsupported("this target of del", at: target.range)
        }
        free(to: base)
    }

    func deleteName(_ name: String) {
        let name = scope.mangled(name)
        let owner = scope.function
        if owner.kind == .function, owner.isLocalOrFree(name), let local = registers[name] {
            builder.emit(cellRegisters.contains(local) ? .deleteCell : .deleteLocal, a: local)
            bound.remove(local)
        } else if owner.kind == .classBody && owner.binding(of: name) == .local
            || owner.kind == .module && context.usesNamespace && !owner.declaredGlobal.contains(name)
        {
            builder.emit(.deleteName, b: builder.cache(intern(name)))
        } else {
            builder.emit(.deleteGlobal, b: builder.globalCache(intern(name)))
        }
    }

    func compileAugmentedAssign(
        _ target: Expression, _ op: BinaryOperator, _ value: Expression, _ range: SourceRange
    ) throws(Unsupported) {
        switch target.kind {
        case .name(let name):
            if let register = plainRegister(name) {
                checkBound(register, target.range)
                try compileInPlace(register, op, value, range)
                return
            }
            let register = try temporary()
            try compile(target, into: register)
            try compileInPlace(register, op, value, range)
            try store(register, toName: name)
            dirty.insert(register)
        case .attribute(let object, let name):
            let owner = try operand(object)
            let register = try temporary()
            let range = rangeOfMember(target, name)
            let name = intern(scope.mangled(name.name))
            builder.range = range
            builder.emit(.loadAttribute, a: register, b: owner, c: builder.cache(name))
            try compileInPlace(register, op, value, range)
            builder.range = range
            builder.emit(.storeAttribute, a: owner, b: register, c: builder.cache(name))
            dirty.insert(register)
        case .subscript(let object, let index):
            let owner = try operand(object)
            let key = try operand(index)
            let register = try temporary()
            builder.range = target.range
            builder.emit(.loadSubscript, a: register, b: owner, c: key)
            try compileInPlace(register, op, value, range)
            builder.range = target.range
            builder.emit(.storeSubscript, a: owner, b: key, c: register)
            dirty.insert(register)
        default: throw Unsupported("this target of an augmented assignment", at: target.range)
        }
    }

    private func compileInPlace(
        _ register: Int, _ op: BinaryOperator, _ value: Expression, _ range: SourceRange
    ) throws(Unsupported) {
        if case .constant(.int(let number)) = value.kind, let small = Int16(exactly: number),
            op == .add || op == .subtract
        {
            builder.range = range
            builder.emit(op == .add ? .inPlaceAddInt : .inPlaceSubtractInt, a: register, c: Int(small))
            return
        }
        let second = try operand(value)
        builder.range = range
        builder.emit(.inPlace, a: register, b: second, c: Int(op.rawValue))
    }
}

extension Scope {
    /// Whether a name is a variable of this comprehension or of one around it in the same function.
    func isComprehensionVariable(_ name: String) -> Bool {
        var current: Scope? = self
        while let scope = current, scope.kind == .comprehension {
            if scope.isBoundHere(name) { return true }
            current = scope.parent
        }
        return false
    }

    func isLocalOrFree(_ name: String) -> Bool {
        switch binding(of: name) {
        case .local, .free: true
        case .global, .implicitGlobal: false
        }
    }
}
