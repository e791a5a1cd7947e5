"""The band table: one row per definition of a band, read once from ``data/bands.csv``.

The table is our own (docs/decisions/0002-own-band-tables.md). Its columns are the fields of `BandInfo`;
frequencies are whole kHz. A cell of channel numbers holds one or more runs, separated by spaces:
``first-last@kHz/step``, where kHz is the frequency of the first number and step the kHz per number, or
``n+n+n@kHz/step`` where only the listed numbers are channels. NR has no runs: its raster is global
(TS 38.104, 5.4.2.1), see `inspector.bands.channels`.
"""

import csv
from enum import StrEnum
from functools import cache
from pathlib import Path

from inspector.bands.band import Band, Rat
from inspector.dataclass import dataclass

_FILE = Path(__file__).with_name("data") / "bands.csv"


class Duplex(StrEnum):
    """How a band carries its two directions."""

    FDD = "FDD"
    TDD = "TDD"
    SDL = "SDL"
    """Supplementary downlink: never used alone."""
    SUL = "SUL"
    """Supplementary uplink: never used alone."""
    SDO = "SDO"
    """Standalone downlink only: 5G broadcast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """One run of channel numbers in one direction, evenly spaced in frequency.

    ``numbers`` is a range, or the list of the only numbers that are channels (the additional channels of
    UTRA). ``first_khz`` is the frequency of the first number, ``step_khz`` the distance per number.
    """

    numbers: range | tuple[int, ...]
    first_khz: int
    step_khz: int

    def frequency_khz(self, channel: int) -> int | None:
        """Centre of the channel in kHz; None where the number is not of this run."""
        if channel not in self.numbers:
            return None
        return self.first_khz + (channel - self.numbers[0]) * self.step_khz

    def channel(self, frequency_khz: int) -> int | None:
        """The channel centred on the frequency; None where there is none."""
        steps, rest = divmod(frequency_khz - self.first_khz, self.step_khz)
        number = self.numbers[0] + steps
        return number if rest == 0 and number in self.numbers else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BandInfo:
    """One definition of a band. Some bands have several, see `definitions`.

    ``name`` is the usual short name ("AWS-1", "700 bc"); TD-SCDMA keeps the letter of its UTRA TDD band in
    it. ``nominal_mhz`` is the label people use, not a frequency. Edges are (low, high) in kHz, None where the
    band has no such direction or its edges are not known; those of CDMA are the outermost channel centres.
    ``source`` names the clause and where it was read, ``release`` the release of that text or "not stated".
    ``note`` says what is disputed or odd.
    """

    band: Band
    name: str
    nominal_mhz: int
    duplex: Duplex
    uplink_khz: tuple[int, int] | None
    downlink_khz: tuple[int, int] | None
    uplink_channels: tuple[Channels, ...]
    downlink_channels: tuple[Channels, ...]
    source: str
    release: str
    note: str

    @property
    def downlink_only(self) -> bool:
        """Whether a phone can only receive on the band."""
        return self.duplex in (Duplex.SDL, Duplex.SDO)

    @property
    def spacing_khz(self) -> int | None:
        """Downlink minus uplink (Tx-Rx spacing), from the lower edges; 0 for TDD, None without a pair."""
        if self.uplink_khz is None or self.downlink_khz is None:
            return None
        return self.downlink_khz[0] - self.uplink_khz[0]


def info(band: Band) -> BandInfo | None:
    """What the table says of a band; None where it has no such band.

    Where a band has several definitions this is the usual one: E-GSM for G900, and for B255 the band of 3GPP.
    """
    return next(iter(definitions(band)), None)


def definitions(band: Band) -> tuple[BandInfo, ...]:
    """Every definition of a band, the usual one first.

    More than one have G900 (the variants of GSM 900), BC10 (two parts with their own spacing) and B255 (a
    number that both 3GPP and the LTE-U Forum gave away).
    """
    return _by_band().get(band, ())


def all_bands() -> tuple[Band, ...]:
    """Every band of the table once, sorted."""
    return tuple(_by_band())


def all_definitions() -> tuple[BandInfo, ...]:
    """Every row of the table, sorted by band."""
    return tuple(row for rows in _by_band().values() for row in rows)


@cache
def _by_band() -> dict[Band, tuple[BandInfo, ...]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        found: dict[Band, tuple[BandInfo, ...]] = {}
        for row in rows:
            definition = _definition(row)
            found[definition.band] = (*found.get(definition.band, ()), definition)
    return found


def _definition(row: list[str]) -> BandInfo:
    rat, number, name, mhz, duplex, ul_low, ul_high, dl_low, dl_high, ul, dl, source, release, note = row
    return BandInfo(
        band=Band(Rat(rat), int(number)),
        name=name,
        nominal_mhz=int(mhz),
        duplex=Duplex(duplex),
        uplink_khz=(int(ul_low), int(ul_high)) if ul_low else None,
        downlink_khz=(int(dl_low), int(dl_high)) if dl_low else None,
        uplink_channels=tuple(map(_run, ul.split())),
        downlink_channels=tuple(map(_run, dl.split())),
        source=source,
        release=release,
        note=note,
    )


def _run(text: str) -> Channels:
    listed, _, spacing = text.partition("@")
    first_khz, _, step_khz = spacing.partition("/")
    first, dash, last = listed.partition("-")
    numbers = range(int(first), int(last) + 1) if dash else tuple(map(int, listed.split("+")))
    return Channels(numbers=numbers, first_khz=int(first_khz), step_khz=int(step_khz))
