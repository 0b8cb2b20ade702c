"""JSON written and read: options, hooks, errors."""

import json
def attempt(f, *a, **k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e, "")
class C: pass
attempt(json.dumps,{1,2})
attempt(json.dumps,{'a':[1,C()]})
attempt(json.dumps,[float('nan')],allow_nan=False)
attempt(json.dumps,{(1,2):3})
attempt(json.dumps,{(1,2):3,'a':1},skipkeys=True)
attempt(json.dumps,{1:2,'a':3},sort_keys=True)
l=[]; l.append(l)
attempt(json.dumps,l); d={}; d['x']=d
attempt(json.dumps,d)
attempt(json.dumps,b'x')
attempt(json.dumps,1,indent='x')
attempt(json.dumps,[1,{'a':[]}],indent='--')
attempt(json.dumps,1,foo=2)
attempt(json.dumps)
for s in ['','{','[','"','"a','[1,','[1,]','{"a"','{"a":','{"a":1','{"a":1,','{"a":1,}','{a:1}','nul','-','1.','1e','01','[1 2]','{"a" 1}','"\n"','"\\q"','"\\u12"','"\\ud800"','"\\ud83d\\ude00"','{"a":1 "b"}','1 2',' [1] x','NaN','-Infinity','Infinity','-Inf','tru','"\\','"\\u','\ufeff1','[1,2','["a",','\t1','{1:2}','{"a":}','[,]','--1','+1','.5','1.5e300','1e999','123456789012345678901234567890','"\x7f"','"\\u12G4"','"\x00"', '{"a":1,"a":2}', "{'a':1}", '[1,,2]','{"a":1,,}', '[\n1,\n2\nx]', '"\\ud83dx"', '"\\ud83d\\u0041"']:
    try: print(ascii(s), repr(json.loads(s)).encode('ascii','backslashreplace'))
    except json.JSONDecodeError as e: print(ascii(s), e, '|', e.msg, e.pos, e.lineno, e.colno, e.doc==s)
    except Exception as e: print(ascii(s), type(e).__name__, e)
attempt(json.loads,5)
attempt(json.loads,b'{"a":1}')
attempt(json.loads,bytearray(b'[1]'))
attempt(json.loads,'[1]'.encode('utf-16'))
attempt(json.loads, None)
attempt(json.loads,'1'*5000)
attempt(json.loads,'['*100000); 
def deep(n):
    x=[]
    for _ in range(n): x=[x]
    return x
attempt(json.dumps,deep(100000))
attempt(json.loads, '"\n"', strict=False)
attempt(json.loads,'{"a":1.5,"b":2,"c":NaN}',parse_float=str,parse_int=lambda s:'i'+s,parse_constant=lambda s:'c'+s)
attempt(json.loads,'{"a":{"b":1}}',object_hook=lambda d:list(d.items()))
attempt(json.loads,'{"a":{"b":1}}',object_pairs_hook=lambda p:p)
print(list(json.JSONEncoder().iterencode({"a":[1,{"b":None}],"c":[],"d":{}})), list(json.JSONEncoder(indent=1).iterencode([1,[2],{}])), list(json.JSONEncoder().iterencode("a")),list(json.JSONEncoder().iterencode([])))
attempt(json.JSONDecoder().raw_decode,'[1] x')
attempt(json.JSONDecoder().raw_decode,' 1')
attempt(json.JSONDecoder().raw_decode,'1 ', 1)
attempt(json.JSONDecoder().decode,' 1 ')
attempt(json.JSONDecoder().raw_decode,'1',-1)
attempt(json.dumps,"é\u2028\U0001f600\x00\x1f\"\\/\b\f\n\r\t\x7f")
attempt(json.dumps,"é\u2028\U0001f600\x00\x7f",ensure_ascii=False)
attempt(json.dumps,"\ud800")
attempt(json.dumps,[1.0,1e100,-0.0,1e-7,10**30,True,None,1.5,float('inf'),float('-inf')])
attempt(json.dumps,{1:1,1.5:2,True:3,None:4})
attempt(json.dumps,(1,2))
attempt(json.dumps,{"b":1,"a":2},sort_keys=True,indent=2,separators=(',',':'))
attempt(json.dumps,C(),default=lambda o:{'c':1})
attempt(json.dumps,C(),default=lambda o:o)
attempt(json.JSONEncoder().default, 5)
attempt(json.dumps,[1,2],indent=0)
attempt(json.dumps,[],indent=2)
attempt(json.dumps,{},indent=2)
attempt(json.dumps,[[],{}],indent=2)
attempt(json.dumps,{"a":1},separators=("x","y"))
class E(json.JSONEncoder):
    def default(self,o): return "E" if isinstance(o,C) else super().default(o)
attempt(json.dumps,[C()],cls=E)
attempt(json.dumps,[{1}],cls=E)
attempt(E().encode,[C()])
attempt(json.dumps,{"a":float('nan')})
attempt(json.dumps,{float('nan'):1},allow_nan=False)
attempt(json.JSONDecodeError,"m","a\nb",3); print(json.JSONDecodeError.__mro__, json.decoder.JSONDecodeError)
class D(dict): pass
class L(list): pass
class S(str): pass
class I(int):
    def __repr__(self): return 'I'
attempt(json.dumps,[D(a=1),L([1]),S("x"),I(5),{S("k"):I(3)}, {I(7):1}])
