"""Every text sample of ``../shared/modem``: the right bands under the right claim, and nothing else."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from inspector import facts
from inspector.bands import Band
from inspector.phone.source import open_source
from tests.real.shared import CAPTURES, SHARED

MODEM = SHARED / "modem"
KINDS = (
    "at-fibocom", "at-fibocom-cells", "at-huawei", "at-mtk", "at-quectel", "at-quectel-cells", "at-sierra", "at-unisoc",
    "carrier-policy", "mmcli", "qmi-trace", "qmicli-dms", "qmicli-nas-cells", "qmicli-nas-ssp", "xiaomi-mtb",
)  # fmt: skip
EXPECTED = sorted(path for kind in KINDS for path in (MODEM / kind).glob("*.expected.json"))

pytestmark = pytest.mark.skipif(not MODEM.is_dir(), reason="../shared is not here")


def sample_of(expected: Path) -> Path:
    stem = expected.name.removesuffix(".expected.json")
    return next(path for path in expected.parent.glob(f"{stem}.*") if path.suffix != ".json")


def claimed(path: Path) -> dict[str, set[str]]:
    """Band names by claim, as the evidence would have them."""
    found: dict[str, set[str]] = defaultdict(set)
    for said in facts.read(open_source(path)).lists:
        found[said.claim.value] |= {str(band) for band in said.bands}
    return found


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_bands_and_claim_are_those_of_the_sample(expected: Path, tmp_path: Path) -> None:
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    odd = tmp_path / "odd.name"
    odd.write_bytes(sample_of(expected).read_bytes())
    got = claimed(odd)
    groups = [wanted, *wanted.get("also", ())]
    for group in groups:
        assert compared(group, got, wanted) == set(group["bands"])
    allowed = {claim for group in groups for claim in claims(group)}
    assert {claim for claim, bands in got.items() if bands} <= allowed


def claims(group: dict[str, Any]) -> list[str]:
    return group["claim"] if isinstance(group["claim"], list) else [group["claim"]]


def compared(group: dict[str, Any], got: dict[str, set[str]], wanted: dict[str, Any]) -> set[str]:
    bands = {band for claim in claims(group) for band in got.get(claim, set())}
    ignored = set(wanted.get("ignore_rats", ()))
    return {band for band in bands if Band.parse(band).rat.value not in ignored} - set(wanted.get("optional", ()))


@pytest.mark.parametrize("name", ["fullCarrierPolicy.xml"])
def test_a_policy_that_depends_on_sim_and_place_only_ever_allows(name: str) -> None:
    lists = facts.read(open_source(MODEM / "carrier-policy" / name)).lists
    assert lists
    assert {said.claim.value for said in lists} == {"allowed"}
    assert not any(said.complete for said in lists)


CAPTURED = sorted(path.parent for path in CAPTURES.glob("modem-*/SOURCE.md"))


@pytest.mark.parametrize("folder", CAPTURED, ids=lambda path: path.name)
def test_a_folder_of_a_modem_is_read_without_a_problem(folder: Path) -> None:
    read = facts.read(open_source(folder))
    assert read.lists
    assert read.problems == ()
    stated = folder / "expected.json"
    if stated.is_file():
        wanted = json.loads(stated.read_text(encoding="utf-8"))
        assert claimed(folder)["seen"] == set(wanted["seen_bands"])
