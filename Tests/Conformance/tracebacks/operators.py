# Which part of an expression with operators the carets show.
attempts = []


def attempt(function):
    attempts.append(function)
    return function


class Never:
    def __bool__(self):
        raise ValueError("no truth value")

    def __eq__(self, other):
        raise ValueError("no equality")

    def __lt__(self, other):
        return self

    def __contains__(self, item):
        raise ValueError("no membership")


a, b, never = 1, "x", Never()


@attempt
def spaces():
    return (  a  )   +   (  b  )


@attempt
def no_spaces():
    return 1+a+b


@attempt
def two_characters():
    return a  //  b


@attempt
def power():
    return a**b


@attempt
def shift():
    return (a<<b)


@attempt
def matrix():
    return a @ b


@attempt
def bits():
    return a & b | 3


@attempt
def nested_left():
    return (a - b) * (a + a) / 2


@attempt
def nested_right():
    return a * (2 - (a % None))


@attempt
def negative_operand():
    return b - -1


@attempt
def unary_minus():
    return 1 + -b


@attempt
def unary_invert():
    return ~b


@attempt
def whole_statement():
    a + b


@attempt
def assigned():
    value = a + b
    return value


@attempt
def argument():
    return print(a, a + b, b)


@attempt
def truth_in_if():
    if never:
        return 1


@attempt
def truth_in_if_expression():
    return 1 if never else 2


@attempt
def truth_in_not():
    return not never


@attempt
def truth_in_and():
    return a and never and b


@attempt
def truth_in_condition():
    if a and never or b:
        return 1


@attempt
def truth_in_while():
    while never:
        pass


@attempt
def truth_in_while_not():
    while not (never):
        pass


@attempt
def truth_in_assert():
    assert never, "no"


@attempt
def comparison():
    return a < b


@attempt
def comparison_in_if():
    if a < b: return 1


@attempt
def comparison_chain():
    return 0 < a < b < 10


@attempt
def comparison_chain_in_if():
    if 0 < a < b:
        return 1


@attempt
def comparison_chain_truth():
    return never < never < 3


@attempt
def equality():
    return [1, never == 2]


@attempt
def membership():
    return a in never


@attempt
def membership_of_number():
    return 1 not in 5


@attempt
def augmented_alone():
    local = 1
    local += b


@attempt
def augmented_with_more():
    local = 1; local += b; local = 2


@attempt
def augmented_in_if():
    local = 1
    if a: local -= b


@attempt
def augmented_global():
    global a
    a += b


@attempt
def augmented_item():
    data = {"k": 1}
    data["k"] += b


@attempt
def augmented_item_missing():
    data = {}
    data["k"] += 1


@attempt
def augmented_attribute():
    never.count = 1
    never.count *= b


@attempt
def augmented_attribute_missing():
    never.missing += 1


@attempt
def walrus():
    return [value := a + b, value]


@attempt
def walrus_in_if():
    if (value := a + b) > 1:
        return value


@attempt
def lambda_body():
    return (lambda x: x + b)(1)


@attempt
def unknown_name():
    return 1 + unknown * 2


@attempt
def unbound_local():
    if b == 1:
        local = 1
    return [1, local]


@attempt
def unbound_augmented():
    local += 1
    local = 1

failures = []
for function in attempts:
    try:
        function()
    except Exception as error:
        failures.append(error)
    else:
        print("no exception in", function.__name__)
cause = None
for failure in failures:
    failure.__cause__ = cause
    cause = failure
print(len(failures))
raise RuntimeError("all of them") from cause

