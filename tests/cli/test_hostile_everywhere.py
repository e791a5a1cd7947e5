"""Hostile values in every field that a phone, an archive or a user's table controls; every format is looked at."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.phone.source import open_source
from inspector.report.formats import FORMATS, Format
from inspector.testing.phones import RunningPhone
from tests.hostile import VALUES, hidden, leaks, poisoned

from .run import FIXTURES, Ran, inspector

Simulated = Callable[..., RunningPhone]
SOURCES = ("pixel-8-endc-16", "samsung-s23-masked-14", "mediatek-rooted-14")
LOG = (
    "11-24 10:00:00.000  radio  1 2 D RILJ : [1]< OPERATOR {AT&T, ATT, 310410}\n"
    "11-24 10:00:00.000  radio  1 2 D SST : getCarrierName: AT&T mState=IN_SERVICE rat=LTE earfcn=5780\n"
)
CARRIER_CONFIG = (
    "Phone Id = 0\nmConfigFromDefaultApp:\n    carrier_name_string = AT&T\n    carrier_volte_available_bool = true\n"
    "    carrier_config_version_string = abc\n"
)
FORMS = {Format.TABLE: "text", Format.JSONL: "text", Format.JUNIT: "text"}
"""Under which form a format is looked at where it is not one of its own."""
WORDS = {"check": ["--country", "us"], "matrix": ["-c", "att-us"], "diff": ["--country", "us"]}
READERS = [
    ([view, *WORDS.get(view, []), "--format", one.value], FORMS.get(one, one.value))
    for view, formats in FORMATS.items()
    for one in formats
]


def is_clean(ran: Ran, form: str = "text") -> None:
    assert "Traceback" not in ran.out + ran.err
    assert ran.code != 70, ran.err
    assert list(leaks(ran.out, form) if ran.out else ()) == []
    assert list(leaks(ran.err, "text")) == []


def spoil(source: str, folder: Path, turn: int, every: int) -> Path:
    """A copy of a recording with hostile values in its fields; files alone, and those that it does not have."""
    folder.mkdir()
    texts = {path.name: path.read_text(encoding="utf-8") for path in (FIXTURES / source).glob("*.txt")}
    texts.setdefault("logcat-radio.txt", LOG)
    texts.setdefault("dumpsys-carrier_config.txt", CARRIER_CONFIG)
    for name, text in texts.items():
        (folder / name).write_bytes(poisoned(text, turn, every).encode("utf-8", "surrogatepass"))
    return folder


@pytest.mark.parametrize(
    ("command", "form"), READERS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_no_field_of_a_phone_reaches_an_output_raw(tmp_path: Path, command: list[str], form: str) -> None:
    for number, source in enumerate(SOURCES):
        # Every field at once spoils most of what could be read; one in three leaves the rest to be shown beside it.
        for every in (1, 3):
            folder = spoil(source, tmp_path / f"{source}-{every}", number * 7 + len(command), every)
            read = {"matrix": [folder], "diff": [FIXTURES / source, folder]}.get(command[0], ["--from", folder])
            is_clean(inspector(*command, *read), form)


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_an_operator_and_a_model_of_any_name_are_shown_harmlessly(tmp_path: Path, value: str) -> None:
    """One value at a time, so that what is read around it is whole: here it does reach the output."""
    folder = tmp_path / "phone"
    folder.mkdir()
    source = FIXTURES / "samsung-s23-masked-14"
    properties = (source / "getprop.txt").read_text(encoding="utf-8")
    lines = [
        f"[{key}]: [{value}]"
        if (key := line[1:].partition("]")[0]) in ("ro.product.model", "gsm.operator.alpha")
        else line
        for line in properties.split("\n")
    ]
    (folder / "getprop.txt").write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    (folder / "dumpsys-telephony.registry.txt").write_bytes((source / "dumpsys-telephony.registry.txt").read_bytes())
    for command, form in (["phone"], "text"), (["phone", "--json"], "json"):
        ran = inspector(*command, "--from", folder)
        is_clean(ran, form)
        assert ran.out if form == "text" else ran.json["identity"]["model"] is not None or "]" in value
    is_clean(inspector("matrix", folder, "-c", "att-us", "--format", "csv"), "csv")


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_names_inside_a_zip_and_its_index_say_nothing(tmp_path: Path, value: str) -> None:
    name = value.encode("utf-8", "replace").decode().replace("\0", "")
    path = tmp_path / "recording.zip"
    index = {
        "schema": "inspector/capture/1", "taken_at": value, "redacted": True,
        "entries": [
            {"command": "getprop", "file": name, "exit_code": 0, "seconds": 0, "complete": True},
            {"command": value, "file": "b.txt", "exit_code": 0, "seconds": 0, "complete": True},
        ],
    }  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "[ro.product.model]: [X]\n")
        archive.writestr("capture.json", json.dumps(index))
        archive.writestr("b.txt", value.encode("utf-8", "replace"))
    is_clean(inspector("phone", "--from", path))
    is_clean(inspector("phone", "--json", "--from", path), "json")
    is_clean(inspector("capture", tmp_path / "again", "--from", path))
    alone = tmp_path / "alone.zip"
    with zipfile.ZipFile(alone, "w") as archive:
        archive.writestr(name + ".txt", "[ro.product.model]: [X]\n")
        archive.writestr(name + "/../x.zip", b"PK")
    is_clean(inspector("phone", "--from", alone))


@pytest.mark.parametrize("turn", range(0, len(VALUES), 5))
def test_a_survey_with_anything_in_it_is_summed_up_harmlessly(tmp_path: Path, turn: int) -> None:
    begin = {
        "schema": "inspector/survey/1", "started_at": "2026-11-24T10:00:00Z",
        "phone": {"brand": VALUES[turn], "properties": {"ro.product.model": VALUES[turn + 1], VALUES[turn]: "x"}},
    }  # fmt: skip
    spot = {"at": "2026-11-24T10:00:01Z", "event": "seen", "slot": 0, "rat": "LTE", "channel": 5780, "bands": ["B17"],
            "role": "primary", "plmn": "310410", "signal_dbm": -90, "times": 1}  # fmt: skip
    strange = [{**spot, key: VALUES[turn + 2]} for key in spot]
    event = {"at": "2026-11-24T10:00:02Z", "event": "lost", "why": VALUES[turn + 3]}
    path = tmp_path / "s.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in (begin, spot, *strange, event)))
    is_clean(inspector("survey", path, "--summary"))
    is_clean(inspector("check", "--from", path, "-c", "att-us"))
    is_clean(inspector("phone", "--from", path, "--json"), "json")


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_a_profile_and_a_table_of_your_own_are_shown_harmlessly(tmp_path: Path, value: str) -> None:
    said = json.dumps(value.encode("utf-8", "replace").decode())
    profile = tmp_path / "own.toml"
    profile.write_text(
        f'[[carrier]]\nid = "own-xx"\nname = {said}\ncountry = "us"\n{said} = 1\n[carrier.lte]\ncore = [{said}]\n'
    )
    is_clean(inspector("carriers", "validate", profile))
    is_clean(inspector("check", "--from", FIXTURES / SOURCES[0], "--profile", profile, "-c", "own-xx"))
    table = tmp_path / "table.csv"
    cell = '"' + value.encode("utf-8", "replace").decode().replace('"', '""') + '"'
    table.write_text(f"brand,id,name,models,lte,{cell}\n{cell},{cell},{cell},{cell},{cell},{cell}\n", encoding="utf-8")
    is_clean(inspector("catalog", "import", table, "-o", tmp_path / "out.toml"))
    is_clean(inspector("catalog", "validate", profile))
    is_clean(inspector("channel", "--file", table))
    for words in (
        ["carriers", "show", value],
        ["catalog", "show", value],
        ["channel", "LTE", value],
        ["schema", value],
    ):
        is_clean(inspector(*(word.replace("\0", "") for word in words)))


def test_a_plugged_in_phone_steers_nothing_either(simulated_phone: Simulated, tmp_path: Path) -> None:
    for turn in (0, 10):
        phone = simulated_phone(open_source(spoil(SOURCES[0], tmp_path / f"phone-{turn}", turn, 2)))
        is_clean(inspector("check", *phone.options))
        is_clean(inspector("devices", "-P", str(phone.port)))
        is_clean(inspector("capture", tmp_path / f"out-{turn}", *phone.options))
        survey = tmp_path / f"out-{turn}.jsonl"
        is_clean(inspector("survey", survey, *phone.options, "--for", "0.1"))
        assert not hidden(survey.read_text(encoding="ascii") if survey.exists() else "")


@pytest.mark.parametrize(
    "words", [["check", "--from"], ["check", "-c"], ["matrix", "-c", "att-us"], ["simulate"], ["carriers", "validate"]]
)
def test_a_message_of_our_own_carries_nothing_raw(words: list[str]) -> None:
    """A file name comes from whoever packed the files."""
    ran = inspector(*words, "no\x1b[2J\u202esuch")
    is_clean(ran)
    assert "such" in ran.out + ran.err or ran.code == 3
