"""What is one cell and what is not, and which bands it can be on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.artifacts.telephony_registry import parse
from inspector.bands import Band, Rat, bands_of
from inspector.facts import Cell, CellRole
from inspector.facts.cells import Sighting, cells, merge
from tests.artifacts.registry_lines import (
    IDENTITY_NR,
    carrier,
    dump,
    info,
    lte,
    measured,
    service,
)


def cells_of(**fields: str) -> tuple[Cell, ...]:
    registry, _ = parse(dump(fields))
    return cells(registry.slots[0], "dumpsys telephony.registry")


def short(found: tuple[Cell, ...]) -> list[tuple[str, int | None, str]]:
    return [("/".join(map(str, cell.bands)), cell.channel, str(cell.role)) for cell in found]


def nr(channel: int | str, bands: str = "[]") -> str:
    return IDENTITY_NR.replace("632448", str(channel)).replace("[78]", bands)


def state(channel: int = -1, technology: str = "14(LTE)", *cells: str) -> str:
    entries = [info(cell=cell, technology=technology[3:-1]) for cell in cells]
    return service(*entries, channel=channel, voice_technology=technology, data_technology=technology)


LTE_STATE = state(1300, "14(LTE)", lte(1300, "[3]"))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        pytest.param(
            {
                "mServiceState": LTE_STATE,
                "mCellIdentity": lte(1300, "[3]"),
                "mCellInfo": f"[{measured(lte(1300, '[3]'), 'YES', 1)}]",
                "mPhysicalChannelConfigs": f"[{carrier()}]",
            },
            [("B3", 1300, "primary")],
            id="five_fields_of_one_channel_are_one_cell",
        ),
        pytest.param(
            {"mCellInfo": f"[{measured(lte(6300))}, {measured(lte(6300))}]"},
            [("B20", 6300, "neighbour")],
            id="two_neighbours_on_one_channel",
        ),
        pytest.param(
            {"mServiceState": state(1300, "14(LTE)", lte("[****]", "[3]"))},
            [("B3", 1300, "primary")],
            id="masked_channel_and_mChannelNumber",
        ),
        pytest.param(
            {"mServiceState": LTE_STATE, "mCellInfo": f"[{measured(lte('[****]'))}]"},
            [("B3", 1300, "primary")],
            id="a_cell_with_neither_channel_nor_band",
        ),
        pytest.param(
            {"mPhysicalChannelConfigs": f"[{carrier(technology='LTE_CA', channel=0)}]"},
            [("B3", None, "primary")],
            id="channel_0_of_an_lte_ca_carrier",
        ),
        pytest.param(
            {
                "mServiceState": LTE_STATE,
                "mPhysicalChannelConfigs": f"[{carrier(channel=0)}, {carrier('SecondaryServing', channel=0, band=7)}]",
            },
            [("B3", 1300, "primary"), ("B7", None, "secondary")],
            id="carriers_without_channels_join_by_band",
        ),
        pytest.param(
            {
                "mServiceState": LTE_STATE,
                "mPhysicalChannelConfigs": f"[{carrier(channel=2147483647, band=0)}]",
            },
            [("B3", 1300, "primary")],
            id="band_0_is_unknown",
        ),
        pytest.param(
            {
                "mServiceState": state(1275, "14(LTE)", lte(1275, "[66]")),
                "mPhysicalChannelConfigs": f"[{carrier(channel=66811, band=66)}]",
            },
            [("B66", 66811, "primary")],
            id="an_earfcn_cut_to_16_bits_in_some_fields",
        ),
        pytest.param(
            {"mServiceState": state(1275, "14(LTE)", lte(1275))},
            [("B3", 1275, "primary")],
            id="a_cut_earfcn_that_nothing_contradicts",
        ),
        pytest.param(
            {"mCellInfo": f"[{measured(nr(632448, '[]'), 'YES', 1)}]"},
            [("n77/n78", 632448, "primary")],
            id="3487_mhz_is_n77_or_n78",
        ),
        pytest.param(
            {"mCellInfo": f"[{measured(nr(632448, '[78, 78]'), 'YES', 1)}]"},
            [("n78", 632448, "primary")],
            id="one_band_named_twice",
        ),
        pytest.param(
            {
                "mCellInfo": f"[{measured(nr(632448, '[77, 78]'), 'YES', 1)}]",
                "mPhysicalChannelConfigs": f"[{carrier(technology='NR', channel=632448, band=78)}]",
            },
            [("n78", 632448, "primary")],
            id="two_lists_agree_on_one_band",
        ),
        pytest.param(
            {
                "mCellInfo": f"[{measured(nr(632448, '[77]'), 'YES', 1)}]",
                "mPhysicalChannelConfigs": f"[{carrier(technology='NR', channel=632448, band=78)}]",
            },
            [("n77/n78", 632448, "primary")],
            id="two_fields_contradict_each_other",
        ),
        pytest.param(
            {
                "mServiceState": LTE_STATE,
                "mCellInfo": f"[{measured(nr(632448, '[78]'), 'YES', 0)}]",
            },
            [("B3", 1300, "primary"), ("n78", 632448, "secondary")],
            id="en_dc_lists_nr_as_registered",
        ),
        pytest.param(
            {"mServiceState": state(9000, "20(NR_SA)", nr("[****]", "[41]"))},
            [("n41", None, "primary")],
            id="the_emulators_nr_channel",
        ),
        pytest.param({"mServiceState": state(401050, "0(Unknown)")}, [], id="a_serving_channel_of_an_unknown_rat"),
        pytest.param(
            {"mServiceState": state(636666, "14(LTE)", lte(1300))},
            [("B3", 1300, "primary")],
            id="an_nr_channel_in_the_serving_field",
        ),
        pytest.param(
            {"mServiceState": state(10700, "15(HSPAP)")},
            [("U1", 10700, "primary")],
            id="a_uarfcn_is_no_earfcn",
        ),
        pytest.param({"mServiceState": state(4400, "3(UMTS)")}, [("U5/U6", 4400, "primary")], id="850_is_u5_or_u6"),
        pytest.param(
            {"mPhysicalChannelConfigs": f"[{carrier(technology='GSM', channel=62, band=10)}]"},
            [("G900", 62, "primary")],
            id="gsm_band_10_is_no_tenth_band",
        ),
        pytest.param(
            {"mCellInfo": f"[{measured('CellIdentityGsm:{ mLac=1 mArfcn=0 mBsic=0x7fffffff }', 'YES', 1)}]"},
            [],
            id="arfcn_0_of_an_emulator",
        ),
        pytest.param(
            {"mCellInfo": f"[{measured('CellIdentityGsm:{ mLac=1 mCid=2 mArfcn=600 mBsic=0x1 }')}]"},
            [("G1800/G1900", 600, "neighbour")],
            id="arfcn_600_is_1800_or_1900",
        ),
        pytest.param({"mCellInfo": "null", "mPhysicalChannelConfigs": "[]"}, [], id="nothing"),
    ],
)
def test_cells(fields: dict[str, str], found: list[tuple[str, int | None, str]]) -> None:
    assert short(cells_of(**fields)) == found


def test_a_cell_knows_its_frequency_bandwidth_registration_and_who_said_so() -> None:
    (cell,) = cells_of(mServiceState=LTE_STATE, mPhysicalChannelConfigs=f"[{carrier(khz=20000)}]")
    assert (cell.frequency_khz, cell.bandwidth_khz, cell.registered) == (1815000, 20000, True)
    assert cell.detail == (
        "mServiceState PS registration: channel 1300, band B3; "
        "mPhysicalChannelConfigs: channel 1300, band B3; mChannelNumber: channel 1300"
    )


def test_the_last_cell_of_a_phone_without_service_is_not_in_use() -> None:
    out = service(channel=-1, voice="1(OUT_OF_SERVICE)", data="1(OUT_OF_SERVICE)")
    assert cells_of(mServiceState=out, mCellIdentity=lte(1300, "[3]")) == ()


def test_a_registration_over_wifi_has_no_cell() -> None:
    wifi = info(cell=lte(1300, "[3]")).replace("WWAN", "WLAN")
    assert cells_of(mServiceState=service(wifi, channel=-1)) == ()


BANDS = st.sampled_from([Band(Rat.LTE, 3), Band(Rat.LTE, 7), Band(Rat.NR, 77), Band(Rat.NR, 78)])


@st.composite
def sightings(draw: st.DrawFn) -> Sighting:
    band = draw(BANDS)
    channels = {3: [1300, 1650], 7: [3050], 77: [632448, 660000], 78: [632448]}[band.number]
    channel = draw(st.one_of(st.none(), st.sampled_from(channels)))
    return Sighting(
        rat=band.rat,
        channel=channel,
        named=draw(st.sampled_from([frozenset({band}), frozenset()] if channel else [frozenset({band})])),
        role=draw(st.sampled_from(list(CellRole))),
        registered=draw(st.sampled_from([True, False, None])),
        field="x",
    )


@settings(deadline=None)
@given(st.lists(sightings(), max_size=8))
def test_a_cell_has_one_channel_and_its_bands_are_no_guess(found: list[Sighting]) -> None:
    """One entry per RAT and channel; bands are those that were named, else all that have the channel."""
    merged = merge(found)
    keys = [(cell.rat, cell.channel) for cell in merged if cell.channel is not None]
    assert len(keys) == len(set(keys))
    assert {(s.rat, s.channel) for s in found if s.channel is not None} == set(keys)
    named = {band for sighting in found for band in sighting.named}
    for cell in merged:
        assert cell.bands
        possible = set(bands_of(cell.rat, cell.channel)) if cell.channel is not None else set()
        assert set(cell.bands) <= named or set(cell.bands) == possible


SHUFFLED = st.lists(sightings().filter(lambda sighting: sighting.channel is not None), max_size=6).flatmap(
    lambda found: st.tuples(st.just(found), st.permutations(found))
)


@settings(deadline=None)
@given(SHUFFLED)
def test_the_order_of_the_fields_does_not_matter(both: tuple[list[Sighting], list[Sighting]]) -> None:
    """The same sightings in any order give the same channels, bands and roles."""
    found, shuffled = both
    assert short(merge(found)) == short(merge(shuffled))
