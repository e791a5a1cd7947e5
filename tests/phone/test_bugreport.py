"""Bugreports: the sections we know, in one pass, from any wrapping; everything else refused with its reason."""

import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector import facts
from inspector.phone.bugreport import LARGEST_SECTION, read_text
from inspector.phone.errors import UnreadableInput
from inspector.phone.questions import DEBUG_SERVICE, GETPROP, RADIO_LOG, TELEPHONY_REGISTRY
from inspector.phone.source import open_source
from tests.real.shared import SHARED, differences

FIXTURE = Path(__file__).parents[2] / "fixtures" / "pixel-8-endc-16"
PROPERTIES = (FIXTURE / "getprop.txt").read_text(encoding="utf-8")
REGISTRY = (FIXTURE / "dumpsys-telephony.registry.txt").read_text(encoding="utf-8")
RULE = "-" * 79
LOG = "11-24 10:00:00.123 radio  2000  2100 D RILJ    : [UNSL]< UNSOL_RESPONSE_RADIO_STATE_CHANGED [PHONE0]\n"


def report(
    *, properties: str = PROPERTIES, registry: str = REGISTRY, priority: str = "", duration: str = "", end: str = RULE
) -> str:
    """A bugreport as dumpstate writes it."""
    return f"""========================================================
== dumpstate: 2026-11-24 10:00:00
========================================================

Build: BP3A.250905.014
Bugreport format version: 2.0

------ UPTIME (uptime) ------
 10:00:00 up 1 day
------ 0.010s was the duration of 'UPTIME' ------
------ RADIO LOG (logcat -b radio -v threadtime -v printable -v uid -d *:v) ------
{LOG}------ 0.100s was the duration of 'RADIO LOG' ------
------ SYSTEM PROPERTIES (getprop) ------
{duration}{properties}------ 0.050s was the duration of 'SYSTEM PROPERTIES' ------
------ DUMPSYS (/system/bin/dumpsys) ------
{RULE}
DUMP OF SERVICE {priority}telecom:
  mCallState=0
--------- 0.003s was the duration of dumpsys telecom, ending at: 2026-11-24 10:00:01
{RULE}
DUMP OF SERVICE {priority}telephony.registry:
{registry}--------- 0.123s was the duration of dumpsys telephony.registry, ending at: 2026-11-24 10:00:03
{end}
DUMP OF SERVICE {priority}wifi:
last known state: of something else
--------- 0.003s was the duration of dumpsys wifi, ending at: 2026-11-24 10:00:04
------ APP SERVICES PLATFORM (dumpsys -T 60000 activity service all-platform-non-critical) ------
SERVICE com.android.settings/.Other 1a2b3c pid=1
  Client:
    mSS=of nobody
SERVICE com.android.phone/.TelephonyDebugService 4d5e6f pid=2
  Client:
    PhoneFactory:
SERVICE com.android.systemui/.Third 7a8b9c pid=3
  Client:
    the end
========================================================
== dumpstate: done (id 1)
"""


def read(text: str, size: int = 4096) -> "dict[str, tuple[bytes, bool]]":
    raw = text.encode()
    recording = read_text((raw[i : i + size] for i in range(0, len(raw), size)), "test")
    return {command: (answer.stdout, answer.complete) for command, answer in recording.answers.items()}


@pytest.mark.parametrize("size", [7, 100, 4096, 10**7])
def test_each_section_is_what_the_phone_printed_whatever_the_pieces(size: int) -> None:
    found = read(report(), size)
    assert found[GETPROP] == (PROPERTIES.encode(), True)
    assert found[TELEPHONY_REGISTRY] == (REGISTRY.encode(), True)
    assert found[RADIO_LOG] == (LOG.encode(), True)
    assert found[DEBUG_SERVICE][0].startswith(b"SERVICE com.android.phone/.TelephonyDebugService")
    assert b"Third" not in found[DEBUG_SERVICE][0]


def test_a_duration_line_is_not_a_boundary() -> None:
    stray = "------ 1.234s was the duration of 'SOMETHING PARALLEL' ------\n"
    assert read(report(duration=stray))[GETPROP] == (PROPERTIES.encode(), True)


@pytest.mark.parametrize("priority", ["", "CRITICAL ", "HIGH ", "NORMAL "])
def test_a_priority_word_changes_nothing(priority: str) -> None:
    assert read(report(priority=priority))[TELEPHONY_REGISTRY][1]


def test_crlf_as_a_mail_program_makes_it() -> None:
    recording = read_text([report().replace("\n", "\r\n").encode()], "test")
    assert facts.read(recording).identity.model == "Pixel 8"
    assert len(facts.read(recording).slots) == 2


def test_a_dump_that_timed_out_is_not_complete() -> None:
    timed_out = "*** SERVICE 'telephony.registry' DUMP TIMEOUT (10000ms) EXPIRED ***\n"
    assert read(report(registry=timed_out))[TELEPHONY_REGISTRY][1] is False


def test_a_report_that_ends_inside_a_section_says_so() -> None:
    text = report()
    cut = text[: text.index("mPhysicalChannelConfigs")]
    recording = read_text([cut.encode()], "test")
    assert not recording.answers[TELEPHONY_REGISTRY].complete
    assert [problem.code for problem in recording.problems] == ["cut-off"]


def test_the_first_section_of_a_kind_wins() -> None:
    again = "------ SYSTEM PROPERTIES (getprop) ------\n[ro.product.model]: [Other]\n"
    assert read(report() + again)[GETPROP] == (PROPERTIES.encode(), True)


def test_the_facts_are_those_of_the_same_phone_recorded() -> None:
    told, recorded = facts.read(read_text([report().encode()], "x")), facts.read(open_source(FIXTURE))
    assert (told.identity, told.modem, told.slots) == (recorded.identity, recorded.modem, recorded.slots)
    assert read_text([report().encode()], "x").taken_at == datetime(2026, 11, 24, 10, 0)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def sources(folder: Path) -> dict[str, Path]:
    text = report().encode()
    aosp = {
        "version.txt": b"2.0",
        "main_entry.txt": b"b.txt\n",
        "b.txt": text,
        "FS/data/anr/a.txt": b"x",
        "z.txt": b"y" * 9,
    }
    (folder / "bare.log").write_bytes(text)
    (folder / "unpacked").mkdir()
    (folder / "unpacked" / "main_entry.txt").write_bytes(b"b.txt")
    (folder / "unpacked" / "b.txt").write_bytes(text)
    inner = zipped(folder / "aosp.zip", aosp)
    return {
        "aosp": inner,
        "without main_entry": zipped(folder / "only.zip", {"b.txt": text}),
        "vendor": zipped(folder / "vendor.zip", {"info.txt": b"x", "bugreport/inner.zip": inner.read_bytes()}),
        "folder": folder / "unpacked",
        "bare": folder / "bare.log",
    }


@pytest.mark.parametrize("kind", ["aosp", "without main_entry", "vendor", "folder", "bare"])
def test_a_bugreport_is_recognised_in_any_wrapping(tmp_path: Path, kind: str) -> None:
    recording = open_source(sources(tmp_path)[kind])
    assert recording.kind == "bugreport"
    assert facts.read(recording).identity.device == "shiba"


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"main_entry.txt": b"b.txt", "b.txt": report().encode() + b"\0" * (30 * 2**20)}, "bomb"),
        ({"a.zip": b"PK\x03\x04 broken"}, "damaged"),
        ({"notes.txt": b"hello"}, "holds no recording"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, members: dict[str, bytes], says: str) -> None:
    with pytest.raises(UnreadableInput, match=says):
        open_source(zipped(tmp_path / "a.zip", members))


def test_a_zip_two_levels_down_is_not_followed(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "1.zip", {"b.txt": report().encode()})
    middle = zipped(tmp_path / "2.zip", {"1.zip": inner.read_bytes()})
    with pytest.raises(UnreadableInput):
        open_source(zipped(tmp_path / "3.zip", {"2.zip": middle.read_bytes()}))


def test_a_section_without_end_is_cut_at_its_limit() -> None:
    line = b"[x]: [" + b"y" * 1000 + b"]\n"

    def endless() -> "list[bytes]":
        return [
            report()[: report().index("[dalvik")].encode(),
            *([line * 1000] * (LARGEST_SECTION // len(line * 1000) + 2)),
        ]

    recording = read_text(endless(), "x")
    assert len(recording.answers[GETPROP].stdout) <= LARGEST_SECTION
    assert not recording.answers[GETPROP].complete


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=60), st.sampled_from([*report().encode().splitlines(True)[:40], RULE.encode() + b"\n"])
        )
    )
)
def test_any_bytes_are_read_without_an_exception(pieces: list[bytes]) -> None:
    facts.read(read_text(pieces, "x"))


REAL = sorted((SHARED / "bugreports").glob("*.expected.json"))


@pytest.mark.skipif(not REAL, reason="../shared is not here")
@pytest.mark.parametrize("expected", REAL, ids=lambda path: path.name)
def test_a_real_bugreport_says_what_it_states(expected: Path) -> None:
    recording = open_source(expected.with_name(expected.name.replace(".expected.json", ".zip")))
    assert differences(facts.read(recording), json.loads(expected.read_text(encoding="utf-8"))) == []
