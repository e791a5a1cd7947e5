"""Channel numbers that are not what they seem: zero, cut to 16 bits, or of another RAT."""

from collections.abc import Iterable

from inspector.bands import Band, Rat, bands_of

_WORD = 65536
"""2 to the 16th: what a modem loses that keeps an EARFCN in 16 bits (TS 36.101 has EARFCN up to 262143)."""


def zero_is_no_channel(channel: int | None) -> int | None:
    """Channel 0 means "unknown", like Android's -1 and 2147483647.

    Seen: a handset with Android 16 prints
    ``mNetworkType=LTE_CA,...,mDownlinkChannelNumber=0,...,mDownlinkFrequency=0`` for a carrier on B3; a box
    without a modem (Rockchip rk3399, Android 9) prints ``mChannelNumber=0``.
    Worked: EARFCN 0 is the lower edge of B1 (2110.0 MHz), where no carrier can be centred, so 0 is never
    B1. ARFCN 0 exists (935.0 MHz) but emulators and modems print it for "none".
    """
    return channel if channel is not None and channel > 0 else None


def channel_of_its_own_rat(rat: Rat, channel: int | None) -> int | None:
    """A number that no band of the RAT has is no channel of that RAT.

    Seen: modems put the NR-ARFCN of the NR leg into an LTE field; the emulator (Android 16) prints
    ``mChannelNumber=9000`` on NR, where 9000 would be 45 MHz.
    Worked: 636666 in ``mEarfcn`` is no EARFCN (none is above 70655 in any band); the LTE cell then has no
    channel.
    """
    return channel if channel is not None and bands_of(rat, channel) else None


def signal_is_no_channel(channel: int | None) -> int | None:
    """A channel that can be a GSM-style signal strength (0 to 31, 99; TS 27.007, 8.5) is none, unless a band is named.

    Seen: Samsung SCH-R890 (US Cellular, LineageOS 17.1, Android 10). Its RIL is older than the channel in
    RIL_CellIdentity (ril.h, version 12), so Android reads the next field, the signal, as the channel.
    Worked: ``mEarfcn=30 ... rssi=2147483647`` in the United States would be B1, which nobody runs there; it is
    30 of 31. A GSM 900 cell on ARFCN 1 to 31 is given up with it: no claim is better than a false one.
    """
    return None if channel is not None and (channel <= 31 or channel == 99) else channel


def earfcn_cut_to_16_bits(channel: int | None, named: Iterable[Band]) -> int | None:
    """Some modems report the EARFCN modulo 65536.

    Seen: Google Pixel 7 and others with a Samsung modem, Android 13 (mroczis/netmonster-core issue 59).
    Worked: B66 at 2147.5 MHz is channel 66811; the phone prints 1275, which is B3. With ``mBands=[66]``
    beside it, it is 66811 again; with nothing beside it, or with ``mBands=[3]``, it stays 1275.
    Undone only when another field of the same cell names the band.
    """
    bands = {band for band in named if band.rat is Rat.LTE}
    if channel is None or not bands or channel >= _WORD or bands & set(bands_of(Rat.LTE, channel)):
        return channel
    whole = channel + _WORD
    return whole if bands & set(bands_of(Rat.LTE, whole)) else channel


def rat_of_serving_channel(voice: str | None, data: str | None) -> Rat | None:
    """Whose channel ``mChannelNumber`` of a ServiceState is. It names no RAT, and it is no EARFCN by default.

    Seen: Motorola Edge+ 2023 on a standalone NR network (Android 13) prints ``mChannelNumber=401050`` with
    the LTE duplex table's ``duplexMode()=0``; on 3G it is a UARFCN.
    Worked: voice unknown and data NR: NR. Voice HSPA and data LTE (a call that fell back): either's, so
    None. IWLAN has no channel and CDMA never prints one, so the other decides.
    """
    rats = {Rat(name) for name in (voice, data) if name and name in Rat.__members__ and name != Rat.CDMA}
    return rats.pop() if len(rats) == 1 else None
