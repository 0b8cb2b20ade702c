# Attribute errors, and what they suggest.
class Point:
    def __init__(self):
        self.width = 1
        self.height = 2


point = Point()
for action in (
    lambda: point.depth,
    lambda: Point.depth,
    lambda: (5).real_,
    lambda: [].push(1),
    lambda: {}.has_key("a"),
    lambda: None.strip(),
    lambda: point(),
    lambda: point[0],
    lambda: len(point),
    lambda: point + 1,
    lambda: iter(point),
    lambda: point < point,
    lambda: "x".append("y"),
    lambda: print.nothing,
):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    (5).x = 1
except AttributeError as error:
    print(error)
try:
    point.__class__ = 5
except TypeError as error:
    print(error)
