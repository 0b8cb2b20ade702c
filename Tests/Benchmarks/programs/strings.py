# Text: building, splitting, joining, formatting, counting characters.
def build(lines):
    parts = []
    for n in range(lines):
        parts.append(f"line {n}: {n * n:>10} {'even' if n % 2 == 0 else 'odd'}")
    return "\n".join(parts)


def letters(text):
    counts = {}
    for letter in text:
        if letter in counts:
            counts[letter] += 1
        else:
            counts[letter] = 1
    return counts


text = build(50_000)
words = 0
longest = ""
for line in text.split("\n"):
    fields = line.split()
    words += len(fields)
    word = fields[-1].upper() + fields[1].strip(":")
    if len(word) > len(longest):
        longest = word
counts = letters(text)
print(len(text), words, longest, sorted(counts.items())[:5], text.replace("odd", "ODD").count("ODD"))
