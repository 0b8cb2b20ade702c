/// Upper, lower, title and folded case (Library Reference, "String Methods"; Unicode 3.13, "Default Case Algorithms").
///
/// - Complexity: O(n) each.
extension StrObject {
    func uppercased() -> StrObject {
        isASCII ? mappedASCII { $0 >= 0x61 && $0 <= 0x7a ? $0 & 0xdf : $0 } : mapped { $0.appendUpper(to: &$1) }
    }

    func caseFolded() -> StrObject { isASCII ? lowercased() : mapped { $0.appendFolded(to: &$1) } }

    func lowercased() -> StrObject {
        if isASCII { return mappedASCII { $0 >= 0x41 && $0 <= 0x5a ? $0 | 0x20 : $0 } }
        var builder = StrBuilder(capacity: count)
        for index in 0..<count { appendLower(index, to: &builder) }
        return builder.finish()
    }

    func capitalized() -> StrObject {
        var builder = StrBuilder(capacity: count)
        for index in 0..<count {
            if index == 0 {
                StrCharacter(self[0]).appendTitle(to: &builder)
            } else {
                appendLower(index, to: &builder)
            }
        }
        return builder.finish()
    }

    func titlecased() -> StrObject {
        var builder = StrBuilder(capacity: count)
        var isInWord = false
        for index in 0..<count {
            let character = StrCharacter(self[index])
            if isInWord { appendLower(index, to: &builder) } else { character.appendTitle(to: &builder) }
            isInWord = character.isCased
        }
        return builder.finish()
    }

    func swapcased() -> StrObject {
        var builder = StrBuilder(capacity: count)
        for index in 0..<count {
            let character = StrCharacter(self[index])
            if character.isUpper {
                appendLower(index, to: &builder)
            } else if character.isLower {
                character.appendUpper(to: &builder)
            } else {
                builder.append(self[index])
            }
        }
        return builder.finish()
    }

    /// - Precondition: the text is ASCII, and so is what `map` makes of it.
    @inline(__always)
    private func mappedASCII(_ map: (UInt8) -> UInt8) -> StrObject {
        let target = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1), alignment: 4)
        let source = storage.assumingMemoryBound(to: UInt8.self)
        for index in 0..<count { target.storeBytes(of: map(source[index]), toByteOffset: index, as: UInt8.self) }
        return StrObject(adopting: target, count: count, width: 1, isASCII: true)
    }

    @inline(__always)
    private func mapped(_ append: (StrCharacter, inout StrBuilder) -> Void) -> StrObject {
        var builder = StrBuilder(capacity: count)
        for index in 0..<count { append(StrCharacter(self[index]), &builder) }
        return builder.finish()
    }

    private func appendLower(_ index: Int, to builder: inout StrBuilder) {
        let scalar = self[index]
        if scalar == 0x3a3 {
            builder.append(isFinalSigma(index) ? 0x3c2 : 0x3c3)
        } else {
            StrCharacter(scalar).appendLower(to: &builder)
        }
    }

    /// A capital sigma is final behind a cased letter and not before one; case-ignorable characters do not count.
    private func isFinalSigma(_ index: Int) -> Bool {
        var before = index - 1
        while before >= 0, StrCharacter(self[before]).isCaseIgnorable { before -= 1 }
        guard before >= 0, StrCharacter(self[before]).isCased else { return false }
        var behind = index + 1
        while behind < count, StrCharacter(self[behind]).isCaseIgnorable { behind += 1 }
        return behind == count || !StrCharacter(self[behind]).isCased
    }
}

/// The `is...` methods.
extension StrObject {
    /// Whether there is a character, and `test` holds for all.
    @inline(__always)
    func isMade(of test: (StrCharacter) -> Bool) -> Bool {
        guard count > 0 else { return false }
        for index in 0..<count where !test(StrCharacter(self[index])) { return false }
        return true
    }

    var isSpace: Bool { isMade { StrCharacter.isSpace($0.scalar) } }
    var isPrintable: Bool { count == 0 || isMade(of: \.isPrintable) }

    var isIdentifier: Bool {
        guard count > 0, StrCharacter(self[0]).isIdentifierStart else { return false }
        for index in 1..<count where !StrCharacter(self[index]).isIdentifierPart { return false }
        return true
    }

    var isUpper: Bool {
        var hasUpper = false
        for index in 0..<count {
            let character = StrCharacter(self[index])
            if character.isLower || character.isTitle { return false }
            hasUpper = hasUpper || character.isUpper
        }
        return hasUpper
    }

    var isLower: Bool {
        var hasLower = false
        for index in 0..<count {
            let character = StrCharacter(self[index])
            if character.isUpper || character.isTitle { return false }
            hasLower = hasLower || character.isLower
        }
        return hasLower
    }

    var isTitle: Bool {
        var hasCased = false
        var isInWord = false
        for index in 0..<count {
            let character = StrCharacter(self[index])
            if character.isUpper || character.isTitle {
                if isInWord { return false }
                isInWord = true
                hasCased = true
            } else if character.isLower {
                if !isInWord { return false }
                hasCased = true
            } else {
                isInWord = false
            }
        }
        return hasCased
    }
}
