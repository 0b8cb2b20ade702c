# An error inside of a pattern: where the traceback points.
class Shape:
    __match_args__ = ("area",)

    @property
    def area(self):
        return 1 / 0


def check(x):
    match x:
        case 5:
            return 5
        case [Shape(area=0), *_] | Shape(
            0
        ):
            return 0


check(Shape())
