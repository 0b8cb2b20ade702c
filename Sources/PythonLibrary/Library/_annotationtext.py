"""How annotations are written in signatures, for `inspect` and for the documentation of dataclasses."""

from types import GenericAlias

# Where programs find it.
__name__ = "inspect"


def formatannotation(annotation, base_module=None):
    """Classes by their names, with the module unless it is `builtins` or `base_module`; what typing has without its module."""
    if getattr(annotation, "__module__", None) == "typing":
        return _without_typing(repr(annotation))
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _without_typing(text):
    """Takes `typing.` away in front of names, where it is not the end of a longer name."""
    parts = text.split("typing.")
    result = parts[0]
    for part in parts[1:]:
        before = result[-1:]
        inside = before == "." or before == "_" or before.isalnum()
        result += "typing." + part if inside else part
    return result
