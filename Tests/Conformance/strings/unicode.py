# Strings are sequences of code points.
text = "naïve café 😀 日本語"
print(len(text), text[12], text[::-1], text.upper())
print([ord(c) for c in text[:6]], text.find("😀"), text[11:12])
print("é" == "e\u0301", len("e\u0301"), "é" < "z", "z" < "é", sorted("zéa"))
print("ΑΣ".lower(), "ǆ".title(), "İ".lower(), len("İ".lower()), "ŉ".upper())
print(repr("\u2028 \u00a0 \ufeff \U0001f600 \u0378"))
print("日本" in text, text.count("é"), text.split(" "), "ａ".isalpha(), "٣".isdigit(), int("٣"))
print(ascii(text))
print("a\u0308".isidentifier(), "😀".isidentifier(), "\u00b2".isdigit(), "\u00b2".isdecimal())
print(f"{'é':>3}|{'日本':5}|{'😀':^4}|")
try:
    print("\ud800")
except UnicodeEncodeError as error:
    print(error)
print("\N{SNOWMAN} \u2603 " + chr(0x2603))
