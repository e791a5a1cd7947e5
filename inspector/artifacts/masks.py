"""Band numbers out of the bit masks and number codes that modems use."""

from collections.abc import Iterable

from inspector.bands import Band, Rat, info

MOST_BITS = 1024
"""Bits of one mask that are looked at; no modem has more than 512 (NR)."""


def bits(mask: int) -> tuple[int, ...]:
    """The places of the bits that are set, from 0; beyond MOST_BITS nothing is read."""
    mask &= (1 << MOST_BITS) - 1
    return tuple(place for place in range(mask.bit_length()) if mask >> place & 1)


def numbered(rat: Rat, mask: int, first: int = 1) -> frozenset[Band]:
    """A mask whose bit 0 is the band ``first``. As the mask says it: also numbers that 3GPP has not given away."""
    return frozenset(Band(rat, place + first) for place in bits(mask))


def little_endian(data: bytes) -> int:
    """A mask as Qualcomm's items and TLVs store it."""
    return int.from_bytes(data[: MOST_BITS // 8], "little")


def known(bands: Iterable[Band]) -> frozenset[Band]:
    """Only the bands that exist: an "all ones" mask also sets the bits of numbers that mean nothing."""
    return frozenset(band for band in bands if info(band) is not None)
