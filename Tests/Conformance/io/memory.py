"""Streams in memory, paths as texts, identifiers and digests."""

import io, os, os.path, uuid, hashlib
def attempt(f, *a, **k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
s=io.StringIO("one\ntwo\nthree"); print(s.readline(),s.read(2),s.tell(),s.readlines(),s.read(),s.seek(0),list(s),s.getvalue()); s.seek(4); s.write("TWO"); print(s.getvalue(),s.tell(),s.truncate(),s.getvalue()); s.seek(0,2); print("x",5,file=s,sep="-",end="!\n"); print(repr(s.getvalue()))
with io.StringIO() as o:
    print("hi",file=o); o.writelines(["a","b"]); print(repr(o.getvalue()), o.readable(), o.closed, o.isatty())
print(o.closed)
attempt(o.write,"x")
attempt(o.getvalue)
attempt(s.write,5)
attempt(s.seek,-1)
attempt(s.seek,1,1)
attempt(s.fileno)
attempt(io.StringIO,5)
attempt(s.read,"x")
attempt(s.seek,0,5)
b=io.BytesIO(b"abc\ndef"); print(b.read(2),b.readline(),b.tell(),b.getvalue(),b.seek(-2,2),b.read(),b.write(b"XY"),b.getvalue(),list(io.BytesIO(b"a\nb")),b.readinto(bytearray(3)))
attempt(b.write,"x")
attempt(io.BytesIO,"x")
print(isinstance(s,io.IOBase),isinstance(s,io.TextIOBase),isinstance(b,io.BufferedIOBase),io.UnsupportedOperation.__mro__[1:3],io.SEEK_END)
print([l for l in io.StringIO("a\r\nb\nc",newline=None)],[l for l in io.StringIO("a\r\nb\rc",newline="")], io.StringIO("a\nb", newline="\r\n").getvalue().encode())
p=os.path
print(p.join("a","b","/c","d"),p.join("a/","b"),p.join("a",""),p.split("/a/b/c.txt"),p.split("/"),p.basename("/x/y.tar.gz"),p.dirname("/x/y"),p.splitext("a.b/c.tar.gz"),p.splitext(".bashrc"),p.splitext("a"),p.normpath("/a/./b/../c//d/"),p.normpath(""),p.normpath("../a/../.."),p.isabs("/a"),p.isabs("a"),p.commonprefix(["/usr/lib","/usr/local"]),p.commonpath(["/usr/lib","/usr/local/x"]),p.relpath("/a/b/c","/a/d"),p.join(b"a",b"b"),p.sep, p.expandvars("$NOPE/x"), os.sep, os.linesep, os.name, p.splitroot("//a/b"))
attempt(p.join,"a",5)
attempt(p.commonpath,[])
attempt(os.fspath,5)
attempt(os.getenv,"NOPE_X")
attempt(os.getenv,"NOPE_X","d")
attempt(os.environ.__getitem__,"NOPE_X"); os.environ["K"]="v"; print(os.environ["K"],os.getenv("K"),"K" in os.environ)
attempt(os.environ.__setitem__,"a",5)
class P:
    def __fspath__(self): return "/p/q"
print(os.fspath(P()), p.basename(P()), isinstance(P(), os.PathLike), isinstance("", os.PathLike))
u=uuid.UUID("12345678-1234-5678-1234-567812345678"); print(u,repr(u),u.hex,u.int,u.version,u.variant,u.bytes,u.fields,u.urn,uuid.uuid3(uuid.NAMESPACE_DNS,"python.org"),uuid.uuid5(uuid.NAMESPACE_URL,"http://x"),uuid.UUID(int=5),u==uuid.UUID(u.hex),u<uuid.NAMESPACE_DNS,len({u,uuid.UUID(str(u))}), uuid.UUID(bytes=u.bytes), u.bytes_le, uuid.uuid4().version, uuid.uuid1().version, len(str(uuid.uuid4())), uuid.UUID("{12345678123456781234567812345678}"))
attempt(uuid.UUID,"x")
attempt(uuid.UUID)
attempt(setattr,u,"int",5)
attempt(uuid.UUID,int=-1)
attempt(uuid.UUID,bytes=b"x")
for n in ("md5","sha1","sha224","sha256","sha384","sha512"):
    h=hashlib.new(n,b"hello"); h.update(b" world"*50); print(n,h.hexdigest(),h.digest_size,h.block_size,h.name, getattr(hashlib,n)(b"").hexdigest())
attempt(hashlib.sha256,"x")
attempt(hashlib.new,"nope"); print(hashlib.pbkdf2_hmac("sha256",b"pw",b"salt",10).hex())
