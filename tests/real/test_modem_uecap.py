"""Real capability files of ``../shared/modem``: bands and claim as they are known, and as another parser reads them."""

import json
from pathlib import Path
from typing import Any

import pytest

from inspector.artifacts.uecap import Capability, parse
from inspector.combinations import Kind
from tests.artifacts.uecap_here import decoded_here  # noqa: F401
from tests.real.shared import SHARED

pytestmark = pytest.mark.usefixtures("decoded_here")

MODEM = SHARED / "modem"
KINDS = (
    "uecap-hex",
    "uecap-pcap",
    "uecap-json",
    "diag-0xB0CD",
    "diag-0xB826",
    "diag-dump",
    "nv28874",
    "qct-text",
    "shannon-uecapconfig",
)
NOTES = (".expected.json", ".meta.json", ".expected.bands.json")
FILES = sorted(path for kind in KINDS for path in (MODEM / kind).glob("*") if not path.name.endswith(NOTES))
here = pytest.mark.skipif(not MODEM.is_dir(), reason="../shared is not here")


def note(path: Path, ending: str) -> Any:
    return json.loads((path.parent / f"{path.stem}{ending}").read_text(encoding="utf-8"))


def read(path: Path) -> Capability:
    return parse(path.read_bytes(), path.name)[0]


@here
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_bands_and_claim(path: Path) -> None:
    wanted = note(path, ".expected.json")
    claims = wanted["claim"] if isinstance(wanted["claim"], list) else [wanted["claim"]]
    (listed,) = [one for one in read(path).lists if one.claim in claims]
    assert {str(band) for band in listed.bands if band.rat not in wanted.get("ignore_rats", ())} == set(wanted["bands"])


PER_MESSAGE = [path for path in FILES if (path.parent / f"{path.stem}.expected.bands.json").is_file()]


@here
@pytest.mark.parametrize("path", PER_MESSAGE, ids=lambda path: path.name)
def test_the_other_parsers_lists_and_combinations(path: Path) -> None:
    messages = note(path, ".expected.bands.json")
    capability = read(path)
    named = {str(band) for one in capability.lists for band in one.bands}
    for message in messages:
        assert {f"B{number}" for number in message.get("lteBands", ())} <= named
        for key in ("nrBands", "nrNsaBandsEutra", "nrSaBandsEutra", "nrca_bands"):
            assert {f"n{number}" for number in message.get(key, ())} <= named
    # We keep one of those that differ in antennas or modulation alone.
    for kind, key in ((Kind.LTE_CA, "lteca_combos"), (Kind.NR_CA, "nrca_combos"), (Kind.EN_DC, "endc_combos")):
        ours = sum(one.counts().get(kind, 0) for one in capability.combinations)
        theirs = [message.get(key, 0) for message in messages]
        assert (ours > 0) is any(theirs)
        assert max(theirs) / 2 <= ours <= sum(theirs), kind
