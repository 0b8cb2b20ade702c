/// A date and a time of day in the proleptic Gregorian calendar, as `time.struct_time` has them, always UTC.
struct CalendarTime {
    var year = 1970
    /// From 1.
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    /// Up to 61.
    var second = 0
    /// 0 is Monday.
    var weekday = 3
    /// From 1.
    var dayOfYear = 1

    init() {}

    /// - Parameter seconds: since 1970, at most some 2**55.
    init(seconds: Int) {
        let days = seconds >= 0 ? seconds / 86400 : (seconds + 1) / 86400 - 1
        let rest = seconds - days * 86400
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        weekday = ((days + 3) % 7 + 7) % 7
        // Years begin in March: the leap day is the last (Hinnant, "chrono-compatible low-level date algorithms").
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfShifted = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfShifted + 2) / 153
        day = dayOfShifted - (153 * part + 2) / 5 + 1
        month = part < 10 ? part + 3 : part - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        dayOfYear = CalendarTime.days(beforeMonth: month, of: year) + day
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func days(beforeMonth month: Int, of year: Int) -> Int {
        let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
        return before[month - 1] + (month > 2 && isLeap(year) ? 1 : 0)
    }

    /// Days since 1970-01-01.
    /// - Precondition: `month` is 1 to 12; `year` is no more than 2**40.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfShifted = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfShifted - 719_468
    }

    /// Since 1970; all fields may be out of their range, as for `mktime`.
    var seconds: Int {
        let months = year * 12 + month - 1
        let (year, month) =
            months >= 0 ? (months / 12, months % 12) : ((months + 1) / 12 - 1, ((months % 12) + 12) % 12)
        let days = CalendarTime.days(year, month + 1, 1) + day - 1
        return days * 86400 + hour * 3600 + minute * 60 + second
    }

    // MARK: Text

    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `time.asctime`.
    var text: String {
        "\(weekdayName.prefix(3)) \(monthName.prefix(3)) \(padded(day, 2, " ")) \(clock) \(year)"
    }

    private var weekdayName: String { CalendarTime.weekdays[(weekday % 7 + 7) % 7] }
    private var monthName: String { CalendarTime.months[min(max(month, 1), 12) - 1] }
    private var clock: String { "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))" }

    /// Number and year of the week as ISO 8601 counts them.
    private var isoWeek: (year: Int, week: Int) {
        let thursday = dayOfYear - 1 - weekday + 3
        if thursday < 0 {
            let before = thursday + (CalendarTime.isLeap(year - 1) ? 366 : 365)
            return (year - 1, before / 7 + 1)
        }
        let length = CalendarTime.isLeap(year) ? 366 : 365
        return thursday >= length ? (year + 1, 1) : (year, thursday / 7 + 1)
    }

    /// One directive of `strftime` in the C locale; nil for one that the C library does not know.
    func format(_ directive: UInt32) -> String? {
        guard let scalar = Unicode.Scalar(directive) else { return nil }
        switch Character(scalar) {
        case "a": return String(weekdayName.prefix(3))
        case "A": return weekdayName
        case "b", "h": return String(monthName.prefix(3))
        case "B": return monthName
        case "c": return text
        case "C": return padded(year >= 0 ? year / 100 : (year - 99) / 100, 2)
        case "d": return padded(day, 2)
        case "D", "x": return "\(padded(month, 2))/\(padded(day, 2))/\(padded(yearOfCentury, 2))"
        case "e": return padded(day, 2, " ")
        case "F": return "\(year)-\(padded(month, 2))-\(padded(day, 2))"
        case "g": return padded((isoWeek.year % 100 + 100) % 100, 2)
        case "G": return "\(isoWeek.year)"
        case "H": return padded(hour, 2)
        case "I": return padded(hourOfHalfDay, 2)
        case "j": return padded(dayOfYear, 3)
        case "k": return padded(hour, 2, " ")
        case "l": return padded(hourOfHalfDay, 2, " ")
        case "m": return padded(month, 2)
        case "M": return padded(minute, 2)
        case "n": return "\n"
        case "p": return hour < 12 ? "AM" : "PM"
        case "P": return hour < 12 ? "am" : "pm"
        case "r":
            return "\(padded(hourOfHalfDay, 2)):\(padded(minute, 2)):\(padded(second, 2)) \(hour < 12 ? "AM" : "PM")"
        case "R": return "\(padded(hour, 2)):\(padded(minute, 2))"
        case "s": return "\(seconds)"
        case "S": return padded(second, 2)
        case "t": return "\t"
        case "T", "X": return clock
        case "u": return "\(weekday + 1)"
        case "U": return padded((dayOfYear - 1 + 7 - (weekday + 1) % 7) / 7, 2)
        case "V": return padded(isoWeek.week, 2)
        case "w": return "\((weekday + 1) % 7)"
        case "W": return padded((dayOfYear - 1 + 7 - weekday) / 7, 2)
        case "y": return padded(yearOfCentury, 2)
        case "Y": return "\(year)"
        case "z": return "+0000"
        case "Z": return "UTC"
        case "%": return "%"
        default: return nil
        }
    }

    private var yearOfCentury: Int { (year % 100 + 100) % 100 }
    private var hourOfHalfDay: Int { hour % 12 == 0 ? 12 : hour % 12 }

    private func padded(_ number: Int, _ width: Int, _ fill: Character = "0") -> String {
        let digits = String(number.magnitude)
        let sign = number < 0 ? "-" : ""
        return sign + String(repeating: fill, count: max(0, width - digits.count - sign.count)) + digits
    }

    /// `time.strftime`: directives with the C library's flags `-`, `_`, `0`, `^`, `#`, a width, and the modifiers `E` and `O`.
    func format(_ format: StrObject) -> StrObject {
        var builder = StrBuilder(capacity: format.count + 16)
        var index = 0
        while index < format.count {
            guard format[index] == 0x25 else {
                builder.append(format[index])
                index += 1
                continue
            }
            let start = index
            index += 1
            var flag: UInt32 = 0
            var width = 0
            while index < format.count, [0x2d, 0x5f, 0x30, 0x5e, 0x23].contains(format[index]) {
                flag = format[index]
                index += 1
            }
            while index < format.count, format[index] >= 0x30, format[index] <= 0x39, width < 1000 {
                width = width * 10 + Int(format[index] - 0x30)
                index += 1
            }
            if index < format.count, format[index] == 0x45 || format[index] == 0x4f { index += 1 }
            guard index < format.count, let text = self.format(format[index]) else {
                // What the C library does not know it copies.
                index = min(index + 1, format.count)
                builder.append(format, start, index)
                continue
            }
            builder.append(CalendarTime.flagged(text, flag, width))
            index += 1
        }
        return builder.finish()
    }

    private static func flagged(_ text: String, _ flag: UInt32, _ width: Int) -> String {
        guard flag != 0 || width > 0 else { return text }
        let isNumber = text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x20 }
        var text = text
        if flag == 0x5e || flag == 0x23 { text = text.uppercased() }
        if isNumber, flag == 0x2d || flag == 0x5f {
            let digits = text.drop { $0 == "0" || $0 == " " }
            let bare = digits.isEmpty ? "0" : String(digits)
            text = flag == 0x2d ? bare : String(repeating: " ", count: text.count - bare.count) + bare
        }
        if isNumber, flag == 0x30 { text = text.replacing(" ", with: "0") }
        let fill = isNumber && flag != 0x5f ? "0" : " "
        return String(repeating: fill, count: max(0, width - text.count)) + text
    }
}
