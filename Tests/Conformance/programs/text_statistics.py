# Counting words and letters.
text = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity,
it was the season of Light, it was the season of Darkness."""
words = [word.strip(".,").lower() for word in text.split()]
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(len(text), len(words), len(counts))
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:6]:
    print(f"{word:<8}{count:>3} {'#' * count}")
by_length = {}
for word in counts:
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length):
    print(length, ", ".join(sorted(by_length[length])))
print(max(words, key=len), min(words, key=len), sum([len(w) for w in words]) / len(words))
print("".join([w[0].upper() for w in words]))
print({letter for letter in text if letter.isupper()} == {"I", "L", "D"})
caesar = ""
for letter in "Hello, World!":
    if letter.isalpha():
        base = ord("a") if letter.islower() else ord("A")
        letter = chr((ord(letter) - base + 13) % 26 + base)
    caesar += letter
print(caesar)
