"""``inspector matrix`` as a user and a build run it."""

import csv
import io
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from inspector.phone.adb import AdbPhone
from inspector.phone.devices import Device
from inspector.phone.private_server import PrivateAdbServer
from inspector.phone.recording import Recording
from inspector.phone.source import open_source
from inspector.testing.phones import RunningPhone

from .run import FIXTURES, inspector, process

Simulated = Callable[..., RunningPhone]
GOOD = ["pixel-8-endc-16", "samsung-s23-masked-14"]


@pytest.fixture
def fleet(tmp_path: Path) -> Path:
    for name in (*GOOD, "xiaomi-mi-5-att-2016"):
        shutil.copytree(FIXTURES / name, tmp_path / "fleet" / name)
    return tmp_path / "fleet"


def document(*arguments: str | Path) -> dict[str, object]:
    ran = inspector("matrix", *arguments, "--json", "-q")
    assert ran.out.isascii()
    jsonschema.validate(ran.json, inspector("schema", "matrix").json)
    return ran.json


def test_json_validates_with_good_and_broken_sources() -> None:
    found = document(FIXTURES, "--country", "us")
    rows = found["rows"]
    assert isinstance(rows, list)
    assert any(row["model"] is None and {r["verdict"] for r in row["results"]} == {"not_checked"} for row in rows)
    assert sum(len(row["sources"]) for row in rows) == found["sources"]


def test_a_matrix_is_what_check_says_of_each(fleet: Path) -> None:
    rows = document(fleet, "--country", "us")["rows"]
    assert isinstance(rows, list)
    for row in rows:
        checked = inspector("check", "--from", row["sources"][0]["label"], "--country", "us", "--json").json
        alone = {r["carrier"]: (r["verdict"], r["nr"]["verdict"]) for r in checked["results"]}
        assert len(row["results"]) > 5
        assert all((r["verdict"], r["nr"]) == alone[r["carrier"]] for r in row["results"])


def test_csv_has_a_line_for_each_source_and_carrier(fleet: Path) -> None:
    ran = inspector("matrix", fleet, "-c", "att-us", "-c", "verizon-us", "--format", "csv", "-q")
    lines = list(csv.DictReader(io.StringIO(ran.out)))
    assert len(lines) == 6
    assert {line["verdict"] for line in lines} <= {"fits", "gaps", "lacks"}
    assert lines[0].keys() >= {"source", "model", "carrier", "verdict", "nr", "why"}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "lacks"], 1),
        (["--fail-on", "gaps"], 1),
        (["--fail-on", "gaps", "--exclude", "xiaomi*"], 0),
        (["--fail-on", "unknown", "--exclude", "xiaomi*", "--require-nr"], 5),
        (["--fail-on", "gaps", "--exclude", "*"], 4),
    ],
)
def test_exit_codes_for_a_build(fleet: Path, options: list[str], code: int) -> None:
    assert inspector("matrix", fleet, "-c", "att-us", *options).code == code


def test_an_unreadable_source_is_said_and_is_exit_4(fleet: Path) -> None:
    (fleet / "broken.zip").write_bytes(b"PK\x03\x04 cut")
    for format_ in ("table", "markdown", "csv", "json"):
        ran = inspector("matrix", fleet, fleet / "absent", "-c", "att-us", "--format", format_)
        assert ran.code == 4, ran
        assert "broken.zip" in ran.out
        assert "absent" in ran.out
        assert "Traceback" not in ran.err
    ran = inspector("matrix", fleet / "broken.zip", "-c", "att-us")
    assert ran.code == 4
    assert "1 not checked" in ran.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["matrix"], "Which carriers?"),
        (["matrix", "-c", "att-us"], "Which phones?"),
        (["matrix", ".", "-c", "at-us"], "att-us"),
        (["matrix", ".", "-c", "att-us", "--format", "pdf"], "markdown"),
        (["matrix", ".", "-c", "att-us", "--fail-on", "all"], "lacks"),
    ],
)
def test_wrong_use(arguments: list[str], says: str) -> None:
    ran = inspector(*arguments)
    assert ran.code == 2
    assert says in ran.err


def test_a_file_appears_only_when_it_is_whole(fleet: Path, tmp_path: Path) -> None:
    out = tmp_path / "matrix.md"
    ran = inspector("matrix", fleet, "-c", "at-us", "--format", "markdown", "-o", out)
    assert (ran.code, out.exists()) == (2, False)
    ran = inspector("matrix", fleet, "-c", "att-us", "--format", "markdown", "-o", out)
    assert (ran.code, ran.out) == (0, "")
    assert out.read_text(encoding="utf-8").startswith("# Phones on carriers")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fleet", "matrix.md"]
    ran = inspector("matrix", fleet, "-c", "att-us", "-o", tmp_path / "no" / "such" / "matrix.md")
    assert ran.code == 4
    assert "Choose another file with -o" in ran.err


def test_a_source_that_is_named_twice_counts_once(fleet: Path) -> None:
    assert document(fleet, fleet / GOOD[0], "-c", "att-us")["sources"] == 3


def test_a_broken_catalog_of_the_users_own_stops_at_once(fleet: Path, tmp_path: Path) -> None:
    (tmp_path / "home" / "catalog").mkdir(parents=True)
    (tmp_path / "home" / "catalog" / "acme.toml").write_text("brand = ", encoding="utf-8")
    ran = process("matrix", fleet, "-c", "att-us", env={"BAND_INSPECTOR_HOME": str(tmp_path / "home")})
    assert (ran.code, ran.out) == (4, "")
    assert "acme.toml:1: " in ran.err


def test_plugged_in_phones_stand_beside_recordings(simulated_phone: Simulated, fleet: Path) -> None:
    phone = simulated_phone(FIXTURES / "xiaomi-mi-5-att-2016")
    server = phone.options[phone.options.index("-P") : phone.options.index("-P") + 2]
    found = document(fleet, "--plugged-in", *server, "-c", "att-us")
    labels = [(source["kind"], source["label"]) for row in found["rows"] for source in row["sources"]]  # type: ignore[attr-defined]
    assert len(labels) == 4
    assert sum(kind == "adb" for kind, _ in labels) == 1
    assert phone.serial not in json.dumps(found)


def test_a_plugged_in_phone_that_may_not_be_asked_is_a_row(simulated_phone: Simulated) -> None:
    phone = simulated_phone(FIXTURES / "xiaomi-mi-5-att-2016", unauthorized=True)
    server = phone.options[phone.options.index("-P") : phone.options.index("-P") + 2]
    ran = process("matrix", "--plugged-in", *server, "-c", "att-us")
    assert ran.code == 4
    assert "it is unauthorized: unlock it and accept" in " ".join(ran.out.split())


def test_no_phone_plugged_in_is_exit_3() -> None:
    with PrivateAdbServer() as server:
        ran = process("matrix", "--plugged-in", "-P", str(server.port), "-c", "att-us")
    assert ran.code == 3
    assert "Plug one in" in ran.err


def test_a_reader_that_hangs_up_is_no_fault(fleet: Path) -> None:
    command = f"{sys.executable} -m inspector matrix {fleet} --country us | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, cwd=FIXTURES.parent)
    assert "Traceback" not in done.stderr
    assert done.stderr == ""


def test_64_plugged_in_phones_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them waits for another: each reading ends only when all have begun."""
    everybody = threading.Barrier(64)
    plugged_in = tuple(Device(serial=f"phone-{i}", state="device", link="usb", transport=i) for i in range(64))
    recording = open_source(FIXTURES / "xiaomi-mi-5-att-2016")

    def read(*_: object) -> Recording:
        everybody.wait(timeout=10)
        return recording

    monkeypatch.setattr(AdbPhone, "read", read)
    monkeypatch.setattr("inspector.phone.server.reach", lambda *_: None)
    monkeypatch.setattr("inspector.phone.devices.list_devices", lambda *_: plugged_in)
    ran = inspector("matrix", "--plugged-in", "-c", "att-us")
    assert "64 sources, 1 model, 1 carrier" in ran.out


def test_of_two_countries_named_none_is_dropped(fleet: Path) -> None:
    """The last one used to win without a word."""
    carriers = document(fleet, "--country", "us", "--country", "it")["carriers"]
    assert isinstance(carriers, list)
    assert {carrier["country"] for carrier in carriers} == {"US", "IT"}
