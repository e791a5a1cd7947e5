"""nrarfcn 2.6 (release 19 tables: TS 36.104 V19.2, TS 38.104 V19.4) as an independent oracle.

Every difference is named here with its reason, and a difference that is gone fails too.
"""

from typing import Any

import pytest
from nrarfcn import get_frequency
from nrarfcn.tables import get_table

from inspector.bands import (
    Band,
    Direction,
    Rat,
    all_bands,
    all_definitions,
    candidates,
    definitions,
    info,
    nr_channel,
    nr_frequency_khz,
)

DL, UL = Direction.DOWNLINK, Direction.UPLINK
RELEASE = 19

ONLY_OURS = {
    "B47": "V2X: TS 36.101 only, the oracle follows the base station's 36.104",
    "B252": "LTE-U Forum, not 3GPP",
    "B254": "IoT-NTN: TS 36.102",
    "B255": "IoT-NTN: TS 36.102, and LTE-U Forum",
    "B256": "IoT-NTN: TS 36.102",
    "n47": "V2X: TS 38.101-1 only",
    "n254": "NTN: TS 38.101-5 (blevic/nrarfcn#34)",
    "n255": "NTN: TS 38.101-5",
    "n256": "NTN: TS 38.101-5",
    "n510": "NTN: TS 38.101-5",
    "n511": "NTN: TS 38.101-5",
    "n512": "NTN: TS 38.101-5",
}
# 36.104 writes FDD where the band has no uplink; we say what a phone can do with it.
OURS_IS_SDL = {"B29", "B32", "B67", "B69", "B75", "B76"}
# (release, band): their first and last applicable NR-ARFCN, where the edges of the band would allow others.
RASTER_INSIDE_EDGES = {
    (17, "n41"): (499_200, 537_999),  # 15 and 30 kHz rasters only: 2690 MHz is no point of them
    (18, "n41"): (499_200, 537_999),
    (19, "n41"): (499_200, 537_999),
    (17, "n102"): (796_334, 828_333),  # V17 and V18.8; the edge of the band from V18.13 on
    (17, "n263"): (2_564_083, 2_794_243),  # listed carrier positions only
    (18, "n263"): (2_564_083, 2_794_243),
    (19, "n263"): (2_564_083, 2_794_243),
}


def rows(table: str, release: int = RELEASE) -> list[dict[str, Any]]:
    loaded = get_table(table, release)
    return [dict(zip(loaded.header, row, strict=True)) for row in loaded.data]


def khz(mhz: float) -> int:
    return round(mhz * 1000)


def edges(low: Any, high: Any) -> tuple[int, int] | None:
    return None if isinstance(low, str) else (khz(low), khz(high))


def theirs() -> dict[str, dict[str, Any]]:
    found = [*rows("lte_bands"), *rows("bands_fr1"), *rows("bands_fr2")]
    return {row["band"]: row for row in found}


def test_the_same_bands_but_for_the_known_ones() -> None:
    ours = {str(band) for band in all_bands() if band.rat in (Rat.LTE, Rat.NR)}
    assert ours - theirs().keys() == ONLY_OURS.keys()
    assert theirs().keys() <= ours


def test_the_same_edges_everywhere() -> None:
    for name, row in theirs().items():
        (ours,) = definitions(Band.parse(name))
        assert ours.uplink_khz == edges(row["f_ul_low"], row["f_ul_high"]), name
        assert ours.downlink_khz == edges(row["f_dl_low"], row["f_dl_high"]), name


def test_the_same_duplex_but_for_the_known_ones() -> None:
    differing = set()
    for name, row in theirs().items():
        ours = info(Band.parse(name))
        assert ours
        if ours.duplex != row["duplex_mode"]:
            assert (ours.duplex, row["duplex_mode"]) == ("SDL", "FDD")
            differing.add(name)
    assert differing == OURS_IS_SDL


@pytest.mark.parametrize(("direction", "side"), [(DL, "dl"), (UL, "ul")])
def test_every_lte_channel_has_their_band_and_frequency(direction: Direction, side: str) -> None:
    compared = 0
    for row in rows("lte_earfcn"):
        if isinstance(row[f"{side}_first"], str):
            continue
        band = Band.parse(row["band"])
        for channel in range(row[f"{side}_first"], row[f"{side}_last"] + 1):
            # 36.104, 5.7.3: F = F_low + 0.1 (N - N_Offs), in units of 100 kHz
            expected = khz(row[f"f_{side}_low"]) + 100 * (channel - row[f"{side}_offset"])
            (found,) = candidates(Rat.LTE, channel, direction)
            assert (found.band, found.frequency_khz) == (band, expected)
            compared += 1
    assert compared > 36_000


@pytest.mark.parametrize("side", ["dl", "ul"])
def test_no_lte_channel_that_they_do_not_know(side: str) -> None:
    known = {
        channel
        for row in rows("lte_earfcn")
        if not isinstance(row[f"{side}_first"], str)
        for channel in range(row[f"{side}_first"], row[f"{side}_last"] + 1)
    }
    ours = {
        channel: str(definition.band)
        for definition in all_definitions()
        if definition.band.rat is Rat.LTE
        for run in (definition.downlink_channels if side == "dl" else definition.uplink_channels)
        for channel in run.numbers
    }
    extra = {band for channel, band in ours.items() if channel not in known}
    expected = {name for name in ONLY_OURS if name[0] == "B"} - ({"B252"} if side == "ul" else set())
    assert extra == expected
    assert known <= ours.keys()


@pytest.mark.parametrize("release", [17, 18, 19])
def test_applicable_nr_arfcns_reach_from_edge_to_edge_but_for_the_known_ones(release: int) -> None:
    differing = {}
    for (name, side), (first, last) in applicable(release).items():
        ours = info(Band.parse(name))
        assert ours
        reach = ours.downlink_khz if side == "dl" else ours.uplink_khz
        assert reach
        outermost = (
            next(n for f in range(reach[0], reach[0] + 81) if (n := nr_channel(f)) is not None),
            next(n for f in range(reach[1], reach[1] - 81, -1) if (n := nr_channel(f)) is not None),
        )
        assert outermost[0] <= first <= last <= outermost[1]
        if (first, last) != outermost:
            differing[release, name] = (first, last)
    assert differing == {key: value for key, value in RASTER_INSIDE_EDGES.items() if key[0] == release}


def applicable(release: int) -> dict[tuple[str, str], tuple[int, int]]:
    """The outermost applicable NR-ARFCNs of each band and direction, over all of its rasters."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for row in (*rows("applicable_nrarfcn_fr1", release), *rows("applicable_nrarfcn_fr2", release)):
        for side in ("dl", "ul"):
            first, last = row[f"{side}_first"], row[f"{side}_last"]
            if not isinstance(first, str):
                low, high = found.get((row["band"], side), (first, last))
                found[row["band"], side] = (min(low, first), max(high, last))
    return found


def test_the_nr_raster_is_theirs() -> None:
    """TS 38.104, Table 5.4.2.1-1: every boundary, and a walk in steps of a prime."""
    for row in rows("freq_nrarfcn"):
        for channel in (row["n_ref_min"], row["n_ref_min"] + 1, row["n_ref_max"]):
            expected = khz(row["f_ref_offs"]) + row["df_global"] * (channel - row["n_ref_offs"])
            assert nr_frequency_khz(channel) == expected
    assert nr_frequency_khz(3_279_166) is None
    for channel in range(0, 3_279_166, 6983):
        assert nr_frequency_khz(channel) == khz(get_frequency(channel, RELEASE))
