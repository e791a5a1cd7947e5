"""How the bytes of a saved text are encoded: UTF-8, or UTF-16 where it went through a redirection of PowerShell."""

import codecs

_PROBE = 512


def utf_16(head: bytes) -> str | None:
    """The kind of UTF-16 that a text begins as, with a byte order mark or, for Latin letters, without."""
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    probe = head[:_PROBE]
    if len(probe) >= 8:
        even, odd = probe[::2].count(0), probe[1::2].count(0)
        if odd > len(probe) // 4 and not even:
            return "utf-16-le"
        if even > len(probe) // 4 and not odd:
            return "utf-16-be"
    return None


def text(raw: bytes) -> str:
    """The whole as text without its byte order mark; what is not valid is replaced."""
    return raw.decode(utf_16(raw) or "utf-8", "replace").removeprefix("\ufeff")


def decoded(raw: bytes) -> tuple[str, str, bytes]:
    """Text, encoding, and an odd byte at the end.

    latin-1 gives every byte back as it was, so nothing but the replaced values changes. UTF-16 (a PowerShell redirect)
    is read as what it is, else no rule would see a digit beside a digit.
    """
    encoding = utf_16(raw)
    if encoding is None:
        return raw.decode("latin-1"), "latin-1", b""
    whole = len(raw) & ~1
    return raw[:whole].decode(encoding, "surrogatepass"), encoding, raw[whole:]
