import atexit
import sys


class Guard:
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, t, v, tb):
        print("exit", t.__name__, v, v.code)
        return False


atexit.register(print, "bye", "now", sep="-")


@atexit.register
def last():
    print("registered last, runs first")


def main(argv=None):
    argv = sys.argv[1:] if argv is None else argv
    print(argv, len(sys.argv))
    try:
        sys.exit("fatal: text goes to stderr")
    except SystemExit as e:
        print("code", repr(e.code))
    for code in (None, 0, 5, True, (1, 2)):
        try:
            raise SystemExit(code)
        except SystemExit as e:
            print(repr(e), repr(e.code))
    with Guard():
        try:
            exit(7)
        finally:
            print("flushing", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
