# unicodedata: categories, names, numbers, widths, normal forms.
import unicodedata

CHARACTERS = "Aa1 \n\u00e9\u00df\u01c5\u02b0\u4e00\uac00\U0001f600\u0301\u0903\u20dd\u0661\u2160\u00bd\u2462_-()\u00ab\u00bb!+\u20ac^\u00a9\u00a0\u2028\u2029\u00ad\ue000\u0378\U000e0001\uff21\uff71\u3042\u00a1\u20a9\ud800"
for character in CHARACTERS:
    print(
        f"{ord(character):05x}",
        unicodedata.category(character),
        unicodedata.combining(character),
        unicodedata.mirrored(character),
        unicodedata.east_asian_width(character),
        unicodedata.name(character, "-"),
        unicodedata.decimal(character, None),
        unicodedata.digit(character, None),
        unicodedata.numeric(character, None),
    )
for name in ("LATIN SMALL LETTER A", "greek small letter alpha", "SNOWMAN", "CJK UNIFIED IDEOGRAPH-4E01", "HANGUL SYLLABLE GAG"):
    print(name, unicodedata.lookup(name), ascii(unicodedata.lookup(name)))
TEXTS = ["caf\u00e9", "cafe\u0301", "\ufb01ne \u2460 \u00bd \u212b", "\ud55c\uae00", "\u1112\u1161\u11ab", "a\u0323\u0307", "a\u0307\u0323", "\uff21\uff11", "x\ud800e\u0301", ""]
for text in TEXTS:
    forms = {form: unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    print(ascii(text), {form: ascii(normal) for form, normal in forms.items()})
    print("   ", [unicodedata.is_normalized(form, text) for form in forms], [len(normal) for normal in forms.values()])


def without_accents(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


print(without_accents("\u00c0 la carte, na\u00efve r\u00e9sum\u00e9, \u0141\u00f3d\u017a"))
print(unicodedata.unidata_version)
for action in (
    lambda: unicodedata.category("ab"),
    lambda: unicodedata.category(5),
    lambda: unicodedata.name("\n"),
    lambda: unicodedata.name("ab"),
    lambda: unicodedata.lookup("NO SUCH NAME"),
    lambda: unicodedata.decimal("a"),
    lambda: unicodedata.digit("\u00bd"),
    lambda: unicodedata.numeric("x"),
    lambda: unicodedata.normalize("nfc", "a"),
    lambda: unicodedata.normalize("NFC", 5),
):
    try:
        print(action())
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
counts = {}
for code in range(0x3000):
    category = unicodedata.category(chr(code))
    counts[category] = counts.get(category, 0) + 1
print(sorted(counts.items()))
