extension String {
    /// Without characters that would steer a terminal.
    public var harmless: String {
        guard unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) else {
            return self
        }
        var text = ""
        for scalar in unicodeScalars {
            text +=
                scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
                ? TextWidth.standIn(for: scalar) : String(scalar)
        }
        return text
    }
}
