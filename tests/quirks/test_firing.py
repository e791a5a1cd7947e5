"""No quirk fires on a phone it is not for: over all of our own recorded phones, and on values outside its case."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector import quirks
from inspector.bands import Rat, bands_of
from inspector.phone.source import open_source
from tests.quirks.firing import TRUSTING, fired

FIXTURES = Path(__file__).parents[2] / "fixtures"
PHONES = sorted(path for path in FIXTURES.iterdir() if (path / "capture.json").is_file())

FIRES_ON = {"bands_named": {"mediatek-redmi-14", "mediatek-rooted-14"}}
"""Made to print ``mBands = [78, 78]``."""

CHANNELS = st.one_of(st.none(), st.integers(-3, 300_000), st.sampled_from([2147483647, -2147483648]))


@pytest.fixture(scope="module")
def on_our_phones() -> dict[str, set[str]]:
    return fired(open_source(path) for path in PHONES)


@pytest.mark.parametrize("quirk", sorted(TRUSTING))
def test_on_phones_that_print_what_android_prints_no_quirk_changes_anything(
    quirk: str, on_our_phones: dict[str, set[str]]
) -> None:
    assert len(PHONES) > 10
    assert on_our_phones[quirk] == FIRES_ON.get(quirk, set())


def test_every_quirk_is_watched_but_the_blanks_that_every_maker_has() -> None:
    functions = {name for name in quirks.__all__ if callable(getattr(quirks, name))}
    assert functions - set(TRUSTING) == {"real", "plmn_or_none"}


@given(CHANNELS.filter(lambda channel: channel is None or channel > 0))
def test_a_channel_that_is_not_zero_stays(channel: int | None) -> None:
    assert quirks.zero_is_no_channel(channel) == channel


@given(CHANNELS.filter(lambda channel: channel is None or (channel > 31 and channel != 99)))
def test_a_channel_that_can_be_no_signal_stays(channel: int | None) -> None:
    assert quirks.signal_is_no_channel(channel) == channel


@given(st.sampled_from(Rat), CHANNELS)
def test_a_channel_that_a_band_of_the_rat_has_stays(rat: Rat, channel: int | None) -> None:
    kept = quirks.channel_of_its_own_rat(rat, channel)
    assert kept == (channel if channel is not None and bands_of(rat, channel) else None)


@given(CHANNELS, st.sampled_from(Rat))
def test_an_earfcn_without_a_named_lte_band_or_inside_it_stays(channel: int | None, rat: Rat) -> None:
    assert quirks.earfcn_cut_to_16_bits(channel, []) == channel
    own = bands_of(Rat.LTE, channel) if channel is not None else ()
    assert quirks.earfcn_cut_to_16_bits(channel, own) == channel
    other = [band for band in (bands_of(rat, channel) if channel is not None else ()) if band.rat is not Rat.LTE]
    assert quirks.earfcn_cut_to_16_bits(channel, other) == channel


@given(st.one_of(st.none(), st.integers()))
def test_only_an_allocated_bearer_and_only_state_5_are_a_connected_leg(number: int | None) -> None:
    assert (quirks.nr_state_of_samsung(number) == "CONNECTED") == (number in (1, 2))
    assert (quirks.nr_state_of_huawei(number) == "CONNECTED") == (number == 5)


@pytest.mark.parametrize("allocated", [True, False, None])
@pytest.mark.parametrize("available", [True, False, None])
def test_lg_has_a_leg_only_where_both_words_say_so(allocated: bool | None, available: bool | None) -> None:
    expected = "CONNECTED" if allocated is True and available is True else None
    assert quirks.nr_state_of_lg(allocated, available) == expected


@pytest.mark.parametrize(
    ("members", "plmn"),
    [
        (["Testnet", " Tn", " 99970", " 7"], "99970"),
        (["Testnet", " Tn", " 99970"], "99970"),
        (["Test", " net", " Tn", " 999700"], "999700"),
        (["99970", " 99970", " 99970"], "99970"),
        (["", " ", " "], None),
        (["", " ", " 00000"], None),
        (["99970", "99970"], None),
        ([""], None),
        ([], None),
    ],
)
def test_the_numeric_of_an_operator_is_never_its_name(members: list[str], plmn: str | None) -> None:
    assert quirks.plmn_of_operator(members) == plmn


@given(st.lists(st.text(max_size=8), max_size=6))
def test_three_members_are_read_as_they_stand(members: list[str]) -> None:
    found = quirks.plmn_of_operator(members)
    assert found is None or found in [member.strip() for member in members[2:]]
    if len(members) == 3:
        assert found == quirks.plmn_or_none(members[2])
