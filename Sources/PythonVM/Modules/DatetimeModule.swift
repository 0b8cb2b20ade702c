/// `_datetime`: what `datetime` needs often: the calendar, and ISO 8601 read (Library Reference, `datetime.fromisoformat`).
extension Machine {
    func fillDatetime(_ module: ModuleObject) {
        defineFunction(module, "days_before_year", "year, /") { (machine, arguments) throws(Raise) in
            let year = try machine.index(arguments[0]) - 1
            return .int(year &* 365 &+ year / 4 &- year / 100 &+ year / 400)
        }
        defineAdoption(module)
        // The program asks, by way of `datetime.now()`: the clock ticks.
        defineFunction(module, "now", "") { (machine, _) throws(Raise) in
            .int(Machine.epoch * 1_000_000 + machine.onReadClock(true) / 1000)
        }
        defineFunction(module, "from_ordinal", "ordinal, /") { (machine, arguments) throws(Raise) in
            let ordinal = try machine.index(arguments[0])
            guard (-1 << 40...1 << 40).contains(ordinal) else {
                throw machine.error(.overflowError, "Python int too large to convert to C int")
            }
            let moment = CalendarTime(seconds: (ordinal - 719_163) * 86400)
            return .object(TupleObject([.int(moment.year), .int(moment.month), .int(moment.day)]))
        }
        defineFunction(module, "parse_iso_date", "text, /") { (_, arguments) throws(Raise) in
            var text = ISOText(arguments[0].str)
            guard let fields = text.date(), text.isAtEnd else { return .none }
            return .object(TupleObject(fields.map { .int($0) }))
        }
        defineFunction(module, "parse_iso_time", "text, /") { (_, arguments) throws(Raise) in
            var text = ISOText(arguments[0].str)
            guard let (fields, offset) = text.time(), text.isAtEnd else { return .none }
            return .object(TupleObject(fields.map { .int($0) } + [offset.map { .int($0) } ?? .none]))
        }
    }
}

extension Machine {
    /// `adopt`, for classes in Python that CPython has in C: there messages name them with their module.
    func defineAdoption(_ module: ModuleObject) {
        defineFunction(module, "adopt", "class, /") { (machine, arguments) throws(Raise) in
            if let type = arguments[0].type { type.messageName = machine.qualifiedTypeName(type) }
            return .none
        }
    }
}

/// Reads the parts of ISO 8601 that CPython 3.13 reads.
private struct ISOText {
    private let scalars: [UInt32]
    private var index = 0

    init(_ text: StrObject?) { scalars = text?.scalars ?? [] }

    var isAtEnd: Bool { index == scalars.count }

    private func peek(_ offset: Int = 0) -> UInt32? {
        index + offset < scalars.count ? scalars[index + offset] : nil
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek() == scalar.value else { return false }
        index += 1
        return true
    }

    private func isDigit(_ scalar: UInt32?) -> Bool { scalar.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }

    private mutating func number(_ digits: Int) -> Int? {
        var result = 0
        for _ in 0..<digits {
            guard let scalar = peek(), isDigit(scalar) else { return nil }
            result = result * 10 + Int(scalar - 0x30)
            index += 1
        }
        return result
    }

    /// Year, month and day; or year, week, day of the week and a zero.
    mutating func date() -> [Int]? {
        guard let year = number(4) else { return nil }
        let hasDashes = take("-")
        if take("W") {
            guard let week = number(2) else { return nil }
            if isAtEnd { return [year, week, 1, 0] }
            guard take("-") == hasDashes, let day = number(1) else { return nil }
            return [year, week, day, 0]
        }
        guard let month = number(2), take("-") == hasDashes, let day = number(2) else { return nil }
        return [year, month, day]
    }

    /// Hour, minute, second and microsecond; the offset in microseconds.
    mutating func time() -> (fields: [Int], offset: Int?)? {
        guard let fields = clock() else { return nil }
        if isAtEnd { return (fields, nil) }
        if take("Z") { return (fields, 0) }
        let isNegative = peek() == 0x2d
        guard take("+") || take("-"), let offset = clock() else { return nil }
        let seconds = (offset[0] * 60 + offset[1]) * 60 + offset[2]
        let microseconds = seconds * 1_000_000 + offset[3]
        return (fields, isNegative ? -microseconds : microseconds)
    }

    private mutating func clock() -> [Int]? {
        var fields = [0, 0, 0, 0]
        guard let hour = number(2) else { return nil }
        fields[0] = hour
        let hasColons = peek() == 0x3a
        for part in 1...2 {
            guard isDigit(peek()) || peek() == 0x3a else { return fields }
            if hasColons != take(":") { return nil }
            guard let value = number(2) else { return nil }
            fields[part] = value
        }
        guard take(".") || take(",") else { return fields }
        guard isDigit(peek()) else { return nil }
        var factor = 100_000
        // What is finer than a microsecond is cut off.
        while isDigit(peek()), let digit = number(1) {
            fields[3] += digit * factor
            factor /= 10
        }
        return fields
    }
}
