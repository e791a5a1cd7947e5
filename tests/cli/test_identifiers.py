"""``--show-identifiers``: without it none is ever printed; with it all of them are, where one reader looks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.phone.redaction import identifiers
from inspector.phone.source import open_source
from inspector.report.identifiers import KINDS
from inspector.testing.phones import RunningPhone

from .run import FIXTURES, Ran, inspector

SERIAL, CELL, AREA = "R58N31ABCDE", "27447297", "24530"
Simulated = Callable[..., RunningPhone]
VIEWS = [["phone"], ["bands"], ["check", "-c", "att-us"]]


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """A phone that says who and where it is; not redacted."""
    folder = tmp_path / "phone"
    folder.mkdir()
    (folder / "getprop.txt").write_text(f"[ro.product.model]: [X1]\n[ro.serialno]: [{SERIAL}]\n")
    registry = (FIXTURES / "xiaomi-mi-5-att-2016" / "dumpsys-telephony.registry.txt").read_text(encoding="utf-8")
    told = f"  mSomething=CellIdentityLte:{{ mCi={CELL} mPci=96 mTac={AREA} mEarfcn=5780}}\n  wifi SSID: \x1b[31mhome\n"
    (folder / "dumpsys-telephony.registry.txt").write_text(registry + told, encoding="utf-8")
    return folder


def shown(ran: Ran) -> list[str]:
    return [value for value in (SERIAL, CELL, AREA) if value in ran.out + ran.err]


@pytest.mark.parametrize("view", VIEWS, ids=" ".join)
def test_none_is_printed_unless_asked_for(recording: Path, view: list[str]) -> None:
    for form in ("table", "json", "jsonl"):
        assert shown(inspector(*view, "--from", recording, "--format", form)) == []
        ran = inspector(*view, "--from", recording, "--format", form, "--show-identifiers")
        assert shown(ran) == [SERIAL, CELL, AREA]
        assert "do not send this on" in ran.err
        assert "\x1b" not in ran.out


def test_a_document_says_of_each_what_it_is_and_which_answer_has_it(recording: Path) -> None:
    told = inspector("phone", "--from", recording, "--json", "--show-identifiers").json["identifiers"]
    found = {(one["kind"], one["value"]): one["artifact"] for one in told}
    assert found["serial", SERIAL] == "getprop"
    assert found["cell", CELL] == found["area", AREA] == "dumpsys telephony.registry"
    kinds = inspector("schema", "phone").json["properties"]["identifiers"]["items"]["properties"]["kind"]["enum"]
    assert {*kinds, "traffic"} == {*KINDS}
    assert "identifiers" not in inspector("phone", "--from", recording, "--json").json


def test_the_fakes_of_a_redacted_recording_are_not_shown_as_somebodys(recording: Path, tmp_path: Path) -> None:
    inspector("capture", tmp_path / "redacted.zip", "--from", recording)
    ran = inspector("phone", "--from", tmp_path / "redacted.zip", "--show-identifiers")
    assert "No identifier is in what was read" in ran.out
    assert "do not send" not in ran.err


@pytest.mark.parametrize("form", ["csv", "markdown", "junit"])
def test_formats_that_are_sent_round_have_no_place_for_them(recording: Path, form: str) -> None:
    ran = inspector("check", "--from", recording, "--format", form, "--show-identifiers")
    assert (ran.code, ran.out) == (2, "")
    assert "--show-identifiers has no place in --format" in ran.err


def test_a_plugged_in_phone_tells_them_as_well(simulated_phone: Simulated, recording: Path) -> None:
    phone = simulated_phone(recording)
    assert shown(inspector("phone", *phone.options, "--show-identifiers")) == [SERIAL, CELL, AREA]
    assert shown(inspector("phone", *phone.options)) == []


def test_a_log_or_a_traceback_that_prints_one_does_not_tell_it(recording: Path) -> None:
    found = identifiers(open_source(recording))
    assert {one.value for one in found} >= {SERIAL, CELL, AREA}
    assert not any(value in repr(found) for value in (SERIAL, CELL, AREA))
