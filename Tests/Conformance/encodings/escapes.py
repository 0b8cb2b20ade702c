"""Text as the inside of a literal, and characters by name."""
for text in ("plain", "tab\t nl\n \\ ' \"", "é ÿ", "€ ☃", "😀\x00\x7f\x80"):
    for codec in ("unicode_escape", "unicode-escape", "raw_unicode_escape"):
        data = text.encode(codec)
        print(codec, data, data.decode(codec) == text)
print(rb"\x41\u00e9\U0001F600\N{SNOWMAN}\101\7\
end".decode("unicode_escape"), rb"\x41\u00e9\\".decode("raw_unicode_escape"), b"caf\xe9".decode("unicode_escape"))
for broken in (rb"\x4", rb"\u12", rb"\U00110000", rb"\N{nothing at all}", b"ab\\", rb"\N"):
    for errors in ("strict", "replace", "ignore"):
        try:
            print(broken, ascii(broken.decode("unicode_escape", errors)))
        except UnicodeDecodeError as error:
            print(error)
print("é€😀\x80".encode("ascii", "namereplace"), "é".encode("latin-1", "namereplace"))
