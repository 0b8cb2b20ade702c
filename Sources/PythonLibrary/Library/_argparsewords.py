"""The reading of one command line; a part of `argparse`."""

import re

from _argparseactions import ArgumentError, ArgumentTypeError, _name_of
from _argparsehelp import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE

_NEGATIVE = re.compile(r"-\d+$|-\d*\.\d+$")


class _Run:
    """One reading of a command line: which words are options (`O`) and which are values (`A`), and who takes them."""

    def __init__(self, parser, words, namespace):
        self.parser = parser
        self.words = words
        self.namespace = namespace
        self.seen = set()
        # Those of them that got a value of their own: only these exclude others.
        self.given = set()
        self.unknown = []
        self.positionals = [each for each in parser._actions if not each.option_strings]
        self.rivals = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                self.rivals.setdefault(action, []).extend(each for each in group._group_actions if each is not action)
        # For each word that is an option: its possible meanings.
        self.options = {}
        pattern = []
        values_only = False
        for place, word in enumerate(words):
            if values_only:
                pattern.append("A")
            elif word == "--":
                pattern.append("-")
                values_only = True
            else:
                meanings = self._meanings(word)
                if meanings is None:
                    pattern.append("A")
                else:
                    self.options[place] = meanings
                    pattern.append("O")
        self.pattern = "".join(pattern)

    def finished(self):
        """Reads all words; answers those that nobody knows."""
        place = 0
        last = max(self.options, default=-1)
        while place <= last:
            following = min(each for each in self.options if each >= place)
            if place != following:
                after = self._positionals_from(place)
                if after > place:
                    place = after
                    continue
            if place not in self.options:
                self.unknown += self.words[place:following]
                place = following
            place = self._option_at(place)
        place = self._positionals_from(place)
        self.unknown += self.words[place:]
        self._check_required()
        return self.unknown

    # Options

    def _meanings(self, word):
        """(action, option, sign, value) for each option that a word may mean; None if it is a value."""
        parser = self.parser
        if not word or word[0] not in parser.prefix_chars:
            return None
        known = parser._option_string_actions
        if word in known:
            return [(known[word], word, None, None)]
        if len(word) == 1:
            return None
        option, sign, value = word.partition("=")
        if sign and option in known:
            return [(known[option], option, sign, value)]
        found = self._abbreviated(word)
        if found:
            return found
        if _NEGATIVE.match(word) and not parser._has_negative_number_optionals or " " in word:
            return None
        return [(None, word, None, None)]

    def _abbreviated(self, word):
        parser = self.parser
        known = parser._option_string_actions
        option, sign, value = word.partition("=")
        tail = (sign, value) if sign else (None, None)
        if word[1] in parser.prefix_chars:
            if not parser.allow_abbrev:
                return []
            return [(action, each, *tail) for each, action in known.items() if each.startswith(option)]
        # One dash: a short option with its value, or the beginning of a long one.
        found = []
        for each, action in known.items():
            if each == word[:2]:
                found.append((action, each, "", word[2:]))
            elif parser.allow_abbrev and each.startswith(option):
                found.append((action, each, *tail))
        return found

    def _option_at(self, place):
        meanings = self.options[place]
        if len(meanings) > 1:
            names = ", ".join(option for _, option, _, _ in meanings)
            raise ArgumentError(None, f"ambiguous option: {self.words[place]} could match {names}")
        action, option, sign, value = meanings[0]
        known = self.parser._option_string_actions
        while True:
            if action is None:
                self.unknown.append(self.words[place])
                return place + 1
            if value is None:
                count = self._count(action, self.pattern[place + 1:])
                after = place + 1 + count
                self._take(action, self.words[place + 1:after], option)
                return after
            count = self._count(action, "A")
            if count == 0 and option[1] not in self.parser.prefix_chars and value and not sign:
                # Several short options in one word.
                self._take(action, [], option)
                option = option[0] + value[0]
                if option not in known:
                    self.unknown.append(option[0] + value)
                    return place + 1
                action, value = known[option], value[1:]
                if not value:
                    value = None
                elif value[0] == "=":
                    sign, value = "=", value[1:]
                continue
            if count != 1:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            self._take(action, [value], option)
            return place + 1

    def _count(self, action, pattern):
        """How many of the words that follow are an option's."""
        found = re.match(_pattern_of(action), pattern)
        if found is None:
            if action.nargs is None:
                message = "expected one argument"
            elif action.nargs == OPTIONAL:
                message = "expected at most one argument"
            elif action.nargs == ONE_OR_MORE:
                message = "expected at least one argument"
            else:
                message = f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"
            raise ArgumentError(action, message)
        return len(found[1])

    # Positional arguments

    def _positionals_from(self, place):
        """Gives as many positional arguments their words as can have them; answers where the words go on."""
        pattern = self.pattern[place:]
        for count in range(len(self.positionals), 0, -1):
            taken = self.positionals[:count]
            found = re.match("".join(_pattern_of(each) for each in taken), pattern)
            if found:
                break
        else:
            return place
        for action, part in zip(taken, found.groups()):
            words = self.words[place:place + len(part)]
            # The first of the dashes only separates.
            if "-" in part and action.nargs != PARSER:
                words.remove("--")
            place += len(part)
            self._take(action, words, None)
        self.positionals = self.positionals[count:]
        return place

    # Values

    def _take(self, action, words, option):
        values = self._values(action, words)
        self.seen.add(action)
        if values is not action.default or words or option:
            self.given.add(action)
            for rival in self.rivals.get(action, ()):
                if rival in self.given:
                    raise ArgumentError(action, f"not allowed with argument {_name_of(rival)}")
        if option is not None and action.deprecated:
            self.parser._warning(f"option '{option}' is deprecated")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _values(self, action, words):
        nargs = action.nargs
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else words
        if len(words) == 1 and nargs in (None, OPTIONAL):
            value = self._value(action, words[0])
            self._check(action, value)
            return value
        values = [self._value(action, word) for word in words]
        if nargs == PARSER:
            self._check(action, values[0])
        elif nargs != REMAINDER and nargs != SUPPRESS:
            for value in values:
                self._check(action, value)
        return SUPPRESS if nargs == SUPPRESS else values

    def _value(self, action, text):
        convert = self.parser._registries["type"].get(action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, f"{convert!r} is not callable")
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}")

    @staticmethod
    def _check(action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            choices = list(choices)
        if value not in choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, choices))})")

    def _check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and getattr(self.namespace, action.dest, None) is action.default:
                # Texts become values late: what is given on the command line makes it needless.
                setattr(self.namespace, action.dest, self._value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(map(str, missing))}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(each in self.given for each in group._group_actions):
                names = [_name_of(each) for each in group._group_actions if each.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")


def _pattern_of(action):
    """Which words are an action's, as a pattern over their kinds; dashes that only separate count for positional arguments."""
    match action.nargs:
        case None:
            pattern = "(-*A-*)"
        case "?":
            pattern = "(-*A?-*)"
        case "*":
            pattern = "(-*[A-]*)"
        case "+":
            pattern = "(-*A[A-]*)"
        case "...":
            pattern = "([-AO]*)"
        case "A...":
            pattern = "(-*A[-AO]*)"
        case "==SUPPRESS==":
            pattern = "(-*-*)"
        case count:
            pattern = f"(-*{'-*'.join('A' * count)})"
    return pattern.replace("-*", "").replace("-", "") if action.option_strings else pattern
