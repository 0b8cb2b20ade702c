/// `time` (Library Reference, "time"): all clocks are the one virtual clock, and tick by a microsecond at each reading. The
/// time zone is UTC.
extension Machine {
    /// `time.time()` at the start of a run: 2025-01-01 00:00 UTC.
    static let epoch = 1_735_689_600

    func fillTime(_ module: ModuleObject) {
        module.isOurs = true
        let structTime = StructSequence(
            self, "struct_time", module: "time",
            fields: [
                "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
                "tm_zone", "tm_gmtoff",
            ], visible: 9)
        func set(_ name: String, _ value: Value) { module.namespace.set(intern(name), value) }
        set("struct_time", .object(structTime.type))
        set("timezone", .int(0))
        set("altzone", .int(0))
        set("daylight", .int(0))
        set("tzname", .object(TupleObject([string("UTC"), string("UTC")])))
        fillClocks(module)
        fillCalendar(module, structTime)
        defineFunction(module, "sleep", "seconds, /") { (machine, arguments) throws(Raise) in
            let nanoseconds = try machine.nanoseconds(arguments[0], rounding: .up)
            if nanoseconds < 0 { throw machine.error(.valueError, "sleep length must be non-negative") }
            try machine.sleep(nanoseconds: nanoseconds)
            return .none
        }
    }

    /// A reading of the clock. One by a module of the library, such as the time of a record of `logging`, is not the program's: it
    /// does not tick.
    private func readClock() -> Int { onReadClock(!isLibraryCode) }

    /// The same for a clock that began at a second: in nanoseconds, which become a float by one division, as in CPython.
    private func readClock(from start: Int) -> Int { start &* 1_000_000_000 &+ readClock() }

    private func fillClocks(_ module: ModuleObject) {
        let clocks: [(name: String, start: Int)] = [
            ("time", Machine.epoch), ("monotonic", 0), ("perf_counter", 0), ("process_time", 0), ("thread_time", 0),
        ]
        for (name, start) in clocks {
            defineFunction(module, name) { (machine, _) throws(Raise) in
                .float(Double(machine.readClock(from: start)) / 1e9)
            }
            defineFunction(module, name + "_ns") { (machine, _) throws(Raise) in .int(machine.readClock(from: start)) }
        }
        let identifiers = [
            ("CLOCK_REALTIME", 0), ("CLOCK_MONOTONIC", 1), ("CLOCK_PROCESS_CPUTIME_ID", 2),
            ("CLOCK_THREAD_CPUTIME_ID", 3), ("CLOCK_MONOTONIC_RAW", 4), ("CLOCK_BOOTTIME", 7), ("CLOCK_TAI", 11),
        ]
        for (name, identifier) in identifiers { module.namespace.set(intern(name), .int(identifier)) }
        for isFloat in [true, false] {
            defineFunction(module, isFloat ? "clock_gettime" : "clock_gettime_ns", "clk_id, /") {
                (machine, arguments) throws(Raise) in
                let identifier = try machine.cIntArgument(arguments[0])
                guard identifiers.contains(where: { $0.1 == identifier }) else {
                    throw machine.error(
                        .osError, arguments: [.int(22), machine.string("Invalid argument")])
                }
                let start = identifier == 0 || identifier == 11 ? Machine.epoch : 0
                let now = machine.readClock(from: start)
                return isFloat ? .float(Double(now) / 1e9) : .int(now)
            }
        }
        defineFunction(module, "clock_getres", "clk_id, /") { (_, _) throws(Raise) in .float(1e-9) }
        defineFunction(module, "get_clock_info", "name, /") { (machine, arguments) throws(Raise) in
            guard let name = arguments[0].str?.string else {
                throw machine.error(
                    .typeError, "get_clock_info() argument 1 must be str, not \(machine.typeName(arguments[0]))")
            }
            let clocks = [
                "time": "CLOCK_REALTIME", "monotonic": "CLOCK_MONOTONIC", "perf_counter": "CLOCK_MONOTONIC",
                "process_time": "CLOCK_PROCESS_CPUTIME_ID", "thread_time": "CLOCK_THREAD_CPUTIME_ID",
            ]
            guard let clock = clocks[name] else { throw machine.error(.valueError, "unknown clock") }
            let namespace = try machine.attribute(
                .object(try machine.module(named: "types")), machine.intern("SimpleNamespace"))
            return try machine.call(
                namespace, [],
                keywords: [
                    ("implementation", machine.string("clock_gettime(\(clock))")), ("monotonic", .bool(name != "time")),
                    ("adjustable", .bool(name == "time")), ("resolution", .float(1e-9)),
                ])
        }
    }

    // MARK: Dates

    private func fillCalendar(_ module: ModuleObject, _ structTime: StructSequence) {
        for (name, zone) in [("gmtime", "GMT"), ("localtime", "UTC")] {
            defineFunction(module, name, "seconds=None, /") { (machine, arguments) throws(Raise) in
                let moment = CalendarTime(seconds: try machine.secondsArgument(arguments[0]))
                let fields = [
                    moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.weekday,
                    moment.dayOfYear, 0,
                ]
                return .object(structTime.make(fields.map { Value.int($0) } + [machine.string(zone), .int(0)]))
            }
        }
        let type = structTime.type
        defineFunction(module, "mktime", "time, /") { (machine, arguments) throws(Raise) in
            .float(Double(try machine.calendarTime(arguments[0], "mktime", type).seconds))
        }
        defineFunction(module, "asctime", "time=None, /") { (machine, arguments) throws(Raise) in
            machine.string(try machine.optionalCalendarTime(arguments[0], "asctime", type).text)
        }
        defineFunction(module, "ctime", "seconds=None, /") { (machine, arguments) throws(Raise) in
            machine.string(CalendarTime(seconds: try machine.secondsArgument(arguments[0])).text)
        }
        defineFunction(module, "strftime", "format, time=None, /") { (machine, arguments) throws(Raise) in
            let format = try machine.numberedStrArgument("strftime", 1, arguments[0])
            return .object(try machine.optionalCalendarTime(arguments[1], "strftime", type).format(format))
        }
        defineFunction(module, "strptime", "string, format='%a %b %d %H:%M:%S %Y', /") {
            (machine, arguments) throws(Raise) in
            let parse = try machine.attribute(
                .object(try machine.module(named: "_strptime")), machine.intern("_strptime_time"))
            return try machine.call(parse, arguments[1].isUndefined ? [arguments[0]] : [arguments[0], arguments[1]])
        }
        defineFunction(module, "tzset") { (_, _) throws(Raise) in .none }
    }

    /// `strftime() argument 1 must be str, not int`.
    func numberedStrArgument(_ function: String, _ number: Int, _ value: Value) throws(Raise) -> StrObject {
        guard let text = value.str else {
            throw error(.typeError, "\(function)() argument \(number) must be str, not \(typeName(value))")
        }
        return text
    }

    private func secondsArgument(_ value: Value) throws(Raise) -> Int {
        if value.isUndefined || value.isNone { return Machine.epoch + onReadClock(false) / 1_000_000_000 }
        let range = -67_768_040_609_740_800...67_768_036_191_676_799
        if let double = value.floatValue {
            if double.isNaN { throw error(.valueError, "Invalid value NaN (not a number)") }
            guard let seconds = Int(exactly: double.rounded(.down)) else {
                throw error(.overflowError, "timestamp out of range for platform time_t")
            }
            if !range.contains(seconds) {
                throw error(.osError, arguments: [.int(75), string("Value too large for defined data type")])
            }
            return seconds
        }
        guard case .small(let seconds)? = try integer(value).intValue else {
            throw error(.overflowError, "timestamp out of range for platform time_t")
        }
        if !range.contains(seconds) {
            throw error(.osError, arguments: [.int(75), string("Value too large for defined data type")])
        }
        return seconds
    }

    /// Seconds as an int or float, in nanoseconds.
    func nanoseconds(
        _ value: Value, rounding rule: FloatingPointRoundingRule
    ) throws(Raise) -> Int {
        if let seconds = value.floatValue {
            if seconds.isNaN { throw error(.valueError, "Invalid value NaN (not a number)") }
            guard let result = Int(exactly: (seconds * 1e9).rounded(rule)) else {
                throw error(.overflowError, "timestamp out of range for platform time_t")
            }
            return result
        }
        let seconds = try integer(value).intValue?.clamped ?? 0
        let (result, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { throw error(.overflowError, "timestamp too large to convert to C PyTime_t") }
        return result
    }

    private func optionalCalendarTime(
        _ value: Value, _ function: String, _ type: TypeObject
    ) throws(Raise) -> CalendarTime {
        if value.isUndefined || value.isNone { return CalendarTime(seconds: try secondsArgument(.none)) }
        var moment = try calendarTime(value, function, type)
        // Zero stands for the first.
        if moment.month == 0 { moment.month = 1 }
        if moment.day == 0 { moment.day = 1 }
        if moment.dayOfYear == 0 { moment.dayOfYear = 1 }
        let ranges: [(Int, ClosedRange<Int>, String)] = [
            (moment.month, 1...12, "month"), (moment.day, 1...31, "day of month"), (moment.hour, 0...23, "hour"),
            (moment.minute, 0...59, "minute"), (moment.second, 0...61, "seconds"),
            (moment.weekday, 0...6, "day of week"), (moment.dayOfYear, 1...366, "day of year"),
        ]
        for (number, range, name) in ranges where !range.contains(number) {
            throw error(.valueError, "\(name) out of range")
        }
        return moment
    }

    /// Nine numbers out of a tuple.
    private func calendarTime(_ value: Value, _ function: String, _ type: TypeObject) throws(Raise) -> CalendarTime {
        guard let tuple = value.tuple else { throw error(.typeError, "Tuple or struct_time argument required") }
        guard tuple.count == 9 else { throw error(.typeError, "\(function)(): illegal time tuple argument") }
        var numbers: [Int] = []
        for element in tuple.elements { numbers.append(try cIntArgument(element)) }
        var moment = CalendarTime()
        (moment.year, moment.month, moment.day) = (numbers[0], numbers[1], numbers[2])
        (moment.hour, moment.minute, moment.second) = (numbers[3], numbers[4], numbers[5])
        // CPython keeps them as C does, from Sunday: -1 is Sunday too.
        moment.weekday = numbers[6] == -1 ? 6 : numbers[6] > 6 ? numbers[6] % 7 : numbers[6]
        moment.dayOfYear = numbers[7]
        return moment
    }
}
