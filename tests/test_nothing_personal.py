"""No fixture names anybody; every output of the command line that the suite sees is looked at as well (cli/run.py)."""

from pathlib import Path

import pytest

from .every import every
from .personal import personal

ROOT = Path(__file__).parents[1]
FILES = [path for path in sorted((ROOT / "fixtures").rglob("*")) if path.is_file()]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("imei 358240051111110 x", "IMEI"),
        ("IMSI: 310410123456789", "IMSI"),
        ("iccid 89014103211118510720", "ICCID"),
        ("a4:50:46:12:34:56", "MAC"),
        ("call +491701234567", "number"),
        ("who somebody@gmail.com", "account"),
    ],
)
def test_the_patterns_find_what_they_are_for(text: str, kind: str) -> None:
    assert [found.split()[0] for found in personal(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["004400152020000", "02:00:00:aa:bb:cc", "+15551234567", "mTimeStamp=3320334417728123ns"]
)
def test_what_is_reserved_or_a_time_is_nobody(text: str) -> None:
    assert personal(text) == []


@every("path", FILES)
def test_no_fixture_names_anybody(path: Path) -> None:
    assert personal(path.read_bytes().decode("latin-1")) == []
