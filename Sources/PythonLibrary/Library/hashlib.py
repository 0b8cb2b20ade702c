"""Hash functions (Library Reference, "hashlib"): MD5, SHA-1 and SHA-2."""

from _hashlib import new as _new

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = set(algorithms_guaranteed)
__all__ = ("new", "algorithms_guaranteed", "algorithms_available", "md5", "sha1", "sha224", "sha256", "sha384", "sha512")


def new(name, data=b"", *, usedforsecurity=True):
    return _new(name, data)


def _constructor(name):
    def constructor(string=b"", *, usedforsecurity=True):
        return _new(name, string)

    constructor.__name__ = constructor.__qualname__ = "openssl_" + name
    return constructor


md5, sha1, sha224, sha256, sha384, sha512 = map(_constructor, ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"))


def file_digest(fileobj, digest, /):
    result = new(digest) if isinstance(digest, str) else digest()
    while data := fileobj.read(65536):
        result.update(data)
    return result


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    size = _new(hash_name).block_size
    if len(password) > size:
        password = _new(hash_name, password).digest()
    password = password.ljust(size, b"\0")
    inner = _new(hash_name, bytes(byte ^ 0x36 for byte in password))
    outer = _new(hash_name, bytes(byte ^ 0x5C for byte in password))

    def keyed(data):
        first, second = inner.copy(), outer.copy()
        first.update(data)
        second.update(first.digest())
        return second.digest()

    length = dklen or inner.digest_size
    key = b""
    block = 0
    while len(key) < length:
        block += 1
        part = keyed(salt + block.to_bytes(4, "big"))
        total = int.from_bytes(part, "big")
        for _ in range(iterations - 1):
            part = keyed(part)
            total ^= int.from_bytes(part, "big")
        key += total.to_bytes(len(part), "big")
    return key[:length]
