"""TOML of a user's own: whatever cannot be read is one exception, with a reason in words."""

import time
from pathlib import Path

import pytest

from inspector.carriers.loader import read
from inspector.carriers.validate import validate as validate_carriers
from inspector.catalog.validate import validate as validate_catalog
from inspector.toml_text import TOMLDecodeError, loads

BROKEN = [
    ("a = " + "[" * 5000, "nested too deep"),
    ("a = " + "{a=" * 5000, "nested too deep"),
    ("a = " + "1" * 5000, "far too many digits"),
    ("a." * 100_000 + "a = 1", "far too many parts"),
    ("[" + '"a" . ' * 1000 + "a]", "far too many parts"),
]


@pytest.mark.parametrize(("text", "reason"), BROKEN)
def test_what_the_standard_reader_stumbles_over_is_a_fault_of_the_text(text: str, reason: str) -> None:
    with pytest.raises(TOMLDecodeError, match=reason):
        loads(text)


@pytest.mark.parametrize(("text", "reason"), BROKEN)
def test_validation_names_the_file_and_the_reason_instead_of_a_traceback(
    tmp_path: Path, text: str, reason: str
) -> None:
    file = tmp_path / "xa.toml"
    file.write_text(text, encoding="utf-8")
    for validate in (validate_carriers, validate_catalog):
        assert [reason in fault.reason for fault in validate([file])] == [True]


@pytest.mark.parametrize(
    "text", ["a = [1]", "a = '" + "1.5, " * 1000 + "'", "a = 1 # " + "word " * 10_000 + "." * 10_000]
)
def test_a_good_text_is_read(text: str) -> None:
    assert loads(text).keys() == {"a"}


def test_a_file_of_thousands_of_faulty_entries_is_read_in_linear_time(tmp_path: Path) -> None:
    """Every profile was once looked up among all faults: minutes for 400 KiB."""
    (tmp_path / "xa.toml").write_text('country = "XA"\n' + "[[profile]]\n" * 5000, encoding="utf-8")
    began = time.process_time()
    assert list(read(tmp_path / "xa.toml").sound()) == []
    assert time.process_time() - began < 3
