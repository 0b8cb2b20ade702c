"""Records what CPython 3.13 says about characters, as one number for each block of code points: characters.txt.

Run with python3.13; `CharacterTests` computes the same numbers.
"""

import pathlib
import sys
import unicodedata

BLOCK = 4096


def sampled():
    """All code points that programs are likely to use, and every 37th of the others; no surrogates."""
    for code in range(0x3000):
        yield code
    for code in range(0x3000, 0x110000, 37):
        if not 0xD800 <= code < 0xE000:
            yield code


def description(code):
    """Tests as bits, then what case does to the character."""
    text = chr(code)
    tests = [
        text.isprintable(), text.isalpha(), text.isalnum(), text.isdecimal(), text.isdigit(), text.isnumeric(),
        text.isupper(), text.islower(), text.istitle(), text.isspace(), text.isidentifier(), ("a" + text).isidentifier(),
        len(("a" + text + "b").splitlines()) > 1,
    ]
    bits = sum(1 << index for index, holds in enumerate(tests) if holds)
    forms = [text.upper(), text.lower(), text.title(), text.casefold(), text.swapcase(), text.capitalize(), repr(text)]
    return [bits] + [ord(letter) for form in forms for letter in form + "|"]


def main():
    if sys.version_info[:2] != (3, 13):
        sys.exit("this needs python3.13")
    blocks = {}
    for code in sampled():
        number = blocks.get(code // BLOCK, 0xCBF29CE484222325)
        for value in description(code):
            number = (number ^ value) * 0x100000001B3 % 2**64
        blocks[code // BLOCK] = number
    lines = [f"{block * BLOCK:06x} {number:016x}" for block, number in sorted(blocks.items())]
    path = pathlib.Path(__file__).with_name("characters.txt")
    path.write_text("\n".join(lines) + "\n")
    print(f"{len(lines)} blocks, Unicode {unicodedata.unidata_version}")


main()
