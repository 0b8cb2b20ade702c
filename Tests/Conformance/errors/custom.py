# An uncaught exception of a class of one's own, with notes, arguments and an empty text.
class AppError(Exception):
    """Of this program."""

    def __str__(self):
        return f"app error {self.args!r}\nsecond line"


class Silent(Exception):
    pass


try:
    try:
        raise Silent
    except Silent:
        raise Silent()
except Silent as error:
    problem = AppError(1, "two")
    problem.add_note("a note")
    problem.add_note("another\nof two lines")
    raise problem
