"""compile, exec and eval: modes, scopes, restricted built-ins, __import__."""
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
c=compile('x=1\nprint(x+1)\n','<s>','exec'); print(c.co_name, c.co_filename); exec(c); print(x)
e=compile('1+y','<e>','eval'); print(eval(e,{'y':4})); 
ns={}; exec(c,ns); print(sorted(ns))
exec(compile('1+1\n"abc"\nNone','<i>','single') if False else compile('41+1','<i>','single'))
exec(compile('for i in range(3): i*2\n','<i>','single'))
show(lambda: compile('1+','f','exec')); show(lambda: compile('x=1','f','eval')); show(lambda: compile('1','f','nope')); show(lambda: compile(3,'f','exec')); show(lambda: compile('1','f')); show(lambda: compile('1',3,'exec'))
show(lambda: eval(c)); show(lambda: exec(3)); show(lambda: eval('x', {'x':1},{'x':2})); show(lambda: eval('x=1')); show(lambda: eval('  1+1 ')); show(lambda: eval(b'1+2'))
show(lambda: eval('a+b', {'a':1}, {'b':2}))
loc={}; exec('def f(): return g0\nval=f()\nz=[i for i in range(3)]\nclass Q: w=1\n', {'g0':7}, loc); print(sorted(loc), loc['val'], loc['z'])
def show2(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
show2(lambda: exec('a=1\ndef f(): return a\nf()', {}, {}))
show(lambda: eval('len([1,2])', {'__builtins__': {}})); show(lambda: eval('abs(-1)', {'__builtins__': {'abs': abs}})); show(lambda: eval('__import__("os")', {'__builtins__': None}))
def inner():
    v=5
    print(eval('v+1'), eval('locals()')); exec('v=9'); print(v); exec('nv=3'); print('nv' in locals())
    d={}; exec('q=v', globals(), {'v':1}); 
    return [eval('v') for _ in range(2)]
show(inner)
try: exec(compile('def boom():\n  1/0\nboom()\n','<gen>','exec'))
except ZeroDivisionError as ex:
    tb=ex.__traceback__
    while tb: print(tb.tb_frame.f_code.co_filename.split('/')[-1], tb.tb_lineno, tb.tb_frame.f_code.co_name); tb=tb.tb_next
g={'__name__':'mod'}; exec('class K: pass\ndef fn(): pass', g); print(g['K'].__module__, g['fn'].__module__, g['K'])
show(lambda: exec('x', {}, 3)); show(lambda: exec('x', 3)); show(lambda: eval('x', 3))
def fr():
    y=1
    def h(): return y
    return h
show(lambda: exec(fr().__code__)); show(lambda: eval(fr.__code__)); 
show(lambda: __import__('math').pi); show(lambda: __import__('nope_x')); show(lambda: __import__('math', fromlist=['pi']).__name__)
show(lambda: compile('a b','zz.py','exec'))
try: compile('a b\n','zz.py','exec')
except SyntaxError as er: print(er.filename, er.lineno, er.offset, er.text, er.msg)
exec('import sys; print(sys._getframe().f_code.co_name, __name__)')
print(eval('(lambda q: q*2)(4)'), eval('[x for x in range(3) if x]'), eval('{**{1:2}}'))
exec('global gx\ngx=4'); print(gx)
exec("print('unicode é')")
