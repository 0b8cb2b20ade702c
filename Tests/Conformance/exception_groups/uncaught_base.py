# KeyboardInterrupt and SystemExit inside of a group; groups with an empty message, as causes, and in threads of causes.
def cause():
    try:
        try:
            raise ValueError("a")
        except ValueError as error:
            raise ExceptionGroup("", [error, TypeError("b")])
    except ExceptionGroup as group:
        raise BaseExceptionGroup("with exits", [SystemExit(3), KeyboardInterrupt(), group]) from group


cause()
