"""What programs do with dates: ages, calendars, schedules, log times."""

from datetime import date, datetime, time, timedelta, timezone


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


print(age(date(1990, 6, 15), date(2024, 6, 14)), age(date(1990, 6, 15), date(2024, 6, 15)))
start = date(2024, 1, 29)
print([str(start + timedelta(days=n)) for n in range(0, 40, 7)])
print([day.strftime("%a %d %b") for day in (start + timedelta(n) for n in range(10)) if day.weekday() < 5])


def add_months(day, count):
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


print([str(add_months(date(2024, 1, 31), n)) for n in range(-2, 15)])
meeting = datetime(2024, 3, 10, 9, 30)
for n in range(3):
    print((meeting + n * timedelta(weeks=2)).isoformat(), f"{meeting + n * timedelta(weeks=2):%A, %B %d at %I:%M %p}")
deadline = datetime(2024, 12, 31, 23, 59, 59)
left = deadline - datetime(2024, 12, 25, 8, 15)
print(left, left.days, left.seconds // 3600, round(left.total_seconds() / 3600, 2))
zones = {"London": timezone.utc, "Tokyo": timezone(timedelta(hours=9), "JST"), "New York": timezone(timedelta(hours=-5), "EST")}
moment = datetime(2024, 1, 15, 18, 0, tzinfo=timezone.utc)
for city, zone in zones.items():
    print(f"{city:10}{moment.astimezone(zone):%Y-%m-%d %H:%M %Z%z}")
events = [("lunch", time(12, 30)), ("standup", time(9, 15)), ("review", time(16))]
for name, at in sorted(events, key=lambda event: event[1]):
    print(name, at, datetime.combine(date(2024, 5, 1), at).timestamp())
parsed = [datetime.strptime(text, "%d/%m/%Y %H:%M") for text in ("01/02/2024 10:00", "28/02/2024 23:59")]
print(parsed[1] - parsed[0], max(parsed), [p.isocalendar()[1] for p in parsed])
print({day.isoformat(): day.strftime("%j") for day in (date(2023, 12, 31), date(2024, 12, 31))})
now = datetime.now()
print(isinstance(now, datetime), (datetime.now() - now) < timedelta(seconds=1), datetime.now(timezone.utc).tzinfo)
print(str(timedelta(seconds=3661)), str(timedelta(days=-1, hours=3)), timedelta(minutes=5) < timedelta(hours=1), sum((timedelta(minutes=m) for m in (10, 20, 45)), timedelta()))
leap = [y for y in range(1896, 1921) if date(y, 12, 31).timetuple().tm_yday == 366]
print(leap, date(2024, 2, 29).replace(year=2028), (date(2024, 3, 1) - date(2024, 2, 1)).days)
