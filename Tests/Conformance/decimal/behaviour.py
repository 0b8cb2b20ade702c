"""Decimal numbers: arithmetic, rounding, contexts, texts, errors."""

from decimal import *
import decimal, math
def attempt(f, *a, **k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
D=Decimal
print(D("0.1")+D("0.2"),D(1)/D(3),D("1.10")*3,D(10)/4,D("3.14")//1,D("-7")%D(3),divmod(D(7),D("0.5")),D(2)**10,D(2)**-1,D(2)**D("0.5"),D(2).sqrt(),D("1e10"),D("1E-7"),D("123.4500").normalize(),D(0.1),D((1,(1,2,3),-2)),D("-0"),D("inf"),D("nan"),D("1_000.5"),D(" 5 "),D(True))
print(D("2.675").quantize(D("0.01")),D("2.665").quantize(D("0.01"),rounding=ROUND_HALF_UP),[D("2.5").quantize(D(1),r) for r in (ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP)],[D("-1.1").quantize(D(1),r) for r in (ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR)],round(D("2.5")),round(D("3.5")),round(D("2.675"),2),int(D("-3.9")),float(D("0.1")),math.floor(D("-1.5")),math.ceil(D("1.2")),abs(D(-5)),-D(3),+D("1.23"))
print(D("1.0")==D(1),D(1)<2,D("0.1")==0.1,D("0.5")==0.5,hash(D("0.5"))==hash(0.5),hash(D(5))==5,max(D(1),D(2)),sum([D("0.1")]*10),sorted([D(3),D("1.5"),D(2)]),D("1.0").compare(D(1)),D(5).as_tuple(),D("-1.50").as_tuple(),D("0.25").as_integer_ratio(),D("1.50").adjusted(),repr(D("1.50")),str(D("1E+3")),D("1E+3").to_eng_string(),D("123E+5"),bool(D(0)),D(3)+2,2-D(1),5/D(2),2**D(3), D(7)//2, 7%D(4))
print(f"{D('1234567.891'):,.2f}",f"{D('0.5'):%}",f"{D('3.14159'):.3f}",f"{D('42'):>10}|{D('42'):<8}|{D('-42'):^9}|{D('42'):+}",f"{D('1e5'):e}",f"{D('12345.678'):.3e}",f"{D('12345.678'):g}",f"{D('1.5'):010.3f}",f"{D('0'):.2f}","%.2f"%D("1.005"),format(D("1.2345"),".2f"),format(D("NaN"),"f"),f"{D('1E+5'):f}",f"{D('99.995'):.2f}", f"{D('1234.5'):012,.1f}", f"{D('0.000001234')}", f"{D('0.0000001234')}")
c=getcontext(); print(c,c.prec,c.rounding); c.prec=6; print(D(1)/7,D("1.23456789")+0,+D("1.23456789"),D("1e999999")); c.prec=28
with localcontext() as l:
    l.prec=50; print(D(1)/7, D(2).sqrt(), D(1).exp(), D(10).ln(), D(2).log10())
print(getcontext().prec, D(1).exp(), D(10).ln(), D(1000).log10(), D("0.5").ln(), D("100.5").exp(), D(3)**D("2.5"), D("1.05")**30, D(8)**(D(1)/3))
with localcontext(prec=5, rounding=ROUND_UP) as l: print(D(1)/3, l.flags[Inexact])
attempt(lambda:D(1)/0)
attempt(lambda:D(0)/0)
attempt(D,"abc")
attempt(lambda:D(-1).sqrt())
attempt(lambda:D(1)+1.5)
attempt(lambda:D("inf")-D("inf"))
attempt(lambda:D("1e999999")*10)
attempt(D,None)
attempt(D,[1])
attempt(int,D("nan"))
attempt(int,D("inf"))
attempt(lambda:D(1)<"a")
attempt(lambda:D("nan")<1)
attempt(D("1").quantize,D("1e-50"))
attempt(lambda:D(0)**0)
attempt(lambda:D(-1).ln())
attempt(lambda:D(1)%0)
attempt(lambda:D(1)//0)
attempt(setattr,c,"prec",0)
attempt(setattr,c,"rounding","x")
attempt(lambda: D(5)+"x")
attempt(lambda: D(-8)**D("0.5"))
print(D("1.23").is_signed(),D("nan").is_nan(),D("inf").is_infinite(),D(0).is_zero(),D("nan")==D("nan"),D("1.2").copy_sign(D(-1)),D("1.5").to_integral_value(),D("2.5").to_integral_value(ROUND_HALF_UP),D(5).max(D(7)),D("1.23").same_quantum(D("0.01")),D(7).remainder_near(D(4)),D(2).fma(3,4),D("123").scaleb(2),D("123").logb(),D(1).next_plus(),D("1.00").normalize(),D("100").normalize())
print(DecimalTuple(0,(1,),0), D.from_float(0.5), InvalidOperation.__mro__[1:3], decimal.DivisionByZero.__mro__[1:3], D, Context(prec=3).create_decimal("1.2345"), Context(prec=4).divide(D(1),D(3)))
c.traps[InvalidOperation]=False; print(D("abc") if False else D(-1).sqrt(), c.flags[InvalidOperation], c); c.traps[InvalidOperation]=True
principal=D("1000.00"); rate=D("0.05")
for y in range(1,4):
    interest=(principal*rate).quantize(D("0.01"),rounding=ROUND_HALF_UP); principal+=interest; print(y,interest,principal)
import json
attempt(json.dumps,D(1)); print([str(D(x)/D(7)) for x in range(5)], D(str(1.1))+D("2.2"), sum(map(D,["0.1","0.2","0.3"])))
match D("1.5"):
    case Decimal(): print("dec")
