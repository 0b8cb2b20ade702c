"""Attributes of classes: bases that change, flags, names; streams that are replaced."""
def show(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A: pass
class B: pass
class C(A): pass
show(lambda: setattr(C,'__bases__',(B,))); print(C.__bases__, C.__mro__, C.__base__)
show(lambda: A.mro()); show(lambda: type.mro(C)); show(lambda: A.__subclasses__()); show(lambda: setattr(A,'__name__','Z') or A); show(lambda: setattr(A,'__name__',3)); show(lambda: setattr(A,'__module__','m') or A)
show(lambda: dir(5)[:5]); show(lambda: sorted(vars(type('Q',(),{'z':1}))))
import sys, builtins
print(builtins.len is len, builtins.__name__, type(builtins), sys.modules['builtins'] is builtins)
class W:
    def __init__(s): s.t=''
    def write(s,x): s.t+=x
    def flush(s): pass
import io, contextlib
b=io.StringIO()
with contextlib.redirect_stdout(b): print('hidden')
print(repr(b.getvalue()))
w=W(); old=sys.stdout; sys.stdout=w; print('to w', 1); sys.stdout=old; print(repr(w.t))
sys.stderr.write(''); print(sys.stdout.isatty(), sys.stdout.encoding, sys.stdin.readline() if False else '')
show(lambda: int.from_bytes(b'\x01\x02','big')); show(lambda: (258).to_bytes(2,'little')); show(lambda: (1.5).hex()); show(lambda: float.fromhex('0x1.8p0'))
show(lambda: sys.getsizeof(1)); show(lambda: sys.version_info[:2]>=(3,9)); show(lambda: sys.exit.__name__)
