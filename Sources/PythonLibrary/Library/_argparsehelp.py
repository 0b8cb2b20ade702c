"""Usage and help for command lines; a part of `argparse`, as are the constants."""

import re
from textwrap import fill, wrap

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."
# The columns of a terminal that nobody has told about.
_COLUMNS = 80


class HelpFormatter:
    """Writes usage and help for a parser, in sections; methods with an underscore are what subclasses change."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self._prog = prog
        self._indent_increment = indent_increment
        self._width = _COLUMNS - 2 if width is None else width
        self._max_help_position = min(max_help_position, max(self._width - 20, indent_increment * 2))
        self._current_indent = 0
        self._action_max_length = 0
        # Texts, and functions that make them once the widest argument is known.
        self._parts = []
        self._outer = []

    def _indent(self):
        self._current_indent += self._indent_increment

    def _dedent(self):
        self._current_indent -= self._indent_increment

    def start_section(self, heading):
        self._outer.append((heading, self._parts))
        self._parts = []
        self._indent()

    def end_section(self):
        self._dedent()
        heading, outer = self._outer.pop()
        inner, indent = self._parts, self._current_indent

        def section():
            text = "".join(part() for part in inner)
            if not text:
                return ""
            title = "" if heading in (None, SUPPRESS) else f"{'':{indent}}{heading}:\n"
            return f"\n{title}{text}\n"

        self._parts = outer
        outer.append(section)

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            indent = self._current_indent
            self._parts.append(lambda: self._at(indent, self._format_text, text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._parts.append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        indent = self._current_indent
        for each, depth in [(action, indent)] + [(sub, indent + self._indent_increment) for sub in _subactions(action)]:
            self._action_max_length = max(self._action_max_length, len(self._format_action_invocation(each)) + depth)
        self._parts.append(lambda: self._at(indent, self._format_action, action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = "".join(part() for part in self._parts)
        return re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n" if text else text

    def _at(self, indent, function, argument):
        before, self._current_indent = self._current_indent, indent
        try:
            return function(argument)
        finally:
            self._current_indent = before

    # Usage

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            return f"{prefix}{usage % dict(prog=self._prog)}\n\n"
        prog = "%(prog)s" % dict(prog=self._prog)
        ordered = sorted(actions, key=lambda each: not each.option_strings)
        parts = self._usage_parts(ordered, groups)
        options = [text for text, action in parts if action.option_strings]
        positionals = [text for text, action in parts if not action.option_strings]
        usage = " ".join([prog, *options, *positionals])
        width = self._width - self._current_indent
        if len(prefix) + len(usage) > width:
            if len(prefix) + len(prog) <= 0.75 * width:
                indent = " " * (len(prefix) + len(prog) + 1)
                if options:
                    lines = self._packed([prog, *options], indent, width, prefix) + self._packed(positionals, indent, width)
                elif positionals:
                    lines = self._packed([prog, *positionals], indent, width, prefix)
                else:
                    lines = [prog]
            else:
                indent = " " * len(prefix)
                lines = self._packed(options + positionals, indent, width)
                if len(lines) > 1:
                    lines = self._packed(options, indent, width) + self._packed(positionals, indent, width)
                lines.insert(0, prog)
            usage = "\n".join(lines)
        return f"{prefix}{usage}\n\n"

    @staticmethod
    def _packed(parts, indent, width, prefix=None):
        """As many parts a line as fit; the first line stands behind the prefix."""
        lines, line = [], []
        length = len(indent if prefix is None else prefix) - 1
        for part in parts:
            if line and length + 1 + len(part) > width:
                lines.append(indent + " ".join(line))
                line, length = [], len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def _usage_parts(self, actions, groups):
        """What usage says, each text with its first action; an exclusive group whose members stand together is one text."""
        parts, place = [], 0
        while place < len(actions):
            group = next((each for each in groups if each._group_actions and each._group_actions[0] is actions[place]), None)
            if group is not None and actions[place:place + len(group._group_actions)] == group._group_actions:
                members = [self._usage_part(each, alone=False, required=True) for each in group._group_actions]
                place += len(members)
                shown = [text for text in members if text]
                if not shown:
                    continue
                text = " | ".join(shown)
                if len(shown) > 1 or not group.required:
                    text = f"({text})" if group.required else f"[{text}]"
                parts.append((text, group._group_actions[0]))
                continue
            text = self._usage_part(actions[place], alone=True, required=actions[place].required)
            if text:
                parts.append((text, actions[place]))
            place += 1
        return parts

    def _usage_part(self, action, alone, required):
        if action.help is SUPPRESS:
            return ""
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            return text[1:-1] if not alone and text[:1] == "[" and text[-1:] == "]" else text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = f"{action.option_strings[0]} {self._format_args(action, self._get_default_metavar_for_optional(action))}"
        return text if required else f"[{text}]"

    # Arguments

    def _format_action(self, action):
        help_position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        room = help_position - self._current_indent - 2
        header = self._format_action_invocation(action)
        indent = " " * self._current_indent
        has_help = bool(action.help and action.help.strip())
        if not has_help:
            lines = [f"{indent}{header}\n"]
        else:
            texts = self._split_lines(self._expand_help(action), help_width)
            first = ""
            if len(header) <= room:
                first, texts = f"{indent}{header:<{room}}  {texts[0] if texts else ''}\n", texts[1:]
            else:
                first = f"{indent}{header}\n"
            lines = [first] + [f"{'':{help_position}}{text}\n" for text in texts]
        self._indent()
        lines += [self._format_action(each) for each in _subactions(action)]
        self._dedent()
        return "".join(lines)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return " ".join(self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        return f"{', '.join(action.option_strings)} {self._format_args(action, self._get_default_metavar_for_optional(action))}"

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            found = action.metavar
        elif action.choices is not None:
            found = "{" + ",".join(map(str, action.choices)) + "}"
        else:
            found = default_metavar
        return lambda count: found if isinstance(found, tuple) else (found,) * count

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)

        def exactly(count):
            found = names(count)
            if len(found) != count:
                raise ValueError("length of metavar tuple does not match nargs")
            return found

        match action.nargs:
            case None:
                return exactly(1)[0]
            case "?":
                return f"[{exactly(1)[0]}]"
            case "*":
                if len(names(1)) == 2:
                    return f"[{names(1)[0]} [{names(1)[1]} ...]]"
                return f"[{exactly(1)[0]} ...]"
            case "+":
                first, second = exactly(2)
                return f"{first} [{second} ...]"
            case "...":
                return "..."
            case "A...":
                return f"{exactly(1)[0]} ..."
            case "==SUPPRESS==":
                return ""
        if not isinstance(action.nargs, int):
            raise ValueError("invalid nargs value")
        return " ".join(exactly(action.nargs))

    def _expand_help(self, action):
        shown = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
        shown["prog"] = self._prog
        for name, value in shown.items():
            if hasattr(value, "__name__"):
                shown[name] = value.__name__
        if shown.get("choices") is not None:
            shown["choices"] = ", ".join(map(str, shown["choices"]))
        return self._get_help_string(action) % shown

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        indent = " " * self._current_indent
        return self._fill_text(text, max(self._width - self._current_indent, 11), indent) + "\n\n"

    def _split_lines(self, text, width):
        return wrap(" ".join(text.split()), width)

    def _fill_text(self, text, width, indent):
        return fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    # What subclasses say otherwise.

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_help_string(self, action):
        return action.help


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the line breaks of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join([f"{indent}{line}" for line in text.splitlines(True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all line breaks as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to the help of each argument that may be left out."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names the type of an argument, not its destination."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional


def _subactions(action):
    get = getattr(action, "_get_subactions", None)
    return list(get()) if get is not None else []
