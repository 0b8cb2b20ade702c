"""Dates of time: struct_time, strftime, and what they refuse."""

import time


def attempt(function, *arguments, **keywords):
    try:
        print(repr(function(*arguments, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


attempt(time.sleep,"x")
attempt(time.sleep,-1)
attempt(time.sleep,float('nan'))


attempt(time.sleep,None)
attempt(time.gmtime,"x")
attempt(time.gmtime,1e30)
attempt(time.gmtime, float('nan'))
attempt(time.gmtime,0)
attempt(time.gmtime,-1.5)
attempt(time.gmtime,1735689600.9)
attempt(time.mktime,(2024,1,1,0,0,0,0,0,0))
attempt(time.mktime,(1,2))
attempt(time.mktime,5)
attempt(time.asctime,(2024,1,1,0,0,0,0,0,0))
attempt(time.asctime,(2024,13,1,0,0,0,0,0,0))
attempt(time.ctime,0)
attempt(time.strftime,"%Y-%m-%d %H:%M:%S %j %U %W %w %a %A %b %B %c %x %X %p %I %y %Z %z %% %G %V %u %e %D %F %T %R %h %C %g %s %k %l %P %r %q %E", (2024,1,7,15,4,5,6,7,0))
for bad in [(2024,13,1,0,0,0,0,1,0),(2024,1,32,0,0,0,0,1,0),(2024,1,1,24,0,0,0,1,0),(2024,1,1,0,60,0,0,1,0),(2024,1,1,0,0,62,0,1,0),(2024,1,1,0,0,0,-2,1,0),(2024,1,1,0,0,0,0,367,0)]:
    attempt(time.strftime,"%Y",bad)
attempt(time.strftime,"%Y",(5,1,1,0,0,0,0,1,0))
attempt(time.strftime,"%",time.gmtime(0))
attempt(time.strftime,5)
attempt(time.strftime,"%Y",(2024,0,0,0,0,0,0,0,0))
print(time.gmtime(0), time.localtime(0), time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff, time.localtime(0).tm_zone, time.tzname, time.timezone, time.daylight, time.altzone)
s=time.gmtime(0); print(s.n_fields,s.n_sequence_fields,s.n_unnamed_fields, len(s), s[0], s[:3], s==tuple(s), hash(s)==hash(tuple(s)))
attempt(time.struct_time,(1,2))
attempt(time.struct_time,range(9))
attempt(time.struct_time,range(12))
attempt(time.struct_time, 5); print(time.struct_time)
try: s.tm_year=3
except Exception as e: print(type(e).__name__, e)
print(time.struct_time(range(11)).tm_zone)
attempt(s.__replace__, tm_year=5) 

