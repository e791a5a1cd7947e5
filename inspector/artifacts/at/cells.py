"""A channel number beside a band: the one proves the other, and a channel alone proves a band only where it has one."""

from inspector.bands import Band, Rat, bands_of

_LARGEST = 4_000_000


def proven(rat: Rat, channel: int | None, named: Band | None = None) -> Band | None:
    """The one band that is beyond doubt.

    A named band counts where the channel, if there is one, can be of it; without a name the channel must have a single
    candidate. None otherwise.
    """
    candidates = frozenset(bands_of(rat, channel)) if channel is not None and 0 < channel < _LARGEST else frozenset()
    if named is not None:
        return named if not candidates or named in candidates else None
    return next(iter(candidates)) if len(candidates) == 1 else None


def number(text: str, base: int = 10) -> int | None:
    """A whole number, or None for ``-``, an empty field and anything else."""
    text = text.strip(' "')
    try:
        return int(text, base) if 0 < len(text) <= 10 and text.isascii() and text.isalnum() else None
    except ValueError:
        return None
