"""Command lines (Library Reference, "argparse").

Reading order: `ArgumentParser.parse_known_args` starts a `_Run` (`_argparsewords`), which sorts the words into options and values and
hands them to actions (`_argparseactions`), which write into a `Namespace`. `HelpFormatter` (`_argparsehelp`) tells what there is.
"""

import sys

from _argparseactions import (
    _ACTIONS,
    _UNKNOWN,
    Action,
    ArgumentError,
    ArgumentTypeError,
    BooleanOptionalAction,
    Namespace,
    _Shown,
)
from _argparsehelp import (
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    ArgumentDefaultsHelpFormatter,
    HelpFormatter,
    MetavarTypeHelpFormatter,
    RawDescriptionHelpFormatter,
    RawTextHelpFormatter,
)
from _argparsewords import _NEGATIVE, _Run

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "HelpFormatter",
    "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
    "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE",
]

# The parts in other modules are argparse's own.
for _each in [*_ACTIONS.values(), *globals().values()]:
    if isinstance(_each, type):
        _each.__module__ = "argparse"


class _ActionsContainer:
    """What arguments and groups can be added to."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self.description = description
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self._registries = {"action": dict(_ACTIONS), "type": {None: lambda text: text}}
        self._defaults = {}
        self._actions, self._option_string_actions = [], {}
        self._action_groups, self._mutually_exclusive_groups = [], []
        # Options such as -1, next to which negative numbers are no values.
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def set_defaults(self, **kwargs):
        self._defaults |= kwargs
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)

    def get_default(self, dest):
        given = (action.default for action in self._actions if action.dest == dest and action.default is not None)
        return next(given, self._defaults.get(dest))

    def add_argument(self, *args, **kwargs):
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if kwargs["dest"] in self._defaults:
            kwargs.setdefault("default", self._defaults[kwargs["dest"]])
        elif self.argument_default is not None:
            kwargs.setdefault("default", self.argument_default)
        wanted = kwargs.pop("action", None)
        kind = self._registries["action"].get(wanted, wanted) if wanted is None or isinstance(wanted, str) else wanted
        if not callable(kind):
            raise ValueError(f'unknown action "{kind}"')
        action = kind(**kwargs)
        convert = self._registries["type"].get(action.type, action.type)
        if not callable(convert):
            raise ValueError(f"{convert!r} is not callable")
        # Raises if the metavars don't fit.
        HelpFormatter("")._format_args(action, None)
        return self._add_action(action)

    def _positional(self, dest=None, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        # One that takes what there is counts as required, and is there however little it gets.
        kwargs["required"] = (
            "default" not in kwargs if nargs == ZERO_OR_MORE else nargs not in (OPTIONAL, REMAINDER, SUPPRESS, 0)
        )
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *options, **kwargs):
        for option in options:
            if option[0] not in self.prefix_chars:
                raise ValueError(
                    f"invalid option string {option!r}: must start with a character {self.prefix_chars!r}")
        dest = kwargs.pop("dest", None)
        if dest is None:
            long = [option for option in options if len(option) > 1 and option[1] in self.prefix_chars]
            named = (long or options)[0]
            dest = named.lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {named!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(options))

    def _add_action(self, action):
        self._resolve_conflicts(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if _NEGATIVE.match(option) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _resolve_conflicts(self, action):
        taken = [(option, self._option_string_actions[option]) for option in action.option_strings
                 if option in self._option_string_actions]
        if not taken:
            return
        if self.conflict_handler == "error":
            plural = "s" if len(taken) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join(option for option, _ in taken)}")
        for option, loser in taken:
            # The newer action has it; one that keeps no option goes.
            self._option_string_actions.pop(option, None)
            loser.option_strings.remove(option)
            if not loser.option_strings:
                loser.container._remove_action(loser)

    def _remove_action(self, action):
        self._actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_container_actions(self, container):
        """The arguments of a parent parser, in groups of the same titles."""
        groups = {group.title: group for group in self._action_groups}
        places = {}
        for theirs in container._action_groups:
            if theirs.title not in groups:
                groups[theirs.title] = self.add_argument_group(theirs.title, theirs.description)
            places |= dict.fromkeys(theirs._group_actions, groups[theirs.title])
        for theirs in container._mutually_exclusive_groups:
            own = self.add_mutually_exclusive_group(required=theirs.required)
            places |= dict.fromkeys(theirs._group_actions, own)
        for action in container._actions:
            places.get(action, self)._add_action(action)


class _ArgumentGroup(_ActionsContainer):
    """Arguments that the help shows together; they belong to the parser."""

    def __init__(self, container, title=None, description=None, **others):
        others.setdefault("conflict_handler", container.conflict_handler)
        others.setdefault("prefix_chars", container.prefix_chars)
        others.setdefault("argument_default", container.argument_default)
        super().__init__(description, **others)
        self.title = title
        self._container = container
        self._group_actions = []
        for name in ("_registries", "_actions", "_option_string_actions", "_defaults", "_has_negative_number_optionals",
                     "_mutually_exclusive_groups"):
            setattr(self, name, getattr(container, name))

    def _add_action(self, action):
        super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        import warnings

        warnings.warn("Nesting argument groups is deprecated.", category=DeprecationWarning, stacklevel=2)
        return super().add_argument_group(*args, **kwargs)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """Of its arguments a command line has at most one."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._container._add_action(action)
        self._group_actions.append(action)
        return action


class ArgumentParser(_Shown, _ActionsContainer):
    """What a command line may say."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
                 allow_abbrev=True, exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = sys.argv[0].rpartition("/")[2] if prog is None else prog
        # What the help shows, and how; what is read, and how errors are told.
        self.usage, self.epilog, self.formatter_class, self.add_help = usage, epilog, formatter_class, add_help
        self.fromfile_prefix_chars, self.allow_abbrev, self.exit_on_error = fromfile_prefix_chars, allow_abbrev, exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            dash = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(f"{dash}h", f"{dash * 2}help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        names = "prog usage description formatter_class conflict_handler add_help".split()
        return [(name, getattr(self, name)) for name in names]

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None, action="parsers", **kwargs):
        if self._subparsers is not None:
            raise ArgumentError(None, "cannot have multiple subparser arguments")
        if title is not None or description is not None:
            self._subparsers = self.add_argument_group("subcommands" if title is None else title, description)
        else:
            self._subparsers = self._positionals
        if prog is None:
            formatter = self._get_formatter()
            positionals = [each for each in self._actions if not each.option_strings]
            formatter.add_usage(self.usage, positionals, self._mutually_exclusive_groups, "")
            prog = formatter.format_help().strip()
        kind = self._registries["action"].get(action, action)
        made = kind(option_strings=[], prog=prog, parser_class=parser_class or type(self), **kwargs)
        return self._subparsers._add_action(made)

    # Reading

    def parse_args(self, args=None, namespace=None):
        namespace, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self._fail(ArgumentError(None, f"unrecognized arguments: {' '.join(unknown)}"))
        return namespace

    def parse_known_args(self, args=None, namespace=None):
        words = list(sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for name, value in self._defaults.items():
            if not hasattr(namespace, name):
                setattr(namespace, name, value)
        try:
            unknown = _Run(self, words, namespace).finished()
        except ArgumentError as error:
            self._fail(error)
        unknown += vars(namespace).pop(_UNKNOWN, [])
        return namespace, unknown

    def _fail(self, error):
        if not self.exit_on_error:
            raise error
        self.error(str(error))

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    # Telling

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def _begun(self):
        """A formatter with the usage, with which both texts begin."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter

    def format_usage(self):
        return self._begun().format_help()

    def format_help(self):
        text = self._begun()
        text.add_text(self.description)
        for group in self._action_groups:
            text.start_section(group.title)
            text.add_text(group.description)
            text.add_arguments(group._group_actions)
            text.end_section()
        text.add_text(self.epilog)
        return text.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (sys.stderr if file is None else file).write(message)

    def _warning(self, message):
        self._print_message(f"{self.prog}: warning: {message}\n", sys.stderr)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
