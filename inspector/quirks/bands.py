"""Band numbers that are not what they seem: zero, doubles, and Android's own enumerations."""

from collections.abc import Iterable

from inspector.bands import Band, Rat, info

# AccessNetworkConstants.GeranBand (API 28 to 36). The R, E, P and ER variants are one G900.
_GERAN_MHZ = {
    1: 380, 2: 410, 3: 450, 4: 480, 5: 710, 6: 750, 7: 810,
    8: 850, 9: 900, 10: 900, 11: 900, 12: 1800, 13: 1900, 14: 900,
}  # fmt: skip

# AccessNetworkConstants.UtranBand.BAND_A to BAND_F, as the E-UTRA numbers of the same spectrum (TS 25.102,
# 5.2).
_UTRAN_TDD = {101: (33, 34), 102: (35, 36), 103: (37,), 104: (38,), 105: (40,), 106: (39,)}


def bands_named(rat: Rat, numbers: Iterable[int]) -> frozenset[Band]:
    """The bands of a ``mBands`` list: 0 is no band, a band named twice is one, an unheard-of one is none.

    Seen: Flymodem U20 5G (Android 12 or later) prints ``mBands = [78, 78]`` for a cell on n78 alone;
    Android's HAL gives 0 for a band it does not know (PhysicalChannelConfig.BAND_UNKNOWN), Xiaomi with
    Android 12 prints ``mBand=0`` while on B7.
    Worked: LTE ``[0]`` is no band; NR ``[78, 78]`` is n78; LTE ``[12, 17]`` stays both.
    """
    named = (Band(rat, number) for number in numbers if number > 0)
    return frozenset(band for band in named if info(band) is not None)


def band_of_physical_channel(rat: Rat, number: int | None) -> frozenset[Band]:
    """The bands that ``mBand`` of a physical channel can mean: the 3GPP number only for UMTS FDD, LTE and NR.

    Seen: by construction on every phone with Android 12 or later (AccessNetworkConstants).
    Worked: GSM 10 is E-GSM, so G900, not a tenth band; TD-SCDMA 106 is range f, so TD39; TD-SCDMA 101 is
    range a, so TD33 or TD34; CDMA 1 is band class 0. A GSM number from 380 on is the MHz itself, as some
    modems give it.
    """
    if number is None or number <= 0:
        return frozenset()
    match rat:
        case Rat.GSM:
            return bands_named(rat, [_GERAN_MHZ.get(number, number)])
        case Rat.TDSCDMA:
            return bands_named(rat, _UTRAN_TDD.get(number, ()))
        case Rat.CDMA:
            return bands_named(rat, [number - 1]) if number > 1 else frozenset({Band(rat, 0)})
        case _:
            return bands_named(rat, [number])
