"""A channel number beside a band: the one proves the other, and a channel alone proves a band only where it has one."""

from inspector.bands import Band, Rat, bands_of, info

_LARGEST = 4_000_000
_ABOVE_IN_AMERICA = frozenset({66, 70, 71, 85, 103, 106})
_ABOVE_ELSEWHERE = frozenset({68, 72, 73, 74, 87, 88})
"""LTE bands with channels above 65535 on which land networks serve phones, by where they are given out: 66, 70, 71, 85,
103 and 106 only in the Americas. B65 and the B25x serve aircraft and satellites."""


def proven(rat: Rat, channel: int | None, named: Band | None = None) -> Band | None:
    """The one band that is beyond doubt.

    A named band that exists counts where the channel, if there is one, can be of it; without a name the channel must
    have a single candidate. None otherwise.
    """
    candidates = frozenset(bands_of(rat, channel)) if channel is not None and 0 < channel < _LARGEST else frozenset()
    if named is not None:
        return named if info(named) is not None and (not candidates or named in candidates) else None
    return next(iter(candidates)) if len(candidates) == 1 else None


def may_be_cut(channel: int | None, mcc: str = "") -> bool:
    """Whether an EARFCN that was kept in 16 bits can be of a band above 65535 on which a phone can register.

    ``mcc`` is the country of the network that serves, where it is known: half of those bands are not used there.
    """
    above = [info(band) for band in bands_of(Rat.LTE, (channel or 0) + 0x10000)]
    numbers = {about.band.number for about in above if about is not None and about.uplink_khz is not None}
    if mcc[:1] in ("3", "7"):
        numbers &= _ABOVE_IN_AMERICA
    elif mcc[:1] in ("2", "4", "5", "6"):
        numbers &= _ABOVE_ELSEWHERE
    return bool(numbers)


def number(text: str, base: int = 10) -> int | None:
    """A whole number, or None for ``-``, an empty field and anything else."""
    text = text.strip(' "')
    try:
        return int(text, base) if 0 < len(text) <= 10 and text.isascii() and text.isalnum() else None
    except ValueError:
        return None
