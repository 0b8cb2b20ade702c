import math
import operator as op
import sys

Symbol = str


def tokenize(s):
    return s.replace('(', ' ( ').replace(')', ' ) ').split()


def parse(program):
    tokens = tokenize(program)
    out = []
    while tokens:
        out.append(read(tokens))
    return out


def read(tokens):
    if not tokens:
        raise SyntaxError('unexpected EOF while reading')
    match tokens.pop(0):
        case '(':
            lst = []
            while tokens[0] != ')':
                lst.append(read(tokens))
            tokens.pop(0)
            return lst
        case ')':
            raise SyntaxError('unexpected )')
        case token:
            return atom(token)


def atom(token):
    for t in int, float:
        try:
            return t(token)
        except ValueError:
            pass
    return {'#t': True, '#f': False}.get(token, Symbol(token))


class Env(dict):
    def __init__(self, params=(), args=(), outer=None):
        self.update(zip(params, args))
        self.outer = outer

    def find(self, var):
        if var in self:
            return self
        if self.outer is None:
            raise LookupError(var)
        return self.outer.find(var)


class Lambda:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def __call__(self, *args):
        return evaluate(self.body, Env(self.params, args, self.env))


def standard_env():
    env = Env()
    env.update({k: v for k, v in vars(math).items() if not k.startswith('_')})
    env.update({'+': op.add, '-': op.sub, '*': op.mul, '/': op.truediv, '<': op.lt, '>': op.gt, '=': op.eq, '<=': op.le,
                'car': lambda x: x[0], 'cdr': lambda x: x[1:], 'cons': lambda x, y: [x] + y, 'list': lambda *x: list(x),
                'length': len, 'null?': lambda x: x == [], 'map': lambda f, xs: [*map(f, xs)], 'display': print, 'apply': lambda f, a: f(*a)})
    return env


def evaluate(x, env):
    while True:
        match x:
            case str(name):
                return env.find(name)[name]
            case bool() | int() | float():
                return x
            case ['quote', expr]:
                return expr
            case ['if', test, yes, no]:
                x = yes if evaluate(test, env) else no
            case ['define', [name, *params], body]:
                env[name] = Lambda(params, body, env)
                return None
            case ['define', str(name), value]:
                env[name] = evaluate(value, env)
                return None
            case ['set!', name, value]:
                env.find(name)[name] = evaluate(value, env)
                return None
            case ['lambda', [*params], body]:
                return Lambda(params, body, env)
            case ['begin', *exprs, last]:
                for e in exprs:
                    evaluate(e, env)
                x = last
            case ['let', [*bindings], body]:
                x = body
                env = Env([n for n, _ in bindings], [evaluate(v, env) for _, v in bindings], env)
            case [head, *args]:
                f = evaluate(head, env)
                values = [evaluate(a, env) for a in args]
                if isinstance(f, Lambda):
                    x, env = f.body, Env(f.params, values, f.env)
                else:
                    return f(*values)
            case []:
                raise SyntaxError("empty application")


def show(x):
    if isinstance(x, list):
        return '(' + ' '.join(map(show, x)) + ')'
    return {True: '#t', False: '#f'}.get(x, str(x)) if isinstance(x, bool) else str(x)


ENV = standard_env()
for line in """(define (fact n) (if (<= n 1) 1 (* n (fact (- n 1)))))
(fact 25)
(map (lambda (x) (* x x)) (list 1 2 3 4.5))
(begin (define r 10) (* pi (* r r)))
(define (loop i acc) (if (= i 0) acc (loop (- i 1) (+ acc i))))
(loop 5000 0)
(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define c (counter))
(list (c) (c) (c))
(quote (a (b c) #t))
(let ((x 2) (y 3)) (display x y (+ x y)))
(undefined 1)
(/ 1 0)
(car (list))
(hypot 3 4)
)
(1 2)
(+ 1""".splitlines():
    try:
        for expr in parse(line):
            value = evaluate(expr, ENV)
            if value is not None:
                print(show(value))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
