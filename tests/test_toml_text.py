"""TOML of a user's own: whatever cannot be read is one exception, with a reason in words."""

from pathlib import Path

import pytest

from inspector.carriers.validate import validate as validate_carriers
from inspector.catalog.validate import validate as validate_catalog
from inspector.toml_text import TOMLDecodeError, loads

BROKEN = [
    ("a = " + "[" * 5000, "nested too deep"),
    ("a = " + "{a=" * 5000, "nested too deep"),
    ("a = " + "1" * 5000, "far too many digits"),
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


def test_a_good_text_is_what_it_says() -> None:
    assert loads("a = [1]") == {"a": [1]}
