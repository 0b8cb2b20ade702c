"""Base64 and its kin, checksums, calendars."""

import base64, binascii, zlib, calendar
def attempt(f, *a, **k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
for d in [b"", b"a", b"ab", b"abc", b"abcd", bytes(range(256)), b"\xff\xfe\xfd"]:
    print(base64.b64encode(d), base64.b32encode(d), base64.b16encode(d), base64.urlsafe_b64encode(d), base64.b64decode(base64.b64encode(d)) == d, base64.b32decode(base64.b32encode(d)) == d, base64.b16decode(base64.b16encode(d)) == d, binascii.crc32(d), zlib.crc32(d, 5), zlib.adler32(d), binascii.hexlify(d))
attempt(base64.b64decode,"YQ")
attempt(base64.b64decode,"YQ==")
attempt(base64.b64decode,"Y")
attempt(base64.b64decode,"Y Q = =")
attempt(base64.b64decode,"YQ!=",validate=True)
attempt(base64.b64encode,"x")
attempt(base64.b64decode,5)
attempt(base64.b64decode,"é")
attempt(base64.b32decode,"AA")
attempt(base64.b16decode,"zz")
attempt(base64.b16decode,"ff")
attempt(base64.b16decode,"ff",True)
attempt(binascii.unhexlify,"abc")
attempt(binascii.unhexlify,"zz"); print(base64.encodebytes(b"x"*80), base64.decodebytes(b"eHh4"))
print(calendar.month(2024,2)); print(calendar.calendar(2024)); print(calendar.monthrange(2024,2), calendar.isleap(1900), calendar.leapdays(2000,2024), calendar.weekday(2024,1,1), calendar.monthcalendar(2024,2), calendar.Calendar(6).monthdayscalendar(2024,9), list(calendar.day_name), list(calendar.month_abbr), calendar.weekheader(3), calendar.timegm((2024,1,1,0,0,0)))
attempt(calendar.monthrange,2024,13)
attempt(calendar.setfirstweekday,9); print(list(calendar.Calendar().itermonthdates(2024,2))[:2], calendar.TextCalendar(6).formatmonth(2023,10,3,2))
