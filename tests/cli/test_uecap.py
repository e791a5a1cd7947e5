"""UE capability from the command line: what it turns a verdict into, combinations, and what a user reads in trouble."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from inspector import schemas
from tests.artifacts import uecap_build as build
from tests.artifacts.uecap_here import decoded_here  # noqa: F401
from tests.cli.run import FIXTURES, Ran, inspector, process

pytestmark = pytest.mark.usefixtures("decoded_here")

MI_5 = FIXTURES / "xiaomi-mi-5-att-2016"
# The published bands of the Mi 5 (Global), and what its modem may say of 2G and 3G.
MI_5_LTE = [1, 3, 5, 7, 8, 20, 38, 40, 41]
COMBOS: list[build.Combo] = [[(3, "A", "A"), (7, "C", "")], [(1, "A", "A")]]


def check(source: Path) -> Ran:
    return inspector("check", "--carrier", "att-us", "--as-of", "2016-10", "--json", "--from", source)


@pytest.fixture
def mi_5(tmp_path: Path) -> Path:
    """The recorded Mi 5 as a folder without an index, as somebody would collect it by hand."""
    folder = tmp_path / "mi-5"
    folder.mkdir()
    for name in ("getprop.txt", "dumpsys-telephony.registry.txt"):
        shutil.copy(MI_5 / name, folder / name)
    return folder


def why(ran: Ran, band: str) -> str:
    found: str = next(layer["why"] for layer in ran.json["results"][0]["layers"] if layer["band"] == band)
    return found


def test_a_declared_list_without_b12_and_b17_turns_unlikely_into_no(mi_5: Path) -> None:
    assert "not in the published lists" in why(check(mi_5), "B17")
    message = build.lte_information(eutra=build.eutra(MI_5_LTE))
    (mi_5 / "uecapability.hex").write_text(message.hex(" "), encoding="ascii")
    text = process("check", "--carrier", "att-us", "--as-of", "2016-10", "--from", mi_5).out
    assert text.count("not in the modem's own list") >= 2
    assert "B17    700   core      no " in text
    assert "B12    700   extra     no " in text
    assert "B5     850   extra     yes " in text


def test_a_filtered_list_denies_nothing_and_says_so(mi_5: Path) -> None:
    message = build.lte_information(eutra=build.eutra(MI_5_LTE, asked=MI_5_LTE))
    (mi_5 / "uecapability.hex").write_text(message.hex(), encoding="ascii")
    ran = check(mi_5)
    assert "not in the published lists" in why(ran, "B17")
    assert [problem["code"] for problem in ran.json["phone"]["problems"]] == ["filtered"]


@pytest.fixture
def pcap(tmp_path: Path) -> Path:
    both = build.mrdc([([(3, "A", "A")], [(78, "A", "A")])], asked=[3])
    message = build.lte_information(eutra=build.eutra([3, 7, 66], combos=COMBOS), eutra_nr=both)
    path = tmp_path / "a log.bin"
    path.write_bytes(build.pcap([build.udp(build.gsmtap2(message))], 1))
    return path


def test_combinations_are_counted_and_listed_on_request(pcap: Path) -> None:
    counted = inspector("bands", "--from", pcap)
    assert counted.code == 0
    assert "Used together: 2 LTE CA, 1 EN-DC, declared by the modem (a log.bin)" in counted.out
    assert "List them with --combos." in counted.out
    assert "B3A-B7C" not in counted.out
    listed = inspector("bands", "--combos", "--from", pcap)
    assert "    B3A-B7C  B3A\n" in listed.out
    assert "    B3A+n78A  B3A+n78A\n" in listed.out
    document = inspector("bands", "--combos", "--json", "--from", pcap).json
    jsonschema.validate(document, json.loads(schemas.text("phone")))
    (one,) = document["combinations"]
    assert one["counts"] == {"LTE CA": 2, "EN-DC": 1}
    assert {"kind": "LTE CA", "bands": "B3A-B7C", "uplink": "B3A"} in one["list"]


def test_without_the_extra_the_user_reads_what_to_type(pcap: Path, tmp_path: Path) -> None:
    # A package of that name that cannot be found: an import hook placed before all others.
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name.startswith('pycrate') else find(name, *rest)\n"
    )
    ran = process("bands", "--from", pcap, env={"PYTHONPATH": str(tmp_path)})
    assert ran.code == 4
    assert "pip install 'band-inspector[uecap]'" in " ".join(ran.out.split())
    assert process("check", "--from", pcap, env={"PYTHONPATH": str(tmp_path)}).code == 4


def test_a_file_that_turns_out_to_say_nothing_is_unreadable(tmp_path: Path) -> None:
    junk = tmp_path / "junk.hex"
    junk.write_text("deadbeef " * 8)
    ran = inspector("bands", "--from", junk)
    assert ran.code == 4
    assert "nothing in it can be read as a UE capability" in " ".join(ran.out.split())


def test_combos_of_a_phone_that_names_none_is_a_note(tmp_path: Path) -> None:
    ran = inspector("bands", "--combos", "--from", MI_5)
    assert ran.code == 0
    assert "No source here names combinations" in ran.err
    assert "combinations" not in inspector("bands", "--json", "--from", MI_5).json
