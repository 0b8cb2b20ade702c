# String literals: quotes, prefixes, escapes, joining, lines.
print('single', "double", 'it\'s', "say \"hi\"")
print('''three
lines "and" 'quotes'
end''')
print("""a\
b""")
print("tab\tnewline\\n bell\a".encode() if False else "tab\tend")
print("\x41\u0042\U00000043\103\N{LATIN SMALL LETTER E WITH ACUTE}")
print(r"raw \n \t", R'\d+', r'\'')
print("one" "two" 'three')
print(("joined "
       "over "
       "lines"))
print(repr("a\nb\tc\\d'e"), repr('"'), repr("'"), repr("'\""))
print(repr("\x00\x1f\x7f\x80\xa0\xad\u200b\ud800"), repr("é€😀"))
print(len("é"), len("e\u0301"), len("😀"), "é" == "e\u0301")
print(u"unicode", repr(""), "" "")
print(repr("\0"), repr("\08"), "\
continued")
