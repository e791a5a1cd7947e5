"""No quirk fires on a real phone it is not for."""

import pytest

from tests.quirks.firing import TRUSTING, fired
from tests.real.shared import CAPTURES, here, names, recording

pytestmark = here

FIRES_ON = {
    # A channel of the emulator that no NR band has.
    "channel_of_its_own_rat": {"emulator-16-nrsa"},
    # mBands = [78, 78].
    "bands_named": {"flymodem-u20-nrsa"},
    # The signal where the channel should be.
    "signal_is_no_channel": {"samsung-sch-r890-10"},
    # Four members: {Sprint, Sprint, 31000, 7}.
    "plmn_of_operator": {"htc-evo-2.2"},
}
"""The real phones on which a quirk may change something; for all others and all other quirks: none."""

SPELLED_ON = {
    "nrStatus=": {"samsung-9-claro-br", "emulator-10-preview"},
    "endcAvailable=": {"lg-g7-3ita", "lg-10-searching"},
    "dcnrRestricted=": {"lg-g7-3ita", "lg-10-searching"},
    "5gAllocated=": {"lg-g7-3ita", "lg-10-searching"},
    "nsaState=": {"honor-view10-bkl-al00"},
    "NrBearerStatus=": {"samsung-s21-11"},
    "MobileDataRoamingType=": {"samsung-s21-11"},
}
"""Keys that only their makers print, and one that a preview of Android had first."""


@pytest.fixture(scope="module")
def on_real_phones() -> dict[str, set[str]]:
    return fired(recording(name) for name in sorted({*names("*registry.txt"), *names("logcat*"), *names("*phone.txt")}))


@pytest.mark.parametrize("quirk", sorted(TRUSTING))
def test_a_quirk_changes_only_the_phones_it_is_for(quirk: str, on_real_phones: dict[str, set[str]]) -> None:
    assert on_real_phones[quirk] == FIRES_ON.get(quirk, set())


@pytest.mark.parametrize("key", sorted(SPELLED_ON))
def test_a_makers_key_stands_on_its_own_phones_alone(key: str) -> None:
    printed = {path.parent.name for path in CAPTURES.glob("*/*.txt") if key.encode() in path.read_bytes()}
    assert printed == SPELLED_ON[key]
